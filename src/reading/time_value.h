// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/interval.h"

namespace synoptic {

/// How finely a time is given, or what a duration counts.
enum class TimeUnit : std::uint8_t {
  Second,
  Minute,
  Hour,
  DayPart,
  Day,
  Weekend,
  Week,
  Fortnight,
  Month,
  Quarter,
  Half,
  Season,
  Year,
  Decade,
  Century,
  Millennium,
};

/// "second" for `TimeUnit::Second`, as list files write it.
std::optional<TimeUnit> parse_time_unit(std::string_view name);

/// A calendar time of which some parts are known. `unit` says which part is
/// the finest; parts finer than it are not set.
struct CalendarTime {
  TimeUnit unit = TimeUnit::Day;
  std::optional<int> year;  ///< Of a decade its first year, of a century 1900.
  int month = 0;            ///< 1 to 12, 0 if not known; so the others.
  int day = 0;
  int week = 0;        ///< ISO week of `year`.
  int quarter = 0;     ///< 1 to 4
  int half = 0;        ///< 1 or 2
  int weekday = 0;     ///< 1 Monday to 7 Sunday
  std::string season;  ///< "SU"
  std::string part;    ///< Of the day: "MO"
  int hour = -1;       ///< 0 to 24
  int minute = -1;
  int second = -1;

  friend bool operator==(const CalendarTime&, const CalendarTime&) = default;
};

/// The TIMEX3 value: "2025-06-02", "1998-Q3", "XXXX-WXX-1", "198", "T14:35".
/// What is not known is X.
std::string timex_value(const CalendarTime& time);

/// Its bounds in days since 1970-01-01: the first and the last day, or with a
/// time of day the moment or the part of the day as fractions. Infinite where
/// the day, month or year is not known. Hours count from 0 to 24.
Interval day_bounds(const CalendarTime& time);

/// The ISO 8601 week of a day: its year and number.
struct IsoWeek {
  int year = 0;
  int week = 0;
};
IsoWeek iso_week(Date date);
/// The Monday of an ISO week.
Date monday_of(IsoWeek week);

/// A day with every part of it set.
CalendarTime calendar_day(Date date);

/// A length of time: "two to three days" counts [2, 3] of `Day`.
struct TimeAmount {
  Interval count = Interval::exactly(1);
  TimeUnit unit = TimeUnit::Day;
  bool vague = false;  ///< "several weeks": the value says PXW.
  /// "2 1/2 years", "an hour and a half": the value says P2Y6M, PT1H30M.
  bool split_half = false;
};

/// The TIMEX3 value: "PT1H", "P2.5Y", "P20Y" for two decades, "PXW".
std::string timex_value(const TimeAmount& amount);

/// Its bounds in seconds. Months are 28 to 31 days and years 365 to 366.
Interval second_bounds(const TimeAmount& amount);

}  // namespace synoptic
