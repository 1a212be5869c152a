// SPDX-License-Identifier: Apache-2.0
#include "stories/run_table.h"

#include <algorithm>
#include <utility>

namespace synoptic {

std::size_t RunTable::slot_of(std::uint32_t run) const {
  // Runs are hashes, but the sampled ones have small values: spread them.
  const std::uint64_t spread = run * std::uint64_t{0x9E3779B97F4A7C15};
  return static_cast<std::size_t>(spread >> 32) & (slots_.size() - 1);
}

void RunTable::find(std::uint32_t run,
                    std::vector<std::uint32_t>& holders) const {
  for (std::size_t at = slot_of(run); slots_[at].report != kFree;
       at = (at + 1) & (slots_.size() - 1)) {
    if (slots_[at].run == run) holders.push_back(slots_[at].report);
  }
}

bool RunTable::put(std::uint32_t run, std::uint32_t report) {
  std::size_t holders = 0;
  std::size_t at = slot_of(run);
  while (slots_[at].report != kFree) {
    if (slots_[at].run == run && ++holders == kMostHolders) return false;
    at = (at + 1) & (slots_.size() - 1);
  }
  slots_[at] = {run, report};
  return true;
}

void RunTable::add(std::uint32_t run, std::uint32_t report,
                   const std::function<bool(std::uint32_t)>& wanted) {
  if (put(run, report)) ++used_;
  if (used_ * 4 < slots_.size() * 3) return;
  std::vector<Slot> old = std::exchange(slots_, {});
  std::erase_if(old, [&](const Slot& slot) {
    return slot.report == kFree || !wanted(slot.report);
  });
  // The order of holders is that of their reports' numbers.
  std::sort(old.begin(), old.end(),
            [](const Slot& a, const Slot& b) { return a.report < b.report; });
  std::size_t size = kFirstSize;
  while (size * 5 < old.size() * 8) size *= 2;
  slots_.resize(size);
  used_ = 0;
  for (const Slot& slot : old) {
    if (put(slot.run, slot.report)) ++used_;
  }
}

}  // namespace synoptic
