// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "ingest/document.h"
#include "language/analysis.h"
#include "reading/attribution_model.h"
#include "reading/quotation_marks.h"
#include "reading/reading.h"
#include "reading/speech_cues.h"

namespace synoptic {

/// The quotations that the model finds, of all types, in the order of their
/// cues. Content that ends inside quotation marks is moved to the marks; what
/// stands wholly between marks becomes direct, in as many pieces as there are
/// pairs of marks.
///
/// Requires: the model is not empty; the reading's entities are filled.
std::vector<Quotation> read_learned_speech(
    const Document& document, const Analysis& analysis,
    const std::vector<QuotedText>& quoted, const SpeechVerbs& verbs,
    const AttributionModel& model, const Reading& reading);

/// One list of both: a quotation by rules gives the marks, which rules know
/// exactly, and the model's over the same words the cue and the speaker. What
/// only one of them has stays. In the order they begin.
std::vector<Quotation> combine_speech(std::string_view text,
                                      std::vector<Quotation> by_rules,
                                      std::vector<Quotation> learned);

}  // namespace synoptic
