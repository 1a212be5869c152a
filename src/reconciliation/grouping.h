// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

namespace synoptic {

/// How alike two items are; pairs that are not given are not alike at all.
struct ScoredPair {
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  double score = 0;
};

/// Groups items so that the mean score over all pairs across two groups that
/// were joined was at least `threshold` (average linkage, UPGMA: Sokal and
/// Michener 1958), which keeps one link from chaining unlike things together.
///
/// Each pair is given once, with `a != b`, both below `size`. Every item is in
/// exactly one group; groups come in the order of their first item, items in
/// order. The result does not depend on the order of the pairs. Cost: about
/// P log P for P pairs.
std::vector<std::vector<std::uint32_t>> group_by_average_linkage(
    std::uint32_t size, const std::vector<ScoredPair>& pairs, double threshold);

/// How `cover_by_groups` decides.
struct CoverThresholds {
  double seed = 0.5;   ///< Two items at least this alike come together,
  double mean = 0.5;   ///< a further one joins that is so alike on average,
  double least = 0.0;  ///< and at least this alike to every item.
};

/// Groups of two items or more, which may share items, such that every pair of
/// items at least `seed` alike is in some group: from the likest pair that is
/// in none yet, a group takes in whatever is likest on average to what it
/// holds, as long as the thresholds allow. Items of one `owner` are not
/// compared with each other: neither asked to be alike nor counted.
///
/// Each pair is given once, with `a != b`, both below the size of `owner`.
/// Groups are sorted, items in order; none is within another. The result does
/// not depend on the order of the pairs. Cost: about the sum over the groups of
/// their size squared times the neighbours of an item.
std::vector<std::vector<std::uint32_t>> cover_by_groups(
    const std::vector<std::uint32_t>& owner,
    const std::vector<ScoredPair>& pairs, const CoverThresholds& thresholds);

}  // namespace synoptic
