// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "stories/sketch.h"

namespace synoptic {

/// How alike two reports are, and what speaks for and against one event.
struct Likeness {
  double words = 0;       ///< 0 to 1: the words they share, weighted.
  double days_apart = 0;  ///< By any day known; 0 if either has none.
  std::optional<RoundDifference> rounds;
  double score = 0;  ///< All of it weighed; one event from kOneEvent on.
};

/// Two groups of reports are one story if their pairs have this score in the
/// mean. Chosen on the three development sets together.
inline constexpr double kOneEvent = 0.17;

/// Reports further apart tell of different events, however alike: a week is
/// what news of one event takes to come and be commented on.
inline constexpr double kMostDaysApart = 7;

/// What being dated at all, and close, adds to a score (undated pairs lack that
/// evidence), less what the days between two reports take from it.
double day_gain(double days_apart);

/// What being different rounds of one series takes if both reports say so in
/// their leads: short reports of two rounds share nine tenths of their words.
inline constexpr double kOtherRoundCosts = 1.0;
/// The same if one of them says so further down, where it may be recalled.
inline constexpr double kOtherRoundBelowCosts = 0.05;

/// Days between the publication of two reports; 0 if one is undated.
double days_between(const Sketch& a, const Sketch& b);

/// Any sketches are acceptable.
Likeness likeness_of(const Sketch& a, const Sketch& b);

}  // namespace synoptic
