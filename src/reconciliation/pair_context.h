// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "reconciliation/pair_model.h"
#include "reconciliation/pair_score.h"
#include "reconciliation/statement_terms.h"

namespace synoptic {

/// What the pairs around each pair say of it, in the order of `pairs`, which is
/// that of `find_candidates`; `likely` is how likely each is at first sight.
///
/// A pair is the likelier the less its statements have better counterparts in
/// each other's report, the more a statement of a third report is like both,
/// and the more the statements beside them, or the rest of their sentences, are
/// alike as well.
std::vector<ContextFeatures> look_around(
    const std::vector<StatementTerms>& statements,
    const std::vector<CandidatePair>& pairs, const std::vector<double>& likely);

}  // namespace synoptic
