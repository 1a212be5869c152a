// SPDX-License-Identifier: Apache-2.0
#include "stories/clusters.h"

#include <algorithm>
#include <queue>
#include <unordered_map>

#include "stories/likeness.h"

namespace synoptic {
namespace {

/// So many of a report's weightiest words are indexed. Two reports of one
/// event share some of them (all but 2 in 1,000 pairs of one story do).
constexpr std::size_t kIndexedTerms = 40;

/// Pairs that are less alike are taken to be 0 alike until a merge needs them.
constexpr double kLeastEdge = 0.08;

/// The best pair is on top; of equal ones the first.
struct WorsePair {
  bool operator()(const AlikePair& x, const AlikePair& y) const {
    if (x.score != y.score) return x.score < y.score;
    if (x.a != y.a) return x.a > y.a;
    return x.b > y.b;
  }
};

std::vector<std::uint64_t> key_words(const Features& report) {
  std::vector<Term> terms = report.terms;
  const std::size_t count = std::min(kIndexedTerms, terms.size());
  std::partial_sort(terms.begin(),
                    terms.begin() + static_cast<std::ptrdiff_t>(count),
                    terms.end(), [](const Term& x, const Term& y) {
                      if (x.weight != y.weight) return x.weight > y.weight;
                      return x.word < y.word;
                    });
  std::vector<std::uint64_t> words;
  for (std::size_t i = 0; i < count; ++i) words.push_back(terms[i].word);
  return words;
}

/// Groups being merged. The sum of the scores between two groups is kept for
/// those that have an edge between them, and counted when a merge needs it.
class Merging {
 public:
  Merging(std::span<const Features> reports, std::span<const AlikePair> pairs)
      : reports_(reports), sums_(reports.size()), members_(reports.size()) {
    for (std::uint32_t i = 0; i < reports.size(); ++i) members_[i] = {i};
    for (const AlikePair& pair : pairs) {
      sums_[pair.a][pair.b] = pair.score;
      sums_[pair.b][pair.a] = pair.score;
      if (pair.score >= kOneEvent) queue_.push(pair);
    }
  }

  void run() {
    while (!queue_.empty()) {
      const AlikePair best = queue_.top();
      queue_.pop();
      // A pair whose groups have grown since was pushed anew with its mean.
      if (members_[best.a].empty() || members_[best.b].empty()) continue;
      const auto sum = sums_[best.a].find(best.b);
      if (sum == sums_[best.a].end() || mean(best.a, best.b) != best.score) {
        continue;
      }
      merge(best.a, best.b);
    }
  }

  std::vector<std::uint32_t> groups() const {
    std::vector<std::uint32_t> group(reports_.size());
    for (const auto& members : members_) {
      for (const std::uint32_t member : members) group[member] = members[0];
    }
    std::unordered_map<std::uint32_t, std::uint32_t> number;
    for (std::uint32_t& g : group) {
      g = number.emplace(g, static_cast<std::uint32_t>(number.size()))
              .first->second;
    }
    return group;
  }

 private:
  double mean(std::uint32_t a, std::uint32_t b) const {
    const double pairs = static_cast<double>(members_[a].size()) *
                         static_cast<double>(members_[b].size());
    return sums_[a].at(b) / pairs;
  }

  double sum_between(std::uint32_t a, std::uint32_t b) const {
    const auto known = sums_[a].find(b);
    if (known != sums_[a].end()) return known->second;
    double sum = 0;
    for (const std::uint32_t x : members_[a]) {
      for (const std::uint32_t y : members_[b]) {
        sum += likeness_of(reports_[std::min(x, y)], reports_[std::max(x, y)])
                   .score;
      }
    }
    return sum;
  }

  /// Puts group b into group a.
  void merge(std::uint32_t a, std::uint32_t b) {
    std::vector<std::uint32_t> near;
    for (const auto& [other, sum] : sums_[a]) near.push_back(other);
    for (const auto& [other, sum] : sums_[b]) near.push_back(other);
    std::sort(near.begin(), near.end());
    near.erase(std::unique(near.begin(), near.end()), near.end());
    std::vector<std::pair<std::uint32_t, double>> added;
    for (const std::uint32_t other : near) {
      if (other == a || other == b) continue;
      added.emplace_back(other, sum_between(a, other) + sum_between(b, other));
    }
    for (const auto& [other, sum] : sums_[b]) sums_[other].erase(b);
    sums_[b].clear();
    members_[a].insert(members_[a].end(), members_[b].begin(),
                       members_[b].end());
    std::sort(members_[a].begin(), members_[a].end());
    members_[b].clear();
    for (const auto& [other, sum] : added) {
      sums_[a][other] = sum;
      sums_[other][a] = sum;
      const AlikePair pair{mean(std::min(a, other), std::max(a, other)),
                           std::min(a, other), std::max(a, other)};
      if (pair.score >= kOneEvent) queue_.push(pair);
    }
  }

  std::span<const Features> reports_;
  std::vector<std::unordered_map<std::uint32_t, double>> sums_;
  std::vector<std::vector<std::uint32_t>> members_;
  std::priority_queue<AlikePair, std::vector<AlikePair>, WorsePair> queue_;
};

}  // namespace

std::vector<AlikePair> alike_pairs(std::span<const Features> reports) {
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> holders;
  std::vector<AlikePair> pairs;
  std::vector<std::uint32_t> met;
  for (std::uint32_t i = 0; i < reports.size(); ++i) {
    met.clear();
    for (const std::uint64_t word : key_words(reports[i])) {
      std::vector<std::uint32_t>& list = holders[word];
      met.insert(met.end(), list.begin(), list.end());
      list.push_back(i);
    }
    std::sort(met.begin(), met.end());
    met.erase(std::unique(met.begin(), met.end()), met.end());
    for (const std::uint32_t j : met) {
      const Likeness likeness = likeness_of(reports[j], reports[i]);
      if (likeness.words < kLeastEdge) continue;
      pairs.push_back({likeness.score, j, i});
    }
  }
  return pairs;
}

std::vector<std::uint32_t> cluster(std::span<const Features> reports,
                                   std::span<const AlikePair> pairs) {
  Merging merging(reports, pairs);
  merging.run();
  return merging.groups();
}

}  // namespace synoptic
