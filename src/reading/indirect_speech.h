// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "ingest/document.h"
#include "language/analysis.h"
#include "reading/quotation_marks.h"
#include "reading/reading.h"
#include "reading/speech_cues.h"

namespace synoptic {

/// The indirect quotations of the cues that are not `used`, in text order:
/// "Berg said (that) ...", "..., Berg said", "according to Berg, ...".
///
/// Requires: the reading's entities and mentions are filled.
std::vector<Quotation> read_indirect_speech(
    const Document& document, const Analysis& analysis,
    const std::vector<QuotedText>& quoted, const std::vector<Cue>& cues,
    const std::vector<bool>& used, const Reading& reading);

}  // namespace synoptic
