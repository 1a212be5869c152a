// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "ingest/document.h"
#include "language/analysis.h"
#include "reading/quotation_marks.h"
#include "reading/reading.h"
#include "reading/speech_cues.h"

namespace synoptic {

/// The quotations among what stands between marks, direct and mixed, in text
/// order, with cue and speaker where the text shows them. What is no speech
/// (scare quotes, titles, nicknames) is left out. `used` tells, for each of
/// `cues`, whether one of the quotations took it.
///
/// Requires: the reading's entities and mentions are filled.
std::vector<Quotation> read_direct_speech(const Document& document,
                                          const Analysis& analysis,
                                          const std::vector<QuotedText>& quoted,
                                          const std::vector<Cue>& cues,
                                          const Reading& reading,
                                          std::vector<bool>& used);

}  // namespace synoptic
