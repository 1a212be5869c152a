// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/interval.h"
#include "reading/reading.h"
#include "reconciliation/resources.h"
#include "reconciliation/story_entities.h"

namespace synoptic {

/// All figures that each report of a story gives, wherever it gives them.
class StatedFigures {
 public:
  StatedFigures(const Story& story, std::span<const Report> reports,
                const ReconciliationResources& resources);

  /// What a quantity counts or measures: its unit, and its noun with
  /// near-synonyms made one.
  std::string thing_of(const Quantity& quantity) const;

  /// True if the report of a member gives this figure of the thing, or one
  /// that it can be ("about 12" for 12).
  bool has(std::uint32_t member, const std::string& thing,
           const Interval& bounds) const;

  /// True if some report gives both figures of the thing.
  bool one_has_both(const std::string& thing, const Interval& a,
                    const Interval& b) const;

 private:
  using Bounds = std::pair<double, double>;

  const ReconciliationResources& resources_;
  std::vector<std::map<std::string, std::set<Bounds>>> of_member_;
};

}  // namespace synoptic
