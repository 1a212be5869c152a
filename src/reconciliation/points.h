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

/// Groups the statements of a story into points. Statements of one report join
/// a point only through those of others. A statement that says several things
/// is in several drafts, and each is in one at least.
std::vector<PointDraft> draft_points(const Story& story,
                                     std::span<const Report> reports,
                                     const EntityLinks& links,
                                     const std::vector<LedgerEntry>& ledger,
                                     const LanguageResources& language,
                                     const StoryResources& background,
                                     const ReconciliationResources& resources);

/// The drafts, the largest first, each without the statements of those before
/// it: for lists in which a statement stands once. Their likeness is left out.
std::vector<PointDraft> each_statement_once(std::span<const PointDraft> drafts);

}  // namespace synoptic
