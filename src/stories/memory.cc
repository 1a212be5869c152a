// SPDX-License-Identifier: Apache-2.0
#include "stories/memory.h"

#include <algorithm>

#include "stories/copies.h"

namespace synoptic {
namespace {

/// Reports may come so many days late and still find their story. A guess.
constexpr int kLateDays = 31;

/// Of so many reports, which take some 100 MB, none is let go.
constexpr std::size_t kFewReports = 20000;

}  // namespace

std::string_view to_string(ChangeKind kind) {
  return kind == ChangeKind::Merge ? "merge" : "split";
}

void let_go(Memory& memory) {
  if (memory.reports.size() <= kFewReports) return;
  std::vector<int> days;
  for (const Remembered& report : memory.reports) {
    if (report.sketch.day) days.push_back(*report.sketch.day);
  }
  if (days.empty()) return;
  const auto newest =
      days.begin() + static_cast<std::ptrdiff_t>((days.size() - 1) * 99 / 100);
  std::nth_element(days.begin(), newest, days.end());
  const std::size_t old = memory.reports.size() - kFewReports;
  for (std::size_t i = 0; i < memory.reports.size(); ++i) {
    Sketch& sketch = memory.reports[i].sketch;
    // One without a day is as old as its place.
    const bool undated_and_old = !sketch.day && i < old;
    const int age = sketch.day ? *newest - *sketch.day : 0;
    if (undated_and_old || age > kLateDays) sketch.terms = {};
    if (undated_and_old || age > kCopyDays) sketch.fingerprint = {};
  }
}

}  // namespace synoptic
