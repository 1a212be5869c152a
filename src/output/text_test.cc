// SPDX-License-Identifier: Apache-2.0
#include "output/text.h"

#include <gtest/gtest.h>

#include <regex>
#include <sstream>
#include <string>

#include "output/testing/golden.h"
#include "output/testing/sample_survey.h"

namespace synoptic {
namespace {

TEST(text, a_survey_as_it_was_approved) {
  const Survey survey = testing::sample_survey();
  testing::expect_golden("sample-80.txt",
                         survey_to_text(survey, {Color::Never, 80}));
  testing::expect_golden("sample-color-60.txt",
                         survey_to_text(survey, {Color::Always, 60}));
}

TEST(text, no_line_is_wider_than_the_terminal) {
  const Survey survey = testing::sample_survey();
  for (const int width : {1, 40, 57, 80, 120, 1000}) {
    std::istringstream lines(survey_to_text(survey, {Color::Never, width}));
    for (std::string line; std::getline(lines, line);)
      EXPECT_LE(column_width(line), std::clamp(width, 40, 120)) << line;
  }
}

TEST(text, colour_changes_nothing_but_colour) {
  const Survey survey = testing::sample_survey();
  const std::string plain = survey_to_text(survey, {Color::Never, 80});
  const std::string colored = survey_to_text(survey, {Color::Always, 80});
  EXPECT_EQ(plain.find('\x1b'), plain.npos);
  EXPECT_EQ(std::regex_replace(colored, std::regex("\x1b\\[[0-9;]+m"), ""),
            plain);
}

TEST(text, long_sections_say_how_much_is_left_out) {
  Survey survey = testing::sample_survey();
  Account& account = survey.accounts[0];
  const LedgerEntry entry = account.quotations[0];
  for (int i = 0; i < 50; ++i) account.quotations.push_back(entry);
  // 51 quotations, 10 shown.
  EXPECT_NE(survey_to_text(survey, {}).find("and 41 more"), std::string::npos);
}

TEST(text, what_was_told_once_is_not_told_again) {
  Survey survey = testing::sample_survey();
  const std::string once = survey_to_text(survey, {});
  Account& account = survey.accounts[0];
  for (int i = 0; i < 3; ++i) {
    account.points.push_back(account.points[1]);
    account.timeline.push_back(account.timeline[0]);
    account.agreed.push_back(account.agreed[0]);
    account.planned.push_back(account.planned[0]);
  }
  EXPECT_EQ(survey_to_text(survey, {}), once);
}

TEST(text, of_many_reports_a_few_tell_what_they_alone_have) {
  Survey survey = testing::sample_survey();
  Account& account = survey.accounts[0];
  account.coverage.clear();
  for (std::uint32_t i = 0; i < 200; ++i) {
    const auto id = static_cast<std::uint32_t>(account.points.size());
    account.points.push_back(account.points[2]);
    account.points.back().id = {id};
    account.coverage.push_back({{1}, {{id}}, {}});
  }
  const std::string text = survey_to_text(survey, {});
  EXPECT_NE(text.find("and 192 reports more"), text.npos);
}

TEST(text, a_copy_and_its_original_say_once_what_they_alone_have) {
  Survey survey = testing::sample_survey();
  Account& account = survey.accounts[0];
  const std::string once = survey_to_text(survey, {});
  account.coverage.push_back({{2}, account.coverage[1].only_here, {}});
  EXPECT_EQ(survey_to_text(survey, {}), once);
}

TEST(text, stories_of_one_report_are_listed_in_short) {
  Survey survey = testing::sample_survey();
  survey.accounts[1].story.related.clear();
  const std::string text = survey_to_text(survey, {});
  EXPECT_NE(text.find("TOLD BY ONE REPORT ONLY\n"
                      "  2  Second round of river talks opens [post-2:1]\n"),
            text.npos);
}

TEST(text, a_survey_of_nothing_says_so) {
  EXPECT_EQ(
      survey_to_text(Survey{}, {}),
      "0 reports read, 0 independent, in 0 stories; 0 undated; 0 in other "
      "languages; 0\n  inputs not read\n");
}

}  // namespace
}  // namespace synoptic
