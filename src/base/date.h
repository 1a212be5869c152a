// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace synoptic {

/// A day of the proleptic Gregorian calendar.
struct Date {
  int year = 1970;
  int month = 1;  ///< 1 to 12
  int day = 1;    ///< 1 to 31
  friend auto operator<=>(const Date&, const Date&) = default;
};

/// True if the calendar has such a day (31 February is none).
bool is_valid(Date date);

int days_in_month(int year, int month);

/// Days since 1970-01-01, negative before it, and back.
int days_of(Date date);
Date date_of(int days);

/// 0 is Monday, 6 is Sunday.
int weekday(Date date);

Date add_days(Date date, int days);

/// The same day some months on; a day that month has not becomes its last.
Date add_months(Date date, int months);

/// "2025-06-02".
std::string to_string(Date date);

/// The day at the head of an ISO 8601 date or moment ("2025-06-02",
/// "2025-06-02T14:00:00Z"), if it begins with a whole valid date.
std::optional<Date> parse_iso_date(std::string_view text);

}  // namespace synoptic
