// SPDX-License-Identifier: Apache-2.0
#include "reconciliation/grouping.h"

#include <algorithm>
#include <map>
#include <queue>

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

}  // namespace

std::vector<std::vector<std::uint32_t>> group_by_average_linkage(
    std::uint32_t size, const std::vector<ScoredPair>& pairs,
    double threshold) {
  return Linkage(size, pairs, threshold).run();
}

}  // namespace synoptic
