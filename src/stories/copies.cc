// SPDX-License-Identifier: Apache-2.0
#include "stories/copies.h"

#include <algorithm>
#include <cstdlib>

namespace synoptic {
namespace {

/// Of a longer text every fourth run is enough to find it by: two texts that
/// share a fifth of their runs share some of those all but surely.
constexpr std::uint32_t kIndexedRun = 0xFFFFFFFF / 4;
/// A shorter text is found by all its runs.
constexpr std::size_t kShortText = 80;
/// So many runs met make a pair worth counting whole.
constexpr std::size_t kLeastMet = 2;

bool is_copy(const Overlap& overlap) {
  return overlap.shared >= kLeastSharedRuns &&
         (overlap.jaccard >= kCopyJaccard ||
          overlap.containment >= kCopyContainment);
}

}  // namespace

CopySearch::CopySearch(std::span<const Sketch> reports)
    : reports_(reports),
      undated_come_(std::any_of(reports.begin(), reports.end(),
                                [](const Sketch& s) { return !s.day; })) {}

void CopySearch::find(std::uint32_t report, std::vector<CopyPair>& pairs) {
  const Fingerprint& fingerprint = reports_[report].fingerprint;
  met_.clear();
  for (const std::uint32_t run : fingerprint.runs) {
    if (run <= kIndexedRun) long_texts_.find(run, met_);
    short_texts_.find(run, met_);
  }
  std::sort(met_.begin(), met_.end());
  for (std::size_t i = 0; i < met_.size();) {
    std::size_t end = i;
    while (end < met_.size() && met_[end] == met_[i]) ++end;
    if (end - i >= kLeastMet && in_window(met_[i], report)) {
      const Overlap overlap =
          overlap_of(reports_[met_[i]].fingerprint, fingerprint);
      if (is_copy(overlap)) pairs.push_back({met_[i], report, overlap});
    }
    i = end;
  }
}

void CopySearch::index(std::uint32_t report) {
  const Fingerprint& fingerprint = reports_[report].fingerprint;
  const auto wanted = [&](std::uint32_t other) {
    return undated_come_ || in_window(other, report);
  };
  if (fingerprint.size() <= kShortText) {
    for (const std::uint32_t run : fingerprint.runs) {
      short_texts_.add(run, report, wanted);
    }
    return;
  }
  for (const std::uint32_t run : fingerprint.runs) {
    if (run > kIndexedRun) break;  // They are sorted.
    long_texts_.add(run, report, wanted);
  }
}

bool CopySearch::in_window(std::uint32_t before, std::uint32_t report) const {
  const auto& first = reports_[before].day;
  const auto& last = reports_[report].day;
  return !first || !last || std::abs(*last - *first) <= kCopyDays;
}

std::vector<CopyPair> copy_pairs(std::span<const Sketch> reports,
                                 std::uint32_t held) {
  std::vector<CopyPair> pairs;
  CopySearch search(reports);
  for (std::uint32_t i = 0; i < reports.size(); ++i) {
    if (i >= held) search.find(i, pairs);
    search.index(i);
  }
  return pairs;
}

}  // namespace synoptic
