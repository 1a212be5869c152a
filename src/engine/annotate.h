// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/run.h"

namespace synoptic {

/// Where the words to annotate come from.
enum class Words {
  Found,  ///< In the reports' texts.
  Given,  ///< The inputs are CoNLL-U, and their words are kept.
};

/// Gives each report, or each file of given words, as CoNLL-U, in the order of
/// the inputs.
RunSummary annotate_all(const RunSetting& run, Words words,
                        const Resources& resources, const TakeLine& take);

}  // namespace synoptic
