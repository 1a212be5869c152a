// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "base/interval.h"
#include "reading/reading.h"

namespace synoptic {

// One record as one line of text, for tests and for people.

/// "[27,33]", "(30,inf)", "(0,3600)"; "16" for one value.
std::string dump(const Interval& interval);

/// "last Friday DATE 2025-05-30 [20238]": words, type, value, modifier if it
/// has one, and bounds where they are known.
std::string dump_time(std::string_view text, const TimeExpression& time);

/// "at least 40 houses = [40,inf) of house": words, bounds, unit, what is
/// counted, share and moment.
std::string dump_quantity(std::string_view text, const Quantity& quantity);

}  // namespace synoptic
