// SPDX-License-Identifier: Apache-2.0
#include "output/survey.h"

#include <gtest/gtest.h>

#include <string>

#include "output/disputes.h"
#include "output/html.h"
#include "output/json.h"
#include "output/sheet.h"
#include "output/testing/sample_survey.h"
#include "output/text.h"

namespace synoptic {
namespace {

/// The text with each run of white space as one space.
std::string in_one_line(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool is_space = c == ' ' || c == '\n';
    if (!is_space || !out.ends_with(' ')) out += is_space ? ' ' : c;
  }
  return out;
}

TEST(survey, a_story_is_chosen_by_id_or_number_and_the_counts_stay) {
  for (const std::string_view name : {"s2", "2"}) {
    Survey survey = testing::sample_survey();
    const std::uint32_t independent = count_independent(survey);
    ASSERT_TRUE(select({false, std::string(name), {}}, survey));
    ASSERT_EQ(survey.accounts.size(), 1U);
    EXPECT_EQ(survey.accounts[0].story.id.value, 1U);
    EXPECT_EQ(count_independent(survey), independent);
    EXPECT_EQ(count_stories(survey), 2U);
    EXPECT_EQ(selection_line(survey), "One story of 2.");
  }
}

TEST(survey, a_story_that_is_not_there_changes_nothing) {
  for (const std::string_view name : {"s9", "0", "s02", "talks"}) {
    Survey survey = testing::sample_survey();
    EXPECT_FALSE(select({true, std::string(name), {}}, survey)) << name;
    EXPECT_EQ(survey.accounts.size(), 2U);
    EXPECT_FALSE(survey.selection.only_conflicts);
  }
}

TEST(survey, of_conflicts_only_nothing_else_is_left) {
  Survey survey = testing::sample_survey();
  ASSERT_TRUE(select({true, "", {}}, survey));
  ASSERT_EQ(survey.accounts.size(), 1U);
  const Account& account = survey.accounts[0];
  EXPECT_EQ(account.points.size(), 2U);
  for (const Point& point : account.points)
    for (const Variant& variant : point.variants)
      EXPECT_EQ(variant.verdict, Verdict::Conflict);
  EXPECT_FALSE(account.story.members.empty());
  EXPECT_TRUE(account.quotations.empty() && account.coverage.empty());
}

TEST(survey, every_output_tells_how_much_was_read_and_what_was_asked) {
  Survey survey = testing::sample_survey();
  ASSERT_TRUE(select({true, "", Policy::Lowest}, survey));
  const std::string html = survey_to_html(survey);
  const std::string text = in_one_line(survey_to_text(survey, {}));
  const std::string markdown = survey_to_markdown(survey);
  for (const std::string& out : {html, text, markdown}) {
    for (const std::string_view words :
         {"reports read", " independent", " undated", " in other languages",
          " not read", "Conflicts only.", "policy lowest",
          "The lowest that a report gives."}) {
      EXPECT_NE(out.find(words), out.npos) << words << out.substr(0, 400);
    }
  }
  const std::string json = survey_to_json(survey);
  for (const std::string_view words :
       {R"("only":"conflicts")", R"("story":null)", R"("policy":"lowest")",
        R"("figures":{"policy":"lowest","low":{"value":)"}) {
    EXPECT_NE(json.find(words), json.npos) << words;
  }
  EXPECT_NE(survey_to_csv(survey).find("\"lowest\",\""), std::string::npos);
}

TEST(survey, without_a_policy_no_figure_is_picked) {
  const Survey survey = testing::sample_survey();
  EXPECT_EQ(survey_to_json(survey).find("\"figures\""), std::string::npos);
  EXPECT_EQ(selection_line(survey), "");
}

TEST(survey, a_sheet_without_disputes_still_tells_how_much_was_read) {
  Survey survey = testing::sample_survey();
  survey.accounts.clear();
  const std::string csv = survey_to_csv(survey);
  EXPECT_NE(csv.find("\"none\""), csv.npos);
  EXPECT_NE(csv.find(",\"" + std::to_string(survey.reports.size()) + "\","),
            csv.npos);
}

}  // namespace
}  // namespace synoptic
