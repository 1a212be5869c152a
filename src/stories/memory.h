// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "stories/families.h"
#include "stories/sketch.h"

namespace synoptic {

/// A report as grouping keeps it from one run to the next.
struct Remembered {
  /// Without terms and runs once the report has left the active window: then
  /// no report to come can be alike to it, or repeat it.
  Sketch sketch;
  std::uint32_t story = 0;  ///< Numbers are never given twice.
  std::uint32_t family = 0;
  std::uint32_t unit = 0;
  std::optional<CopyOf> copy_of;  ///< By its place in the memory.
  double similarity = 0;
};

enum class ChangeKind : std::uint8_t { Merge, Split };
/// "merge", "split".
std::string_view to_string(ChangeKind kind);

/// A change to what a reader may have seen: a story that became part of
/// another one, or a part of it that became one of its own.
struct StoryChange {
  std::uint32_t run = 0;  ///< From 1.
  ChangeKind kind = ChangeKind::Merge;
  std::uint32_t from = 0;
  std::uint32_t to = 0;
  std::string why;  ///< One plain line of ours.
};

/// All that grouping keeps between runs.
struct Memory {
  std::uint32_t runs = 0;
  std::uint32_t next_story = 0;
  std::vector<Remembered> reports;  ///< In the order they were given.
  std::vector<StoryChange> changes;
};

/// Lets go of what no report to come is compared with: the terms of reports
/// older than a month before the newest day, the runs of those older than
/// kCopyDays. The newest day is that which one report in a hundred is at least
/// as young as, so that a date in the future makes nothing old; and of few
/// reports none is let go.
void let_go(Memory& memory);

}  // namespace synoptic
