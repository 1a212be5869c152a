// SPDX-License-Identifier: Apache-2.0
#include "reading/calendar_steps.h"

#include <cstdlib>

namespace synoptic {
namespace {

constexpr int kFarthestYear = 9000;  ///< Beyond it nothing is resolved.

}  // namespace

int months_of(TimeUnit unit) {
  switch (unit) {
    case TimeUnit::Month:
      return 1;
    case TimeUnit::Quarter:
    case TimeUnit::Season:
      return 3;
    case TimeUnit::Half:
      return 6;
    case TimeUnit::Year:
      return 12;
    case TimeUnit::Decade:
      return 120;
    case TimeUnit::Century:
      return 1200;
    case TimeUnit::Millennium:
      return 12000;
    default:
      return 0;
  }
}

CalendarTime unit_around(Date date, TimeUnit unit) {
  CalendarTime time;
  time.unit = unit;
  time.year = date.year;
  switch (unit) {
    case TimeUnit::Century:
    case TimeUnit::Millennium:
      time.year = date.year / 100 * 100;
      break;
    case TimeUnit::Decade:
      time.year = date.year / 10 * 10;
      break;
    case TimeUnit::Year:
      break;
    case TimeUnit::Half:
      time.half = (date.month - 1) / 6 + 1;
      break;
    case TimeUnit::Quarter:
      time.quarter = (date.month - 1) / 3 + 1;
      break;
    case TimeUnit::Month:
      time.month = date.month;
      break;
    case TimeUnit::Week:
    case TimeUnit::Fortnight:
    case TimeUnit::Weekend: {
      const IsoWeek week = iso_week(date);
      time.year = week.year;
      time.week = week.week;
      break;
    }
    default:
      time.unit = TimeUnit::Day;
      time.month = date.month;
      time.day = date.day;
  }
  return time;
}

std::optional<CalendarTime> shift_unit(Date from, int steps, TimeUnit unit) {
  if (std::abs(steps) > 20000) return std::nullopt;
  Date date = from;
  if (const int months = months_of(unit)) {
    if (std::abs(static_cast<long>(steps) * months) > 12L * 5000) {
      return std::nullopt;
    }
    date.day = 1;
    date = add_months(date, steps * months);
    if (unit == TimeUnit::Year || unit == TimeUnit::Month) date.day = 1;
  } else {
    const int days = unit == TimeUnit::Week || unit == TimeUnit::Weekend ? 7
                     : unit == TimeUnit::Fortnight                       ? 14
                                                                         : 1;
    date = add_days(from, steps * days);
  }
  if (date.year < 1 || date.year > kFarthestYear) return std::nullopt;
  return unit_around(date, unit);
}

Date weekday_near(Date today, int weekday_number, int direction, bool same) {
  int days = (weekday_number - 1) - weekday(today);
  if (direction < 0) {
    if (days > 0 || (days == 0 && !same)) days -= 7;
  } else if (days < 0 || (days == 0 && !same)) {
    days += 7;
  }
  return add_days(today, days);
}

}  // namespace synoptic
