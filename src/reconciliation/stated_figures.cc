// SPDX-License-Identifier: Apache-2.0
#include "reconciliation/stated_figures.h"

#include <algorithm>
#include <cmath>

#include "base/unicode.h"
#include "reading/units.h"

namespace synoptic {

StatedFigures::StatedFigures(const Story& story,
                             std::span<const Report> reports,
                             const ReconciliationResources& resources)
    : resources_(resources), of_member_(story.members.size()) {
  for (std::uint32_t m = 0; m < story.members.size(); ++m) {
    const Report& report = reports[story.members[m].report.value];
    for (const Quantity& quantity : report.reading.quantities) {
      const ComparableValue measure = comparable(quantity);
      of_member_[m][thing_of(quantity)].insert(
          {measure.value.low, measure.value.high});
    }
  }
}

std::string StatedFigures::thing_of(const Quantity& quantity) const {
  const std::string folded = fold(quantity.of);
  const auto kin = resources_.kin.find(folded);
  std::string thing(comparable(quantity).unit);
  thing += ' ';
  thing += kin == resources_.kin.end() ? folded : kin->second;
  return thing;
}

bool StatedFigures::has(std::uint32_t member, const std::string& thing,
                        const Interval& bounds) const {
  const auto found = of_member_[member].find(thing);
  if (found == of_member_[member].end()) return false;
  const bool bounded = std::isfinite(bounds.low) && std::isfinite(bounds.high);
  return std::ranges::any_of(found->second, [&](const Bounds& one) {
    if (one == Bounds{bounds.low, bounds.high}) return true;
    return bounded && std::isfinite(one.first) && std::isfinite(one.second) &&
           meet(bounds, {one.first, one.second});
  });
}

bool StatedFigures::one_has_both(const std::string& thing, const Interval& a,
                                 const Interval& b) const {
  for (std::uint32_t m = 0; m < of_member_.size(); ++m) {
    if (has(m, thing, a) && has(m, thing, b)) return true;
  }
  return false;
}

}  // namespace synoptic
