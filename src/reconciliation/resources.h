// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "base/result.h"
#include "base/word_list.h"
#include "reconciliation/pair_model.h"

namespace synoptic {

/// What comparing statements needs to know of words.
struct ReconciliationResources {
  /// Lemmas that mean nearly the same in the news ("truce", "ceasefire"), each
  /// to the first of its group.
  WordMap<std::string> kin;
  /// Lemmas of what is counted again and again while news comes in.
  WordSet toll_words;
  /// Lemmas of verbs that tell how a figure changed.
  WordSet change_verbs;
  PairModel pairs;
};

/// Reads the lists from the language's folder and the model from the models'.
Result<ReconciliationResources> load_reconciliation_resources(
    const OpenList& open, const OpenList& open_model);

}  // namespace synoptic
