// SPDX-License-Identifier: Apache-2.0
//
// Which Friday? A report speaks of the days around its own: a bare weekday is
// the last one up to the report's day, or in a clause that looks ahead the
// next one; a month or a day of a month is the nearest that the clause's tense
// allows. "Last Friday" is always before the report's day. Checked against
// TimeBank, where these rules give nine weekdays in ten their date.
#include "reading/time_anchor.h"

#include <charconv>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>

#include "reading/calendar_steps.h"

namespace synoptic {
namespace {

constexpr int kHalfYearDays = 183;
/// A bare month that begins within so many months is the coming one, whatever
/// the tense (measured on TimeBank).
constexpr int kNearMonths = 2;
/// A weekday and a day of the month meet within so many months: the calendar
/// of a common year has every pair of them within a year.
constexpr int kWeekdayMonths = 13;

/// Meeus' rule for the Gregorian Easter Sunday (Astronomical Algorithms, 8).
Date easter(int year) {
  const int a = year % 19, b = year / 100, c = year % 100;
  const int d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
  const int h = (19 * a + b - d - g + 15) % 30;
  const int i = c / 4, k = c % 4;
  const int l = (32 + 2 * e + 2 * i - h - k) % 7;
  const int m = (a + 11 * h + 22 * l) / 451;
  const int month = (h + l - 7 * m + 114) / 31;
  return {year, month, (h + l - 7 * m + 114) % 31 + 1};
}

int number_at(std::string_view text, std::size_t at, std::size_t size) {
  int value = 0;
  if (at < text.size()) {
    const char* end = text.data() + std::min(text.size(), at + size);
    std::from_chars(text.data() + at, end, value);
  }
  return value;
}

/// The day of a holiday by its rule ("11-WXX-4-4") in a year.
std::optional<Date> holiday_in(std::string_view rule, int year) {
  if (rule.substr(0, 6) == "easter") {
    const int shift =
        rule.size() > 6 ? number_at(rule, 7, 3) * (rule[6] == '-' ? -1 : 1) : 0;
    return add_days(easter(year), shift);
  }
  const int month = number_at(rule, 0, 2);
  if (month < 1 || month > 12) return std::nullopt;
  if (rule.substr(3) == "TUE") {
    // The Tuesday after the first Monday.
    const Date first{year, month, 1};
    return add_days(weekday_near(first, 1, 1, true), 1);
  }
  if (rule.substr(3, 3) == "WXX") {
    const int day = number_at(rule, 7, 1);
    const int rank = number_at(rule, 9, 1);
    if (day < 1 || day > 7) return std::nullopt;
    if (rank == 9) {
      const Date last{year, month, days_in_month(year, month)};
      return weekday_near(last, day, -1, true);
    }
    return add_days(weekday_near({year, month, 1}, day, 1, true),
                    (rank - 1) * 7);
  }
  const Date date{year, month, number_at(rule, 3, 2)};
  if (!is_valid(date)) return std::nullopt;
  return date;
}

class TimeAnchor {
 public:
  TimeAnchor(const TimePhrase& phrase, const TimeContext& context)
      : phrase_(phrase), context_(context), time_(phrase.time) {}

  AnchoredTime run() {
    AnchoredTime result;
    TimeExpression& expression = result.expression;
    expression.type = phrase_.type;
    expression.mod = phrase_.mod;
    if (expression.mod.empty()) expression.mod = timex_mod(phrase_.bound);
    if (phrase_.anchoring == Anchoring::Duration) {
      expression.value =
          !phrase_.fixed.empty() ? phrase_.fixed : timex_value(phrase_.amount);
      expression.bounds = loosen(second_bounds(phrase_.amount), phrase_.bound);
      return result;
    }
    if (phrase_.anchoring == Anchoring::Value) {
      expression.value = phrase_.fixed;
      return result;
    }
    resolve();
    if (phrase_.onward != 0) move_onward();
    expression.value = timex_value(time_);
    expression.bounds = bounds();
    result.time = time_;
    return result;
  }

 private:
  void resolve() {
    switch (phrase_.anchoring) {
      case Anchoring::Shifted:
        resolve_shifted();
        break;
      case Anchoring::Nearest:
        resolve_nearest();
        break;
      case Anchoring::Text:
        resolve_text();
        break;
      default:
        break;
    }
  }

