// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "ingest/draft.h"
#include "ingest/furniture.h"
#include "ingest/resources.h"

namespace synoptic {

/// The second round of `mark_furniture`: finds the headline, marks the pieces
/// that only their place on the page tells to be furniture, and takes the mark
/// `+` (a list of links follows) off the reasons that the first round gave.
void mark_by_layout(Draft& draft, std::string_view title,
                    const IngestResources& resources, PageFacts& facts);

}  // namespace synoptic
