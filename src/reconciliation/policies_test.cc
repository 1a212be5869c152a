// SPDX-License-Identifier: Apache-2.0
#include "reconciliation/policies.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace synoptic {
namespace {

/// Reports that each give one figure of a collapsed grandstand.
class Told {
 public:
  Told& report(std::string published, std::uint32_t family, Interval bounds,
               Per per = Per::Unknown) {
    const ReportId id = {static_cast<std::uint32_t>(reports.size())};
    Report report;
    report.document.text = "some figure";
    report.document.published = std::move(published);
    Quantity quantity;
    quantity.span = {0, 11};
    quantity.per = per;
    report.reading.quantities = {quantity};
    reports.push_back(std::move(report));
    Member member;
    member.report = id;
    member.family = family;
    account.story.members.push_back(member);
    for (Value& value : variant.values) {
      if (value.bounds != bounds) continue;
      value.reports.push_back(id);
      value.evidence.push_back({id, {0, 11}, {}});
      return *this;
    }
    Value value;
    value.bounds = bounds;
    value.text = std::to_string(bounds.low);
    value.reports = {id};
    value.evidence = {{id, {0, 11}, {}}};
    variant.values.push_back(value);
    return *this;
  }

  std::string picked(Policy policy) const {
    const auto figures = pick_figures(variant, account, reports, policy);
    if (!figures) return "nothing";
    EXPECT_FALSE(figures->why.empty());
    return std::to_string(figures->low) + " " +
           (figures->best ? std::to_string(*figures->best) : "-") + " " +
           std::to_string(figures->high);
  }

  std::vector<Report> reports;
  Account account;
  Variant variant;
};

constexpr Interval n(double value) { return Interval::exactly(value); }

TEST(policies, each_picks_one_of_the_values_that_reports_give) {
  Told told;
  told.report("2031-05-02", 1, n(12))
      .report("2031-05-04", 2, n(15))
      .report("2031-05-03", 3, n(9))
      .report("2031-05-01", 4, n(12));
  EXPECT_EQ(told.picked(Policy::Lowest), "2 2 1");
  EXPECT_EQ(told.picked(Policy::Highest), "2 1 1");
  EXPECT_EQ(told.picked(Policy::Latest), "2 1 1");
  EXPECT_EQ(told.picked(Policy::MostIndependent), "2 0 1");
}

TEST(policies, a_copy_is_no_witness_and_comes_out_with_its_first) {
  Told told;
  told.report("2031-05-01", 1, n(12))
      .report("2031-05-09", 1, n(12))
      .report("2031-05-02", 2, n(15));
  EXPECT_EQ(told.picked(Policy::MostIndependent), "0 - 1");
  EXPECT_EQ(told.picked(Policy::Latest), "0 1 1");
}

TEST(policies, what_they_cannot_decide_is_left_open) {
  Told told;
  told.report("2031-05-02", 1, n(12)).report("2031-05-02T20:00", 2, n(15));
  EXPECT_EQ(told.picked(Policy::Latest), "0 - 1");
  Told undated;
  undated.report("", 1, n(12)).report("", 2, n(15));
  EXPECT_EQ(undated.picked(Policy::Latest), "0 - 1");
}

TEST(policies, an_open_bound_counts_as_far_as_it_is_told) {
  Told told;
  told.report("", 1, {20, Interval::kInfinity}).report("", 2, n(12));
  EXPECT_EQ(told.picked(Policy::Highest), "1 0 0");
  EXPECT_EQ(told.picked(Policy::Lowest), "1 1 0");
}

TEST(policies, figures_of_different_things_are_not_ranked) {
  Told sides;
  sides.report("", 1, n(600), Per::Each).report("", 2, n(700), Per::All);
  EXPECT_EQ(sides.picked(Policy::Lowest), "nothing");
  Told unknown;
  unknown.report("", 1, {}).report("", 2, {});
  EXPECT_EQ(unknown.picked(Policy::Lowest), "nothing");
  Told places;
  places.report("", 1, n(1));
  places.variant.slot = Slot::Place;
  EXPECT_EQ(places.picked(Policy::Lowest), "nothing");
}

}  // namespace
}  // namespace synoptic
