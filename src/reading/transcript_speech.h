// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "ingest/document.h"
#include "reading/reading.h"

namespace synoptic {

/// The turns of an interview printed as one: blocks that begin with a person's
/// name in capitals and a colon ("BERG: We will not go."), direct, in order.
/// Only names of the reading's persons count, so that "UPDATE:" is none.
///
/// Requires: the reading's entities are filled.
std::vector<Quotation> read_transcript(const Document& document,
                                       const Reading& reading);

}  // namespace synoptic
