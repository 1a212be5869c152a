// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "reading/reading.h"

namespace synoptic {

/// The day of the week that a date falls on, Monday being 0, if its value or
/// its bounds tell it.
std::optional<int> weekday_of(const TimeExpression& time);

/// True if a value tells a day, a month or a year at all: "now" does not.
bool is_dated(const TimeExpression& time);

/// True if two dates of two texts, of which one may not know its own day, can
/// be one: where both are known, their bounds meet; else no year, month, day or
/// day of the week that both tell differs.
bool can_be_one_day(const TimeExpression& a, const TimeExpression& b);

}  // namespace synoptic
