// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "stories/sketch.h"

namespace synoptic {

/// Two reports by their numbers, the smaller one first.
using NumberPair = std::pair<std::uint32_t, std::uint32_t>;

/// What a text repeats.
struct CopyOf {
  std::uint32_t text = 0;
  double similarity = 0;  ///< Share of runs, of both or of the shorter text.
};

/// What a report shares word for word with an earlier one, copy or not.
struct TextShared {
  std::uint32_t text = 0;
  double jaccard = 0;
  double containment = 0;
};

/// Reports that share their text, found by the words alone.
struct Families {
  /// For each report its family, numbered in the order of first members.
  std::vector<std::uint32_t> family;
  /// For each report its unit: the part of its family that came out within
  /// days of each other, and so tells of one event. Numbered like families.
  std::vector<std::uint32_t> unit;
  /// For each report the first one of its family that it shares text with.
  std::vector<std::optional<CopyOf>> copy_of;
  /// For each report the earlier ones that it shares much text with.
  std::vector<std::vector<TextShared>> shared;
};

/// Finds the families of reports. They count from 0 in the order given, which
/// is taken for the order in which they appeared.
///
/// `held` are the families and units of the first reports, found before by any
/// numbers; they stay together, and no pair of two of them is looked for. No
/// pair of `not_copies` (sorted, the smaller number first) is taken for one.
struct HeldFamily {
  std::uint32_t family = 0;
  std::uint32_t unit = 0;
};
Families find_families(std::span<const Sketch> reports,
                       std::span<const NumberPair> not_copies = {},
                       std::span<const HeldFamily> held = {});

}  // namespace synoptic
