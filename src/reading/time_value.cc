// SPDX-License-Identifier: Apache-2.0
#include "reading/time_value.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <iterator>
#include <utility>

namespace synoptic {
namespace {

constexpr double kDaySeconds = 86400;

struct UnitFacts {
  std::string_view name;
  std::string_view letter;  ///< In a TIMEX3 duration.
  double factor;            ///< How many of that letter's unit it is.
  bool clock;               ///< Stands after the T.
  double least;             ///< Seconds
  double most;
};

// In the order of `TimeUnit`. A month or a year is as long as the calendar
// has them; a season is a quarter of a year, give or take a few days.
constexpr UnitFacts kUnits[] = {
    {"second", "S", 1, true, 1, 1},
    {"minute", "M", 1, true, 60, 60},
    {"hour", "H", 1, true, 3600, 3600},
    {"part", "D", 1, false, 6 * 3600, 12 * 3600},
    {"day", "D", 1, false, kDaySeconds, kDaySeconds},
    {"weekend", "WE", 1, false, 2 * kDaySeconds, 3 * kDaySeconds},
    {"week", "W", 1, false, 7 * kDaySeconds, 7 * kDaySeconds},
    {"fortnight", "W", 2, false, 14 * kDaySeconds, 14 * kDaySeconds},
    {"month", "M", 1, false, 28 * kDaySeconds, 31 * kDaySeconds},
    {"quarter", "Q", 1, false, 90 * kDaySeconds, 92 * kDaySeconds},
    {"half", "M", 6, false, 181 * kDaySeconds, 184 * kDaySeconds},
    {"season", "M", 3, false, 85 * kDaySeconds, 95 * kDaySeconds},
    {"year", "Y", 1, false, 365 * kDaySeconds, 366 * kDaySeconds},
    {"decade", "Y", 10, false, 3652 * kDaySeconds, 3653 * kDaySeconds},
    {"century", "Y", 100, false, 36524 * kDaySeconds, 36525 * kDaySeconds},
    {"millennium", "Y", 1000, false, 365242 * kDaySeconds,
     365243 * kDaySeconds},
};

const UnitFacts& facts(TimeUnit unit) {
  return kUnits[static_cast<std::size_t>(unit)];
}

/// What part of the day its names mean, in hours: a common reading.
struct PartHours {
  std::string_view part;
  double begin;
  double end;
};
constexpr PartHours kParts[] = {{"MO", 5, 12},
                                {"AF", 12, 18},
                                {"EV", 17, 22},
                                {"NI", 18, 30},
                                {"DT", 6, 20}};

struct SeasonMonths {
  std::string_view season;
  int first;
  int last;  ///< May reach into the next year: 14 is February.
};
// Of the northern half, as news of it means them.
constexpr SeasonMonths kSeasons[] = {
    {"SP", 3, 5}, {"SU", 6, 8}, {"FA", 9, 11}, {"WI", 12, 14}};

Interval months_of(int year, int first, int last) {
  const Date begin{year + (first - 1) / 12, (first - 1) % 12 + 1, 1};
  const Date end{year + (last - 1) / 12, (last - 1) % 12 + 1, 1};
  return {static_cast<double>(days_of(begin)),
          static_cast<double>(days_of(add_months(end, 1)) - 1)};
}

std::string year_text(const CalendarTime& time) {
  if (!time.year) return "XXXX";
  char buffer[16];
  std::snprintf(buffer, sizeof buffer, "%04d", *time.year);
  return buffer;
}

std::string two_digits(int value) {
  char buffer[16];
  std::snprintf(buffer, sizeof buffer, "%02d", value);
  return buffer;
}

std::string day_text(const CalendarTime& time) {
  if (time.month != 0) {
    return year_text(time) + '-' + two_digits(time.month) + '-' +
           (time.day == 0 ? std::string("XX") : two_digits(time.day));
  }
  if (time.weekday != 0) {
    return year_text(time) + "-WXX-" + std::to_string(time.weekday);
  }
  if (time.day != 0) return year_text(time) + "-XX-" + two_digits(time.day);
  return {};
}

std::string clock_text(const CalendarTime& time) {
  if (!time.part.empty() && time.hour < 0) return "T" + time.part;
  if (time.hour < 0) return {};
  std::string text = "T" + two_digits(time.hour);
  if (time.minute >= 0) text += ':' + two_digits(time.minute);
  if (time.second >= 0) text += ':' + two_digits(time.second);
  return text;
}

bool has_day(const CalendarTime& time) {
  return time.year && time.month != 0 && time.day != 0;
}

Interval clock_bounds(const CalendarTime& time, double day) {
  if (time.hour >= 0) {
    const double seconds = time.hour * 3600.0 + std::max(time.minute, 0) * 60 +
                           std::max(time.second, 0);
    return Interval::exactly(day + seconds / kDaySeconds);
  }
  for (const PartHours& part : kParts) {
    if (part.part == time.part) {
      return {day + part.begin / 24, day + part.end / 24};
    }
  }
  return {day, day};
}

std::string number_text(double value) {
  char buffer[40];
  std::snprintf(buffer, sizeof buffer, "%.10g", value);
  return buffer;
}

}  // namespace

std::optional<TimeUnit> parse_time_unit(std::string_view name) {
  for (std::size_t i = 0; i < std::size(kUnits); ++i) {
    if (kUnits[i].name == name) return static_cast<TimeUnit>(i);
  }
  return std::nullopt;
}

std::string timex_value(const CalendarTime& time) {
  switch (time.unit) {
    case TimeUnit::Century:
    case TimeUnit::Millennium:
      return year_text(time).substr(0, 2);
    case TimeUnit::Decade:
      return year_text(time).substr(0, 3);
    case TimeUnit::Year:
      return year_text(time);
    case TimeUnit::Season:
      return year_text(time) + '-' + time.season;
    case TimeUnit::Half:
      return year_text(time) + "-H" +
             (time.half == 0 ? std::string("X") : std::to_string(time.half));
    case TimeUnit::Quarter:
      return year_text(time) + "-Q" +
             (time.quarter == 0 ? std::string("X")
                                : std::to_string(time.quarter));
    case TimeUnit::Month:
      return year_text(time) + '-' +
             (time.month == 0 ? std::string("XX") : two_digits(time.month));
    case TimeUnit::Week:
    case TimeUnit::Fortnight:
    case TimeUnit::Weekend:
      return year_text(time) + "-W" +
             (time.week == 0 ? std::string("XX") : two_digits(time.week)) +
             (time.unit == TimeUnit::Weekend ? "-WE" : "");
    case TimeUnit::Day: {
      const std::string day = day_text(time);
      return day.empty() ? "XXXX-XX-XX" : day;
    }
    default:
      return day_text(time) + clock_text(time);
  }
}

Interval day_bounds(const CalendarTime& time) {
  if (!time.year) return {};
  const int year = *time.year;
  switch (time.unit) {
    case TimeUnit::Century:
    case TimeUnit::Millennium:
      return months_of(year, 1, 1200);
    case TimeUnit::Decade:
      return months_of(year, 1, 120);
    case TimeUnit::Year:
      return months_of(year, 1, 12);
    case TimeUnit::Season:
      for (const SeasonMonths& season : kSeasons) {
        if (season.season == time.season) {
          return months_of(year, season.first, season.last);
        }
      }
      return {};
    case TimeUnit::Half:
      if (time.half == 0) return {};
      return months_of(year, time.half * 6 - 5, time.half * 6);
    case TimeUnit::Quarter:
      if (time.quarter == 0) return {};
      return months_of(year, time.quarter * 3 - 2, time.quarter * 3);
    case TimeUnit::Month:
      if (time.month == 0) return {};
      return months_of(year, time.month, time.month);
    case TimeUnit::Week:
    case TimeUnit::Fortnight:
    case TimeUnit::Weekend: {
      if (time.week == 0) return {};
      const double monday = days_of(monday_of({year, time.week}));
      if (time.unit == TimeUnit::Weekend) return {monday + 5, monday + 6};
      return {monday, monday + 6};
    }
    default:
      break;
  }
  if (!has_day(time)) return {};
  const double day = days_of({year, time.month, time.day});
  return time.unit == TimeUnit::Day ? Interval{day, day}
                                    : clock_bounds(time, day);
}

IsoWeek iso_week(Date date) {
  // The week belongs to the year that holds its Thursday.
  const Date thursday = add_days(date, 3 - weekday(date));
  const int first = days_of({thursday.year, 1, 1});
  return {thursday.year, (days_of(thursday) - first) / 7 + 1};
}

Date monday_of(IsoWeek week) {
  const Date fourth{week.year, 1, 4};  // Always in the first week.
  return add_days(fourth, (week.week - 1) * 7 - weekday(fourth));
}

CalendarTime calendar_day(Date date) {
  CalendarTime time;
  time.year = date.year;
  time.month = date.month;
  time.day = date.day;
  return time;
}

std::string timex_value(const TimeAmount& amount) {
  const UnitFacts& unit = facts(amount.unit);
  std::string text = unit.clock ? "PT" : "P";
  if (amount.vague) {
    text += 'X';
    // "decades" are no count of years.
    if (amount.unit == TimeUnit::Decade) return text + "E";
    if (amount.unit == TimeUnit::Century) return text + "C";
  } else {
    const double count = amount.count.low_open || amount.count.low == 0
                             ? amount.count.high
                             : amount.count.low;
    const double total =
        (std::isfinite(count) ? count : amount.count.low) * unit.factor;
    const std::string_view half = amount.unit == TimeUnit::Year     ? "6M"
                                  : amount.unit == TimeUnit::Hour   ? "30M"
                                  : amount.unit == TimeUnit::Minute ? "30S"
                                                                    : "";
    if (amount.split_half && total > 1 && !half.empty() &&
        total - std::floor(total) == 0.5) {
      text += number_text(std::floor(total));
      text.append(unit.letter).append(half);
      return text;
    }
    text += number_text(total);
  }
  return text.append(unit.letter);
}

Interval second_bounds(const TimeAmount& amount) {
  const UnitFacts& unit = facts(amount.unit);
  Interval seconds = amount.count;
  seconds.low *= seconds.low == 0 ? 0 : unit.least;
  seconds.high *= unit.most;
  return seconds;
}

}  // namespace synoptic
