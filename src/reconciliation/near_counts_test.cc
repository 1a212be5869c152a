// SPDX-License-Identifier: Apache-2.0
#include "reconciliation/near_counts.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "reconciliation/testing/small_story.h"

namespace synoptic {
namespace {

std::string counts_in(const std::vector<std::string>& texts) {
  const SmallStory small(texts);
  const auto& resources = SmallStoryResources::shared().reconciliation;
  const PlaceNesting nesting;
  const StatedFigures figures(small.story, small.reports, resources);
  std::string out;
  for (const Point& point :
       find_near_counts(small.story, small.reports,
                        {small.links, nesting, figures}, {}, resources)) {
    for (const Value& value : point.variants[0].values) {
      out += value.text + " | ";
    }
    out += '\n';
  }
  return out;
}

TEST(near_counts, two_large_counts_near_each_other_are_of_one_thing) {
  EXPECT_EQ(counts_in({"46,000 workers stayed at home.",
                       "The strike began as 48,000 workers walked out."}),
            "46,000 workers | 48,000 workers | \n");
}

TEST(near_counts, small_far_or_changed_counts_are_not) {
  const std::vector<std::vector<std::string>> stories = {
      {"Nine workers stayed at home.", "Ten workers walked out."},
      {"Some 46,000 workers stayed.", "About 90,000 workers walked out."},
      {"46,000 workers stayed.", "The firm cut 48,000 workers."},
      {"46,000 workers stayed.", "46,000 workers walked out."},
      {"46,000 workers stayed.",
       "48,000 workers walked out. 46,000 workers came back."},
  };
  for (const auto& texts : stories) EXPECT_EQ(counts_in(texts), "") << texts[1];
}

Point place_point(std::vector<std::string> names) {
  Point point;
  Variant variant;
  variant.slot = Slot::Place;
  variant.verdict = Verdict::Conflict;
  for (std::uint32_t i = 0; i < names.size(); ++i) {
    variant.values.push_back({names[i], {}, {{i}}, {{{i}, {0, 5}, {}}}});
  }
  point.evidence = {{{0}, {0, 9}, {}}, {{1}, {0, 9}, {}}};
  point.variants = {variant};
  return point;
}

TEST(near_counts, two_places_of_one_event_are_told_once) {
  std::vector<Point> points = {place_point({"Velden", "Sorn"}),
                               place_point({"Velden", "Sorn"})};
  part_disputed_places(points);
  ASSERT_EQ(points.size(), 3U);
  EXPECT_TRUE(points[0].variants.empty());
  EXPECT_TRUE(points[1].variants.empty());
  EXPECT_EQ(points[2].evidence.size(), 2U);
  EXPECT_EQ(points[2].variants[0].values.size(), 2U);
}

}  // namespace
}  // namespace synoptic
