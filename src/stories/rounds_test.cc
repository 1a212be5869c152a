// SPDX-License-Identifier: Apache-2.0
#include "stories/rounds.h"

#include <gtest/gtest.h>

#include <string>

namespace synoptic {
namespace {

StoryResources resources() {
  StoryResources resources;
  resources.ordinals = {{"first", 1}, {"second", 2}, {"third", 3}};
  resources.countable_events = {{"round", "talks"},
                                {"talks", "talks"},
                                {"set", "set"},
                                {"hearing", "trial"},
                                {"game", "match"}};
  resources.commonness = {{"of", 0.99F}, {"for", 0.97F}, {"the", 1.0F}};
  return resources;
}

std::string shown(std::string_view text) {
  std::string line;
  const auto mentions = find_rounds(split_words(text), resources());
  for (const RoundMention& mention : main_rounds(mentions)) {
    line += mention.series + " " + std::to_string(mention.number) + " \"" +
            std::string(slice(text, mention.span)) + "\"; ";
  }
  return line;
}

TEST(rounds, are_ordinals_near_a_noun_that_is_counted) {
  const struct {
    std::string_view text;
    std::string_view rounds;
  } cases[] = {
      {"a second round of direct peace talks ended",
       "talks 2 \"second round of direct peace talks\"; "},
      {"the first direct talks since May", "talks 1 \"first direct talks\"; "},
      {"wrapped up a 3rd set of talks",
       "set 3 \"3rd set\"; talks 3 \"3rd set of talks\"; "},
      {"talks for the first time in years", ""},
      {"the first week. Talks go on", ""},
      {"the second of the talks", ""},
      {"the first eight minutes of the game", ""},
      {"the 2nd hearing; the 1st hearing was short",
       "trial 2 \"2nd hearing\"; "},
      {"in the 1980th round", ""},
      {"", ""},
  };
  for (const auto& each : cases) {
    EXPECT_EQ(shown(each.text), each.rounds) << each.text;
  }
}

TEST(rounds, differ_where_the_same_series_has_another_number) {
  const auto mains = [](std::string_view text) {
    return main_rounds(find_rounds(split_words(text), resources()));
  };
  const auto one = mains("the first talks");
  const auto two = mains("the second round of talks");
  const auto trial = mains("the second hearing");
  EXPECT_TRUE(difference_of(one, two));
  EXPECT_TRUE(difference_of(one, two)->in_leads());
  EXPECT_FALSE(difference_of(two, two));
  EXPECT_FALSE(difference_of(one, trial));
}

}  // namespace
}  // namespace synoptic
