// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "stories/sketch.h"

namespace synoptic {

/// Two reports, `a` before `b`, and how alike they are.
struct AlikePair {
  double score = 0;
  std::uint32_t a = 0;
  std::uint32_t b = 0;
};

/// The pairs of reports that share enough words to be of one event or topic,
/// by `b` and then `a`; of dated ones, those at most `days` apart.
///
/// Requires: dated reports come before undated ones, in the order of their
/// days. The cost of a report follows the reports inside its window that have
/// some of its weightiest words: an inverted index gives the candidates with
/// a lower bound of their likeness, and only promising ones are weighed whole.
std::vector<AlikePair> alike_pairs(std::span<const Sketch> reports, int days);

}  // namespace synoptic
