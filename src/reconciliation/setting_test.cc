// SPDX-License-Identifier: Apache-2.0
#include "reconciliation/setting.h"

#include <gtest/gtest.h>

#include <string>

#include "reconciliation/testing/small_story.h"

namespace synoptic {
namespace {

/// The setting of the first words like `value` in a text of one clause.
Setting setting_of(const std::string& text, const std::string& value) {
  const SmallStory small({text});
  const auto at = static_cast<std::uint32_t>(text.find(value));
  return SettingFinder(small.reports[0], small.links.of_member[0],
                       SmallStoryResources::shared().reconciliation)
      .find({at, at + static_cast<std::uint32_t>(value.size())},
            {0, static_cast<std::uint32_t>(text.size())});
}

TEST(setting, a_number_is_said_of_its_noun_verb_and_subject) {
  const Setting setting =
      setting_of("The council hired twelve new drivers.", "twelve");
  EXPECT_EQ(setting.thing_lemma, "driver");
  EXPECT_EQ(setting.verb, "hire");
  EXPECT_TRUE(setting.subject_lemmas.contains("council"));
}

TEST(setting, the_noun_of_a_part_stands_below_it) {
  EXPECT_EQ(setting_of("Two of the 40 drivers were tired.", "Two").thing_lemma,
            "driver");
}

TEST(setting, a_relative_pronoun_stands_for_its_noun) {
  EXPECT_TRUE(setting_of("The talks, which lasted three hours, were hard.",
                         "three hours")
                  .subject_lemmas.contains("talk"));
}

TEST(setting, two_actors_or_another_one_cannot_be_one) {
  const Setting one = setting_of("Norway expelled four envoys.", "four");
  Setting two = setting_of("Norway expelled five envoys.", "five");
  EXPECT_TRUE(can_be_one(one, two));
  EXPECT_TRUE(share_predicate(one, two));
  two.actors = {EntityId{99}};
  EXPECT_FALSE(can_be_one(one, two));
  EXPECT_FALSE(can_be_one(
      one, setting_of("Norway expelled another five envoys.", "five")));
}

}  // namespace
}  // namespace synoptic
