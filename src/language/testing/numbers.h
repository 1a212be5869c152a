// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace synoptic {

/// Small numbers that look random, the same each time.
class Numbers {
 public:
  std::uint32_t next() {
    state_ = state_ * 1664525U + 1013904223U;
    return state_ >> 8;
  }
  float unit() { return static_cast<float>(next() % 2001) / 1000.0F - 1.0F; }
  std::vector<float> list(std::size_t size) {
    std::vector<float> values(size);
    for (float& value : values) value = unit();
    return values;
  }

 private:
  std::uint32_t state_ = 7;
};

}  // namespace synoptic
