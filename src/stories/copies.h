// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

#include "stories/fingerprint.h"

namespace synoptic {

// From when on a report is said to repeat another: a fifth of all the runs of
// the two, or two fifths of the shorter's, are shared. Reports of one event by
// different hands share a quoted sentence or two, well under both (measured on
// 9,655 texts; the bounds are also those at which the measure lists pairs).
inline constexpr double kCopyJaccard = 0.2;
inline constexpr double kCopyContainment = 0.4;

/// Fewer shared runs than these are a shared quotation, whatever their share.
inline constexpr std::uint32_t kLeastSharedRuns = 8;

/// True if such an overlap makes one text a copy of a part of the other.
bool is_copy(const Overlap& overlap);

/// Finds earlier texts that share runs with a new one.
///
/// Texts are numbered in the order they are added. The cost of a look-up does
/// not grow with the texts held: of each run only the first `kMostHolders`
/// texts are remembered, so that what every page of an outlet repeats costs
/// little, and a thousandth copy is still found through the first ones.
class CopyIndex {
 public:
  static constexpr std::size_t kMostHolders = 32;

  struct Match {
    std::uint32_t text = 0;
    Overlap overlap;
  };

  /// Adds a text; gives the earlier ones that it is a copy of, or they of it,
  /// in their order.
  std::vector<Match> add(Fingerprint fingerprint);

  const Fingerprint& operator[](std::uint32_t text) const {
    return fingerprints_[text];
  }

 private:
  std::vector<Fingerprint> fingerprints_;
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> holders_;
};

}  // namespace synoptic
