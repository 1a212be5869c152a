// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/word_list.h"
#include "ingest/document.h"
#include "language/analysis.h"
#include "reading/attribution_model.h"
#include "reading/citing.h"
#include "reading/reading.h"
#include "reading/speech_cues.h"

namespace synoptic {

/// Word lists and the model for quotations.
struct QuotationResources {
  SpeechVerbs verbs;
  WordSet deeds;  ///< Verbs of what is done rather than uttered: "agree".
  CitingLists citing;
  AttributionModel model;  ///< May be empty: then rules do all.
};

/// The model's file in the folder of models.
inline constexpr std::string_view kAttributionModel = "attribution-en.model";

/// Reads the lists, and the model if it is there: `open_model` gives a model's
/// bytes by its name. A model that is there and broken is an error.
Result<QuotationResources> load_quotation_resources(const OpenList& open,
                                                    const OpenList& open_model);

/// Fills the quotations of a reading, in the order they begin. Requires: its
/// entities are filled.
void read_quotations(const Document& document, const Analysis& analysis,
                     const QuotationResources& resources, Reading& reading);

}  // namespace synoptic
