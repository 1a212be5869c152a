// SPDX-License-Identifier: Apache-2.0
#include "reconciliation/grouping.h"

#include <algorithm>
#include <map>
#include <optional>
#include <queue>
#include <set>
#include <utility>

namespace synoptic {
namespace {

struct Candidate {
  double score = 0;
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  std::uint32_t version = 0;  // of the pair, so that old ones are passed over

  bool operator<(const Candidate& other) const {  // the best comes out first
    if (score != other.score) return score < other.score;
    if (a != other.a) return a > other.a;
    return b > other.b;
  }
};

/// The sum of scores between two groups.
struct Link {
  double sum = 0;
  std::uint32_t version = 0;
};

class Linkage {
 public:
  Linkage(std::uint32_t size, const std::vector<ScoredPair>& pairs,
          double threshold)
      : threshold_(threshold), items_(size), links_(size) {
    for (std::uint32_t i = 0; i < size; ++i) items_[i] = {i};
    std::vector<ScoredPair> ordered = pairs;
    for (ScoredPair& pair : ordered) {
      if (pair.a > pair.b) std::swap(pair.a, pair.b);
    }
    std::ranges::sort(ordered, [](const ScoredPair& x, const ScoredPair& y) {
      return x.a != y.a ? x.a < y.a : x.b < y.b;
    });
    for (const ScoredPair& pair : ordered) {
      links_[pair.a][pair.b].sum += pair.score;
      links_[pair.b][pair.a].sum += pair.score;
    }
    for (const ScoredPair& pair : ordered) offer(pair.a, pair.b);
  }

  std::vector<std::vector<std::uint32_t>> run() {
    while (!queue_.empty()) {
      const Candidate best = queue_.top();
      queue_.pop();
      if (items_[best.a].empty() || items_[best.b].empty()) continue;
      const auto link = links_[best.a].find(best.b);
      if (link == links_[best.a].end() ||
          link->second.version != best.version) {
        continue;
      }
      join(best.a, best.b);
    }
    std::vector<std::vector<std::uint32_t>> groups;
    for (auto& group : items_) {
      if (group.empty()) continue;
      std::ranges::sort(group);
      groups.push_back(std::move(group));
    }
    std::ranges::sort(groups);
    return groups;
  }

 private:
  void offer(std::uint32_t a, std::uint32_t b) {
    if (a > b) std::swap(a, b);
    const Link& link = links_[a][b];
    const double pairs = static_cast<double>(items_[a].size()) *
                         static_cast<double>(items_[b].size());
    const double mean = link.sum / pairs;
    if (mean >= threshold_) queue_.push({mean, a, b, link.version});
  }

  /// Moves the items of `b` into `a`.
  void join(std::uint32_t a, std::uint32_t b) {
    items_[a].insert(items_[a].end(), items_[b].begin(), items_[b].end());
    items_[b].clear();
    links_[a].erase(b);
    for (const auto& [other, link] : links_[b]) {
      if (other == a) continue;
      links_[a][other].sum += link.sum;
      links_[other][a].sum = links_[a][other].sum;
      links_[other].erase(b);
    }
    links_[b].clear();
    for (auto& [other, link] : links_[a]) {
      Link& back = links_[other][a];
      link.version = back.version = std::max(link.version, back.version) + 1;
      offer(a, other);
    }
  }

  double threshold_;
  std::vector<std::vector<std::uint32_t>> items_;
  std::vector<std::map<std::uint32_t, Link>> links_;
  std::priority_queue<Candidate> queue_;
};

/// One way to a near item.
struct Near {
  std::uint32_t item = 0;
  double score = 0;
};

/// What a group holds of an item outside: the scores it has with it.
struct Tie {
  double sum = 0;
  double least = 2;
  std::uint32_t count = 0;
};

/// A group while it grows.
struct Growing {
  std::vector<std::uint32_t> items;
  std::map<std::uint32_t, std::uint32_t> held;  ///< Items of each owner.
  std::map<std::uint32_t, Tie> ties;            ///< Of the items outside.
};

class Cover {
 public:
  Cover(const std::vector<std::uint32_t>& owner,
        const std::vector<ScoredPair>& pairs, const CoverThresholds& thresholds)
      : owner_(owner), thresholds_(thresholds), near_(owner.size()) {
    for (const ScoredPair& pair : pairs) {
      near_[pair.a].push_back({pair.b, pair.score});
      near_[pair.b].push_back({pair.a, pair.score});
      if (pair.score < thresholds.seed) continue;
      seeds_.push_back(
          {pair.score, std::min(pair.a, pair.b), std::max(pair.a, pair.b), 0});
    }
    // So that sums of scores do not depend on the order of the pairs.
    for (std::vector<Near>& near : near_) {
      std::ranges::sort(near, {}, &Near::item);
    }
    std::ranges::sort(
        seeds_, [](const Candidate& x, const Candidate& y) { return y < x; });
  }

