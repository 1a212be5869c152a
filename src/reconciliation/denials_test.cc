// SPDX-License-Identifier: Apache-2.0
#include "reconciliation/denials.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "reconciliation/testing/small_story.h"

namespace synoptic {
namespace {

/// The denials of a story, a line each: verdict, between whom, the words of the
/// first claim and of the first denial.
std::string denials_in(const SmallStory& small) {
  const auto claims = read_claims(small.story, small.reports, small.links,
                                  SmallStoryResources::shared().reconciliation);
  std::string out;
  for (const Denial& denial :
       find_denials(claims, {}, small.story, small.reports)) {
    const Variant& variant = denial.variant;
    out += to_string(variant.verdict);
    out += ' ';
    out += to_string(variant.between);
    for (const Value& value : variant.values) out += " | " + value.text;
    out += '\n';
  }
  return out;
}

TEST(denials, what_one_says_is_so_and_another_says_is_not) {
  EXPECT_EQ(denials_in(SmallStory({"The climber was wearing a red helmet.",
                                   "The climber was not wearing a helmet."})),
            "conflict reports | The climber was wearing a red helmet | The "
            "climber was not wearing a helmet\n");
}

TEST(denials, a_claim_and_its_denial_are_a_dispute_of_parties) {
  const std::string found = denials_in(
      SmallStory({"Norland's army attacked the harbour of Velden on Monday.",
                  "Norland denied that its army had attacked the harbour of "
                  "Velden."}));
  EXPECT_EQ(found.substr(0, 16), "conflict parties") << found;
}

TEST(denials, a_denial_of_this_denies_the_claim_before_it) {
  const std::string found = denials_in(SmallStory(
      {"Osland's defence ministry said that its troops had captured Upper "
       "Sorn. A spokesman for Norland denied this."}));
  EXPECT_EQ(found.substr(0, 16), "conflict parties") << found;
}

TEST(denials, a_claim_is_found_as_a_noun) {
  const std::string found = denials_in(SmallStory(
      {"The attack on the harbour of Velden by Norland went on for hours.",
       "Norland did not attack the harbour of Velden."}));
  EXPECT_NE(found, "");
}

TEST(denials, what_is_not_known_or_not_of_one_thing_is_no_denial) {
  const std::vector<std::vector<std::string>> stories = {
      {"The cause of the fire is known.",
       "The cause of the fire is not known."},
      {"The council bought the old mill.", "The council did not sell bread."},
      {"The council wants to buy the old mill.",
       "The council has not bought the old mill."},
      {"The bridge was shut on Monday.", "The bridge was not only shut."},
      {"The bridge was shut on 3 May 2024.",
       "The bridge was not shut on 9 March 2021."},
      {"The bridge was not shut.", "The bridge was not shut."},
      {"The virus spreads in schools.",
       "The virus does not spread easily in schools."},
      {"The council wants people to hope that the mill is closed.",
       "The council hopes that the mill is not closed."},
      {"The mayor of Velden bought the old mill by the river.",
       "A baker who did not buy the old mill by the river was sad."},
      {"The army attacked the harbour of Velden.",
       "The ministry declined to confirm or deny that the army had attacked "
       "the harbour of Velden."},
  };
  for (const auto& texts : stories) {
    EXPECT_EQ(denials_in(SmallStory(texts)), "") << texts[1];
  }
}

TEST(denials, do_not_depend_on_the_order_of_reports) {
  const std::vector<std::string> texts = {
      "The climber was wearing a red helmet.",
      "The climber was not wearing a helmet, the guide said.",
      "Snow fell on the valley."};
  std::vector<std::string> turned(texts.rbegin(), texts.rend());
  EXPECT_EQ(denials_in(SmallStory(texts)), denials_in(SmallStory(turned)));
}

TEST(denials, a_not_yet_before_a_later_yes_is_an_update) {
  SmallStory small({"The list has not been published yet by the council.",
                    "The list was published by the council."});
  small.reports[1].document.published = "2025-03-12";
  EXPECT_EQ(denials_in(small).substr(0, 6), "update");
}

}  // namespace
}  // namespace synoptic
