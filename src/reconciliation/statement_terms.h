// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "language/analyze.h"
#include "reconciliation/account.h"
#include "reconciliation/resources.h"
#include "reconciliation/story_entities.h"

namespace synoptic {

/// One statement of a story, by its member and its index in that report.
struct StatementRef {
  std::uint32_t member = 0;
  std::uint32_t statement = 0;
  friend auto operator<=>(const StatementRef&, const StatementRef&) = default;
};

/// How much one thing that a statement speaks of tells about it.
struct WeightedTerm {
  std::uint32_t term = 0;
  float weight = 0;
};

/// A statement as the things it speaks of: lemmas, their kin, entities,
/// numbers and times. Terms are in order and each stands once.
struct StatementTerms {
  StatementRef ref;
  std::vector<WeightedTerm> terms;
  float norm = 0;   ///< Euclidean length of the weights.
  float total = 0;  ///< Sum of the squares of the weights.
  bool in_quotation = false;
};

/// The terms of every statement of a story, in the order of members and
/// statements. A term's weight falls with the number of statements that have
/// it (inverse document frequency, Sparck Jones 1972).
std::vector<StatementTerms> collect_terms(
    const Story& story, std::span<const Report> reports,
    const EntityLinks& links, const LanguageResources& language,
    const ReconciliationResources& resources);

/// How likely two statements say the same, 0 to 1, by shared terms alone.
/// Symmetric.
double term_similarity(const StatementTerms& a, const StatementTerms& b);

}  // namespace synoptic
