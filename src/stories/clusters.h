// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "stories/alike.h"
#include "stories/sketch.h"

namespace synoptic {

/// Groups reports whose pairs are alike in the mean, from the most alike pair
/// down to kOneEvent.
///
/// Gives the group of each, numbered in the order of their first members. Ties
/// go to the pair that comes first, so callers put the reports into an order
/// of their own making before. `pairs` are their alike pairs within
/// kMostDaysApart; all others are taken to share what unrelated reports do.
/// A pair given twice counts as the last one says.
std::vector<std::uint32_t> cluster(std::span<const Sketch> reports,
                                   std::span<const AlikePair> pairs);

/// The score of two reports that a person parted: no others outweigh it.
inline constexpr double kDecidedApart = -1e9;

}  // namespace synoptic
