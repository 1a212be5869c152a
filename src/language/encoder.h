// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "base/word_list.h"
#include "language/matrix.h"
#include "language/word_vectors.h"

namespace synoptic {

/// Longer sentences are encoded in pieces of this many tokens, so that time
/// stays linear.
inline constexpr std::uint32_t kLongestPiece = 160;

/// What of a token the encoder looks at: its form, endings, beginnings, shape
/// and the lists that hold it, as hashes.
inline constexpr std::size_t kFeatureCount = 10;
using TokenFeatures = std::array<std::uint64_t, kFeatureCount>;

/// The features of one sentence's tokens. `groups` tells the lists that hold a
/// word (by its form as it stands), or is empty.
std::vector<TokenFeatures> token_features(std::string_view text,
                                          const std::vector<Span>& tokens,
                                          const WordMap<char>& groups);

/// Rows of 16 bit activations, one for each token.
struct Activations {
  std::uint32_t count = 0;
  std::uint32_t width = 0;
  std::vector<std::int16_t> values;

  const std::int16_t* row(std::uint32_t i) const {
    return values.data() + std::size_t{i} * width;
  }
  std::int16_t* row(std::uint32_t i) {
    return values.data() + std::size_t{i} * width;
  }
};

/// One direction of a recurrent layer: a gated cell whose input and forget
/// gates add up to one (Greff et al. 2015, "LSTM: A Search Space Odyssey",
/// the coupled variant), without a second squashing.
struct RecurrentCell {
  Matrix input;      ///< 3 * units rows: input gate, output gate, candidate.
  Matrix recurrent;  ///< 3 * units rows, `units` columns.
  std::vector<float> bias;
};

/// Turns the tokens of a sentence into vectors that know their neighbours: a
/// word vector and the sum of hashed features go through layers of recurrent
/// cells, each read from both ends.
struct Encoder {
  /// The widest input: four standard deviations, by measurement.
  static constexpr float kInputRange = 4.0F;

  /// The table's first rows are those of the commonest forms, by their place
  /// in the word vectors; features share the others by their hashes.
  std::uint32_t form_rows = 0;
  std::uint32_t table_rows = 0;
  std::uint32_t table_size = 0;  ///< Values of a row.
  std::vector<std::int8_t> table;
  float table_scale = 1;
  std::uint32_t vector_size = 0;
  std::uint32_t units = 0;
  std::vector<std::array<RecurrentCell, 2>> layers;

  std::uint32_t input_size() const { return vector_size + table_size; }
  std::uint32_t row_of(std::uint64_t feature) const {
    return form_rows +
           static_cast<std::uint32_t>(feature % (table_rows - form_rows));
  }

  /// The outputs of every layer, each `2 * units` wide: forward, backward.
  std::vector<Activations> encode(const std::vector<TokenFeatures>& features,
                                  const WordVectors& vectors,
                                  Instructions instructions) const;
};

void write_encoder(const Encoder& encoder, ByteWriter& out);
Encoder read_encoder(ByteReader& in, bool& ok);

}  // namespace synoptic
