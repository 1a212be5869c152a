// SPDX-License-Identifier: Apache-2.0
#include "stories/alike.h"

#include <algorithm>
#include <unordered_map>

#include "stories/likeness.h"

namespace synoptic {
namespace {

/// So many of a report's weightiest words are indexed.
constexpr std::size_t kIndexedTerms = 48;

/// What the indexed words alone must come to for a pair to be weighed whole,
/// and what the whole must come to. Pairs of one event hardly ever lie below
/// (measured: at half of both the mean BCubed F1 moves by 0.001).
constexpr double kLeastIndexed = 0.03;
/// The same for an undated report, which no window holds off.
constexpr double kLeastIndexedUndated = 0.06;
constexpr double kLeastWords = 0.08;

/// Of a word that more reports of the window hold, only the last so many are
/// looked at: it selects nothing, and a day with one topic must not be slow.
constexpr std::size_t kMostScanned = 2000;

struct Posting {
  std::uint32_t report = 0;
  float weight = 0;
};

/// The reports that hold a word, in their order; those before `first` have
/// left the window.
struct Postings {
  std::vector<Posting> list;
  std::size_t first = 0;
};

class AlikeIndex {
 public:
  AlikeIndex(std::span<const Sketch> reports, int days)
      : reports_(reports),
        days_(days),
        undated_come_(!reports.empty() && !reports.back().day),
        met_(reports.size(), 0.0F) {}

  void add(std::uint32_t report, std::vector<AlikePair>& pairs) {
    for (const Term& term : key_terms(reports_[report])) {
      Postings& postings = postings_[term.word];
      leave_window(postings, report);
      const std::size_t count = postings.list.size() - postings.first;
      const std::size_t scanned = std::min(count, kMostScanned);
      for (std::size_t i = postings.list.size() - scanned;
           i < postings.list.size(); ++i) {
        const Posting& posting = postings.list[i];
        if (met_[posting.report] == 0) touched_.push_back(posting.report);
        met_[posting.report] += term.weight * posting.weight;
      }
      postings.list.push_back({report, term.weight});
    }
    const double least =
        reports_[report].day ? kLeastIndexed : kLeastIndexedUndated;
    std::sort(touched_.begin(), touched_.end());
    for (const std::uint32_t other : touched_) {
      const auto indexed = static_cast<double>(met_[other]);
      met_[other] = 0;
      if (indexed < least) continue;
      const Likeness likeness = likeness_of(reports_[other], reports_[report]);
      if (likeness.words < kLeastWords) continue;
      pairs.push_back({likeness.score, other, report});
    }
    touched_.clear();
  }

 private:
  static std::vector<Term> key_terms(const Sketch& report) {
    std::vector<Term> terms = report.terms;
    if (terms.size() <= kIndexedTerms) return terms;
    const auto end = terms.begin() + kIndexedTerms;
    std::nth_element(terms.begin(), end, terms.end(),
                     [](const Term& x, const Term& y) {
                       if (x.weight != y.weight) return x.weight > y.weight;
                       return x.word < y.word;
                     });
    terms.erase(end, terms.end());
    return terms;
  }

  /// Drops the postings of reports too old for `report`. All that come later
  /// are as young or undated, so none of them is asked for again; an undated
  /// report may be of any day, and looks at all that are kept.
  void leave_window(Postings& postings, std::uint32_t report) const {
    const auto& day = reports_[report].day;
    if (!day) {
      postings.first = 0;
      return;
    }
    while (postings.first < postings.list.size()) {
      const auto& other = reports_[postings.list[postings.first].report].day;
      if (!other || *other >= *day - days_) break;
      ++postings.first;
    }
    if (postings.first * 2 > postings.list.size() && !undated_come_) {
      postings.list.erase(
          postings.list.begin(),
          postings.list.begin() + static_cast<std::ptrdiff_t>(postings.first));
      postings.first = 0;
    }
  }

  std::span<const Sketch> reports_;
  int days_;
  bool undated_come_;
  std::unordered_map<std::uint32_t, Postings> postings_;
  std::vector<float> met_;
  std::vector<std::uint32_t> touched_;
};

}  // namespace

std::vector<AlikePair> alike_pairs(std::span<const Sketch> reports, int days) {
  std::vector<AlikePair> pairs;
  AlikeIndex index(reports, days);
  for (std::uint32_t i = 0; i < reports.size(); ++i) index.add(i, pairs);
  return pairs;
}

}  // namespace synoptic
