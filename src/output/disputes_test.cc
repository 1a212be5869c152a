// SPDX-License-Identifier: Apache-2.0
#include "output/disputes.h"

#include <gtest/gtest.h>

#include "output/testing/sample_survey.h"

namespace synoptic {
namespace {

TEST(disputes, dates_are_written_for_people) {
  const std::pair<std::string_view, std::string_view> kCases[] = {
      {"2031-04-02", "2 Apr 2031"},
      {"2031-04-03T09:30:00Z", "3 Apr 2031 09:30 UTC"},
      {"2031-04-03T09:30:00+03:00", "3 Apr 2031 09:30 +03:00"},
      {"2031-04-03T09:30", "3 Apr 2031 09:30"},
      {"2031-04", "Apr 2031"},
      {"2031", "2031"},
      {"2031-04~", "about Apr 2031"},
      {"../2031-04-30", "by 30 Apr 2031"},
      {"2031-04-30/..", "from 30 Apr 2031"},
      {"2031-04-02/2031-04-05", "2 Apr 2031 – 5 Apr 2031"},
      {"", ""},
      {"spring", "spring"},
      {"2031-13", "2031-13"},
  };
  for (const auto& [date, expected] : kCases)
    EXPECT_EQ(readable_date(date), expected) << date;
}

TEST(disputes, the_worst_comes_first_and_agreement_is_none) {
  const Survey survey = testing::sample_survey();
  std::string seen;
  for (const Dispute& dispute : disputes_of(survey.accounts[0]))
    seen += std::string(to_string(dispute.variant->verdict)) + " " +
            std::string(to_string(dispute.variant->slot)) + "; ";
  EXPECT_EQ(seen, "conflict duration; conflict number; update number; ");
}

TEST(disputes, one_that_tells_part_of_another_is_not_shown) {
  Survey survey = testing::sample_survey();
  Account& account = survey.accounts[0];
  Point part = account.points[0];
  ASSERT_EQ(part.variants[0].values.size(), 3u);
  part.variants[0].values.pop_back();
  Point attributed = account.points[0];
  attributed.variants[0].slot = Slot::Attribution;
  attributed.variants[0].verdict = Verdict::Compatible;
  const std::size_t before = disputes_to_show(account).size();
  account.points.insert(account.points.begin(), {part, attributed});
  const std::vector<Dispute> shown = disputes_to_show(account);
  ASSERT_EQ(shown.size(), before);
  EXPECT_EQ(shown[0].variant->values.size(), 3u);
}

TEST(disputes, what_stands_mostly_in_a_point_before_it_is_not_said_again) {
  Survey survey = testing::sample_survey();
  Account& account = survey.accounts[0];
  account.points.clear();
  const Evidence first = testing::words_of(survey, 0, "Ister");
  const Evidence second = testing::words_of(survey, 1, "Ister");
  Point whole;
  whole.families = 3;
  whole.evidence = {first, second};
  Point part;
  part.families = 2;
  part.evidence = {second};
  Point other;
  other.families = 2;
  other.evidence = {{first.report, {first.span.end, first.span.end + 1}, {}},
                    second};
  Point single = other;
  single.families = 1;
  account.points = {part, single, other, whole};
  const std::vector<const Point*> shown = shared_points_to_show(account);
  ASSERT_EQ(shown.size(), 2u);
  EXPECT_EQ(shown[0], &account.points[3]);
  EXPECT_EQ(shown[1], &account.points[2]);
}

TEST(disputes, a_report_that_says_it_twice_counts_once) {
  const Survey survey = testing::sample_survey();
  const Evidence a = testing::words_of(survey, 1, "Ister");
  const Evidence b = testing::words_of(survey, 0, "Ister");
  const auto reports = reports_of({a, b, a});
  EXPECT_EQ(reports, (std::vector<ReportId>{{1}, {0}}));
}

}  // namespace
}  // namespace synoptic
