// SPDX-License-Identifier: Apache-2.0
#include "reconciliation/told_once.h"

#include <gtest/gtest.h>

namespace synoptic {
namespace {

Value value_of(double number, std::uint32_t report, std::uint32_t begin) {
  return {"words",
          Interval::exactly(number),
          {{report}},
          {{{report}, {begin, begin + 5}, {}}}};
}

Point point_of(std::vector<Value> values, Verdict verdict = Verdict::Conflict) {
  Point point;
  Variant variant;
  variant.slot = Slot::Number;
  variant.verdict = verdict;
  variant.values = std::move(values);
  point.variants.push_back(std::move(variant));
  return point;
}

TEST(told_once, one_dispute_in_two_points_is_told_in_the_fuller_one) {
  Value both = value_of(9, 0, 10);
  both.reports.push_back({2});
  both.evidence.push_back({{2}, {40, 45}, {}});
  std::vector<Point> points = {
      point_of({value_of(9, 0, 10), value_of(13, 1, 20)}),
      point_of({both, value_of(13, 1, 20)}),
      point_of({value_of(13, 3, 7), value_of(9, 0, 10)})};
  tell_disputes_once(points);
  EXPECT_TRUE(points[0].variants.empty());
  EXPECT_TRUE(points[2].variants.empty());
  ASSERT_EQ(points[1].variants.size(), 1U);
  EXPECT_EQ(points[1].variants[0].values[0].evidence.size(), 2U);
  EXPECT_EQ(points[1].variants[0].values[1].reports.size(), 2U);
}

TEST(told_once, other_values_other_words_and_agreement_are_left) {
  std::vector<Point> points = {
      point_of({value_of(9, 0, 10), value_of(13, 1, 20)}),
      point_of({value_of(9, 0, 10), value_of(14, 1, 80)}),
      point_of({value_of(9, 0, 500), value_of(13, 1, 600)}),
      point_of({value_of(9, 0, 10), value_of(9, 1, 30)}, Verdict::Agree),
      point_of({value_of(9, 0, 10), value_of(9, 1, 30)}, Verdict::Agree)};
  tell_disputes_once(points);
  for (const Point& point : points) EXPECT_EQ(point.variants.size(), 1U);
}

TEST(told_once, what_a_copy_changed_is_told_as_its_alteration) {
  Alteration alteration;
  alteration.original = {{0}, {11, 13}, {}};
  alteration.copies = {{{1}, {21, 23}, {}}};
  std::vector<Point> points = {
      point_of({value_of(9, 0, 10), value_of(13, 1, 20)})};
  leave_out_alterations({alteration}, points);
  EXPECT_TRUE(points[0].variants.empty());
  Value both = value_of(13, 1, 20);
  both.evidence.push_back({{2}, {40, 45}, {}});
  points = {point_of({value_of(9, 0, 10), both})};
  leave_out_alterations({alteration}, points);
  EXPECT_EQ(points[0].variants.size(), 1U);
}

}  // namespace
}  // namespace synoptic