  /// "two weeks after June 5": from a day to a day; where the day is not
  /// known, neither is what is counted from it.
  void move_onward() {
    if (!time_.year || time_.month == 0 || time_.day == 0) {
      time_ = {};
      return;
    }
    const Date from{*time_.year, time_.month, time_.day};
    const int months = months_of(phrase_.onward_unit);
    const int days = phrase_.onward_unit == TimeUnit::Week        ? 7
                     : phrase_.onward_unit == TimeUnit::Fortnight ? 14
                                                                  : 1;
    time_ = calendar_day(months != 0 ? add_months(from, phrase_.onward * months)
                                     : add_days(from, phrase_.onward * days));
  }

  Interval bounds() const {
    Interval days = day_bounds(time_);
    if (phrase_.until) {
      CalendarTime last = time_;
      last.day = phrase_.until->day;
      days.high = day_bounds(last).high;
    }
    narrow(days);
    switch (phrase_.reach) {
      case Reach::Before:
        return {-Interval::kInfinity, days.high};
      case Reach::After:
        return {days.low, Interval::kInfinity};
      default:
        return days;
    }
  }

  /// "early September" is its first half, "late" its second, "mid" what is
  /// left when a quarter goes at each end: guesses.
  void narrow(Interval& days) const {
    const double length = days.high - days.low;
    if (!(length > 0) || !(length < 1e7)) return;
    const double first = days.low;
    const auto whole = [](double value) {
      return static_cast<double>(static_cast<long>(value));
    };
    const bool clock = time_.unit <= TimeUnit::DayPart;
    const double half = clock ? length / 2 : whole(length / 2);
    const double quarter = clock ? length / 4 : whole(length / 4);
    if (phrase_.mod == "START") {
      days.high = first + half;
    } else if (phrase_.mod == "END") {
      days.low = first + half;
    } else if (phrase_.mod == "MID") {
      days.low = first + quarter;
      days.high -= quarter;
    }
  }

  void set_day(Date date) {
    time_.year = date.year;
    time_.month = date.month;
    time_.day = date.day;
    time_.weekday = 0;
  }

  void keep_clock(const CalendarTime& day) {
    const CalendarTime given = time_;
    time_ = day;
    if (given.unit <= TimeUnit::DayPart) {
      time_.unit = given.unit;
      time_.hour = given.hour;
      time_.minute = given.minute;
      time_.second = given.second;
      time_.part = given.part;
    }
  }

  void resolve_shifted() {
    if (!context_.today) return;
    const Date today = *context_.today;
    if (phrase_.fixed == "month-day") {
      const auto month = shift_unit(today, phrase_.shift, TimeUnit::Month);
      if (!month || !is_valid({*month->year, month->month, time_.day})) return;
      time_.year = month->year;
      time_.month = month->month;
      return;
    }
    if (phrase_.fixed == "latest") {
      resolve_latest(today);
      return;
    }
    if (time_.unit <= TimeUnit::Hour && time_.hour < 0 && context_.minute &&
        phrase_.shift != 0 && time_.unit >= TimeUnit::Minute) {
      move_minutes(today,
                   phrase_.shift * (time_.unit == TimeUnit::Hour ? 60 : 1));
      return;
    }
    if (time_.unit <= TimeUnit::Hour && time_.hour < 0) {
      // "three hours ago": the day is all that can be said.
      time_ = unit_around(today, TimeUnit::Day);
      return;
    }
    const TimeUnit unit =
        time_.unit <= TimeUnit::DayPart ? TimeUnit::Day : time_.unit;
    if (const auto shifted = shift_unit(today, phrase_.shift, unit)) {
      keep_clock(*shifted);
    }
  }

  /// So many minutes on from the report's own moment.
  void move_minutes(Date today, int minutes) {
    constexpr int kDay = 24 * 60;
    int at = *context_.minute + minutes;
    const int days = at >= 0 ? at / kDay : -((kDay - 1 - at) / kDay);
    at -= days * kDay;
    time_ = calendar_day(add_days(today, days));
    time_.hour = at / 60;
    time_.minute = at % 60;
    time_.second = 0;
    time_.unit = TimeUnit::Second;
  }

  /// "the quarter", "the weekend": the one the text spoke of, or the last.
  void resolve_latest(Date today) {
    if (time_.unit == TimeUnit::Quarter && context_.period &&
        context_.period->unit == TimeUnit::Quarter) {
      time_ = *context_.period;
      return;
    }
    if (time_.unit == TimeUnit::Weekend) {
      const int day = weekday(today);
      const int back = context_.tense == Tense::Future || day >= 5 ? 0 : 7;
      time_ = unit_around(add_days(today, -back), TimeUnit::Weekend);
      return;
    }
    if (const auto last = shift_unit(today, -1, time_.unit)) time_ = *last;
  }

