// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "stories/features.h"

namespace synoptic {

/// Two reports, `a` before `b`, and how alike they are.
struct AlikePair {
  double score = 0;
  std::uint32_t a = 0;
  std::uint32_t b = 0;
};

/// All pairs of some likeness, by `b` and then `a`. Only pairs that share a
/// word which says much are weighed, so the cost follows the pairs that might
/// be alike.
std::vector<AlikePair> alike_pairs(std::span<const Features> reports);

/// Groups reports whose pairs are alike in the mean: average link, from the
/// most alike pair down to kOneEvent.
///
/// Gives the group of each, numbered in the order of their first members. Ties
/// go to the pair that comes first, so callers put the reports into an order
/// of their own making before. `pairs` are their alike pairs.
std::vector<std::uint32_t> cluster(std::span<const Features> reports,
                                   std::span<const AlikePair> pairs);

}  // namespace synoptic
