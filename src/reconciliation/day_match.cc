// SPDX-License-Identifier: Apache-2.0
#include "reconciliation/day_match.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>

#include "base/date.h"

namespace synoptic {
namespace {

/// Year, month and day as the value gives them: of "XXXX-06" only the second.
bool calendars_allow(std::string_view a, std::string_view b) {
  constexpr std::pair<std::size_t, std::size_t> kFields[] = {
      {0, 4}, {5, 2}, {8, 2}};
  const auto is_number = [](std::string_view field) {
    return !field.empty() && std::ranges::all_of(field, [](char c) {
      return c >= '0' && c <= '9';
    });
  };
  for (const auto& [begin, size] : kFields) {
    if (a.size() < begin + size || b.size() < begin + size) return true;
    const std::string_view one = a.substr(begin, size);
    const std::string_view two = b.substr(begin, size);
    if (!is_number(one) || !is_number(two)) {
      // "2025-W23" has no months.
      if (one.starts_with('W') || two.starts_with('W')) return true;
      continue;
    }
    if (one != two) return false;
  }
  return true;
}

}  // namespace

std::optional<int> weekday_of(const TimeExpression& time) {
  const std::size_t size = time.value.size();
  if (time.value.find("-W") != time.value.npos && size > 2 &&
      time.value[size - 2] == '-' && time.value[size - 1] >= '1' &&
      time.value[size - 1] <= '7') {
    return time.value[size - 1] - '1';
  }
  if (!time.bounds.is_exact() || !std::isfinite(time.bounds.low)) {
    return std::nullopt;
  }
  return weekday(date_of(static_cast<int>(std::floor(time.bounds.low))));
}

bool can_be_one_day(const TimeExpression& a, const TimeExpression& b) {
  const auto is_known = [](const TimeExpression& time) {
    return std::isfinite(time.bounds.low) && std::isfinite(time.bounds.high);
  };
  if (is_known(a) && is_known(b)) return meet(a.bounds, b.bounds);
  if (!calendars_allow(a.value, b.value)) return false;
  const auto first = weekday_of(a);
  const auto second = weekday_of(b);
  return !first || !second || *first == *second;
}

bool is_dated(const TimeExpression& time) {
  return !time.value.empty() && !time.value.ends_with("_REF");
}

}  // namespace synoptic
