// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "reading/report.h"
#include "reconciliation/said.h"

namespace synoptic {

/// Two sentences about the same: what a report's says of a draft's one.
struct Comparison {
  double share = 0;      ///< Of the draft's weight.
  std::string against;   ///< Why it contradicts, or empty.
  std::string missing;   ///< What of the draft it does not have, or empty.
  bool dated = true;     ///< It has the days that the draft has, or none is.
  bool figured = false;  ///< It has a figure that the draft has.
  double told = 1;       ///< As `share`, of what is no name.
};

/// Compares a sentence of a draft with one of a report that is about the same.
///
/// Every figure, day and name of the draft must be borne out; another one in
/// its place contradicts it, and so do a word that is turned round, the other
/// side of a contrast, and parties that do with one verb what others do. In
/// sentences with most words alike, in order, whatever figure, day or name
/// stands in another one's place counts. `shared` is the weight that both have.
Comparison compare_sentences(const Report& draft, const Said& said,
                             const Report& report, const Said& other,
                             double shared, const SentenceReader& reader);

}  // namespace synoptic
