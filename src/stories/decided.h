// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "stories/decisions.h"
#include "stories/families.h"
#include "stories/sketch.h"

namespace synoptic {

/// Two reports that a decision is about, by their numbers.
struct DecidedPair {
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  const Decision* decision = nullptr;
};

/// Decisions about stories and copies by the numbers of the reports they are
/// about, the smaller number first.
struct Decided {
  std::vector<DecidedPair> together;
  std::vector<NumberPair> apart;
  std::vector<NumberPair> not_copies;  ///< Sorted; those apart are among them.
};

/// Those whose reports are among the sketches; of two reports with one id the
/// later one is meant. The decisions outlive the result.
Decided decided_of(std::span<const Decision> decisions,
                   std::span<const Sketch> sketches);

}  // namespace synoptic
