// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "language/name_model.h"
#include "language/sentence_model.h"
#include "language/syntax_model.h"
#include "language/testing/numbers.h"
#include "language/word_vectors.h"

namespace synoptic {

// Models of a few weights that look random, the same each time: all but
// trained. They fit `small_vectors`.

/// Vectors of four words.
inline WordVectors small_vectors() {
  Numbers numbers;
  std::vector<float> values = numbers.list(std::size_t{4} * 8);
  std::copy_n(values.begin(), 8, values.begin() + 8);
  return WordVectors::make({"truce", "ceasefire", "river", "over"}, values, 8);
}

inline Encoder small_encoder(Numbers& numbers, std::uint32_t layers) {
  Encoder encoder;
  encoder.form_rows = 2;
  encoder.table_rows = 40;
  encoder.table_size = 4;
  for (int i = 0; i < 160; ++i) {
    encoder.table.push_back(static_cast<std::int8_t>(numbers.unit() * 100));
  }
  encoder.table_scale = 0.01F;
  encoder.vector_size = 8;
  encoder.units = 8;
  for (std::uint32_t i = 0; i < layers; ++i) {
    const std::uint32_t width = i == 0 ? 12 : 16;
    auto& layer = encoder.layers.emplace_back();
    for (RecurrentCell& cell : layer) {
      cell.input = quantize(numbers.list(std::size_t{24} * width), 24, width);
      cell.recurrent = quantize(numbers.list(std::size_t{24} * 8), 24, 8);
      cell.bias = numbers.list(24);
    }
  }
  return encoder;
}

inline SyntaxModel small_syntax() {
  Numbers numbers;
  SyntaxModel model;
  model.encoder = small_encoder(numbers, 2);
  model.tags = {{Upos::Noun, "NN", "Number=Sing"}, {Upos::Verb, "VB", ""}};
  model.tag_weights = quantize(numbers.list(std::size_t{2} * 16), 2, 16);
  model.tag_bias = numbers.list(8);
  const auto square = [&] {
    return quantize(numbers.list(std::size_t{8} * 16), 8, 16);
  };
  model.arc_word = square();
  model.arc_head = square();
  model.label_word = square();
  model.label_head = square();
  model.arc_word_bias = model.arc_head_bias = numbers.list(8);
  model.label_bias = model.label_root = numbers.list(8);
  model.arc_pair = quantize(numbers.list(std::size_t{9} * 8), 9, 8);
  model.arc_root.assign(8, 77);
  model.label_weights = quantize(numbers.list(std::size_t{3} * 8), 3, 8);
  model.label_weights_bias = numbers.list(8);
  model.relations = {"root", "obj", "nsubj"};
  model.lemmas.index();
  return model;
}

inline SentenceModel small_sentences() {
  Numbers numbers;
  SentenceModel model;
  model.encoder = small_encoder(numbers, 1);
  model.weights = quantize(numbers.list(16), 1, 16);
  model.bias = numbers.list(8);
  return model;
}

inline NameModel small_names() {
  Numbers numbers;
  NameModel model;
  model.encoder = small_encoder(numbers, 2);
  model.weights =
      quantize(numbers.list(std::size_t{kNameLabels} * 16), kNameLabels, 16);
  model.bias = numbers.list(model.weights.padded_rows());
  model.transitions = numbers.list(std::size_t{kNameLabels} * kNameLabels);
  return model;
}

}  // namespace synoptic
