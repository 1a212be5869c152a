// SPDX-License-Identifier: Apache-2.0
#include "reconciliation/twins.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace synoptic {
namespace {

Report report_of(std::string text, std::string published = "") {
  Report report;
  report.document.text = std::move(text);
  report.document.published = std::move(published);
  return report;
}

// A story of all reports; `families` has a family for each.
Story story_of(const std::vector<std::uint32_t>& families) {
  Story story;
  for (std::uint32_t i = 0; i < families.size(); ++i) {
    story.members.push_back(
        {.report = {i}, .copy_of = std::nullopt, .family = families[i]});
  }
  return story;
}

std::vector<std::uint32_t> members(const Story& story) {
  std::vector<std::uint32_t> list;
  for (const Member& member : story.members)
    list.push_back(member.report.value);
  return list;
}

TEST(twins, only_the_same_words_on_one_date_in_one_family_are_a_twin) {
  const std::vector<Report> reports = {
      report_of("It rains."), report_of("It rains."), report_of("It rains!"),
      report_of("It rains.", "2031-05-02"), report_of("It rains.")};
  const Twins twins = part_twins(story_of({1, 1, 1, 1, 2}), reports);
  EXPECT_EQ(members(twins.story), (std::vector<std::uint32_t>{0, 2, 3, 4}));
  ASSERT_EQ(twins.of.size(), 1u);
  EXPECT_EQ(twins.of.at({0}), std::vector<ReportId>{{1}});
}

TEST(twins, a_twin_is_cited_wherever_its_report_is_and_counted_nowhere) {
  const std::vector<Report> reports = {
      report_of("It rains."), report_of("Rain."), report_of("It rains.")};
  const Story story = story_of({1, 2, 1});
  const Twins twins = part_twins(story, reports);
  Account account;
  account.story = twins.story;
  Point point;
  point.families = 2;
  point.evidence = {{{0}, {0, 8}, {}}, {{1}, {0, 4}, {}}};
  account.points = {point};
  account.coverage = {{.report = {0}, .only_here = {}, .missing = {{0}}},
                      {.report = {1}, .only_here = {{0}}, .missing = {}}};
  account.dates = {{"2031-05-02", false}, {"2031-05-03", true}};
  add_twins(story, twins, account);
  const auto& evidence = account.points[0].evidence;
  ASSERT_EQ(evidence.size(), 3u);
  EXPECT_EQ(evidence[1].report, ReportId{2});
  EXPECT_EQ(evidence[1].span, (Span{0, 8}));
  EXPECT_EQ(account.points[0].families, 2u);
  EXPECT_EQ(members(account.story), (std::vector<std::uint32_t>{0, 1, 2}));
  ASSERT_EQ(account.coverage.size(), 3u);
  EXPECT_EQ(account.coverage[2].report, ReportId{2});
  EXPECT_EQ(account.coverage[2].missing, std::vector<PointId>{{0}});
  ASSERT_EQ(account.dates.size(), 3u);
  EXPECT_EQ(account.dates[2].published, "2031-05-02");
}

}  // namespace
}  // namespace synoptic
