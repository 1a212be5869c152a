// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

namespace synoptic {

/// The head of each of `size` words, as 1-based numbers, 0 for the root; one
/// word hangs on the root. `scores[word * (size + 1) + head]` tells how well a
/// head suits a word.
///
/// Takes each word's best head where that makes a tree; else the best
/// projective tree (Eisner 1996), in cubic time.
std::vector<std::uint32_t> best_tree(const std::vector<float>& scores,
                                     std::uint32_t size);

}  // namespace synoptic
