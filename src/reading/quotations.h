// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "base/result.h"
#include "base/word_list.h"
#include "ingest/document.h"
#include "language/analysis.h"
#include "reading/reading.h"

namespace synoptic {

/// Word lists for quotations.
struct QuotationResources {};

Result<QuotationResources> load_quotation_resources(const OpenList& open);

/// Fills the quotations of a reading. Requires: its entities are filled.
void read_quotations(const Document& document, const Analysis& analysis,
                     const QuotationResources& resources, Reading& reading);

}  // namespace synoptic
