// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "base/interval.h"
#include "reading/reading.h"

namespace synoptic {

/// A value in the unit that all units of its kind are compared in.
struct ComparableValue {
  Interval value;
  /// "metre", "kilogram", "kilometre per hour", "share", a currency's code;
  /// empty for a plain count. Views static memory, or the quantity's unit.
  std::string_view unit;
};

/// A quantity for comparing: miles, feet and yards become metres, pounds and
/// tons kilograms, percents shares of 1, Fahrenheit Celsius. Currencies are
/// never converted, but cents are to their own. An unknown unit stays as it
/// is. The quantity must outlive the result.
ComparableValue comparable(const Quantity& quantity);

}  // namespace synoptic
