// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

#include "stories/sketch.h"

namespace synoptic {

/// An inverted index of reports by their weightiest words, which gives the few
/// that may be alike.
///
/// Reports come in any order. The cost of one follows the reports that came
/// out within days of it and share some of its weightiest words, of which so
/// many at most are looked at for each word; a report without a day is held
/// against all that the index keeps.
class AlikeIndex {
 public:
  /// `days`: how far apart two dated reports may be.
  explicit AlikeIndex(int days) : days_(days) {}

  /// Adds a report by its number, which none before has.
  void add(std::uint32_t number, const Sketch& report);

  /// The reports most alike to one by its indexed words, at most `most`, in
  /// the order of their numbers.
  std::vector<std::uint32_t> nearest(const Sketch& report, std::size_t most);

  /// Lets the index drop reports from before a day: nobody asks for them.
  void forget_before(int day) { oldest_ = day; }

 private:
  struct Posting {
    std::uint32_t report = 0;
    float weight = 0;
    int day = 0;
  };
  struct Postings {
    std::vector<Posting> dated;  ///< By day.
    std::vector<Posting> undated;
  };

  void meet(std::span<const Posting> postings, float weight);
  std::span<const Posting> in_window(const Postings& postings,
                                     std::optional<int> day) const;

  int days_;
  std::optional<int> oldest_;
  std::unordered_map<std::uint32_t, Postings> postings_;
  std::vector<float> met_;  ///< By number; 0 but for those in `touched_`.
  std::vector<std::uint32_t> touched_;
};

/// Two reports, `a` before `b`, and how alike they are.
struct AlikePair {
  double score = 0;
  std::uint32_t a = 0;
  std::uint32_t b = 0;
};

/// The pairs of reports that share enough words to be of one event or topic,
/// by `b` and then `a`; of dated ones, those at most `days` apart, and of each
/// report with so many before it at most.
std::vector<AlikePair> alike_pairs(std::span<const Sketch> reports, int days);

}  // namespace synoptic
