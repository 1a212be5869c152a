// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "language/analysis.h"
#include "language/encoder.h"
#include "language/lemma_table.h"

namespace synoptic {

/// A tag with all that goes with it.
struct FullTag {
  Upos upos = Upos::X;
  std::string xpos;
  std::string feats;
};

/// A trained model of tags, lemmas and dependency trees: an encoder, a linear
/// layer for tags, and a biaffine scorer of heads (Dozat and Manning 2017,
/// "Deep Biaffine Attention for Neural Dependency Parsing") whose best tree is
/// taken. Sizes are the trainer's choice and stand in the file.
struct SyntaxModel {
  Encoder encoder;
  std::uint32_t tag_layer = 0;  ///< The layer whose output tells the tag.
  Matrix tag_weights;
  std::vector<float> tag_bias;
  std::vector<FullTag> tags;
  LemmaTable lemmas;
  Matrix arc_word;  ///< What a word looks like to its head ...
  std::vector<float> arc_word_bias;
  Matrix arc_head;  ///< ... and a head to its words.
  std::vector<float> arc_head_bias;
  Matrix arc_pair;  ///< One row more than columns: the head's own score.
  std::vector<std::int16_t> arc_root;
  Matrix label_word;
  Matrix label_head;
  std::vector<float> label_bias;
  std::vector<float> label_root;
  Matrix label_weights;
  std::vector<float> label_weights_bias;
  std::vector<std::string> relations;  ///< The first is "root".
};

/// The number under which lemmas know a tag.
std::uint64_t lemma_tag(Upos upos, std::string_view xpos);

std::string write_syntax_model(const SyntaxModel& model);
Result<SyntaxModel> read_syntax_model(std::string_view bytes,
                                      std::string_view name);

/// Fills tags, features, lemmas, heads and relations of all tokens. Sentences
/// longer than `kLongestPiece` are parsed in pieces, whose roots hang on the
/// first one's.
void annotate_syntax(std::string_view text, const SyntaxModel& model,
                     const WordVectors& vectors, Instructions instructions,
                     Analysis& analysis);

}  // namespace synoptic
