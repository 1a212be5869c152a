// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "reconciliation/account.h"
#include "reconciliation/story_entities.h"

namespace synoptic {

/// How the words of two quotations stand to each other.
struct WordingMatch {
  double likeness = 0;    ///< Share of words in common order, 0 to 1.
  double content = 0;     ///< Share of the shorter one's longer words.
  bool verbatim = false;  ///< One's words are, in a row, part of the other's.
};

/// Compares two wordings word by word, case, punctuation and quotation marks
/// apart; digits and "not" count as any word, so that a changed one is never
/// verbatim. Time: the product of their lengths in words.
WordingMatch match_wordings(std::string_view a, std::string_view b);

/// The words of a wording as they are compared: folded, without marks.
std::vector<std::string> wording_of(std::string_view text);

/// Where two wordings part.
struct WordDifference {
  double likeness = 0;  ///< Share of the words of `a` in order in `b`, 0 to 1.
  std::vector<std::string> only_in_a;
  /// Between the first and the last word that both have.
  std::vector<std::string> only_in_b;
};
WordDifference difference_of(const std::vector<std::string>& a,
                             const std::vector<std::string>& b);

/// The quotations of a story, each utterance once, with its wordings in every
/// report. Indirect speech is not part of the ledger. An utterance that no
/// other report has stands alone.
std::vector<LedgerEntry> collate_quotations(const Story& story,
                                            std::span<const Report> reports,
                                            const EntityLinks& links);

}  // namespace synoptic
