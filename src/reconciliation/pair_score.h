// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "reconciliation/pair_model.h"
#include "reconciliation/statement_terms.h"

namespace synoptic {

/// A pair of statements of different reports that share something.
struct CandidatePair {
  std::uint32_t a = 0;  ///< Index into the terms; `a < b`.
  std::uint32_t b = 0;
  PairFeatures features{};
};

/// The pairs of statements worth a look, with their features, in order of `a`
/// and `b`: those that share a word, an entity or a value which is not too
/// common. Statements of one report are not paired. In a story of very many
/// statements each is paired with those only that share most with it. The
/// features of a pair depend on the other pairs of its statements: whether each
/// is the other's best counterpart in its report.
std::vector<CandidatePair> find_candidates(const StoryTerms& story);

}  // namespace synoptic
