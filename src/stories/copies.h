// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "stories/run_table.h"
#include "stories/sketch.h"

namespace synoptic {

// From when on a report is said to repeat another: a fifth of all the runs of
// the two, or two fifths of the shorter's, are shared. Reports of one event by
// different hands share a quoted sentence or two, well under both (measured on
// 9,655 texts; the bounds are also those at which the measure lists pairs).
inline constexpr double kCopyJaccard = 0.2;
inline constexpr double kCopyContainment = 0.4;

/// From when on two texts are the same one, or an update of it.
inline constexpr double kSameTextJaccard = 0.4;

/// Fewer shared runs than these are a shared quotation, whatever their share.
inline constexpr double kLeastSharedRuns = 8;

/// Copies are looked for among reports that are so many days apart at most: a
/// year, since an outlet prints its yearly piece again, and some days.
inline constexpr int kCopyDays = 400;

/// Two reports of which one repeats a part of the other, `a` before `b`.
struct CopyPair {
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  Overlap overlap;
};

/// Finds which reports share text, as they come.
///
/// The cost of a report does not grow with the reports held: a table of runs
/// gives the few that share some with it, of each run only the first holders
/// are kept, so that what every page of an outlet repeats costs little, and
/// those that have left the window are dropped when the table grows.
class CopySearch {
 public:
  /// Reports are those that the others' numbers count; they outlive this.
  explicit CopySearch(std::span<const Sketch> reports);

  /// Appends the pairs of a report with those indexed, by `a`.
  void find(std::uint32_t report, std::vector<CopyPair>& pairs);
  /// Lets reports to come be compared with this one.
  void index(std::uint32_t report);

 private:
  bool in_window(std::uint32_t before, std::uint32_t report) const;

  std::span<const Sketch> reports_;
  bool undated_come_;
  RunTable long_texts_;
  RunTable short_texts_;
  std::vector<std::uint32_t> met_;
};

/// The pairs of reports that share text, by `b` and then `a`; none of two of
/// the first `held`, which are only what others are compared with.
std::vector<CopyPair> copy_pairs(std::span<const Sketch> reports,
                                 std::uint32_t held = 0);

}  // namespace synoptic
