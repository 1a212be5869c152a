// SPDX-License-Identifier: Apache-2.0
#include "reconciliation/sentence_match.h"

#include <gtest/gtest.h>

#include <random>
#include <sstream>
#include <string>
#include <vector>

namespace synoptic {
namespace {

std::vector<std::string> split(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> words;
  for (std::string word; in >> word;) words.push_back(word);
  return words;
}

std::string changes(const std::string& a, const std::string& b) {
  const auto left = split(a);
  const auto right = split(b);
  std::string out;
  for (const WordChange& change : changes_between(left, right)) {
    out += "[";
    for (std::uint32_t i = change.a_begin; i < change.a_end; ++i)
      out += left[i] + " ";
    out += "|";
    for (std::uint32_t i = change.b_begin; i < change.b_end; ++i)
      out += " " + right[i];
    out += "]";
  }
  return out;
}

TEST(sentence_match, words_part_where_they_part) {
  EXPECT_EQ(changes("a b c", "a b c"), "");
  EXPECT_EQ(changes("a b c", "a x c"), "[b | x]");
  EXPECT_EQ(changes("a b c", "a c"), "[b |]");
  EXPECT_EQ(changes("b c", "a b c"), "[| a]");
  EXPECT_EQ(changes("a b c d", "x b y d"), "[a | x][c | y]");
  EXPECT_EQ(changes("", "a"), "[| a]");
}

TEST(sentence_match, what_is_left_of_both_is_the_same) {
  std::mt19937 random(7);
  for (int round = 0; round < 200; ++round) {
    std::vector<std::string> a, b;
    for (auto* list : {&a, &b})
      for (auto n = random() % 9; n > 0; --n)
        list->push_back(std::string(1, static_cast<char>('a' + random() % 3)));
    std::vector<std::string> kept_a = a, kept_b = b;
    const auto found = changes_between(a, b);
    for (auto at = found.rbegin(); at != found.rend(); ++at) {
      kept_a.erase(kept_a.begin() + at->a_begin, kept_a.begin() + at->a_end);
      kept_b.erase(kept_b.begin() + at->b_begin, kept_b.begin() + at->b_end);
    }
    EXPECT_EQ(kept_a, kept_b);
  }
}

SentenceWords sentence(std::uint32_t number, const std::string& text) {
  SentenceWords made;
  made.sentence = number;
  made.words = split(text);
  made.tokens.resize(made.words.size());
  return made;
}

TEST(sentence_match, the_sentence_that_shares_most_is_found) {
  SentenceIndex index;
  index.add(sentence(0, "the crane fell on twelve workers at noon"));
  index.add(sentence(1, "the crane fell on twelve cars at noon on friday"));
  index.add(sentence(2, "he agreed"));
  const auto found = [&](const std::string& text) {
    const SentenceWords* same = index.find(sentence(9, text), 0.5);
    return same == nullptr ? -1 : static_cast<int>(same->sentence);
  };
  EXPECT_EQ(found("the crane fell on thirty workers at noon"), 0);
  EXPECT_EQ(found("the crane fell on ten cars at noon on friday"), 1);
  EXPECT_EQ(found("a crane of the port fell over"), -1);
  EXPECT_EQ(found("he agreed"), -1);
  EXPECT_EQ(found(""), -1);
  EXPECT_EQ(index.find(sentence(9, "the crane fell on ten cars"), 0.5, {0}),
            nullptr);
}

}  // namespace
}  // namespace synoptic
