// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <queue>
#include <span>
#include <utility>
#include <vector>

#include "stories/alike.h"
#include "stories/gathering.h"
#include "stories/sketch.h"

namespace synoptic {

/// Puts reports that are alike in the mean into stories, as they come.
///
/// Reports come day by day. Those of a day are compared with each other and
/// with the stories of the days around it, and the most alike are put together
/// first, down to kOneEvent, whoever came first. Stories only grow, or are put
/// together: what was one is not taken apart. The cost of a report follows the
/// stories of the days around it; those that have left the window cost
/// nothing. Reports and stories are numbered in the order they were given.
class Clustering {
 public:
  /// Reports of each pair are never put into one story.
  explicit Clustering(
      std::span<const std::pair<std::uint32_t, std::uint32_t>> apart = {});

  /// Adds a report that is in a story already, with the one of `member`, or in
  /// one of its own if that is itself. Held reports come before all others.
  void hold(const Sketch& report, std::uint32_t member);

  /// Adds reports of one day, or without a day.
  void add(std::span<const Sketch* const> day);

  /// Lets go of what came out before a day; no later report is that old.
  void forget_before(int day);

  std::uint32_t size() const {
    return static_cast<std::uint32_t>(parent_.size());
  }

  /// The first report of the story that a report is in.
  std::uint32_t first_of(std::uint32_t report) const;

  /// What two stories were when they were put together.
  struct Merge {
    std::uint32_t kept = 0;  ///< The first reports of the two.
    std::uint32_t gone = 0;
    double score = 0;
  };
  /// All of them, in the order they were made.
  std::span<const Merge> merges() const { return merges_; }

 private:
  struct Near {
    std::uint32_t report = 0;
    double score = 0;
  };
  struct Candidate {
    double score = 0;
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    std::uint32_t a_size = 0;
    std::uint32_t b_size = 0;
  };
  /// The best candidate is on top; of equal ones the first.
  struct Worse {
    bool operator()(const Candidate& x, const Candidate& y) const {
      if (x.score != y.score) return x.score < y.score;
      if (x.a != y.a) return x.a > y.a;
      return x.b > y.b;
    }
  };

  std::uint32_t start(const Sketch& report);
  void find_near(std::uint32_t report, const Sketch& sketch);
  void offer(std::uint32_t a, std::uint32_t b, double score);
  void put_together();
  void merge(std::uint32_t a, std::uint32_t b);
  bool parted(std::uint32_t a, std::uint32_t b) const;
  void keep_near(std::uint32_t story, const Near& near);
  std::vector<Near> near_both(std::uint32_t a, std::uint32_t b) const;

  std::vector<std::pair<std::uint32_t, std::uint32_t>> apart_;
  AlikeIndex index_;
  TermTable table_;
  mutable std::vector<std::uint32_t> parent_;
  std::vector<Gathering> gatherings_;    ///< By first report; others empty.
  std::vector<std::vector<Near>> near_;  ///< The same.
  std::vector<std::uint32_t> size_;      ///< Reports of each story.
  std::priority_queue<Candidate, std::vector<Candidate>, Worse> queue_;
  std::vector<Merge> merges_;
  std::uint32_t let_go_ = 0;  ///< Stories that begin before are let go.
};

}  // namespace synoptic
