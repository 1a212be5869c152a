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

}  // namespace synoptic
