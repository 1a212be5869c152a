// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "base/date.h"
#include "reading/time_value.h"

namespace synoptic {

/// Months per unit, or 0 for units that are counted in days.
int months_of(TimeUnit unit);

/// The unit of the calendar that holds `date`.
CalendarTime unit_around(Date date, TimeUnit unit);

/// The unit that lies so many units on from the one that holds `from`; nothing
/// where that is no year that news speaks of.
std::optional<CalendarTime> shift_unit(Date from, int steps, TimeUnit unit);

/// The last (or next) day of a weekday, today among them if `same` allows.
/// Direction below 0 is back. Requires: 1 (Monday) to 7.
Date weekday_near(Date today, int weekday_number, int direction, bool same);

}  // namespace synoptic
