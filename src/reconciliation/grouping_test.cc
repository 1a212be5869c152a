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

/// The slow, obvious one: every score looked up in the list of pairs.
Groups obvious_cover(const std::vector<std::uint32_t>& owner,
                     const std::vector<ScoredPair>& pairs,
                     const CoverThresholds& thresholds) {
  const auto score = [&](std::uint32_t a, std::uint32_t b) {
    double found = 0;
    for (const ScoredPair& pair : pairs) {
      if (std::minmax({pair.a, pair.b}) == std::minmax({a, b})) {
        found = pair.score;
      }
    }
    return found;
  };
  Groups groups;
  while (true) {
    std::vector<std::uint32_t> group;
    double best = 0;
    for (std::uint32_t a = 0; a < owner.size(); ++a) {
      for (std::uint32_t b = a + 1; b < owner.size(); ++b) {
        const bool covered = std::ranges::any_of(groups, [&](const auto& one) {
          return std::ranges::count(one, a) > 0 &&
                 std::ranges::count(one, b) > 0;
        });
        if (covered || score(a, b) < thresholds.seed || score(a, b) <= best) {
          continue;
        }
        best = score(a, b);
        group = {a, b};
      }
    }
    if (group.empty()) break;
    while (true) {
      double most = 0;
      std::uint32_t next = 0;
      for (std::uint32_t item = 0; item < owner.size(); ++item) {
        double sum = 0;
        double least = 2;
        int others = 0;
        for (const std::uint32_t one : group) {
          if (owner[one] == owner[item]) continue;
          sum += score(item, one);
          least = std::min(least, score(item, one));
          ++others;
        }
        const bool is_new = std::ranges::count(group, item) == 0 && others > 0;
        const double mean = others > 0 ? sum / others : 0;
        if (is_new && mean >= thresholds.mean && least >= thresholds.least &&
            mean > most + 1e-12) {
          most = mean;
          next = item;
        }
      }
      if (most <= 0) break;
      group.push_back(next);
    }
    std::ranges::sort(group);
    groups.push_back(group);
  }
  std::ranges::sort(groups);
  Groups kept;
  for (const auto& group : groups) {
    const bool within = std::ranges::any_of(groups, [&](const auto& other) {
      return other != group && std::ranges::includes(other, group);
    });
    if (!within) kept.push_back(group);
  }
  return kept;
}

TEST(grouping, covers_as_the_slow_obvious_one_on_random_scores) {
  std::mt19937 random(11);
  std::uniform_real_distribution<double> score(0.0, 1.0);
  const CoverThresholds thresholds{0.5, 0.4, 0.2};
  for (int round = 0; round < 60; ++round) {
    const std::uint32_t size = 2 + static_cast<std::uint32_t>(round % 11);
    std::vector<std::uint32_t> owner;
    for (std::uint32_t i = 0; i < size; ++i) owner.push_back(i % 3);
    std::vector<ScoredPair> pairs;
    for (std::uint32_t a = 0; a < size; ++a) {
      for (std::uint32_t b = a + 1; b < size; ++b) {
        if (owner[a] != owner[b] && score(random) < 0.8) {
          pairs.push_back({a, b, score(random)});
        }
      }
    }
    const Groups expected = obvious_cover(owner, pairs, thresholds);
    EXPECT_EQ(cover_by_groups(owner, pairs, thresholds), expected);
    std::ranges::shuffle(pairs, random);
    EXPECT_EQ(cover_by_groups(owner, pairs, thresholds), expected);
  }
}

TEST(grouping, an_item_that_says_two_things_is_in_two_groups) {
  const std::vector<std::uint32_t> owner = {0, 1, 2};
  const std::vector<ScoredPair> pairs = {{0, 1, 0.9}, {1, 2, 0.8}};
  EXPECT_THAT(cover_by_groups(owner, pairs, {0.5, 0.4, 0.1}),
              testing::ElementsAre(testing::ElementsAre(0, 1),
                                   testing::ElementsAre(1, 2)));
}

TEST(grouping, items_of_one_owner_need_not_be_alike) {
  const std::vector<std::uint32_t> owner = {0, 1, 1};
  const std::vector<ScoredPair> pairs = {{0, 1, 0.9}, {0, 2, 0.8}};
  EXPECT_THAT(cover_by_groups(owner, pairs, {0.5, 0.5, 0.5}),
              testing::ElementsAre(testing::ElementsAre(0, 1, 2)));
}

}  // namespace
}  // namespace synoptic
