// SPDX-License-Identifier: Apache-2.0
#include "reconciliation/chronicle.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "reconciliation/testing/small_story.h"

namespace synoptic {
namespace {

/// The plans of a text, a line each: by when, the words, the condition.
std::string plans_in(const std::string& text) {
  const SmallStory small({text});
  std::vector<PointDraft> drafts;
  for (std::uint32_t s = 0; s < small.reports[0].reading.statements.size();
       ++s) {
    drafts.push_back({{{0, s}}, {0}});
  }
  std::string out;
  for (const Plan& plan :
       find_plans(drafts, small.story, small.reports,
                  SmallStoryResources::shared().reconciliation)) {
    out += plan.by + " | " + small.words(plan.evidence[0]);
    if (!plan.condition.empty()) out += " | " + plan.condition;
    out += '\n';
  }
  return out;
}

TEST(chronicle, what_is_planned_agreed_to_be_done_or_offered_is_to_come) {
  EXPECT_EQ(plans_in("The council plans to open the bridge on 20 March 2025."),
            "2025-03-20 | The council plans to open the bridge on 20 March "
            "2025\n");
  EXPECT_EQ(plans_in("Both sides agreed to meet again."),
            " | Both sides agreed to meet again\n");
  EXPECT_EQ(plans_in("Norway proposed a summit of the leaders."),
            " | Norway proposed a summit of the leaders\n");
}

TEST(chronicle, what_is_foretold_or_agreed_without_a_day_is_no_plan) {
  EXPECT_EQ(plans_in("It will end badly."), "");
  EXPECT_EQ(plans_in("Everything will fall apart."), "");
  EXPECT_EQ(plans_in("Both sides agreed to free the sailors."), "");
  EXPECT_NE(plans_in("Both sides agreed to meet again."), "");
}

TEST(chronicle, what_will_be_done_is_to_come_whoever_does_it) {
  EXPECT_EQ(plans_in("A panel will publish a map."),
            " | A panel will publish a map\n");
}

TEST(chronicle, what_could_be_or_is_only_thought_is_no_plan) {
  for (const char* text :
       {"That clearly would be a concern.", "Norway would only accept a truce.",
        "The council does not plan to open the bridge.",
        "Both sides agreed on the price."}) {
    EXPECT_EQ(plans_in(text), "") << text;
  }
}

}  // namespace
}  // namespace synoptic
