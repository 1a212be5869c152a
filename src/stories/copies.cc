// SPDX-License-Identifier: Apache-2.0
#include "stories/copies.h"

#include <algorithm>

namespace synoptic {

bool is_copy(const Overlap& overlap) {
  return overlap.shared >= kLeastSharedRuns &&
         (overlap.jaccard >= kCopyJaccard ||
          overlap.containment >= kCopyContainment);
}

std::vector<CopyIndex::Match> CopyIndex::add(Fingerprint fingerprint) {
  const auto text = static_cast<std::uint32_t>(fingerprints_.size());
  std::vector<std::uint32_t> met;
  for (const std::uint32_t run : fingerprint) {
    std::vector<std::uint32_t>& holders = holders_[run];
    met.insert(met.end(), holders.begin(), holders.end());
    if (holders.size() < kMostHolders) holders.push_back(text);
  }
  std::sort(met.begin(), met.end());
  std::vector<Match> matches;
  for (std::size_t i = 0; i < met.size();) {
    std::size_t end = i;
    while (end < met.size() && met[end] == met[i]) ++end;
    if (end - i >= kLeastSharedRuns) {
      const Overlap overlap = overlap_of(fingerprint, fingerprints_[met[i]]);
      if (is_copy(overlap)) matches.push_back({met[i], overlap});
    }
    i = end;
  }
  fingerprints_.push_back(std::move(fingerprint));
  return matches;
}

}  // namespace synoptic
