// SPDX-License-Identifier: Apache-2.0
#include "reconciliation/happenings.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "reconciliation/testing/small_story.h"

namespace synoptic {
namespace {

/// The lengths that conflict, a line for each happening.
std::string lengths_in(const std::vector<std::string>& texts) {
  const SmallStory small(texts);
  const SmallStoryResources& resources = SmallStoryResources::shared();
  std::string out;
  for (const Point& point :
       compare_happenings(small.story, small.reports, small.links, {},
                          resources.background, resources.reconciliation)) {
    out += to_string(point.variants[0].between);
    for (const Value& value : point.variants[0].values) {
      out += " | " + value.text;
    }
    out += '\n';
  }
  return out;
}

TEST(happenings, lengths_of_one_happening_are_compared_in_any_words) {
  EXPECT_EQ(lengths_in({"The meeting in the old mill lasted just under 90 "
                        "minutes.",
                        "Negotiators sat face to face for about two hours."}),
            "reports | just under 90 minutes | about two hours\n");
  EXPECT_EQ(lengths_in({"The meeting was over in an hour and a half.",
                        "The talks, which lasted more than three hours, were "
                        "the second."}),
            "reports | an hour and a half | more than three hours\n");
}

TEST(happenings, a_year_that_is_counted_bounds_a_length) {
  EXPECT_EQ(
      lengths_in({"The war, now in its third year, goes on.",
                  "More than four years into the war, the valley is empty."}),
      "reports | its third year | More than four years\n");
  EXPECT_EQ(
      lengths_in({"The war, now in its third year, goes on.",
                  "More than two years into the war, the valley is empty."}),
      "");
}

TEST(happenings, what_can_be_equal_or_is_another_one_is_no_conflict) {
  const std::vector<std::vector<std::string>> stories = {
      {"The meeting lasted about an hour.", "The meeting lasted 55 minutes."},
      {"The meeting lasted three hours.",
       "The first meeting lasted five hours."},
      {"The meeting lasted three hours.", "The strike lasted five hours."},
      {"The meeting lasted three hours.", "The talks lasted 40 days."},
  };
  for (const auto& texts : stories)
    EXPECT_EQ(lengths_in(texts), "") << texts[1];
}

TEST(happenings, what_is_in_its_third_week_has_lasted_two_to_three) {
  constexpr double kWeek = 7 * 86400.0;
  EXPECT_EQ(length_within(3, "week"), (Interval{2 * kWeek, 3 * kWeek}));
  EXPECT_FALSE(length_within(3, "round"));
}

}  // namespace
}  // namespace synoptic
