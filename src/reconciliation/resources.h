// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "base/result.h"
#include "base/word_list.h"

namespace synoptic {

/// What comparing statements needs to know of words.
struct ReconciliationResources {
  /// Lemmas that mean nearly the same in the news ("truce", "ceasefire"), each
  /// to the first of its group.
  WordMap<std::string> kin;
};

Result<ReconciliationResources> load_reconciliation_resources(
    const OpenList& open);

}  // namespace synoptic