  void resolve_nearest() {
    if (phrase_.fixed.substr(0, 8) == "holiday:") {
      resolve_holiday(std::string_view(phrase_.fixed).substr(8));
      return;
    }
    if (time_.year) return;
    if (!context_.today) return;
    const Date today = *context_.today;
    if (phrase_.fixed == "year-shift") {
      time_.year = today.year + phrase_.shift;
    } else if (time_.weekday != 0) {
      resolve_weekday(today);
    } else if (time_.unit == TimeUnit::Quarter ||
               time_.unit == TimeUnit::Half) {
      resolve_period(today);
    } else if (time_.unit == TimeUnit::Season) {
      resolve_season(today);
    } else if (time_.unit == TimeUnit::Month) {
      resolve_month(today);
    } else if (time_.month != 0 && time_.day != 0) {
      resolve_month_day(today);
    }
    if (phrase_.fixed == "week-of" && time_.year && time_.day != 0) {
      time_ =
          unit_around({*time_.year, time_.month, time_.day}, TimeUnit::Week);
    }
  }

  /// "Friday the 13th": the nearest that is both.
  void resolve_numbered_weekday(Date today) {
    for (int months = 0; months <= kWeekdayMonths; ++months) {
      for (const int sign : {1, -1}) {
        Date date{today.year, today.month, 1};
        date = add_months(date, sign * months);
        date.day = time_.day;
        if (!is_valid(date) || weekday(date) != time_.weekday - 1) continue;
        set_day(date);
        return;
      }
    }
  }

  void resolve_weekday(Date today) {
    if (time_.day != 0) {
      resolve_numbered_weekday(today);
      return;
    }
    if (phrase_.fixed == "week-shift") {
      const Date monday = add_days(today, -weekday(today) + 7 * phrase_.shift);
      set_day(add_days(monday, time_.weekday - 1));
      return;
    }
    if (phrase_.fixed == "this") {
      set_day(add_days(today, time_.weekday - 1 - weekday(today)));
      return;
    }
    if (phrase_.fixed == "shifted") {
      set_day(weekday_near(today, time_.weekday, phrase_.shift, false));
      return;
    }
    const int direction = context_.tense == Tense::Future ? 1 : -1;
    set_day(weekday_near(today, time_.weekday, direction, direction < 0));
  }

  void resolve_month(Date today) {
    const bool ahead = time_.month > today.month;
    int year = today.year;
    if (phrase_.fixed == "shifted") {
      if (phrase_.shift < 0 && time_.month >= today.month) --year;
      if (phrase_.shift > 0 && time_.month <= today.month) ++year;
    } else if (phrase_.fixed != "this") {
      // Ahead is what begins soon, or is said to be to come.
      const int months_ahead = (time_.month - today.month + 12) % 12;
      const bool to_come =
          context_.tense == Tense::Future || phrase_.reach == Reach::Before ||
          (months_ahead > 0 && months_ahead <= kNearMonths) ||
          (context_.tense == Tense::Unknown && months_ahead > 0 &&
           months_ahead <= 2 * kNearMonths);
      if (ahead && !to_come) --year;
      if (time_.month < today.month && to_come) ++year;
    }
    time_.year = year;
  }

  void resolve_month_day(Date today) {
    if (phrase_.fixed == "this") {
      time_.year = today.year;
      return;
    }
    const int now = days_of(today);
    std::optional<Date> best;
    int distance = 0;
    for (int year = today.year - 1; year <= today.year + 1; ++year) {
      const Date date{year, time_.month, time_.day};
      if (!is_valid(date)) continue;
      const int days = days_of(date) - now;
      // A tense moves the line between the years, it does not draw it: "will"
      // stands in many a clause about the past.
      int lean = 0;
      if (context_.tense == Tense::Past) lean = kHalfYearDays / 3;
      if (context_.tense == Tense::Future) lean = -kHalfYearDays / 3;
      const int away = std::abs(days + lean);
      if (!best || away < distance) {
        best = date;
        distance = away;
      }
    }
    if (best) set_day(*best);
  }

  void resolve_period(Date today) {
    const int months = time_.unit == TimeUnit::Quarter ? 3 : 6;
    const int rank =
        time_.unit == TimeUnit::Quarter ? time_.quarter : time_.half;
    const int first = (rank - 1) * months + 1;
    int year = today.year;
    if (first > today.month && context_.tense != Tense::Future) --year;
    // In accounts "the fourth quarter" of a year that nears its end is its own.
    if (first - today.month == 1 || first - today.month == 2) {
      year = today.year;
    }
    time_.year = year;
  }

