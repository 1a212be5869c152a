// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "base/result.h"
#include "base/word_list.h"
#include "ingest/document.h"
#include "language/analysis.h"
#include "reading/reading.h"
#include "reading/speech_cues.h"

namespace synoptic {

/// Word lists for quotations.
struct QuotationResources {
  SpeechVerbs verbs;
};

Result<QuotationResources> load_quotation_resources(const OpenList& open);

/// Fills the quotations of a reading, in the order they begin. Requires: its
/// entities are filled.
void read_quotations(const Document& document, const Analysis& analysis,
                     const QuotationResources& resources, Reading& reading);

}  // namespace synoptic
