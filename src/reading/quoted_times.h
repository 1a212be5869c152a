// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ingest/document.h"
#include "language/analysis.h"
#include "reading/reading.h"
#include "reading/time_lexicon.h"

namespace synoptic {

/// Counts the times between quotation marks from the day on which the words
/// were said, where the sentence that cites them tells it ("told the paper on
/// Tuesday: 'We met yesterday'"). What is cited without marks is the outlet's
/// wording and stays counted from the report's day, as does everything whose
/// moment is not told.
///
/// Requires: the reading's times and quotations are filled. Linear.
void anchor_quoted_times(const Document& document, const Analysis& analysis,
                         const TimeResources& resources, Reading& reading);

}  // namespace synoptic
