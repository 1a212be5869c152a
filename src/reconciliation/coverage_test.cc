// SPDX-License-Identifier: Apache-2.0
#include "reconciliation/coverage.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace synoptic {
namespace {

/// Reports by their date and how many statements they have.
struct Told {
  Told& report(std::string published, std::size_t statements = 10,
               std::uint32_t family = 0) {
    const ReportId id = {static_cast<std::uint32_t>(reports.size())};
    reports.emplace_back();
    reports.back().reading.statements.resize(statements);
    Member member;
    member.report = id;
    member.family = family == 0 ? id.value + 1 : family;
    account.story.members.push_back(member);
    account.dates.push_back({std::move(published), false});
    return *this;
  }
  Told& point(std::uint32_t families, std::vector<std::uint32_t> said_by) {
    Point point;
    point.id = {static_cast<std::uint32_t>(account.points.size())};
    point.families = families;
    for (const std::uint32_t report : said_by)
      point.evidence.push_back({{report}, {0, 1}, {}});
    account.points.push_back(std::move(point));
    return *this;
  }
  /// "missing only" of a report, and whether it was compared.
  std::string of(std::uint32_t report) const {
    const Coverage coverage = cover_points(account, reports)[report];
    EXPECT_EQ(coverage.report, ReportId{report});
    std::string out;
    for (const PointId id : coverage.missing) out += std::to_string(id.value);
    out += "|";
    for (const PointId id : coverage.only_here) out += std::to_string(id.value);
    return out + "|" + std::string(to_string(coverage.compared));
  }

  std::vector<Report> reports;
  Account account;
};

TEST(coverage, what_two_others_have_is_missing_and_what_one_has_is_its_own) {
  Told told;
  told.report("2031-05-02").report("2031-05-02").report("2031-05-02");
  told.point(2, {0, 1}).point(1, {2}).point(1, {0}).point(3, {0, 1, 2});
  EXPECT_EQ(told.of(0), "|2|yes");
  EXPECT_EQ(told.of(1), "||yes");
  EXPECT_EQ(told.of(2), "0|1|yes");
}

TEST(coverage, what_came_out_later_could_not_be_had) {
  struct Case {
    const char* mine;
    const char* first;
    const char* second;
    const char* expected;
  };
  const Case cases[] = {
      {"2031-05-02", "2031-05-01", "2031-05-02", "0||yes"},
      {"2031-05-02", "2031-05-01", "2031-05-03", "||yes"},
      {"2031-05-02", "2031-05-03", "2031-05-04", "||too early"},
      // By the hour where both tell it, wherever the clock stands.
      {"2031-05-02T08:00:00Z", "2031-05-02T07:00:00Z", "2031-05-02T09:00:00Z",
       "||yes"},
      {"2031-05-02T08:00:00Z", "2031-05-02T07:00:00Z",
       "2031-05-02T09:00:00+02:00", "0||yes"},
      {"2031-05-02T23:30:00-05:00", "2031-05-03T01:00:00Z",
       "2031-05-03T04:00:00+00:00", "0||yes"},
      {"2031-05-02T08:00:00Z", "2031-05-02", "2031-05-01", "0||yes"},
      // What is not known excludes nothing.
      {"", "2031-05-03", "2031-05-04", "0||yes"},
      {"2031-05-02", "", "", "0||yes"},
      {"2031-05-02", "soon", "2031", "0||yes"},
  };
  for (const Case& one : cases) {
    Told told;
    told.report(one.mine).report(one.first).report(one.second);
    told.point(2, {1, 2});
    EXPECT_EQ(told.of(0), one.expected) << one.mine << " " << one.second;
  }
}

TEST(coverage, a_brief_leaves_nothing_out) {
  Told told;
  told.report("", 4).report("", 10).report("", 12);
  told.point(2, {1, 2}).point(1, {0});
  EXPECT_EQ(told.of(0), "|1|too short");
  Told longer;
  longer.report("", 5).report("", 10).report("", 12);
  longer.point(2, {1, 2});
  EXPECT_EQ(longer.of(0), "0||yes");
}

TEST(coverage, copies_are_one_witness) {
  Told told;
  told.report("").report("", 10, 2).report("", 10, 2).report("", 10, 3);
  told.point(1, {1, 2}).point(2, {1, 2, 3});
  EXPECT_EQ(told.of(0), "1||yes");
  // Of a copy, what its original has says nothing.
  Told copy;
  copy.report("", 10, 1).report("", 10, 1).report("", 10, 2);
  copy.point(2, {0, 2});
  EXPECT_EQ(copy.of(1), "||yes");
}

TEST(coverage, one_report_alone_is_compared_with_nobody) {
  Told told;
  told.report("2031-05-02").point(1, {0});
  EXPECT_EQ(told.of(0), "|0|yes");
}

}  // namespace
}  // namespace synoptic