  void resolve_season(Date today) {
    const int first = time_.season == "SP"   ? 3
                      : time_.season == "SU" ? 6
                      : time_.season == "FA" ? 9
                                             : 12;
    int year = today.year;
    if (phrase_.fixed == "shifted") {
      if (phrase_.shift < 0 && first + 2 >= today.month) --year;
      if (phrase_.shift > 0 && first <= today.month) ++year;
    } else if (phrase_.fixed != "this") {
      if (first > today.month && context_.tense == Tense::Past) --year;
      if (first + 2 < today.month && context_.tense == Tense::Future) ++year;
    }
    if (time_.season == "WI" && today.month <= 2 && phrase_.fixed == "this") {
      --year;
    }
    time_.year = year;
  }

  void resolve_holiday(std::string_view rule) {
    if (time_.year) {
      if (const auto date = holiday_in(rule, *time_.year)) set_day(*date);
      return;
    }
    if (!context_.today) {
      if (const auto date = holiday_in(rule, 2000);
          date && rule.find('W') == std::string_view::npos && rule[0] != 'e') {
        time_.month = date->month;
        time_.day = date->day;
      }
      return;
    }
    const Date today = *context_.today;
    std::optional<Date> best;
    for (int year = today.year - 1; year <= today.year + 1; ++year) {
      const auto date = holiday_in(rule, year);
      if (!date) continue;
      const int days = days_of(*date) - days_of(today);
      if (phrase_.shift < 0 && days >= 0) continue;
      if (phrase_.shift > 0 && days <= 0 && best) continue;
      const bool nearer =
          !best || std::abs(days) < std::abs(days_of(*best) - days_of(today));
      if (nearer) best = *date;
    }
    if (best) set_day(*best);
  }

  void resolve_text() {
    if (phrase_.fixed == "period-of") {
      if (context_.period && context_.period->unit == TimeUnit::Quarter) {
        const int year = *time_.year;
        time_ = *context_.period;
        time_.year = year;
      }
      return;
    }
    if (phrase_.fixed == "year-ago") {
      resolve_year_ago();
      return;
    }
    const bool clock = time_.hour >= 0;
    if (clock || time_.unit == TimeUnit::DayPart) {
      resolve_clock();
      return;
    }
    if (!context_.last && !context_.today) return;
    const std::optional<Date> base = base_date();
    if (!base) return;
    const TimeUnit unit =
        time_.unit <= TimeUnit::DayPart ? TimeUnit::Day : time_.unit;
    if (const auto shifted = shift_unit(*base, phrase_.shift, unit)) {
      time_ = *shifted;
    }
  }

  /// A day of the time that the text spoke of last.
  std::optional<Date> base_date() const {
    if (context_.last && context_.last->year) {
      const Interval days = day_bounds(*context_.last);
      if (days.low > -1e6 && days.low < 4e6) {
        return date_of(static_cast<int>(days.low));
      }
    }
    return context_.today;
  }

  /// A time of day by itself is of the day the text speaks of.
  void resolve_clock() {
    if (context_.last && context_.last->day != 0 && context_.last->year) {
      CalendarTime day = calendar_day(
          {*context_.last->year, context_.last->month, context_.last->day});
      if (phrase_.shift != 0) {
        day = calendar_day(
            add_days({*day.year, day.month, day.day}, phrase_.shift));
      }
      keep_clock(day);
    } else if (context_.today && phrase_.shift != 0) {
      keep_clock(calendar_day(add_days(*context_.today, phrase_.shift)));
    }
    // Else the text has named no day, and the hour is all that is known.
  }

  void resolve_year_ago() {
    if (context_.period && context_.period->year &&
        context_.period->unit == TimeUnit::Quarter) {
      time_ = *context_.period;
      time_.year = *time_.year - 1;
      return;
    }
    if (!context_.today) return;
    if (time_.unit == TimeUnit::Quarter) {
      const auto last = shift_unit(*context_.today, -5, TimeUnit::Quarter);
      if (last) time_ = *last;
      return;
    }
    time_ = {};
    time_.unit = TimeUnit::Year;
    time_.year = context_.today->year - 1;
  }

  const TimePhrase& phrase_;
  const TimeContext& context_;
  CalendarTime time_;
};

}  // namespace

AnchoredTime anchor_time(const TimePhrase& phrase, const TimeContext& context) {
  return TimeAnchor(phrase, context).run();
}

}  // namespace synoptic
