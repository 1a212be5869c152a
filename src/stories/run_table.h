// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

namespace synoptic {

/// Which reports hold which runs of words: eight bytes for each, in one piece
/// of memory.
///
/// Open addressing with linear probing; a run has as many slots as holders.
/// Nothing is taken out but when the table grows: what `wanted` then refuses
/// does not move into the larger one.
class RunTable {
 public:
  /// The first so many holders of a run are kept: a thousandth copy is found
  /// through the first ones.
  static constexpr std::size_t kMostHolders = 16;

  RunTable() : slots_(kFirstSize) {}

  /// Appends the holders of a run, in the order they were added.
  void find(std::uint32_t run, std::vector<std::uint32_t>& holders) const;

  void add(std::uint32_t run, std::uint32_t report,
           const std::function<bool(std::uint32_t report)>& wanted);

 private:
  static constexpr std::size_t kFirstSize = 1 << 12;
  static constexpr std::uint32_t kFree = 0xFFFFFFFF;

  struct Slot {
    std::uint32_t run = 0;
    std::uint32_t report = kFree;
  };

  std::size_t slot_of(std::uint32_t run) const;
  bool put(std::uint32_t run, std::uint32_t report);

  std::vector<Slot> slots_;
  std::size_t used_ = 0;
};

}  // namespace synoptic
