// SPDX-License-Identifier: Apache-2.0
#include "reconciliation/wordings.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "reconciliation/testing/small_story.h"

namespace synoptic {
namespace {

/// "agree", "differs", or nothing, with the wordings in the order found.
std::string wordings_in(const std::vector<std::string>& texts) {
  const SmallStory small(texts);
  const auto variant = compare_wordings(small.one_point(), small.story,
                                        small.reports, small.links);
  if (!variant) return "nothing";
  std::string out(to_string(variant->verdict));
  for (const Value& value : variant->values) out += " | " + value.text;
  return out;
}

TEST(wordings, words_between_marks_are_laid_beside_each_other) {
  struct Case {
    std::vector<std::string> texts;
    std::string found;
  };
  const Case cases[] = {
      {{"\"The dam must be opened,\" Ada Berg said.",
        "\"The dam must be opened,\" Ada Berg told reporters."},
       "agree | The dam must be opened,"},
      {{"\"The dam must be opened,\" Ada Berg said.",
        "\"The dam should be opened at once,\" Ada Berg told reporters."},
       "differs | The dam must be opened, | The dam should be opened at "
       "once,"},
      {{"\"The dam must be opened,\" Ada Berg said.",
        "\"Bread is getting dearer in Velden,\" Ada Berg told reporters."},
       "nothing"},
  };
  for (const Case& one : cases) EXPECT_EQ(wordings_in(one.texts), one.found);
}

TEST(wordings, a_paraphrase_is_set_against_the_speakers_own_words) {
  EXPECT_EQ(
      wordings_in({"\"We never sold a single boat to Norland,\" Ada Berg said.",
                   "Ada Berg said they never sold boats to Norland."})
          .substr(0, 7),
      "differs");
}

TEST(wordings, two_paraphrases_or_two_speakers_are_no_wordings) {
  EXPECT_EQ(wordings_in({"Ada Berg said the dam must be opened.",
                         "Ada Berg said that the dam had to be opened."}),
            "nothing");
  EXPECT_EQ(
      wordings_in({"\"The dam must be opened in the spring,\" Ada Berg said.",
                   "\"The dam must be opened this year,\" Tomas Lunde said."}),
      "nothing");
}

}  // namespace
}  // namespace synoptic
