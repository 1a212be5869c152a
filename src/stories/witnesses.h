// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "stories/memory.h"

namespace synoptic {

/// Why a report is taken for the root of its family.
enum class RootReason : std::uint8_t {
  None,         ///< It is alone.
  Agency,       ///< It is the agency's own, which others of the family credit.
  First,        ///< It came out before all others.
  Credited,     ///< Of those that came out first it alone credits an agency.
  MostShared,   ///< Of those that came out first it shares most with others.
  NothingTells  ///< It is the first by its text; no date or credit tells.
};
/// One plain line of ours; empty for `None`.
std::string_view to_string(RootReason reason);

/// A report's place among those that are one witness with it.
struct WitnessPlace {
  /// Counted from 1 in each story, in the order of first reports.
  std::uint32_t family = 1;
  /// The place in the order of publication, from 1; reports that no date tells
  /// apart have the same. None where the report is alone or undated.
  std::optional<std::uint32_t> order;
  /// The report that the others probably go back to, by its place in the
  /// memory; itself where it is the root. None where the report is alone.
  std::optional<std::uint32_t> root;
  RootReason why = RootReason::None;
};

/// For each report of a memory its family in its story.
///
/// Reports of a story are one witness if they share their text or credit one
/// agency for the whole of it: an outlet that prints what the agency sent has
/// seen nothing itself, even if it prints another part of it. A credit for a
/// part joins nothing. No outlet is privileged: roots follow dates, credits
/// and shared text alone.
std::vector<WitnessPlace> witness_places(const Memory& memory);

}  // namespace synoptic
