// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "base/result.h"
#include "base/word_list.h"
#include "ingest/document.h"
#include "language/analysis.h"
#include "reading/reading.h"

namespace synoptic {

/// Word lists for quantities.
struct QuantityResources {};

Result<QuantityResources> load_quantity_resources(const OpenList& open);

/// Fills the quantities of a reading. Requires: its times are filled, since a
/// duration or a date is no quantity.
void read_quantities(const Document& document, const Analysis& analysis,
                     const QuantityResources& resources, Reading& reading);

}  // namespace synoptic
