// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "base/word_list.h"
#include "ingest/document.h"
#include "language/analysis.h"
#include "reading/quantity_lexicon.h"
#include "reading/reading.h"

namespace synoptic {

/// Reads number-words.txt, approximators.txt, units.txt, currencies.txt and
/// quantity-words.txt of the language's folder.
Result<QuantityResources> load_quantity_resources(const OpenList& open);

/// Fills the quantities of a reading, in the order of the text, without
/// overlap. Values stay in the unit as written (`comparable()` of units.h
/// converts); a rank ("second round") has the unit "ordinal", an age "year of
/// age", a part of something ("a third of") "share". Years, dates, lengths of
/// time, clock times, telephone numbers, list numbers and numbers in names
/// ("Flight 12") are none. Requires: the reading's times are filled. Linear.
void read_quantities(const Document& document, const Analysis& analysis,
                     const QuantityResources& resources, Reading& reading);

}  // namespace synoptic
