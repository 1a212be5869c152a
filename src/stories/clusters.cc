// SPDX-License-Identifier: Apache-2.0
//
// Average link (see gathering.cc) joins the two stories whose pairs are most
// alike in the mean, again and again. Done over all pairs it takes time and
// memory with the square of a busy week: 50,000 reports of 16 days took ten
// minutes and 2 GB. Here each report is held against the few that the index
// gives, each story keeps the few that are nearest to it, and the mean between
// two stories is computed from their sums, so that a merge costs the same
// whatever the sizes of the two.
//
// Cost: for each report the postings of its weightiest words within the
// window, kNearest comparisons, and for each merge kMostNear of them.
#include "stories/clusters.h"

#include <algorithm>

#include "stories/likeness.h"

namespace synoptic {
namespace {

/// So many reports are weighed whole for each (at 16 and at 40 the mean BCubed
/// F1 of the development sets is the same).
constexpr std::size_t kNearest = 24;

/// So many stories that one might be put together with are kept of each.
constexpr std::size_t kMostNear = 24;

/// Two stories whose pairs score less are not kept as near: growth seldom
/// brings them up to kOneEvent. A guess.
constexpr double kLeastNear = 0.08;

}  // namespace

Clustering::Clustering(
    std::span<const std::pair<std::uint32_t, std::uint32_t>> apart)
    : apart_(apart.begin(), apart.end()),
      index_(static_cast<int>(kMostDaysApart)) {}

std::uint32_t Clustering::first_of(std::uint32_t report) const {
  while (parent_[report] != report) {
    parent_[report] = parent_[parent_[report]];
    report = parent_[report];
  }
  return report;
}

void Clustering::forget_before(int day) {
  index_.forget_before(day);
  for (; let_go_ < parent_.size(); ++let_go_) {
    Gathering& story = gatherings_[let_go_];
    if (story.reports > 0 && story.last_day >= day) break;
    if (story.published.reports < story.reports) continue;
    story = {};
    near_[let_go_] = {};
  }
}

std::uint32_t Clustering::start(const Sketch& report) {
  const auto number = static_cast<std::uint32_t>(parent_.size());
  parent_.push_back(number);
  gatherings_.push_back(gathering_of(report));
  near_.emplace_back();
  size_.push_back(1);
  return number;
}

void Clustering::hold(const Sketch& report, std::uint32_t member) {
  const std::uint32_t number = start(report);
  index_.add(number, report);
  if (member == number) return;
  const std::uint32_t story = first_of(member);
  synoptic::add(gatherings_[story], gatherings_[number]);
  size_[story] += 1;
  gatherings_[number] = {};
  parent_[number] = story;
}

void Clustering::add(std::span<const Sketch* const> day) {
  for (const Sketch* report : day) {
    const std::uint32_t number = start(*report);
    find_near(number, *report);
    index_.add(number, *report);
  }
  put_together();
}

void Clustering::find_near(std::uint32_t report, const Sketch& sketch) {
  std::vector<std::uint32_t> stories;
  for (const std::uint32_t other : index_.nearest(sketch, kNearest)) {
    stories.push_back(first_of(other));
  }
  std::sort(stories.begin(), stories.end());
  stories.erase(std::unique(stories.begin(), stories.end()), stories.end());
  table_.hold(sketch.terms);
  for (const std::uint32_t story : stories) {
    const Gathering& other = gatherings_[story];
    offer(story, report,
          score_of(other, gatherings_[report], table_.shared(other.terms)));
  }
}

void Clustering::offer(std::uint32_t a, std::uint32_t b, double score) {
  if (score < kLeastNear) return;
  if (!in_one_window(gatherings_[a], gatherings_[b])) return;
  keep_near(a, {b, score});
  keep_near(b, {a, score});
  if (score < kOneEvent) return;
  if (b < a) std::swap(a, b);
  queue_.push({score, a, b, size_[a], size_[b]});
}

void Clustering::keep_near(std::uint32_t story, const Near& near) {
  std::vector<Near>& kept = near_[story];
  kept.push_back(near);
  if (kept.size() <= kMostNear * 4) return;
  kept = near_both(story, story);
}

bool Clustering::parted(std::uint32_t a, std::uint32_t b) const {
  return std::any_of(apart_.begin(), apart_.end(), [&](const auto& pair) {
    if (std::max(pair.first, pair.second) >= parent_.size()) return false;
    const std::uint32_t x = first_of(pair.first);
    const std::uint32_t y = first_of(pair.second);
    return (x == a && y == b) || (x == b && y == a);
  });
}

void Clustering::put_together() {
  while (!queue_.empty()) {
    const Candidate best = queue_.top();
    queue_.pop();
    // One of a story that has grown since was offered anew.
    if (parent_[best.a] != best.a || size_[best.a] != best.a_size) continue;
    if (parent_[best.b] != best.b || size_[best.b] != best.b_size) continue;
    if (parted(best.a, best.b)) continue;
    merges_.push_back({best.a, best.b, best.score});
    merge(best.a, best.b);
  }
}

std::vector<Clustering::Near> Clustering::near_both(std::uint32_t a,
                                                    std::uint32_t b) const {
  std::vector<Near> near;
  for (const std::uint32_t side : {a, b}) {
    for (const Near& other : near_[side]) {
      const std::uint32_t story = first_of(other.report);
      if (story != a && story != b) near.push_back({story, other.score});
    }
  }
  std::sort(near.begin(), near.end(), [](const Near& x, const Near& y) {
    if (x.report != y.report) return x.report < y.report;
    return x.score > y.score;
  });
  near.erase(std::unique(near.begin(), near.end(),
                         [](const Near& x, const Near& y) {
                           return x.report == y.report;
                         }),
             near.end());
  if (near.size() <= kMostNear) return near;
  std::stable_sort(near.begin(), near.end(), [](const Near& x, const Near& y) {
    return x.score > y.score;
  });
  near.resize(kMostNear);
  return near;
}

void Clustering::merge(std::uint32_t a, std::uint32_t b) {
  const std::vector<Near> near = near_both(a, b);
  synoptic::add(gatherings_[a], gatherings_[b]);
  gatherings_[b] = {};
  near_[a].clear();
  near_[b] = {};
  size_[a] += size_[b];
  parent_[b] = a;
  table_.hold(gatherings_[a].terms);
  for (const Near& other : near) {
    const Gathering& story = gatherings_[other.report];
    offer(a, other.report,
          score_of(gatherings_[a], story, table_.shared(story.terms)));
  }
}

}  // namespace synoptic
