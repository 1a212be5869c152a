// SPDX-License-Identifier: Apache-2.0
#include "reading/bounds.h"

#include <cmath>
#include <iterator>

namespace synoptic {
namespace {

struct BoundName {
  std::string_view name;
  std::string_view mod;
};

// In the order of `Bound`.
constexpr BoundName kBounds[] = {
    {"exact", ""},
    {"about", "APPROX"},
    {"at-least", "EQUAL_OR_MORE"},
    {"at-most", "EQUAL_OR_LESS"},
    {"more-than", "MORE_THAN"},
    {"less-than", "LESS_THAN"},
    {"just-over", "MORE_THAN"},
    {"nearly", "LESS_THAN"},
};

}  // namespace

std::optional<Bound> parse_bound(std::string_view name) {
  for (std::size_t i = 0; i < std::size(kBounds); ++i) {
    if (kBounds[i].name == name) return static_cast<Bound>(i);
  }
  return std::nullopt;
}

std::string_view timex_mod(Bound bound) {
  return kBounds[static_cast<std::size_t>(bound)].mod;
}

Interval loosen(Interval number, Bound bound) {
  const double floor = number.low < 0 ? -Interval::kInfinity : 0;
  const auto share = [](double value, double part) {
    return std::abs(value) * part;
  };
  switch (bound) {
    case Bound::Exact:
      return number;
    case Bound::About:
      number.low -= share(number.low, kAboutShare);
      number.high += share(number.high, kAboutShare);
      return number;
    case Bound::AtLeast:
      return {number.low, Interval::kInfinity, number.low_open, false};
    case Bound::AtMost:
      return {floor, number.high, false, number.high_open};
    case Bound::MoreThan:
      return {number.low, Interval::kInfinity, true, false};
    case Bound::LessThan:
      return {floor, number.high, false, true};
    case Bound::JustOver:
      return {number.low, number.high + share(number.high, kJustOverShare),
              true, false};
    case Bound::NearlyFull:
      return {number.low - share(number.low, kNearlyShare), number.high, false,
              true};
  }
  return number;
}

}  // namespace synoptic
