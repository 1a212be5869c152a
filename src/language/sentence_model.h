// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "language/encoder.h"
#include "language/tokens.h"

namespace synoptic {

/// A trained model of where sentences end: an encoder and one row of weights
/// over its output.
struct SentenceModel {
  Encoder encoder;
  Matrix weights;
  std::vector<float> bias;
};

/// What the model looks at of a block's tokens: their forms, the gaps and the
/// abbreviations.
std::vector<TokenFeatures> gap_features(std::string_view text,
                                        const std::vector<Span>& tokens,
                                        const TokenLists& lists);

/// For each token of a block how likely a sentence ends after it, as log odds:
/// positive where it does. Linear in the number of tokens. Empty where the
/// vectors are not those of the model.
std::vector<float> sentence_scores(std::string_view text,
                                   const std::vector<Span>& tokens,
                                   const SentenceModel& model,
                                   const WordVectors& vectors,
                                   const TokenLists& lists,
                                   Instructions instructions);

std::string write_sentence_model(const SentenceModel& model);
Result<SentenceModel> read_sentence_model(std::string_view bytes,
                                          std::string_view name);

}  // namespace synoptic
