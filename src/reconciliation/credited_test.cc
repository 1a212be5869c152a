// SPDX-License-Identifier: Apache-2.0
#include "reconciliation/credited.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "reconciliation/testing/small_story.h"

namespace synoptic {
namespace {

std::string speakers_in(const std::vector<std::string>& texts) {
  const SmallStory small(texts);
  std::string out;
  for (const Point& point :
       compare_speakers(small.story, small.reports, small.links)) {
    for (const Value& value : point.variants[0].values) {
      out += value.text + " | ";
    }
    out += to_string(point.variants[0].slot);
    out += '\n';
  }
  return out;
}

TEST(credited, one_utterance_of_two_people_is_a_conflict) {
  EXPECT_EQ(speakers_in({"\"We will keep the old pier open all winter,\" Anna "
                         "Berg said.",
                         "\"We will keep the old pier open all winter,\" Peter "
                         "Lund said."}),
            "Anna Berg | Peter Lund | attribution\n");
}

TEST(credited, one_person_other_words_or_a_short_cry_is_none) {
  const std::vector<std::vector<std::string>> stories = {
      {"\"We will keep the old pier open all winter,\" Anna Berg said.",
       "\"We will keep the old pier open all winter,\" Berg said."},
      {"\"We will keep the old pier open all winter,\" Anna Berg said.",
       "\"Nobody asked me about the harbour or its boats,\" Peter Lund said."},
      {"\"We are glad,\" Anna Berg said.", "\"We are glad,\" Peter Lund said."},
  };
  for (const auto& texts : stories) EXPECT_EQ(speakers_in(texts), "");
}

}  // namespace
}  // namespace synoptic
