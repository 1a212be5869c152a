// SPDX-License-Identifier: Apache-2.0
#include "output/sheet.h"

#include <gtest/gtest.h>

#include <string>

#include "output/testing/golden.h"
#include "output/testing/sample_survey.h"

namespace synoptic {
namespace {

TEST(sheet, a_survey_as_it_was_approved) {
  const Survey survey = testing::sample_survey();
  testing::expect_golden("sample.csv", survey_to_csv(survey));
  testing::expect_golden("sample.md", survey_to_markdown(survey));
}

/// A survey with one dispute whose first value reads as given.
Survey survey_with(std::string value) {
  Survey survey = testing::sample_survey();
  survey.accounts.resize(1);
  survey.accounts[0].points.resize(1);
  auto& variants = survey.accounts[0].points[0].variants;
  variants.resize(1);
  variants[0].values.resize(1);
  variants[0].values[0].text = std::move(value);
  return survey;
}

TEST(sheet, cells_are_quoted_and_no_formulas) {
  const std::pair<std::string_view, std::string_view> kCases[] = {
      {"plain", ",\"plain\","},
      {"a \"b\", c", ",\"a \"\"b\"\", c\","},
      {"=HYPERLINK(1)", ",\"'=HYPERLINK(1)\","},
      {"@SUM(1)", ",\"'@SUM(1)\","},
      {"two\r\nlines", ",\"two lines\","},
  };
  for (const auto& [value, expected] : kCases) {
    const std::string csv = survey_to_csv(survey_with(std::string(value)));
    EXPECT_NE(csv.find(expected), csv.npos) << expected << " in " << csv;
  }
}

TEST(sheet, words_of_a_report_are_no_markdown) {
  const std::pair<std::string_view, std::string_view> kCases[] = {
      {"a | b", "**a \\| b**"},
      {"*b* `c`", "**\\*b\\* \\`c\\`**"},
      {"<b> &amp;", "**&lt;b\\> &amp;amp;**"},
      {"[x](y) ![z]", "**\\[x\\](y) !\\[z\\]**"},
      {"https://x.y www.z", "**https\\://x.y www\\.z**"},
      {"10:30, 1.5", "**10:30, 1.5**"},
  };
  for (const auto& [value, expected] : kCases) {
    const std::string page =
        survey_to_markdown(survey_with(std::string(value)));
    EXPECT_NE(page.find(expected), page.npos) << expected << " in " << page;
  }
}

TEST(sheet, the_day_of_a_number_is_the_reports_own_if_it_says_one) {
  Survey survey = testing::sample_survey();
  Quantity quantity;
  quantity.span = testing::words_of(survey, 1, "1,200 boatmen").span;
  quantity.as_of = "as of noon";
  survey.reports[1].reading.quantities = {quantity};
  const std::string csv = survey_to_csv(survey);
  EXPECT_NE(csv.find("\"2031-04-03 | as of noon\""), csv.npos) << csv;
}

}  // namespace
}  // namespace synoptic
