// SPDX-License-Identifier: Apache-2.0
#include "stories/regroup.h"

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

namespace synoptic {
namespace {

/// A report with ten words that others of its topic have, and five of its
/// event, the first of which is `own`.
Sketch report_of(std::uint32_t own, int number) {
  Sketch sketch;
  sketch.id = std::to_string(own) + "-" + std::to_string(number);
  for (std::uint32_t word = 0; word < 10; ++word) {
    sketch.terms.push_back({word, 0.258F});
  }
  for (std::uint32_t word = own; word < own + 5; ++word) {
    sketch.terms.push_back({word, 0.258F});
  }
  return sketch;
}

std::vector<Sketch> reports_of(std::vector<std::uint32_t> events, int begin,
                               int end) {
  std::vector<Sketch> reports;
  for (int i = begin; i < end; ++i) {
    for (const std::uint32_t own : events) {
      reports.push_back(report_of(own, i));
    }
  }
  return reports;
}

/// For each report, by its id, the first report of its story.
std::map<std::string, std::string> partition(const Memory& memory) {
  std::map<std::uint32_t, std::string> first;
  std::map<std::string, std::string> found;
  for (const Remembered& report : memory.reports) {
    auto& least = first.emplace(report.story, report.sketch.id).first->second;
    least = std::min(least, report.sketch.id);
  }
  for (const Remembered& report : memory.reports) {
    found[report.sketch.id] = first[report.story];
  }
  return found;
}

TEST(regroup, parts_a_story_where_new_reports_show_two_events) {
  Memory memory;
  regroup(memory, reports_of({20, 40}, 0, 2));
  ASSERT_EQ(memory.next_story, 1U);
  const Regrouped regrouped = regroup(memory, reports_of({20, 40}, 2, 7));
  EXPECT_EQ(memory.next_story, 2U);
  // The two of one event go, and the others keep the number.
  ASSERT_EQ(regrouped.moved.size(), 2U);
  EXPECT_EQ(memory.reports[0].story, 0U);
  EXPECT_EQ(memory.reports[1].story, 1U);
  ASSERT_EQ(memory.changes.size(), 1U);
  EXPECT_EQ(memory.changes[0].kind, ChangeKind::Split);
  EXPECT_EQ(memory.changes[0].from, 0U);
  EXPECT_EQ(memory.changes[0].to, 1U);
  EXPECT_NE(memory.changes[0].why.find("two events"), std::string::npos);
}

TEST(regroup, leaves_the_number_with_most_of_the_reports) {
  Memory memory;
  std::vector<Sketch> first = {report_of(40, 0)};
  for (int i = 0; i < 3; ++i) first.push_back(report_of(20, i));
  regroup(memory, std::move(first));
  ASSERT_EQ(memory.next_story, 1U);
  regroup(memory, reports_of({20, 40}, 4, 9));
  EXPECT_EQ(memory.reports[0].story, 1U);
  EXPECT_EQ(memory.reports[1].story, 0U);
}

TEST(regroup, in_pieces_makes_the_stories_of_one_run) {
  Memory whole;
  regroup(whole, reports_of({20, 40, 60}, 0, 8));
  for (const int piece : {1, 3}) {
    Memory memory;
    for (int i = 0; i < 8; i += piece) {
      regroup(memory, reports_of({20, 40, 60}, i, std::min(i + piece, 8)));
    }
    EXPECT_EQ(partition(memory), partition(whole)) << piece;
  }
}

TEST(regroup, changes_no_story_that_new_reports_do_not_touch) {
  Memory memory;
  regroup(memory, reports_of({20, 40}, 0, 2));
  Sketch other;
  other.id = "other";
  other.terms = {{900, 1.0F}};
  regroup(memory, {other});
  EXPECT_TRUE(memory.changes.empty());
  EXPECT_EQ(memory.reports[0].story, memory.reports[1].story);
}

}  // namespace
}  // namespace synoptic
