// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <limits>

namespace synoptic {

/// The values that a phrase allows: "about 30" is [27, 33], "more than 30" is
/// (30, inf), "less than an hour" is [0, 3600).
struct Interval {
  static constexpr double kInfinity = std::numeric_limits<double>::infinity();

  double low = -kInfinity;
  double high = kInfinity;
  bool low_open = false;   ///< `low` itself is not among the values.
  bool high_open = false;  ///< `high` itself is not among the values.

  static constexpr Interval exactly(double value) { return {value, value}; }
  constexpr bool is_exact() const { return low == high; }
  friend bool operator==(const Interval&, const Interval&) = default;
};

/// True if some value lies in both.
constexpr bool meet(const Interval& a, const Interval& b) {
  const auto below = [](const Interval& x, const Interval& y) {
    return x.high < y.low || (x.high == y.low && (x.high_open || y.low_open));
  };
  return !below(a, b) && !below(b, a);
}

/// True if every value of `inner` is one of `outer`.
constexpr bool contains(const Interval& outer, const Interval& inner) {
  const bool low =
      outer.low < inner.low ||
      (outer.low == inner.low && (!outer.low_open || inner.low_open));
  const bool high =
      inner.high < outer.high ||
      (inner.high == outer.high && (!outer.high_open || inner.high_open));
  return low && high;
}

}  // namespace synoptic
