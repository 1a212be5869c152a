// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace synoptic {

/// xorshift64*: the same numbers for the same seed, on every machine.
class Random {
 public:
  explicit Random(std::uint64_t seed)
      : state_(seed * 0x9E3779B97F4A7C15ULL + 1) {}

  std::uint64_t next() {
    state_ ^= state_ >> 12;
    state_ ^= state_ << 25;
    state_ ^= state_ >> 27;
    return state_ * 0x2545F4914F6CDD1DULL;
  }
  /// In [0, bound).
  std::uint32_t below(std::uint32_t bound) {
    return static_cast<std::uint32_t>(((next() >> 32) * bound) >> 32);
  }
  /// In [0, 1).
  float unit() {
    return static_cast<float>(next() >> 40) * (1.0F / 16777216.0F);
  }

 private:
  std::uint64_t state_;
};

/// Puts items into an order by chance (Fisher and Yates; Durstenfeld 1964).
inline void shuffle(std::vector<std::uint32_t>& items, Random& random) {
  for (std::size_t i = items.size(); i > 1; --i) {
    std::swap(items[i - 1], items[random.below(static_cast<std::uint32_t>(i))]);
  }
}

}  // namespace synoptic
