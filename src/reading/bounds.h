// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/interval.h"

namespace synoptic {

/// How a word before or after a number loosens it.
enum class Bound : std::uint8_t {
  Exact,
  About,       ///< "about", "some", "or so"
  AtLeast,     ///< "at least", "or more", "a minimum of"
  AtMost,      ///< "at most", "up to", "no more than"
  MoreThan,    ///< "more than", "over"
  LessThan,    ///< "less than", "under"
  JustOver,    ///< "just over", "a little over"
  NearlyFull,  ///< "nearly", "almost", "just under"
};

/// "about" for `Bound::About`, as list files write it: exact, about, at-least,
/// at-most, more-than, less-than, just-over, nearly.
std::optional<Bound> parse_bound(std::string_view name);

/// The TIMEX3 modifier that says so: "APPROX", "EQUAL_OR_MORE", ...; empty for
/// `Exact`.
std::string_view timex_mod(Bound bound);

// How far the loose bounds reach, as shares of the number. Guesses that fit
// how newspapers round: "about an hour" is 54 to 66 minutes, "just over an
// hour" ends before a quarter past, "nearly 40" begins at 32.
inline constexpr double kAboutShare = 0.10;
inline constexpr double kJustOverShare = 0.25;
inline constexpr double kNearlyShare = 0.20;

/// The values that a loosened number allows: "about" 30 is [27, 33], "more
/// than" 30 is (30, inf), "less than" 30 is [0, 30). Works on ranges too: the
/// bound loosens their nearer end. Nothing below 0 comes from a number that
/// is not below 0.
Interval loosen(Interval number, Bound bound);

}  // namespace synoptic
