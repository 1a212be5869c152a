// SPDX-License-Identifier: Apache-2.0
//
// Average link: two gatherings are put together when their pairs are alike in
// the mean. It does not chain: a report alike to one member only is held off
// by the others. Its weak side is that one threshold must fit both a topic of
// its own, whose reports have little in common with anything else, and ten
// stories about one product, whose reports all share its name. So the mean
// between two is held against the mean within them: two halves of one story
// are as alike as either half is in itself, two stories of one topic are not.
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

/// The terms of both, weights of one word added.
std::vector<Term> sum_of(std::span<const Term> a, std::span<const Term> b) {
  std::vector<Term> sum;
  sum.reserve(a.size() + b.size());
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < a.size() || j < b.size()) {
    if (j == b.size() || (i < a.size() && a[i].word < b[j].word)) {
      sum.push_back(a[i++]);
    } else if (i == a.size() || b[j].word < a[i].word) {
      sum.push_back(b[j++]);
    } else {
      sum.push_back({a[i].word, a[i].weight + b[j].weight});
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

double sum_of_squares(std::span<const Term> terms) {
  double sum = 0;
  for (const Term& term : terms) {
    sum += static_cast<double>(term.weight) * static_cast<double>(term.weight);
  }
  return sum;
}

double pairs_within(const Gathering& g) {
  return g.reports * (g.reports - 1) / 2;
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
  gathering.terms = report.terms;
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

void TermTable::hold(std::span<const Term> terms) {
  for (const std::uint32_t at : used_) slots_[at] = {};
  used_.clear();
  for (const Term& term : terms) {
    std::uint32_t at = term.word & (kSize - 1);
    while (slots_[at].weight != 0) at = (at + 1) & (kSize - 1);
    slots_[at] = {term.word, term.weight};
    used_.push_back(at);
  }
}

double TermTable::shared(std::span<const Term> terms) const {
  double sum = 0;
  for (const Term& term : terms) {
    std::uint32_t at = term.word & (kSize - 1);
    while (slots_[at].weight != 0 && slots_[at].word != term.word) {
      at = (at + 1) & (kSize - 1);
    }
    sum += static_cast<double>(slots_[at].weight) *
           static_cast<double>(term.weight);
  }
  return sum;
}

double score_of(const Gathering& a, const Gathering& b, double shared_terms) {
  const OtherRounds rounds = other_rounds(a, b);
  const double mean = shared_terms / (a.reports * b.reports) + day_score(a, b) -
                      rounds.in_leads * kOtherRoundCosts -
                      rounds.below * kOtherRoundBelowCosts;
  const double pairs = pairs_within(a) + pairs_within(b);
  if (pairs == 0) return mean;
  const double within = (score_within(a) + score_within(b)) / pairs;
  return mean - kCohesion * std::max(0.0, std::min(within, kTightest) - mean);
}

bool in_one_window(const Gathering& a, const Gathering& b) {
  const int first = std::min(a.first_day, b.first_day);
  const int last = std::max(a.last_day, b.last_day);
  return first >= last || last - first <= kMostDaysApart;
}

}  // namespace synoptic
