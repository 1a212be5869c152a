// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "base/result.h"
#include "base/word_list.h"
#include "ingest/document.h"
#include "language/analysis.h"
#include "reading/reading.h"

namespace synoptic {

/// Word lists for time expressions.
struct TimeResources {};

Result<TimeResources> load_time_resources(const OpenList& open);

/// Fills the times of a reading, anchored on the document's date. Time
/// expressions do not overlap.
void read_times(const Document& document, const Analysis& analysis,
                const TimeResources& resources, Reading& reading);

}  // namespace synoptic
