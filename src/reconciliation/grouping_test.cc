// SPDX-License-Identifier: Apache-2.0
#include "reconciliation/grouping.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace synoptic {
namespace {

using Groups = std::vector<std::vector<std::uint32_t>>;

/// The slow, obvious one: look at every pair of groups, join the best, again.
Groups obvious_linkage(std::uint32_t size, const std::vector<ScoredPair>& pairs,
                       double threshold) {
  Groups groups;
  for (std::uint32_t i = 0; i < size; ++i) groups.push_back({i});
  while (true) {
    double best = -1;
    std::size_t best_a = 0;
    std::size_t best_b = 0;
    for (std::size_t a = 0; a < groups.size(); ++a) {
      for (std::size_t b = a + 1; b < groups.size(); ++b) {
        double sum = 0;
        for (const ScoredPair& pair : pairs) {
          const auto in = [&](std::size_t g, std::uint32_t item) {
            return std::ranges::count(groups[g], item) > 0;
          };
          if ((in(a, pair.a) && in(b, pair.b)) ||
              (in(b, pair.a) && in(a, pair.b))) {
            sum += pair.score;
          }
        }
        const double mean =
            sum / static_cast<double>(groups[a].size() * groups[b].size());
        if (mean >= threshold && mean > best) {
          best = mean;
          best_a = a;
          best_b = b;
        }
      }
    }
    if (best < 0) break;
    groups[best_a].insert(groups[best_a].end(), groups[best_b].begin(),
                          groups[best_b].end());
    groups.erase(groups.begin() + static_cast<std::ptrdiff_t>(best_b));
  }
  for (auto& group : groups) std::ranges::sort(group);
  std::ranges::sort(groups);
  return groups;
}

TEST(grouping, agrees_with_the_slow_obvious_one_on_random_scores) {
  std::mt19937 random(7);
  std::uniform_real_distribution<double> score(0.0, 1.0);
  for (int round = 0; round < 60; ++round) {
    const std::uint32_t size = 2 + static_cast<std::uint32_t>(round % 9);
    std::vector<ScoredPair> pairs;
    for (std::uint32_t a = 0; a < size; ++a) {
      for (std::uint32_t b = a + 1; b < size; ++b) {
        if (score(random) < 0.6) pairs.push_back({a, b, score(random)});
      }
    }
    const Groups expected = obvious_linkage(size, pairs, 0.4);
    EXPECT_EQ(group_by_average_linkage(size, pairs, 0.4), expected);
    std::ranges::shuffle(pairs, random);
    EXPECT_EQ(group_by_average_linkage(size, pairs, 0.4), expected);
  }
}

TEST(grouping, one_link_does_not_chain_two_groups_together) {
  const std::vector<ScoredPair> pairs = {{0, 1, 0.9}, {2, 3, 0.9}, {1, 2, 0.8}};
  EXPECT_THAT(group_by_average_linkage(4, pairs, 0.5),
              testing::ElementsAre(testing::ElementsAre(0, 1),
                                   testing::ElementsAre(2, 3)));
}

}  // namespace
}  // namespace synoptic
