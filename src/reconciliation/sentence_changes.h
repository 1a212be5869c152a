// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "reading/report.h"
#include "reconciliation/said.h"

namespace synoptic {

/// What stands in a draft's sentence in the place of something else.
struct PlaceTaken {
  Span draft;
  Span report;
};

/// The first figure, name, day, or word of a contrast in a draft's sentence
/// that stands where a report's sentence has another one, or a "not" that one
/// of them has more. Nothing unless most of the draft's words stand in the
/// report's, in order; what are two forms of one ("Kiev", "Kyiv"; "two", "2")
/// is no change. The cost is the product of their lengths.
std::optional<PlaceTaken> find_change(const Report& draft, const Said& said,
                                      const Report& report, const Said& other,
                                      const SentenceReader& reader);

}  // namespace synoptic
