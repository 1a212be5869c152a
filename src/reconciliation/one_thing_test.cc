// SPDX-License-Identifier: Apache-2.0
#include "reconciliation/one_thing.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "reconciliation/testing/small_story.h"

namespace synoptic {
namespace {

/// The value whose words are `words` in the report of a member.
SlotValue value_of(const SmallStory& small, std::uint32_t member,
                   const std::string& words, const StatedFigures& figures) {
  const Report& report = small.reports[member];
  const std::string& text = report.document.text;
  const auto at = static_cast<std::uint32_t>(text.find(words));
  SlotValue value;
  value.member = member;
  value.text = words;
  value.evidence.span = {at, at + static_cast<std::uint32_t>(words.size())};
  Span clause = {0, static_cast<std::uint32_t>(text.size())};
  for (const Statement& statement : report.reading.statements) {
    if (!contains(statement.span, value.evidence.span)) continue;
    clause = statement.span;
    value.when = statement.when;
    value.moment = moment_of(report, statement);
  }
  for (const Quantity& quantity : report.reading.quantities) {
    if (!overlap(quantity.span, value.evidence.span)) continue;
    value.bounds = quantity.value;
    value.thing = figures.thing_of(quantity);
  }
  value.setting = SettingFinder(report, small.links.of_member[member],
                                SmallStoryResources::shared().reconciliation)
                      .find(value.evidence.span, clause);
  return value;
}

bool are_one(Slot slot, const std::string& a, const std::string& words_a,
             const std::string& b, const std::string& words_b) {
  const SmallStory small({a, b});
  const PlaceNesting nesting;
  const StatedFigures figures(small.story, small.reports,
                              SmallStoryResources::shared().reconciliation);
  const StoryGrounds grounds = {small.links, nesting, figures};
  const SlotValue one = value_of(small, 0, words_a, figures);
  const SlotValue two = value_of(small, 1, words_b, figures);
  const bool found = are_of_one_thing(slot, one, two, 0.9, grounds);
  EXPECT_EQ(found, are_of_one_thing(slot, two, one, 0.9, grounds));
  return found;
}

TEST(one_thing, what_a_copy_changed_is_no_conflict) {
  const SmallStory small(
      {"Nine people died in the fire.", "Twelve people died in the fire."});
  const PlaceNesting nesting;
  const StatedFigures figures(small.story, small.reports,
                              SmallStoryResources::shared().reconciliation);
  const SlotValue one = value_of(small, 0, "Nine people", figures);
  const SlotValue two = value_of(small, 1, "Twelve people", figures);
  Alteration alteration;
  alteration.slot = Slot::Number;
  alteration.original = one.evidence;
  alteration.copies = {two.evidence};
  const std::vector<Alteration> alterations = {alteration};
  const StoryGrounds unknowing = {small.links, nesting, figures};
  const StoryGrounds knowing = {small.links, nesting, figures, alterations};
  EXPECT_TRUE(are_of_one_thing(Slot::Number, one, two, 0.9, unknowing));
  EXPECT_FALSE(are_of_one_thing(Slot::Number, one, two, 0.9, knowing));
}

struct Case {
  std::string a, words_a, b, words_b;
  bool one;
};

TEST(one_thing, counts_of_one_thing_can_conflict) {
  const Case cases[] = {
      {"The storm destroyed 12 boats.", "12 boats",
       "The storm destroyed 15 boats.", "15 boats", true},
      // One report gives both figures.
      {"The storm destroyed 12 boats.", "12 boats",
       "The storm destroyed 15 boats. In the north 12 boats were lost.",
       "15 boats", false},
      {"The storm destroyed 12 boats.", "12 boats",
       "The storm destroyed 15 other boats.", "15 other boats", false},
      {"The storm destroyed 12 boats.", "12 boats",
       "The owners expect to lose 15 boats.", "15 boats", false},
      {"Three of the 40 boats sank.", "40 boats", "Nine boats sank.",
       "Nine boats", false},
      {"The storm destroyed 12 wooden boats.", "12 wooden boats",
       "The storm destroyed 15 iron boats.", "15 iron boats", false},
  };
  for (const Case& one : cases) {
    EXPECT_EQ(are_one(Slot::Number, one.a, one.words_a, one.b, one.words_b),
              one.one)
        << one.b;
  }
}

TEST(one_thing, days_hang_on_one_verb_of_one_thing) {
  const Case cases[] = {
      {"The council closed the bridge on Monday.", "Monday",
       "The council closed the bridge on Tuesday.", "Tuesday", true},
      {"The council closed the bridge on Monday.", "Monday",
       "The council closed the school on Tuesday.", "Tuesday", false},
      {"The council closed the bridge on Monday.", "Monday",
       "The council closed the bridge after the March floods.", "March", false},
  };
  for (const Case& one : cases) {
    EXPECT_EQ(are_one(Slot::Date, one.a, one.words_a, one.b, one.words_b),
              one.one)
        << one.b;
  }
}

TEST(one_thing, lengths_are_of_one_noun_or_one_verb) {
  const Case cases[] = {
      {"The council debated the plan for three hours.", "three hours",
       "The council debated the plan for five hours.", "five hours", true},
      {"The mayor has a two-year contract.", "two-year",
       "The mayor spent five years abroad.", "five years", false},
  };
  for (const Case& one : cases) {
    EXPECT_EQ(are_one(Slot::Duration, one.a, one.words_a, one.b, one.words_b),
              one.one)
        << one.b;
  }
}

}  // namespace
}  // namespace synoptic
