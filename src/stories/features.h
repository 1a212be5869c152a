// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "reading/report.h"
#include "stories/resources.h"
#include "stories/rounds.h"

namespace synoptic {

/// A word and how much it says of what a report is about.
struct Term {
  std::uint64_t word = 0;  ///< Hash of its stem.
  float weight = 0;
};

/// What grouping compares reports by.
struct Features {
  /// By word, the squares of the weights summing to 1 (none: an empty text).
  std::vector<Term> terms;
  std::optional<int> day;  ///< When it was published, in days since 1970.
  std::vector<RoundMention> rounds;
};

/// The features of a report. They depend on it alone, so that what other
/// reports are read with it changes nothing between two of them.
Features features_of(const Report& report, const StoryResources& resources);

}  // namespace synoptic
