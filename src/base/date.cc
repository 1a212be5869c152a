// SPDX-License-Identifier: Apache-2.0
#include "base/date.h"

#include <algorithm>
#include <chrono>
#include <cstdio>

namespace synoptic {
namespace {

std::chrono::year_month_day calendar(Date date) {
  return std::chrono::year{date.year} /
         std::chrono::month{static_cast<unsigned>(date.month)} /
         std::chrono::day{static_cast<unsigned>(date.day)};
}

std::optional<int> digits(std::string_view text) {
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace

bool is_valid(Date date) {
  return date.month >= 1 && date.month <= 12 && date.day >= 1 &&
         date.day <= 31 && calendar(date).ok();
}

int days_in_month(int year, int month) {
  const auto last = std::chrono::year{year} /
                    std::chrono::month{static_cast<unsigned>(month)} /
                    std::chrono::last;
  return static_cast<int>(static_cast<unsigned>(last.day()));
}

int days_of(Date date) {
  const std::chrono::sys_days days = calendar(date);
  return static_cast<int>(days.time_since_epoch().count());
}

Date date_of(int days) {
  const std::chrono::year_month_day day{
      std::chrono::sys_days{std::chrono::days{days}}};
  return {static_cast<int>(day.year()),
          static_cast<int>(static_cast<unsigned>(day.month())),
          static_cast<int>(static_cast<unsigned>(day.day()))};
}

int weekday(Date date) { return ((days_of(date) + 3) % 7 + 7) % 7; }

Date add_days(Date date, int days) { return date_of(days_of(date) + days); }

Date add_months(Date date, int months) {
  const int total = date.year * 12 + (date.month - 1) + months;
  const int year = total >= 0 ? total / 12 : (total - 11) / 12;
  const int month = total - year * 12 + 1;
  return {year, month, std::min(date.day, days_in_month(year, month))};
}

std::string to_string(Date date) {
  char buffer[40];
  std::snprintf(buffer, sizeof buffer, "%04d-%02d-%02d", date.year, date.month,
                date.day);
  return buffer;
}

std::optional<Date> parse_iso_date(std::string_view text) {
  if (text.size() < 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = digits(text.substr(0, 4));
  const auto month = digits(text.substr(5, 2));
  const auto day = digits(text.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  const Date date{*year, *month, *day};
  if (!is_valid(date)) return std::nullopt;
  return date;
}

}  // namespace synoptic
