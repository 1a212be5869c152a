// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "language/analysis.h"
#include "language/name_model.h"

namespace synoptic {

/// The scores of all labels for tokens in a row, a sentence or a piece of one.
struct NameScores {
  std::uint32_t first = 0;  ///< Index of the first token.
  std::uint32_t count = 0;
  /// Without the model's bias: [token * model.weights.padded_rows() + label].
  std::vector<float> scores;
};

/// Lets the places of a word decide together what type of name it is: what
/// speaks for each type at a token becomes the mean of what does at all tokens
/// of `pieces` with the same word, if that has a capital. A word whose type
/// only one place tells ("the province of Orrin") has it everywhere; a place
/// beyond doubt keeps its own. Whether a word is in a name, and where in it, is
/// not touched. Linear; the same bits on all processors.
void settle_scores(std::string_view text, const Analysis& analysis,
                   const NameModel& model, std::vector<NameScores>& pieces);

}  // namespace synoptic
