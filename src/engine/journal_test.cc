// SPDX-License-Identifier: Apache-2.0
#include "engine/journal.h"

#include <gtest/gtest.h>

#include "engine/testing/memory_files.h"

namespace synoptic {
namespace {

TEST(journal, what_is_noted_is_read_again) {
  Journal journal;
  journal.key = "17";
  journal.written = 5'000'000'000;
  journal.place.input = 3;
  journal.place.place = {{6'000'000'000, 12}, InputFormat::Warc, 0};
  journal.place.bytes = 7'000'000'000;
  journal.place.summary = {40, 2};
  const auto again = read_journal(journal_to_text(journal));
  ASSERT_TRUE(again);
  EXPECT_EQ(again->key, "17");
  EXPECT_EQ(again->written, 5'000'000'000u);
  EXPECT_EQ(again->place.place.at.member, 6'000'000'000u);
  EXPECT_EQ(again->place.place.format, InputFormat::Warc);
  EXPECT_EQ(journal_to_text(*again), journal_to_text(journal));
}

TEST(journal, what_is_none_or_cut_short_is_refused) {
  const std::string text = journal_to_text({"17", 1, {}});
  for (std::size_t size = 0; size < text.size(); ++size) {
    EXPECT_FALSE(read_journal(text.substr(0, size))) << size;
  }
  EXPECT_TRUE(read_journal(text));
  EXPECT_FALSE(read_journal("synoptic journal 2\nkey 17\n"));
}

TEST(journal, the_key_tells_inputs_of_other_sizes_apart) {
  Inputs inputs;
  inputs.inputs.push_back({"a.warc", "a", 100});
  const std::string key = run_key("extract", inputs);
  EXPECT_EQ(run_key("extract", inputs), key);
  EXPECT_NE(run_key("analyze", inputs), key);
  inputs.inputs[0].size = 101;
  EXPECT_NE(run_key("extract", inputs), key);
}

TEST(journal, ids_of_lines_that_were_written_are_taken) {
  const std::string lines =
      "{\"id\":\"a\",\"text\":\"x\"}\n{\"id\":\"q\\\"\\u00e5\",\"text\":\"\"}"
      "\n";
  Identities identities;
  MemoryInput output(lines + "{\"id\":\"half");
  ASSERT_TRUE(take_ids(output, lines.size(), identities));
  EXPECT_FALSE(identities.take("a"));
  EXPECT_FALSE(identities.take("q\"\xC3\xA5"));
  EXPECT_TRUE(identities.take("half"));
}

TEST(journal, an_output_that_is_not_as_noted_is_refused) {
  Identities identities;
  for (const std::string bytes :
       {"{\"id\":\"a\"}\n", "{\"x\":1}\n[1234567]\n"}) {
    MemoryInput output(bytes);
    EXPECT_FALSE(take_ids(output, 18, identities)) << bytes;
  }
}

}  // namespace
}  // namespace synoptic
