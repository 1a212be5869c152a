// SPDX-License-Identifier: Apache-2.0
#include "stories/rings.h"

#include <gtest/gtest.h>

namespace synoptic {
namespace {

TEST(rings, hold_the_nodes_that_reach_each_other) {
  // 0 -> 1 -> 2 -> 0, 2 -> 3 <-> 4, 5 alone.
  const std::vector<std::vector<std::uint32_t>> edges = {{1},    {2}, {0, 3},
                                                         {4, 4}, {3}, {}};
  const auto ring = rings_of(edges);
  EXPECT_EQ(ring[0], ring[1]);
  EXPECT_EQ(ring[0], ring[2]);
  EXPECT_NE(ring[2], ring[3]);
  EXPECT_EQ(ring[3], ring[4]);
  EXPECT_NE(ring[5], ring[0]);
  EXPECT_NE(ring[5], ring[3]);
}

TEST(rings, of_a_long_path_need_no_stack) {
  constexpr std::uint32_t kNodes = 1000000;
  std::vector<std::vector<std::uint32_t>> edges(kNodes);
  for (std::uint32_t i = 0; i + 1 < kNodes; ++i) edges[i] = {i + 1};
  EXPECT_NE(rings_of(edges).front(), rings_of(edges).back());
  edges.back() = {0};
  EXPECT_EQ(rings_of(edges).front(), rings_of(edges).back());
}

}  // namespace
}  // namespace synoptic
