// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "base/word_list.h"
#include "language/word_vectors.h"
#include "reconciliation/account.h"
#include "reconciliation/pair_model.h"

namespace synoptic {

/// An issue of a pack: its label, and the lemmas that belong to it.
struct Issue {
  std::string label;
  WordSet words;
};

/// What a word of denial-words.txt does.
enum class DenialWord : std::uint8_t {
  Deny,
  Reject,
  Claim,
  Light,
  Unsure,
  Not,
  Partly,
  Yet,
  Wished,
  Declines,
};

/// What comparing statements needs to know of words.
struct ReconciliationResources {
  /// Lemmas that mean nearly the same in the news ("truce", "ceasefire"), each
  /// to the first of its group.
  WordMap<std::string> kin;
  /// Lemmas of what is counted again and again while news comes in.
  WordSet toll_words;
  /// Words that turn a clause round ("not", "never").
  WordSet negations;
  /// Lemmas that say the opposite of others: a number for each such contrast,
  /// positive on one side and negative on the other.
  WordMap<int> opposites;
  /// Lemmas of verbs that tell that what was planned does not come.
  WordSet undone_verbs;
  /// Lemmas of verbs that tell how a figure changed.
  WordSet change_verbs;
  /// Lemmas of verbs of stance, each with the word that must follow, if any.
  WordMap<std::vector<std::pair<Stance, std::string>>> stance_verbs;
  /// Lemmas of nouns and adjectives of stance.
  WordMap<Stance> stance_words;
  WordSet plan_words;                ///< Lemmas that tell what is to come.
  WordMap<DenialWord> denial_words;  ///< By lemma.
  std::vector<Issue> issues;         ///< In the pack's order.
  PairModel pairs;
  /// Vectors of words that meet where texts tell the same in other words; empty
  /// where there are none.
  WordVectors paraphrase;
};

/// Reads the lists from the language's folder, the models from the models' and
/// the issues from the pack's.
Result<ReconciliationResources> load_reconciliation_resources(
    const OpenList& open, const OpenList& open_model,
    const OpenList& open_pack);

}  // namespace synoptic
