// SPDX-License-Identifier: Apache-2.0
#include "reconciliation/word_matches.h"

#include <gtest/gtest.h>

namespace synoptic {
namespace {

/// Three words: the first two near each other, the third unlike both.
StoryTerms three_words() {
  StoryTerms story;
  story.width = 2;
  story.vectors = {1, 0, 0.8F, 0.6F, 0, 1};
  story.strengths = {1, 1, 1};
  return story;
}

StatementTerms saying(const StoryTerms& story,
                      const std::vector<std::uint32_t>& words) {
  StatementTerms statement;
  statement.meaning.resize(story.width);
  for (const std::uint32_t word : words) {
    statement.meanings.push_back({word, 1.0F});
    for (std::size_t i = 0; i < story.width; ++i) {
      statement.meaning[i] += story.vector(word)[i];
    }
  }
  statement.own_meaning = statement.meaning;
  return statement;
}

// Where the values stand that the tests look at.
constexpr std::size_t kCosine = 0;
constexpr std::size_t kLeastMet = 2;
constexpr std::size_t kMostUnequal = 5;
constexpr std::size_t kLeftCosine = 6;
constexpr std::size_t kMetBelowOne = 14;

TEST(word_matches, equal_words_meet_wholly_and_leave_nothing) {
  const StoryTerms story = three_words();
  const auto matches =
      match_words(story, saying(story, {0, 2}), saying(story, {2, 0}));
  EXPECT_NEAR(matches[kCosine], 1, 1e-6);
  EXPECT_NEAR(matches[kLeastMet], 1, 1e-6);
  EXPECT_NEAR(matches[kMostUnequal], 0, 1e-6);
}

TEST(word_matches, a_near_word_meets_as_far_as_it_is_near) {
  const StoryTerms story = three_words();
  const auto matches =
      match_words(story, saying(story, {0}), saying(story, {1}));
  EXPECT_NEAR(matches[kLeastMet], 0.8, 1e-6);
  EXPECT_NEAR(matches[kLeftCosine], 0.8, 1e-6);
  EXPECT_NEAR(matches[kMostUnequal], 1, 1e-6);
  EXPECT_NEAR(matches[kMetBelowOne], 1, 1e-6);
}

TEST(word_matches, what_is_left_beside_equal_words_is_compared_alone) {
  const StoryTerms story = three_words();
  const auto matches =
      match_words(story, saying(story, {1, 0}), saying(story, {1, 2}));
  EXPECT_NEAR(matches[kLeftCosine], 0, 1e-6);
  EXPECT_NEAR(matches[kMostUnequal], 0.5, 1e-6);
}

TEST(word_matches, does_not_depend_on_which_statement_comes_first) {
  const StoryTerms story = three_words();
  const StatementTerms a = saying(story, {0, 1});
  const StatementTerms b = saying(story, {1, 2});
  const auto one = match_words(story, a, b);
  const auto other = match_words(story, b, a);
  for (std::size_t i = 0; i < kWordMatches; ++i) {
    EXPECT_NEAR(one[i], other[i], 1e-6) << i;
  }
}

TEST(word_matches, statements_without_known_words_match_nowhere) {
  const StoryTerms story = three_words();
  for (const double value :
       match_words(story, saying(story, {}), saying(story, {0}))) {
    EXPECT_EQ(value, 0);
  }
}

}  // namespace
}  // namespace synoptic
