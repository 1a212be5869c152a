// SPDX-License-Identifier: Apache-2.0
#include "stories/likeness.h"

#include <algorithm>
#include <cstdlib>

namespace synoptic {
namespace {

/// What a week between two reports takes from their score.
constexpr double kWeekCosts = 0.2;
/// What more than a week takes: enough to part any two reports but one text.
constexpr double kTooFarCosts = 1.0;
/// What being dated at all, and close, adds: undated pairs lack that evidence.
constexpr double kDatedGains = 0.05;

double shared_words(const Sketch& a, const Sketch& b) {
  double sum = 0;
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < a.terms.size() && j < b.terms.size()) {
    if (a.terms[i].word < b.terms[j].word) {
      ++i;
    } else if (b.terms[j].word < a.terms[i].word) {
      ++j;
    } else {
      sum += static_cast<double>(a.terms[i++].weight) *
             static_cast<double>(b.terms[j++].weight);
    }
  }
  return sum;
}

}  // namespace

double day_gain(double days_apart) {
  return kDatedGains - kWeekCosts * days_apart / kMostDaysApart;
}

double days_between(const Sketch& a, const Sketch& b) {
  return a.day && b.day ? std::abs(*a.day - *b.day) : 0;
}

Likeness likeness_of(const Sketch& a, const Sketch& b) {
  Likeness likeness;
  likeness.words = shared_words(a, b);
  likeness.score = likeness.words;
  if (a.day && b.day) {
    likeness.days_apart = days_between(a, b);
    likeness.score += likeness.days_apart > kMostDaysApart
                          ? -kTooFarCosts
                          : day_gain(likeness.days_apart);
  }
  // A day that a text tells of itself speaks for one event, never against it.
  const auto a_day = a.day ? a.day : a.told_day;
  const auto b_day = b.day ? b.day : b.told_day;
  if (a_day && b_day && !(a.day && b.day)) {
    likeness.days_apart = std::abs(*a_day - *b_day);
    likeness.score += std::max(0.0, day_gain(likeness.days_apart));
  }
  likeness.rounds = difference_of(a.rounds, b.rounds);
  if (likeness.rounds) {
    likeness.score -=
        likeness.rounds->in_leads() ? kOtherRoundCosts : kOtherRoundBelowCosts;
  }
  return likeness;
}

}  // namespace synoptic
