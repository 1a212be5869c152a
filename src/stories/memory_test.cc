// SPDX-License-Identifier: Apache-2.0
#include "stories/memory.h"

#include <gtest/gtest.h>

#include <string>

#include "stories/memory_file.h"
#include "stories/regroup.h"

namespace synoptic {
namespace {

Sketch sketch(std::string id, std::optional<int> day) {
  Sketch sketch;
  sketch.id = std::move(id);
  sketch.text = 7;
  sketch.size = 90;
  sketch.day = day;
  sketch.terms = {{3, 0.6F}, {9, 0.8F}};
  sketch.rounds = {{{4, 9}, "talks", 2, true}};
  sketch.fingerprint.runs = {11, 12, 4000000000U};
  return sketch;
}

Memory sample() {
  Memory memory;
  regroup(memory, {sketch("a", 20000), sketch("b", 20001)});
  regroup(memory, {sketch("c", std::nullopt)});
  memory.changes.push_back({2, ChangeKind::Split, 0, 5, "decided"});
  memory.next_story = 6;
  memory.reports[1].copy_of = CopyOf{0, 0.5};
  return memory;
}

TEST(memory, comes_back_from_its_bytes_as_it_was) {
  const std::string bytes = memory_to_bytes(sample());
  const Result<MemoryRead> read = memory_from_bytes(bytes);
  ASSERT_TRUE(read);
  EXPECT_TRUE(read->whole);
  EXPECT_EQ(read->memory.reports.size(), 3U);
  EXPECT_EQ(read->memory.runs, 2U);
  EXPECT_EQ(memory_to_bytes(read->memory), bytes);
}

TEST(memory, cut_anywhere_it_holds_what_stands_before_the_cut) {
  const std::string bytes = memory_to_bytes(sample());
  std::size_t most = 0;
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    const Result<MemoryRead> read = memory_from_bytes(bytes.substr(0, size));
    ASSERT_TRUE(read) << size;
    EXPECT_FALSE(read->whole) << size;
    EXPECT_GE(read->memory.reports.size(), most) << size;
    most = read->memory.reports.size();
  }
  EXPECT_EQ(most, 3U);
}

TEST(memory, with_any_byte_changed_it_is_refused_or_not_whole) {
  const std::string bytes = memory_to_bytes(sample());
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    std::string changed = bytes;
    changed[at] = static_cast<char>(changed[at] ^ 0x15);
    const Result<MemoryRead> read = memory_from_bytes(changed);
    EXPECT_FALSE(read && read->whole) << at;
  }
}

TEST(memory, of_few_reports_lets_none_go) {
  Memory memory;
  regroup(memory, {sketch("old", 100), sketch("new", 20000)});
  let_go(memory);
  EXPECT_FALSE(memory.reports[0].sketch.terms.empty());
}

TEST(memory, lets_old_reports_go_but_a_future_date_makes_none_old) {
  Memory memory;
  for (int i = 0; i < 30000; ++i) {
    Remembered report;
    report.sketch = sketch(std::to_string(i), i < 2000 ? 10000 : 20000);
    memory.reports.push_back(std::move(report));
  }
  memory.reports.back().sketch.day = 90000;
  let_go(memory);
  EXPECT_TRUE(memory.reports.front().sketch.terms.empty());
  EXPECT_TRUE(memory.reports.front().sketch.fingerprint.runs.empty());
  EXPECT_FALSE(memory.reports[29998].sketch.terms.empty());
}

}  // namespace
}  // namespace synoptic
