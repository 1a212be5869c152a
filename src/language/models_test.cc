// SPDX-License-Identifier: Apache-2.0
//
// The parts that trained models are made of, with models of a few random
// weights.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "language/conllu.h"
#include "language/dump.h"
#include "language/lemma_table.h"
#include "language/matrix.h"
#include "language/model_file.h"
#include "language/name_model.h"
#include "language/syntax_model.h"
#include "language/testing/numbers.h"
#include "language/testing/small_models.h"
#include "language/tree.h"
#include "language/word_form.h"
#include "language/word_vectors.h"

namespace synoptic {
namespace {

TEST(matrix, both_kinds_of_processor_give_the_same_bits) {
  if (best_instructions() == Instructions::Baseline) GTEST_SKIP();
  Numbers numbers;
  for (const std::uint32_t rows : {1U, 8U, 21U, 97U, 288U}) {
    const std::uint32_t columns = 2 * rows % 193 + 1;
    const Matrix matrix =
        quantize(numbers.list(std::size_t{rows} * columns), rows, columns);
    const std::uint32_t stride = matrix.padded_columns();
    std::vector<std::int16_t> inputs(std::size_t{7} * stride);
    for (std::int16_t& input : inputs) {
      input = static_cast<std::int16_t>(numbers.unit() * kActivationScale);
    }
    std::vector<float> a(std::size_t{7} * matrix.padded_rows());
    std::vector<float> b(a.size());
    multiply(matrix, inputs.data(), 7, stride, 0.01F, a.data(),
             Instructions::Baseline);
    multiply(matrix, inputs.data(), 7, stride, 0.01F, b.data(),
             Instructions::Avx2);
    EXPECT_EQ(a, b) << rows;
  }
  const std::vector<float> gates = numbers.list(std::size_t{3} * 96);
  std::vector<float> cell_a(96, 0.25F);
  std::vector<float> cell_b(96, 0.25F);
  std::vector<std::int16_t> hidden_a(96);
  std::vector<std::int16_t> hidden_b(96);
  step_cell(gates.data(), 96, cell_a.data(), hidden_a.data(),
            Instructions::Baseline);
  step_cell(gates.data(), 96, cell_b.data(), hidden_b.data(),
            Instructions::Avx2);
  EXPECT_EQ(cell_a, cell_b);
  EXPECT_EQ(hidden_a, hidden_b);
}

TEST(matrix, products_are_those_of_the_weights) {
  Numbers numbers;
  const std::vector<float> values = numbers.list(std::size_t{5} * 3);
  const Matrix matrix = quantize(values, 5, 3);
  const std::vector<std::int16_t> input = {4095, -2048, 1000, 0};
  std::vector<float> out(8);
  multiply(matrix, input.data(), 1, 4, 1.0F / kActivationScale, out.data(),
           best_instructions());
  for (std::size_t row = 0; row < 5; ++row) {
    float sum = 0;
    for (std::size_t k = 0; k < 3; ++k) {
      sum +=
          values[row * 3 + k] * static_cast<float>(input[k]) / kActivationScale;
    }
    EXPECT_NEAR(out[row], sum, 0.01F);
  }
}

TEST(matrix, tanh_is_close) {
  for (float x = -8; x <= 8; x += 0.125F) {
    EXPECT_NEAR(model_tanh(x), std::tanh(x), 3e-4F) << x;
  }
}

TEST(model_file, refuses_what_is_not_its_own) {
  const std::string file = seal_model("weights", ModelKind::Names);
  EXPECT_TRUE(open_model(file, ModelKind::Names, "m"));
  EXPECT_FALSE(open_model(file, ModelKind::Syntax, "m"));
  EXPECT_FALSE(
      open_model(file.substr(0, file.size() - 1), ModelKind::Names, "m"));
  std::string other = file;
  other[8] = 9;
  EXPECT_EQ(open_model(other, ModelKind::Names, "m").error().message,
            "m: model of format 9, this program reads format 1");
  for (std::size_t i = 0; i < file.size(); ++i) {
    std::string broken = file;
    broken[i] = static_cast<char>(broken[i] ^ 0x10);
    EXPECT_FALSE(open_model(broken, ModelKind::Names, "m")) << i;
  }
}

// Every tree over the words is tried.
float best_score(const std::vector<float>& scores, std::uint32_t size) {
  float best = -std::numeric_limits<float>::infinity();
  std::vector<std::uint32_t> heads(size, 0);
  for (;;) {
    std::uint32_t roots = 0;
    bool sound = true;
    float sum = 0;
    for (std::uint32_t i = 0; i < size; ++i) {
      roots += heads[i] == 0;
      sum += scores[i * (size + 1) + heads[i]];
      std::uint32_t at = i + 1;
      for (std::uint32_t steps = 0; at != 0 && steps <= size; ++steps) {
        at = heads[at - 1];
      }
      sound = sound && at == 0;
    }
    // Arcs may not cross, nor cover the root.
    for (std::uint32_t i = 0; i < size && sound; ++i) {
      for (std::uint32_t j = 0; j < size; ++j) {
        const auto [a, b] = std::minmax({i + 1, heads[i]});
        const auto [c, d] = std::minmax({j + 1, heads[j]});
        if (a < c && c < b && b < d) sound = false;
      }
    }
    if (sound && roots == 1) best = std::max(best, sum);
    std::uint32_t i = 0;
    while (i < size && ++heads[i] > size) heads[i++] = 0;
    if (i == size) return best;
  }
}

TEST(tree, is_the_best_one_or_the_best_projective_one) {
  Numbers numbers;
  for (int round = 0; round < 60; ++round) {
    const auto size = static_cast<std::uint32_t>(1 + round % 5);
    const std::vector<float> scores =
        numbers.list(std::size_t{size} * (size + 1));
    const std::vector<std::uint32_t> heads = best_tree(scores, size);
    float sum = 0;
    std::uint32_t roots = 0;
    for (std::uint32_t i = 0; i < size; ++i) {
      ASSERT_NE(heads[i], i + 1);
      sum += scores[i * (size + 1) + heads[i]];
      roots += heads[i] == 0;
      std::uint32_t at = i + 1;
      for (std::uint32_t steps = 0; at != 0 && steps <= size; ++steps) {
        at = heads[at - 1];
      }
      EXPECT_EQ(at, 0U);
    }
    EXPECT_EQ(roots, 1U);
    EXPECT_GE(sum, best_score(scores, size) - 1e-5F);
  }
}

TEST(lemma_table, takes_the_longest_known_ending) {
  LemmaTable table;
  table.add(LemmaTable::ending_key("s", 3), "lb");
  table.add(LemmaTable::ending_key("ies", 3), "ldy");
  table.add(LemmaTable::word_key("went", 3), "wgo");
  table.index();
  EXPECT_EQ(table.lemma("Carries", 3), "carry");
  EXPECT_EQ(table.lemma("runs", 3), "run");
  EXPECT_EQ(table.lemma("went", 3), "go");
  EXPECT_EQ(table.lemma("Stay", 3), "stay");
  EXPECT_EQ(table.lemma("s", 3), "s");
}

TEST(lemma_table, scripts_make_what_they_were_made_from) {
  const std::pair<std::string_view, std::string_view> pairs[] = {
      {"Carries", "carry"}, {"went", "go"},   {"States", "State"},
      {"n\u2019t", "not"},  {"NATO", "NATO"}, {"better", "good"}};
  for (const auto& [word, lemma] : pairs) {
    EXPECT_EQ(LemmaTable::apply(LemmaTable::script_for(word, lemma), word),
              lemma);
  }
}

TEST(word_vectors, tell_kin_from_strangers) {
  const auto vectors = WordVectors::parse(small_vectors().serialize(), "small");
  ASSERT_TRUE(vectors);
  EXPECT_NEAR(vectors->kin("Truce", "ceasefire"), 1.0, 1e-6);
  EXPECT_LT(vectors->kin("truce", "river"), 0.9);
  EXPECT_EQ(vectors->kin("truce", "unheard"), 0.0);
  EXPECT_EQ(vectors->kin("unheard", "unheard"), 1.0);
  EXPECT_GT(vectors->kin("ceasefire over", "truce over"), 0.99);
}

Analysis words_of(const std::string& text) {
  Analysis analysis;
  std::uint32_t at = 0;
  while (at < text.size()) {
    const auto end =
        static_cast<std::uint32_t>(std::min(text.find(' ', at), text.size()));
    Token token;
    token.span = {at, end};
    analysis.tokens.push_back(token);
    at = end + 1;
  }
  const auto size = static_cast<std::uint32_t>(analysis.tokens.size());
  analysis.sentences.push_back(
      {{0, static_cast<std::uint32_t>(text.size())}, 0, size, 0});
  return analysis;
}

TEST(syntax_model, gives_one_tree_to_each_sentence_also_a_long_one) {
  const auto model = read_syntax_model(write_syntax_model(small_syntax()), "m");
  ASSERT_TRUE(model);
  for (const std::size_t size : {1U, 2U, 9U, 160U, 161U, 1000U}) {
    std::string text;
    for (std::size_t i = 0; i < size; ++i) {
      text += i % 3 == 0 ? "River " : i % 3 == 1 ? "truce " : "x1 ";
    }
    text.pop_back();
    Analysis analysis = words_of(text);
    annotate_syntax(text, *model, small_vectors(), best_instructions(),
                    analysis);
    std::size_t roots = 0;
    for (const Token& token : analysis.tokens) {
      roots += token.head == kNoToken;
      EXPECT_EQ(token.head == kNoToken, token.deprel == "root");
      std::uint32_t at = token.head;
      std::size_t steps = 0;
      while (at != kNoToken && steps++ <= size) at = analysis.tokens[at].head;
      EXPECT_EQ(at, kNoToken);
    }
    EXPECT_EQ(roots, 1U) << size;
    Analysis twin = words_of(text);
    annotate_syntax(text, *model, small_vectors(), Instructions::Baseline,
                    twin);
    EXPECT_EQ(dump_heads(text, twin), dump_heads(text, analysis));
  }
}

// Any change behind the checksum: the reader must not trust the sizes.
TEST(syntax_model, odd_bytes_are_refused_or_harmless) {
  const std::string sealed = write_syntax_model(small_syntax());
  const std::string payload = sealed.substr(32);
  const std::string text = "River truce x1";
  Numbers numbers;
  for (int round = 0; round < 3000; ++round) {
    std::string broken = payload;
    for (int i = 0; i < 2; ++i) {
      broken[numbers.next() % broken.size()] =
          static_cast<char>(numbers.next());
    }
    const auto model =
        read_syntax_model(seal_model(broken, ModelKind::Syntax), "m");
    if (!model) continue;
    Analysis analysis = words_of(text);
    annotate_syntax(text, *model, small_vectors(), best_instructions(),
                    analysis);
  }
}

TEST(name_model, labels_follow_each_other_as_names_do) {
  const auto person = [](NamePlace place) {
    return name_label(NameType::Person, place);
  };
  EXPECT_TRUE(label_may_follow(kNameLabels, 0));
  EXPECT_TRUE(label_may_follow(0, person(NamePlace::First)));
  EXPECT_TRUE(
      label_may_follow(person(NamePlace::First), person(NamePlace::Last)));
  EXPECT_FALSE(label_may_follow(person(NamePlace::First),
                                name_label(NameType::Place, NamePlace::Last)));
  EXPECT_FALSE(label_may_follow(person(NamePlace::First), 0));
  EXPECT_FALSE(label_may_follow(0, person(NamePlace::Inner)));
  EXPECT_FALSE(label_may_follow(person(NamePlace::First), kNameLabels));
}

TEST(name_model, odd_bytes_are_refused_or_harmless) {
  const std::string payload = write_name_model(small_names()).substr(32);
  const std::string text = "River truce x1 River";
  Numbers numbers;
  int refused = 0;
  for (int round = 0; round < 2000; ++round) {
    std::string broken = payload;
    for (int i = 0; i < 2; ++i) {
      broken[numbers.next() % broken.size()] =
          static_cast<char>(numbers.next());
    }
    const auto model =
        read_name_model(seal_model(broken, ModelKind::Names), "m");
    refused += !model;
    if (!model) continue;
    Analysis analysis = words_of(text);
    find_names(text, *model, small_vectors(), {}, {}, best_instructions(),
               analysis);
    EXPECT_LE(analysis.names.size(), analysis.tokens.size());
  }
  EXPECT_GT(refused, 0);
  EXPECT_LT(refused, 2000);
}

TEST(conllu, comes_back_as_it_went) {
  const std::string conllu =
      "# newdoc id = d\n"
      "# text = He didn't go.\n"
      "1\tHe\the\tPRON\tPRP\tCase=Nom\t4\tnsubj\t_\t_\n"
      "2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_\n"
      "2\tdid\tdo\tAUX\tVBD\t_\t4\taux\t_\t_\n"
      "3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_\n"
      "4\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No\n"
      "4.1\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\t_\n"
      "5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_\n\n";
  const auto words = read_conllu(conllu, "w");
  ASSERT_TRUE(words);
  EXPECT_EQ(words->text, "He didn't go. ");
  EXPECT_EQ(dump_heads(words->text, words->analysis),
            "He<-go:nsubj did<-go:aux n't<-go:advmod go<-ROOT:root "
            ".<-go:punct");
  const auto again =
      read_conllu(to_conllu(words->text, words->analysis, "d"), "w");
  ASSERT_TRUE(again);
  EXPECT_EQ(dump_heads(again->text, again->analysis),
            dump_heads(words->text, words->analysis));
  EXPECT_EQ(read_conllu("1\tHe\n", "w").error().message,
            "w:1: no line of CoNLL-U: 1\tHe");
}

TEST(word_form, is_plain_and_its_hash_never_changes) {
  EXPECT_EQ(plain_form("Don\u2019T\u20141,234"), "don't-0,000");
  EXPECT_EQ(stable_hash("truce"), stable_hash("truce", 0));
  EXPECT_NE(stable_hash("truce", 1), stable_hash("truce", 2));
}

}  // namespace
}  // namespace synoptic
