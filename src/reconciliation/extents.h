// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "base/interval.h"
#include "base/span.h"
#include "reading/report.h"

namespace synoptic {

/// How much of some things a clause speaks of: "most of the schools".
struct Extent {
  Span span;       ///< From the word of extent to its noun.
  Interval share;  ///< Of all, 0 to 1.
};

/// The extents that a clause gives in words; what is told in figures is a
/// quantity. In the order of the text. Linear in the clause.
std::vector<Extent> extents_in(const Report& report, Span clause);

}  // namespace synoptic