  std::vector<std::vector<std::uint32_t>> run() const {
    std::set<std::pair<std::uint32_t, std::uint32_t>> covered;
    std::vector<std::vector<std::uint32_t>> groups;
    for (const Candidate& seed : seeds_) {
      if (covered.contains({seed.a, seed.b})) continue;
      std::vector<std::uint32_t> group = grow(seed);
      std::ranges::sort(group);
      for (std::size_t i = 0; i < group.size(); ++i) {
        for (std::size_t j = i + 1; j < group.size(); ++j) {
          covered.emplace(group[i], group[j]);
        }
      }
      groups.push_back(std::move(group));
    }
    return without_parts(std::move(groups));
  }

 private:
  std::vector<std::uint32_t> grow(const Candidate& seed) const {
    Growing group;
    take(seed.a, group);
    take(seed.b, group);
    while (const auto next = likest(group)) take(*next, group);
    return group.items;
  }

  void take(std::uint32_t item, Growing& group) const {
    group.items.push_back(item);
    ++group.held[owner_[item]];
    group.ties.erase(item);
    for (const Near& near : near_[item]) {
      if (owner_[near.item] == owner_[item] ||
          std::ranges::find(group.items, near.item) != group.items.end()) {
        continue;
      }
      Tie& tie = group.ties[near.item];
      tie.sum += near.score;
      tie.least = std::min(tie.least, near.score);
      ++tie.count;
    }
  }

  /// The outsider that is likest on average, if the thresholds let it in.
  std::optional<std::uint32_t> likest(const Growing& group) const {
    std::optional<std::uint32_t> best;
    double most = 0;
    for (const auto& [item, tie] : group.ties) {
      const auto own = group.held.find(owner_[item]);
      const std::size_t others =
          group.items.size() - (own == group.held.end() ? 0 : own->second);
      const double least = tie.count < others ? 0 : tie.least;
      const double mean = tie.sum / static_cast<double>(others);
      if (mean < thresholds_.mean || least < thresholds_.least) continue;
      if (!best || mean > most) {
        best = item;
        most = mean;
      }
    }
    return best;
  }

  /// A group within another one says nothing of its own.
  static std::vector<std::vector<std::uint32_t>> without_parts(
      std::vector<std::vector<std::uint32_t>> groups) {
    std::ranges::sort(groups);
    groups.erase(std::unique(groups.begin(), groups.end()), groups.end());
    std::map<std::uint32_t, std::vector<std::size_t>> having;
    for (std::size_t g = 0; g < groups.size(); ++g) {
      for (const std::uint32_t item : groups[g]) having[item].push_back(g);
    }
    std::vector<std::vector<std::uint32_t>> kept;
    for (std::size_t g = 0; g < groups.size(); ++g) {
      const auto& around = having[groups[g].front()];
      const bool within = std::ranges::any_of(around, [&](std::size_t other) {
        return other != g && std::ranges::includes(groups[other], groups[g]);
      });
      if (!within) kept.push_back(groups[g]);
    }
    return kept;
  }

  const std::vector<std::uint32_t>& owner_;
  const CoverThresholds thresholds_;
  std::vector<std::vector<Near>> near_;
  std::vector<Candidate> seeds_;  // the likest first
};

}  // namespace

std::vector<std::vector<std::uint32_t>> cover_by_groups(
    const std::vector<std::uint32_t>& owner,
    const std::vector<ScoredPair>& pairs, const CoverThresholds& thresholds) {
  return Cover(owner, pairs, thresholds).run();
}

std::vector<std::vector<std::uint32_t>> group_by_average_linkage(
    std::uint32_t size, const std::vector<ScoredPair>& pairs,
    double threshold) {
  return Linkage(size, pairs, threshold).run();
}

}  // namespace synoptic
