// SPDX-License-Identifier: Apache-2.0
#include "stories/alike.h"

#include <algorithm>

#include "stories/likeness.h"

namespace synoptic {
namespace {

/// So many of a report's weightiest words are indexed.
constexpr std::size_t kIndexedTerms = 40;

/// What the indexed words alone must come to for a pair to be weighed whole,
/// and what the whole must come to. Pairs of one event hardly ever lie below
/// (measured: at half of both the mean BCubed F1 moves by 0.001).
constexpr float kLeastIndexed = 0.03F;
constexpr double kLeastWords = 0.08;

/// Of a word that more reports of the window hold, only the last so many are
/// looked at: it selects nothing, and a day with one topic must not be slow.
constexpr std::size_t kMostScanned = 1000;

/// So many reports before it are weighed whole for each, when stories are
/// related. A guess.
constexpr std::size_t kMostRelated = 64;

std::vector<Term> key_terms(const Sketch& report) {
  std::vector<Term> terms = report.terms;
  if (terms.size() <= kIndexedTerms) return terms;
  const auto end = terms.begin() + kIndexedTerms;
  std::nth_element(terms.begin(), end, terms.end(),
                   [](const Term& x, const Term& y) {
                     if (x.weight != y.weight) return x.weight > y.weight;
                     return x.word < y.word;
                   });
  terms.erase(end, terms.end());
  // Sums must be taken in one order.
  std::sort(terms.begin(), terms.end(),
            [](const Term& x, const Term& y) { return x.word < y.word; });
  return terms;
}

}  // namespace

void AlikeIndex::add(std::uint32_t number, const Sketch& report) {
  if (met_.size() <= number) met_.resize(number + 1, 0.0F);
  for (const Term& term : key_terms(report)) {
    Postings& postings = postings_[term.word];
    const Posting posting{number, term.weight, report.day.value_or(0)};
    if (!report.day) {
      postings.undated.push_back(posting);
      continue;
    }
    std::vector<Posting>& dated = postings.dated;
    const auto later =
        std::upper_bound(dated.begin(), dated.end(), *report.day,
                         [](int day, const Posting& p) { return day < p.day; });
    dated.insert(later, posting);
    if (!oldest_ || dated[dated.size() / 2].day >= *oldest_) continue;
    std::erase_if(dated, [&](const Posting& p) { return p.day < *oldest_; });
  }
}

std::span<const AlikeIndex::Posting> AlikeIndex::in_window(
    const Postings& postings, std::optional<int> day) const {
  std::span<const Posting> all = postings.dated;
  if (day) {
    const auto first = std::lower_bound(
        all.begin(), all.end(), *day - days_,
        [](const Posting& p, int wanted) { return p.day < wanted; });
    const auto last = std::upper_bound(
        first, all.end(), *day + days_,
        [](int wanted, const Posting& p) { return wanted < p.day; });
    all = {first, last};
  }
  return all.last(std::min(all.size(), kMostScanned));
}

void AlikeIndex::meet(std::span<const Posting> postings, float weight) {
  for (const Posting& posting : postings) {
    float& met = met_[posting.report];
    if (met == 0) touched_.push_back(posting.report);
    met += weight * posting.weight;
  }
}

std::vector<std::uint32_t> AlikeIndex::nearest(const Sketch& report,
                                               std::size_t most) {
  touched_.clear();
  for (const Term& term : key_terms(report)) {
    const auto found = postings_.find(term.word);
    if (found == postings_.end()) continue;
    const std::span<const Posting> undated = found->second.undated;
    meet(in_window(found->second, report.day), term.weight);
    meet(undated.last(std::min(undated.size(), kMostScanned)), term.weight);
  }
  std::vector<std::uint32_t> near;
  for (const std::uint32_t other : touched_) {
    if (met_[other] >= kLeastIndexed) near.push_back(other);
  }
  if (near.size() > most) {
    const auto end = near.begin() + static_cast<std::ptrdiff_t>(most);
    std::nth_element(near.begin(), end, near.end(),
                     [&](std::uint32_t a, std::uint32_t b) {
                       if (met_[a] != met_[b]) return met_[a] > met_[b];
                       return a < b;
                     });
    near.erase(end, near.end());
  }
  for (const std::uint32_t other : touched_) met_[other] = 0;
  std::sort(near.begin(), near.end());
  return near;
}

std::vector<AlikePair> alike_pairs(std::span<const Sketch> reports, int days) {
  std::vector<AlikePair> pairs;
  AlikeIndex index(days);
  for (std::uint32_t i = 0; i < reports.size(); ++i) {
    for (const std::uint32_t other : index.nearest(reports[i], kMostRelated)) {
      const Likeness likeness = likeness_of(reports[other], reports[i]);
      if (likeness.words < kLeastWords) continue;
      pairs.push_back({likeness.score, other, i});
    }
    index.add(i, reports[i]);
  }
  return pairs;
}

}  // namespace synoptic
