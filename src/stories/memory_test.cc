// SPDX-License-Identifier: Apache-2.0
#include "stories/memory.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

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
  sketch.agency = "AFP";
  sketch.credit = CreditExtent::Whole;
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

/// Bytes as pairs of hexadecimal digits.
std::string from_hex(std::string_view digits) {
  std::string bytes;
  for (std::size_t i = 0; i + 1 < digits.size(); i += 2) {
    bytes += static_cast<char>(
        std::stoi(std::string(digits.substr(i, 2)), nullptr, 16));
  }
  return bytes;
}

TEST(memory, is_read_from_a_file_of_the_form_of_before) {
  const Result<MemoryRead> read = memory_from_bytes(from_hex(
      "73796e6f707469632d737461746520310a480c0000001d4d66afb25ec84f0100000001"
      "0000000100000052760000001e930d9562124200000000000000000000000000000000"
      "00000000000001000000610a000000323033312d30342d30324a81db0c334862dd1b00"
      "000001635700000005000000a0132f62c961d73e7f267d7631559f3c9e3787ab3a173e"
      "3fbb7841d3cae5d53ed389eff6d0439f3e00000000ffffffff01000000b07e0c5a4500"
      "000000a73f0fbe1eb6434f"));
  ASSERT_TRUE(read);
  EXPECT_TRUE(read->whole);
  ASSERT_EQ(read->memory.reports.size(), 1U);
  EXPECT_EQ(read->memory.reports[0].sketch.published, "2031-04-02");
  EXPECT_EQ(read->memory.reports[0].sketch.fingerprint.runs.size(), 1U);
  EXPECT_EQ(read->memory.reports[0].sketch.credit, CreditExtent::None);
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
