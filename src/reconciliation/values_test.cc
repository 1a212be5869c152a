// SPDX-License-Identifier: Apache-2.0
#include "reconciliation/values.h"

#include <gtest/gtest.h>

namespace synoptic {
namespace {

SlotValue value_of(Interval bounds, std::string unit = {}) {
  SlotValue value;
  value.bounds = bounds;
  value.unit = std::move(unit);
  value.text = "words";
  return value;
}

TEST(values, counts_are_exact_and_measures_are_rounded) {
  const auto count = [](double n) { return value_of(Interval::exactly(n)); };
  const auto metres = [](double n) {
    SlotValue value = value_of(Interval::exactly(n), "metre");
    value.rounded = rounded(value.bounds);
    return value;
  };
  EXPECT_EQ(compare_measures(count(139), count(136)).verdict,
            Verdict::Conflict);
  // 30 km and 18.6 miles.
  EXPECT_EQ(compare_measures(metres(30000), metres(29934)).verdict,
            Verdict::Compatible);
  EXPECT_EQ(compare_measures(metres(30000), metres(41000)).verdict,
            Verdict::Conflict);
}

TEST(values, about_a_number_is_that_number) {
  const auto about = value_of({450, 550});
  EXPECT_EQ(compare_measures(about, value_of(Interval::exactly(500))).verdict,
            Verdict::Agree);
  EXPECT_EQ(compare_measures(about, value_of(Interval::exactly(520))).verdict,
            Verdict::Compatible);
}

TEST(values, an_offer_and_a_result_can_differ) {
  SlotValue offered = value_of(Interval::exactly(8));
  SlotValue agreed = value_of(Interval::exactly(9));
  offered.status = Status::Offered;
  agreed.status = Status::Agreed;
  EXPECT_EQ(compare_measures(offered, agreed).verdict, Verdict::Compatible);
  offered.status = Status::Agreed;
  EXPECT_EQ(compare_measures(offered, agreed).verdict, Verdict::Conflict);
}

TEST(values, a_later_and_larger_toll_is_an_update) {
  SlotValue early = value_of(Interval::exactly(12));
  SlotValue late = value_of(Interval::exactly(17));
  early.grows = late.grows = true;
  early.published = "2031-04-02";
  late.published = "2031-04-03";
  EXPECT_EQ(compare_measures(early, late).verdict, Verdict::Update);
  EXPECT_EQ(compare_measures(late, early).verdict, Verdict::Update);
  std::swap(early.published, late.published);
  EXPECT_EQ(compare_measures(early, late).verdict, Verdict::Conflict);
}

TEST(values, each_of_two_sides_is_twice_as_many_in_all) {
  SlotValue each = value_of(Interval::exactly(400));
  SlotValue all = value_of(Interval::exactly(800));
  each.per = Per::Each;
  all.per = Per::All;
  EXPECT_EQ(compare_measures(each, all).verdict, Verdict::Compatible);
  all.bounds = Interval::exactly(400);
  EXPECT_EQ(compare_measures(each, all).verdict, Verdict::Conflict);
}

TEST(values, a_bound_and_its_own_value_differ_only_in_how_exact_they_are) {
  const auto over = value_of({100, Interval::kInfinity, true, false});
  EXPECT_EQ(compare_measures(over, value_of(Interval::exactly(100))).verdict,
            Verdict::Compatible);
  // "less than an hour" and "more than an hour" are no such pair.
  const auto less = value_of({0, 3600, false, true});
  const auto more = value_of({3600, 7200, true, false});
  EXPECT_EQ(compare_measures(less, more).verdict, Verdict::Conflict);
}

TEST(values, a_part_is_no_other_number_of_the_whole) {
  SlotValue all = value_of(Interval::exactly(116));
  SlotValue two = value_of(Interval::exactly(2));
  two.part = true;
  all.setting.predicate = "take";
  two.setting.predicate = "injure";
  EXPECT_EQ(compare_measures(all, two).verdict, Verdict::Compatible);
  two.setting.predicate = "take";
  EXPECT_EQ(compare_measures(all, two).verdict, Verdict::Conflict);
}

TEST(values, a_girl_can_be_one_of_the_people) {
  SlotValue people = value_of(Interval::exactly(21));
  SlotValue girl = value_of(Interval::exactly(1));
  people.setting.thing = "people";
  girl.setting.thing = "child";
  EXPECT_EQ(compare_measures(people, girl).verdict, Verdict::Compatible);
  girl.bounds = Interval::exactly(30);
  EXPECT_EQ(compare_measures(people, girl).verdict, Verdict::Conflict);
}

TEST(values, each_of_two_sides_is_not_doubled_into_one_side) {
  SlotValue each = value_of(Interval::exactly(300));
  SlotValue norlands = value_of(Interval::exactly(600));
  each.per = Per::Each;
  EXPECT_EQ(compare_measures(each, norlands).verdict, Verdict::Compatible);
  norlands.sided = true;
  EXPECT_EQ(compare_measures(each, norlands).verdict, Verdict::Conflict);
}

}  // namespace
}  // namespace synoptic
