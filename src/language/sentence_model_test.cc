// SPDX-License-Identifier: Apache-2.0
#include "language/sentence_model.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "language/sentences.h"
#include "language/testing/numbers.h"
#include "language/testing/small_models.h"

namespace synoptic {
namespace {

TokenLists small_lists() {
  TokenLists lists;
  lists.abbreviations = {{"gov", "title"}, {"u.s", "word"}, {"inc", "word"}};
  return lists;
}

std::vector<Span> tokens_of(const std::string& text) {
  return split_tokens(text, {0, static_cast<std::uint32_t>(text.size())},
                      small_lists());
}

TEST(sentence_model, both_kinds_of_processor_give_the_same_scores) {
  const SentenceModel model = small_sentences();
  for (const std::size_t size : {1U, 159U, 160U, 161U, 1000U}) {
    std::string text;
    for (std::size_t i = 0; i < size; ++i) {
      text += i % 3 == 0 ? "River " : i % 3 == 1 ? "\"truce " : "x1 ";
    }
    const std::vector<Span> tokens = tokens_of(text);
    const auto scores = [&](Instructions instructions) {
      return sentence_scores(text, tokens, model, small_vectors(),
                             small_lists(), instructions);
    };
    EXPECT_EQ(scores(Instructions::Baseline).size(), tokens.size());
    EXPECT_EQ(scores(Instructions::Baseline), scores(best_instructions()));
  }
}

TEST(sentence_model, is_silent_with_the_vectors_of_another) {
  const std::string text = "River truce";
  EXPECT_TRUE(sentence_scores(text, tokens_of(text), small_sentences(),
                              WordVectors::make({"river"}, {1, 1}, 2),
                              small_lists(), Instructions::Baseline)
                  .empty());
}

// Any change behind the checksum: the reader must not trust the sizes.
TEST(sentence_model, odd_bytes_are_refused_or_harmless) {
  const std::string payload =
      write_sentence_model(small_sentences()).substr(32);
  const std::string text = "River truce x1";
  Numbers numbers;
  int read = 0;
  for (int round = 0; round < 2000; ++round) {
    std::string broken = payload;
    for (int i = 0; i < 2; ++i) {
      broken[numbers.next() % broken.size()] =
          static_cast<char>(numbers.next());
    }
    const auto model =
        read_sentence_model(seal_model(broken, ModelKind::Sentences), "m");
    if (!model) continue;
    ++read;
    EXPECT_EQ(sentence_scores(text, tokens_of(text), *model, small_vectors(),
                              small_lists(), best_instructions())
                  .size(),
              3U);
  }
  EXPECT_GT(read, 0);
  EXPECT_LT(read, 2000);
}

/// The sentences, a line each, where the model scores every gap alike.
std::string split(const std::string& text, float score) {
  const std::vector<Span> tokens = tokens_of(text);
  const SentenceLists lists{{"the", "he"}, {"said", "asked"}};
  std::string out;
  std::uint32_t first = 0;
  for (const std::uint32_t end :
       split_sentences(text, tokens, std::vector<float>(tokens.size(), score),
                       small_lists(), lists)) {
    if (!out.empty()) out += '\n';
    out += slice(text, cover(tokens[first], tokens[end - 1]));
    first = end;
  }
  return out;
}

TEST(sentence_model, its_yes_is_refused_where_a_sentence_surely_goes_on) {
  EXPECT_EQ(split("Gov. Lind", 5), "Gov. Lind");
  EXPECT_EQ(split("won.\u201D", 5), "won.\u201D");
  EXPECT_EQ(split("won.\u201D he", 5), "won.\u201D he");
  EXPECT_EQ(split("?\" Ost asked", 5), "?\" Ost\nasked");
  EXPECT_EQ(split("Inc. rose", 5), "Inc.\nrose");
}

TEST(sentence_model, its_no_is_refused_where_a_sentence_surely_ends) {
  EXPECT_EQ(split("He left the U.S. The car", -5), "He left the U.S.\nThe car");
  EXPECT_EQ(split("\u201COver.\u201DThen", -5), "\u201COver.\u201D\nThen");
  EXPECT_EQ(split("\"Over.\"Then", -5), "\"Over.\"\nThen");
  EXPECT_EQ(split("by 3.5 percent. 12 died", -5), "by 3.5 percent.\n12 died");
  EXPECT_EQ(split("River rose\n\nIt fell", -5), "River rose\nIt fell");
  EXPECT_EQ(split("River rose. It fell", -5), "River rose. It fell");
}

TEST(sentence_model, a_straight_mark_opens_on_the_side_of_its_word) {
  const std::string text = "x \"a b\" c \"d \"e\"";
  const std::vector<Span> tokens = tokens_of(text);
  std::string sides;
  bool open = false;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (slice(text, tokens[i]) != "\"") continue;
    open = quote_opens(text, tokens, i, open);
    sides += open ? '(' : ')';
  }
  EXPECT_EQ(sides, "()(()");
}

TEST(sentence_model, has_to_be_surer_where_it_would_cut_a_name) {
  EXPECT_EQ(split("with Mara Lind", 1), "with\nMara Lind");
  EXPECT_EQ(split("with Mara Lind", 3), "with\nMara\nLind");
  EXPECT_EQ(split("Mara Lind", 1), "Mara Lind");
  EXPECT_EQ(split("Mara lind", 1), "Mara\nlind");
  // Its own lines are its own.
  EXPECT_EQ(split("Mara\nLind", 1), "Mara\nLind");
}

}  // namespace
}  // namespace synoptic
