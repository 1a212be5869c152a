// SPDX-License-Identifier: Apache-2.0
//
// Average link: two gatherings are put together when their pairs are alike in
// the mean. It does not chain: a report alike to one member only is held off
// by the others. Its weak side is that one threshold must fit both a topic of
// its own, whose reports have little in common with anything else, and ten
// stories about one product, whose reports all share its name. So the mean
// between two is held against the mean within them: two halves of one story
// are as alike as either half is in itself, two stories of one topic are not.
//
// That fails where two events are told in the same words: an emergency patch
// of this year and of five years ago. There a few words decide, which each
// side's reports all have and the other's never (see tell_of_two).
#include "stories/gathering.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "stories/likeness.h"

namespace synoptic {
namespace {

/// So many of a gathering's weightiest words are kept: beyond them lie those
/// that one report alone has.
constexpr std::size_t kMostTerms = 640;

/// How much of what two gatherings are less alike than each in itself is
/// taken from their score.
constexpr double kCohesion = 0.3;

/// Reports more alike than this share wordings, which says nothing of how
/// alike those of other hands should be.
constexpr double kTightest = 0.5;

// Two events much alike (a side wins a match, and wins one the year after)
// have most words in common, and each its own figures and names. Chosen on the
// development sets, where each may move by a fifth and more before the mean
// BCubed F1 does by 0.003; of fewer reports too many words are one side's own
// by chance.
constexpr double kLeastToTell = 5;
/// A word is a gathering's own if so many of its reports hold it, and so few
/// of the other's.
constexpr double kOwnShare = 0.6;
constexpr double kForeignShare = 0.1;
/// So much of the likeness within each lies in such words, if the two are two
/// events (halves of one story have 0.02 to 0.08, events alike up to 0.3).
constexpr double kOwnOfOtherEvent = 0.1;

/// The terms of both, weights of one word added.
std::vector<GatheredTerm> sum_of(std::span<const GatheredTerm> a,
                                 std::span<const GatheredTerm> b) {
  std::vector<GatheredTerm> sum;
  sum.reserve(a.size() + b.size());
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < a.size() || j < b.size()) {
    if (j == b.size() || (i < a.size() && a[i].word < b[j].word)) {
      sum.push_back(a[i++]);
    } else if (i == a.size() || b[j].word < a[i].word) {
      sum.push_back(b[j++]);
    } else {
      sum.push_back(
          {a[i].word, a[i].weight + b[j].weight, a[i].reports + b[j].reports});
      ++i;
      ++j;
    }
  }
  return sum;
}

void add(std::vector<RoundCount>& rounds, const RoundCount& more) {
  for (RoundCount& round : rounds) {
    if (round.number != more.number || round.series != more.series) continue;
    round.reports += more.reports;
    round.in_lead += more.in_lead;
    return;
  }
  rounds.push_back(more);
}

/// Shares of the pairs between two gatherings that tell of different rounds of
/// one series: both in their leads, or one of them further down.
struct OtherRounds {
  double in_leads = 0;
  double below = 0;
};

OtherRounds other_rounds(const Gathering& a, const Gathering& b) {
  OtherRounds most;
  const double pairs = a.reports * b.reports;
  for (const RoundCount& x : a.rounds) {
    OtherRounds others;
    for (const RoundCount& y : b.rounds) {
      if (x.series != y.series || x.number == y.number) continue;
      const double in_leads = x.in_lead * y.in_lead;
      others.in_leads += in_leads / pairs;
      others.below += (x.reports * y.reports - in_leads) / pairs;
    }
    most.in_leads += others.in_leads;
    most.below += others.below;
  }
  most.in_leads = std::min(most.in_leads, 1.0);
  most.below = std::min(most.below, 1.0 - most.in_leads);
  return most;
}

/// What days add to the mean score of the pairs between two.
double day_score(const Gathering& a, const Gathering& b) {
  const double pairs = a.reports * b.reports;
  const double dated = a.published.reports * b.published.reports;
  double score = 0;
  if (dated > 0) {
    const double apart = std::abs(a.published.mean() - b.published.mean());
    score += dated / pairs * day_gain(apart);
  }
  const double known = (a.published.reports + a.told.reports) *
                       (b.published.reports + b.told.reports);
  if (known > dated) {
    const auto mean = [](const Gathering& g) {
      return (g.published.sum + g.told.sum) /
             (g.published.reports + g.told.reports);
    };
    const double apart = std::abs(mean(a) - mean(b));
    score += (known - dated) / pairs * std::max(0.0, day_gain(apart));
  }
  return score;
}

double sum_of_squares(std::span<const GatheredTerm> terms) {
  double sum = 0;
  for (const GatheredTerm& term : terms) {
    sum += static_cast<double>(term.weight) * static_cast<double>(term.weight);
  }
  return sum;
}

double pairs_within(const Gathering& g) {
  return g.reports * (g.reports - 1) / 2;
}

/// What of the likeness within each of two gatherings lies in words that most
/// of its own reports hold and hardly any of the other's.
struct OwnWords {
  double of_a = 0;
  double of_b = 0;
};

bool is_own(double holding, double reports, double others,
            double other_reports) {
  return holding >= kOwnShare * reports &&
         others <= kForeignShare * other_reports;
}

/// The square of the mean weight: what the word adds to the mean likeness.
double share_in_mean(const GatheredTerm& term, double reports) {
  const double mean = static_cast<double>(term.weight) / reports;
  return mean * mean;
}

OwnWords own_words(const Gathering& a, const Gathering& b) {
  OwnWords own;
  auto x = a.terms.begin();
  auto y = b.terms.begin();
  while (x != a.terms.end() || y != b.terms.end()) {
    const bool in_a =
        x != a.terms.end() && (y == b.terms.end() || x->word <= y->word);
    const bool in_b =
        y != b.terms.end() && (x == a.terms.end() || y->word <= x->word);
    const double holding_a = in_a ? static_cast<double>(x->reports) : 0;
    const double holding_b = in_b ? static_cast<double>(y->reports) : 0;
    if (is_own(holding_a, a.reports, holding_b, b.reports)) {
      own.of_a += share_in_mean(*x, a.reports);
    }
    if (is_own(holding_b, b.reports, holding_a, a.reports)) {
      own.of_b += share_in_mean(*y, b.reports);
    }
    if (in_a) ++x;
    if (in_b) ++y;
  }
  return own;
}

/// The mean likeness of the words of its pairs.
double words_within(const Gathering& g) {
  return (g.squares - g.reports) / (g.reports * (g.reports - 1));
}

/// The sum of the scores of the pairs within one.
double score_within(const Gathering& g) {
  const double words = (g.squares - g.reports) / 2;
  const double dated = g.published.reports * (g.published.reports - 1) / 2;
  return std::max(0.0, words) + dated * day_gain(0);
}

}  // namespace

