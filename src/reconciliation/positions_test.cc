// SPDX-License-Identifier: Apache-2.0
#include "reconciliation/positions.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "reconciliation/testing/small_story.h"

namespace synoptic {
namespace {

/// The positions of a story, a line each: party, stance, issue.
std::string positions_in(const std::vector<std::string>& texts) {
  const SmallStory small(texts);
  std::string out;
  for (const Position& position :
       find_positions(small.story, small.reports, small.links,
                      SmallStoryResources::shared().reconciliation)) {
    out += small.links.entities[position.party.value].name + " " +
           std::string(to_string(position.stance)) + " " + position.issue +
           "\n";
  }
  return out;
}

TEST(positions, a_verb_of_stance_tells_what_its_subject_wants) {
  EXPECT_EQ(positions_in({"Norway demanded a truce of ten days."}),
            "Norway demands ceasefire\n");
  EXPECT_EQ(positions_in({"Norway proposed an exchange of all prisoners."}),
            "Norway offers prisoners\n");
  EXPECT_EQ(positions_in({"Norway has not ruled out a truce."}),
            "Norway accepts ceasefire\n");
}

TEST(positions, a_noun_or_adjective_of_stance_has_an_owner) {
  EXPECT_EQ(positions_in({"A withdrawal is unacceptable to Norway."}),
            "Norway rejects withdrawal\n");
}

TEST(positions, terms_of_a_document_are_those_of_its_party) {
  const std::string found = positions_in(
      {"The Norwegian memorandum has two parts. It is necessary to free all "
       "prisoners. It is proposed to begin a truce in May."});
  EXPECT_NE(found.find("demands prisoners"), std::string::npos) << found;
  EXPECT_NE(found.find("offers ceasefire"), std::string::npos) << found;
}

TEST(positions, both_sides_are_the_two_that_act_most) {
  const std::string found = positions_in(
      {"Norway and Sweden met on Monday. Norway attacked Sweden in May. Both "
       "sides agreed to an exchange of prisoners."});
  EXPECT_NE(found.find("Norway accepts prisoners"), std::string::npos) << found;
  EXPECT_NE(found.find("Sweden accepts prisoners"), std::string::npos) << found;
}

TEST(positions, what_is_called_on_is_no_party_that_demands) {
  const std::string found = positions_in(
      {"Norway and Sweden met on Monday. Pavel Dorn called on both countries "
       "to keep the truce."});
  EXPECT_EQ(found.find("Norway demands"), std::string::npos) << found;
}

TEST(positions, do_not_depend_on_the_order_of_reports) {
  const std::vector<std::string> texts = {
      "Norway demanded a truce of ten days.",
      "Sweden rejected the truce that Norway had demanded.",
      "Norway's delegation demanded a truce."};
  const std::vector<std::string> turned(texts.rbegin(), texts.rend());
  const auto sorted = [](const std::string& lines) {
    std::vector<std::string> found;
    std::istringstream in(lines);
    for (std::string line; std::getline(in, line);) found.push_back(line);
    std::ranges::sort(found);
    return found;
  };
  EXPECT_EQ(sorted(positions_in(texts)), sorted(positions_in(turned)));
}

}  // namespace
}  // namespace synoptic
