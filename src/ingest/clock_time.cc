// SPDX-License-Identifier: Apache-2.0
#include "ingest/clock_time.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace synoptic {
namespace {

/// Hours and minutes of the zones that RFC 5322 (section 4.3) names, and of
/// those of Europe; other names have several meanings.
constexpr std::pair<std::string_view, std::string_view> kZones[] = {
    {"EST", "-05:00"},  {"EDT", "-04:00"}, {"CST", "-06:00"},
    {"CDT", "-05:00"},  {"MST", "-07:00"}, {"MDT", "-06:00"},
    {"PST", "-08:00"},  {"PDT", "-07:00"}, {"MEST", "+02:00"},
    {"CEST", "+02:00"}, {"MET", "+01:00"}, {"CET", "+01:00"},
    {"EEST", "+03:00"}, {"EET", "+02:00"},
};

bool is_letter(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/// The zone that a text begins with ("Z", "EST", "+0200", "GMT-01:30") as ISO
/// 8601 writes it; empty if there is none.
std::string read_zone(std::string_view text) {
  bool in_utc = false;
  for (const std::string_view name : {"GMT", "UTC", "UT", "Z"}) {
    if (!text.starts_with(name)) continue;
    text.remove_prefix(name.size());
    in_utc = true;
    break;
  }
  if (text.size() >= 5 && (text[0] == '+' || text[0] == '-')) {
    const auto hour = number(text.substr(1, 2));
    const auto minute = number(text.substr(text[3] == ':' ? 4 : 3, 2));
    if (hour && minute && *hour >= 0 && *hour <= 14 && *minute >= 0 &&
        *minute <= 59) {
      return text[0] + padded(*hour, 2) + ":" + padded(*minute, 2);
    }
  }
  if (in_utc) return "Z";
  for (const auto& [name, offset] : kZones) {
    const bool ends =
        text.size() == name.size() ||
        (text.size() > name.size() && !is_letter(text[name.size()]));
    if (text.starts_with(name) && ends) return std::string(offset);
  }
  return {};
}

}  // namespace

std::optional<int> number(std::string_view word) {
  int value = 0;
  const auto [end, error] =
      std::from_chars(word.data(), word.data() + word.size(), value);
  if (error != std::errc{} || end != word.data() + word.size() ||
      word.empty()) {
    return std::nullopt;
  }
  return value;
}

std::string padded(int value, std::size_t width) {
  std::string digits = std::to_string(value);
  return std::string(width - std::min(width, digits.size()), '0') + digits;
}

std::optional<ClockTime> read_clock(std::string_view text) {
  const auto digits = [&text](std::size_t at) -> std::optional<int> {
    return at + 2 <= text.size() ? number(text.substr(at, 2)) : std::nullopt;
  };
  const std::size_t begin = text.find_first_of("0123456789");
  if (begin == std::string_view::npos || begin > 3) return std::nullopt;
  text.remove_prefix(begin);
  if (text.size() < 5 || text[2] != ':') return std::nullopt;
  const auto hour = digits(0);
  const auto minute = digits(3);
  if (!hour || !minute || *hour < 0 || *hour > 23 || *minute < 0 ||
      *minute > 59) {
    return std::nullopt;
  }
  ClockTime clock{*hour, *minute, -1, {}};
  text.remove_prefix(5);
  if (text.size() >= 3 && text[0] == ':') {
    const auto second = digits(1);
    if (second && *second >= 0 && *second <= 60) clock.second = *second;
    text.remove_prefix(3);
    if (text.starts_with(".")) {
      text.remove_prefix(
          std::min(text.find_first_not_of("0123456789", 1), text.size()));
    }
  }
  while (text.starts_with(" ")) text.remove_prefix(1);
  clock.zone = read_zone(text);
  return clock;
}

}  // namespace synoptic