Gathering gathering_of(const Sketch& report) {
  Gathering gathering;
  gathering.terms.reserve(report.terms.size());
  for (const Term& term : report.terms) {
    gathering.terms.push_back({term.word, term.weight, 1});
  }
  gathering.squares = sum_of_squares(gathering.terms);
  gathering.reports = 1;
  for (const RoundMention& round : report.rounds) {
    add(gathering.rounds,
        {round.series, round.number, 1, round.in_lead ? 1.0 : 0.0});
  }
  if (report.day) {
    gathering.published = {1, static_cast<double>(*report.day)};
    gathering.first_day = gathering.last_day = *report.day;
  } else if (report.told_day) {
    gathering.told = {1, static_cast<double>(*report.told_day)};
  }
  return gathering;
}

void add(Gathering& gathering, const Gathering& other) {
  gathering.terms = sum_of(gathering.terms, other.terms);
  keep_weightiest(gathering.terms, kMostTerms);
  gathering.squares = sum_of_squares(gathering.terms);
  for (const RoundCount& round : other.rounds) add(gathering.rounds, round);
  gathering.reports += other.reports;
  gathering.published.reports += other.published.reports;
  gathering.published.sum += other.published.sum;
  gathering.told.reports += other.told.reports;
  gathering.told.sum += other.told.sum;
  gathering.first_day = std::min(gathering.first_day, other.first_day);
  gathering.last_day = std::max(gathering.last_day, other.last_day);
}

void TermTable::clear() {
  for (const std::uint32_t at : used_) slots_[at] = {};
  used_.clear();
}

void TermTable::put(std::uint32_t word, float weight) {
  std::uint32_t at = word & (kSize - 1);
  while (slots_[at].weight != 0) at = (at + 1) & (kSize - 1);
  slots_[at] = {word, weight};
  used_.push_back(at);
}

float TermTable::weight_of(std::uint32_t word) const {
  std::uint32_t at = word & (kSize - 1);
  while (slots_[at].weight != 0 && slots_[at].word != word) {
    at = (at + 1) & (kSize - 1);
  }
  return slots_[at].weight;
}

std::vector<std::uint32_t> words_of_its_own(const Gathering& gathering,
                                            const Gathering& other) {
  std::vector<GatheredTerm> own;
  auto held = other.terms.begin();
  for (const GatheredTerm& term : gathering.terms) {
    while (held != other.terms.end() && held->word < term.word) ++held;
    const bool both = held != other.terms.end() && held->word == term.word;
    if (is_own(static_cast<double>(term.reports), gathering.reports,
               both ? static_cast<double>(held->reports) : 0, other.reports)) {
      own.push_back(term);
    }
  }
  std::stable_sort(own.begin(), own.end(),
                   [](const GatheredTerm& x, const GatheredTerm& y) {
                     return x.weight > y.weight;
                   });
  std::vector<std::uint32_t> words;
  for (const GatheredTerm& term : own) words.push_back(term.word);
  return words;
}

bool tell_of_two(const Gathering& a, const Gathering& b) {
  if (std::min(a.reports, b.reports) < kLeastToTell) return false;
  const OwnWords own = own_words(a, b);
  return own.of_a >= kOwnOfOtherEvent * words_within(a) &&
         own.of_b >= kOwnOfOtherEvent * words_within(b);
}

double score_of(const Gathering& a, const Gathering& b, double shared_terms) {
  const OtherRounds rounds = other_rounds(a, b);
  const double mean = shared_terms / (a.reports * b.reports) + day_score(a, b) -
                      rounds.in_leads * kOtherRoundCosts -
                      rounds.below * kOtherRoundBelowCosts;
  const double pairs = pairs_within(a) + pairs_within(b);
  if (pairs == 0) return mean;
  if (tell_of_two(a, b)) return std::min(mean, 0.0);
  const double within = (score_within(a) + score_within(b)) / pairs;
  return mean - kCohesion * std::max(0.0, std::min(within, kTightest) - mean);
}

bool in_one_window(const Gathering& a, const Gathering& b) {
  const int first = std::min(a.first_day, b.first_day);
  const int last = std::max(a.last_day, b.last_day);
  return first >= last || last - first <= kMostDaysApart;
}

}  // namespace synoptic
