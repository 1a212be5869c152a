// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace synoptic {

/// A clock time with its zone as ISO 8601 writes it.
struct ClockTime {
  int hour = 0;
  int minute = 0;
  int second = -1;   ///< -1 if not told.
  std::string zone;  ///< "Z", "+02:00"; empty if not told.
};

/// Reads "HH:MM", "HH:MM:SS" and the zone behind it, as they stand after a
/// date: nothing but a few other characters may come before.
std::optional<ClockTime> read_clock(std::string_view text);

/// The number that a word of digits is; nothing if it is none.
std::optional<int> number(std::string_view word);

/// A number with zeros before it: "05".
std::string padded(int value, std::size_t width);

}  // namespace synoptic
