// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "language/analyze.h"
#include "reconciliation/account.h"
#include "reconciliation/resources.h"
#include "reconciliation/statement_terms.h"
#include "reconciliation/story_entities.h"
#include "stories/resources.h"

namespace synoptic {

/// The statements of a story that say one thing.
struct PointDraft {
  std::vector<StatementRef> statements;  ///< In order; at least one.
  /// How likely each two statements say the same, row by row; 0 for two of
  /// one report.
  std::vector<float> likeness;

  double likeness_of(std::size_t a, std::size_t b) const {
    return static_cast<double>(likeness[a * statements.size() + b]);
  }
};

/// Groups the statements of a story into points, most alike first. Statements
/// of one report join a point only when they repeat each other. Each statement
/// is in exactly one draft.
std::vector<PointDraft> draft_points(const Story& story,
                                     std::span<const Report> reports,
                                     const EntityLinks& links,
                                     const std::vector<LedgerEntry>& ledger,
                                     const LanguageResources& language,
                                     const StoryResources& background,
                                     const ReconciliationResources& resources);

}  // namespace synoptic
