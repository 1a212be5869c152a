// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "reconciliation/account.h"

namespace synoptic {

/// A value as one statement gives it, before equal ones are put together.
struct SlotValue {
  std::string key;  ///< Equal keys are equal values.
  Interval bounds;
  Per per = Per::Unknown;
  std::uint32_t member = 0;
  Evidence evidence;
  std::string text;       ///< The words of the value itself.
  std::string published;  ///< The report's date, ISO 8601, or empty.
};

/// What two values say of each other.
struct ValueComparison {
  Verdict verdict = Verdict::Agree;
  std::string why;
};

/// Compares two measured values of one thing: equal, both possible, or not
/// both. A value for each side and one for all are laid over each other by
/// doubling, which is told in `why`. Symmetric but for the words of `why`.
ValueComparison compare_measures(const SlotValue& a, const SlotValue& b);

/// Puts values of one slot together into a variant: values with equal keys
/// become one; the verdict is the worst of all pairs; `why` is of that pair.
/// Requires: at least two values.
Variant make_variant(Slot slot, const std::vector<SlotValue>& values,
                     ValueComparison (*compare)(const SlotValue&,
                                                const SlotValue&),
                     const Story& story);

}  // namespace synoptic
