// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "base/word_list.h"
#include "ingest/document.h"
#include "language/analysis.h"
#include "reading/reading.h"
#include "reading/time_lexicon.h"

namespace synoptic {

/// Reads time-words.txt, number-words.txt, holidays.txt, approximators.txt and
/// tense-cues.txt of the language's folder.
Result<TimeResources> load_time_resources(const OpenList& open);

/// Fills the times of a reading, anchored on the document's date; without one,
/// what needs it stays unresolved ("XXXX-WXX-1", infinite bounds). Time
/// expressions do not overlap, do not cross blocks and come in the order of
/// the text. Any text is acceptable. Linear.
void read_times(const Document& document, const Analysis& analysis,
                const TimeResources& resources, Reading& reading);

}  // namespace synoptic
