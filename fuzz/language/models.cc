// SPDX-License-Identifier: Apache-2.0
// A model file of any bytes is refused or harmless: what it says of a text is
// of the right shape. The first byte chooses the kind of model, the rest is
// what stands behind the checksum, which no fuzzer would guess.
#include <string>

#include "language/model_file.h"
#include "language/name_model.h"
#include "language/sentence_model.h"
#include "language/syntax_model.h"
#include "language/testing/small_models.h"
#include "support/parser.h"

namespace synoptic {
namespace {

constexpr std::string_view kText =
    "River truce, Ceasefire over: the River's 3 banks. over";

/// The words of the text, as two sentences.
Analysis words() {
  Analysis analysis;
  const auto size = static_cast<std::uint32_t>(kText.size());
  for (const Span span : split_tokens(kText, {0, size}, {})) {
    Token token;
    token.span = span;
    analysis.tokens.push_back(token);
  }
  const auto end = static_cast<std::uint32_t>(analysis.tokens.size());
  analysis.sentences = {{{0, size}, 0, end - 1, 0},
                        {{0, size}, end - 1, end, 0}};
  return analysis;
}

void check_tree(const Analysis& analysis) {
  for (const Sentence& sentence : analysis.sentences) {
    std::uint32_t roots = 0;
    for (std::uint32_t i = sentence.first_token; i < sentence.end_token; ++i) {
      std::uint32_t at = i;
      for (std::uint32_t steps = 0;; ++steps) {
        const std::uint32_t head = analysis.tokens[at].head;
        if (head == kNoToken) break;
        fuzz::require_law(
            head >= sentence.first_token && head < sentence.end_token,
            "a head is of the same sentence");
        fuzz::require_law(steps <= analysis.tokens.size(),
                          "no word depends on itself");
        at = head;
      }
      roots += analysis.tokens[i].head == kNoToken;
    }
    fuzz::require_law(roots == 1, "a sentence has one root");
  }
}

void check_names(const Analysis& analysis) {
  std::uint32_t end = 0;
  for (const Name& name : analysis.names) {
    fuzz::require_law(name.first_token >= end &&
                          name.first_token < name.end_token &&
                          name.end_token <= analysis.tokens.size(),
                      "names are of tokens, in order, without overlap");
    end = name.end_token;
  }
}

void try_vectors(std::string_view payload) {
  const auto vectors =
      WordVectors::parse(seal_model(payload, ModelKind::Vectors), "m");
  if (!vectors) return;
  const double kin = vectors->kin("truce over", "river");
  fuzz::require_law(kin >= -1.001 && kin <= 1.001, "kinship is a cosine");
}

void try_syntax(std::string_view payload, Instructions instructions) {
  const auto model =
      read_syntax_model(seal_model(payload, ModelKind::Syntax), "m");
  if (!model) return;
  Analysis analysis = words();
  annotate_syntax(kText, *model, small_vectors(), instructions, analysis);
  check_tree(analysis);
}

void try_names(std::string_view payload, Instructions instructions) {
  const auto model =
      read_name_model(seal_model(payload, ModelKind::Names), "m");
  if (!model) return;
  Analysis analysis = words();
  find_names(kText, *model, small_vectors(), {}, {}, instructions, analysis);
  check_names(analysis);
}

void try_sentences(std::string_view payload, Instructions instructions) {
  const auto model =
      read_sentence_model(seal_model(payload, ModelKind::Sentences), "m");
  if (!model) return;
  const std::vector<Span> tokens =
      split_tokens(kText, {0, static_cast<std::uint32_t>(kText.size())}, {});
  const std::vector<float> scores =
      sentence_scores(kText, tokens, *model, small_vectors(), {}, instructions);
  fuzz::require_law(scores.empty() || scores.size() == tokens.size(),
                    "a score a token, or none");
}

}  // namespace
}  // namespace synoptic

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  using namespace synoptic;
  if (size == 0) return 0;
  const std::string_view bytes = fuzz::view_of(data, size);
  for (const ModelKind kind : {ModelKind::Vectors, ModelKind::Names}) {
    (void)open_model(bytes, kind, "m");
  }
  const std::string_view payload = bytes.substr(1);
  for (const Instructions instructions :
       {Instructions::Baseline, best_instructions()}) {
    switch (data[0] % 4) {
      case 0:
        try_vectors(payload);
        break;
      case 1:
        try_syntax(payload, instructions);
        break;
      case 2:
        try_names(payload, instructions);
        break;
      default:
        try_sentences(payload, instructions);
    }
  }
  return 0;
}
