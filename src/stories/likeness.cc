// SPDX-License-Identifier: Apache-2.0
#include "stories/likeness.h"

#include <cstdlib>

namespace synoptic {
namespace {

/// What a week between two reports takes from their score.
constexpr double kWeekCosts = 0.1;
/// What more than a week takes: enough to part any two reports but one text.
constexpr double kTooFarCosts = 1.0;
/// What being different rounds of one series takes. Reports of two rounds
/// share up to 0.4 of their words, hardly ever more.
constexpr double kOtherRoundCosts = 0.25;

double shared_words(const Features& a, const Features& b) {
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

Likeness likeness_of(const Features& a, const Features& b) {
  Likeness likeness;
  likeness.words = shared_words(a, b);
  likeness.score = likeness.words;
  if (a.day && b.day) {
    likeness.days_apart = std::abs(*a.day - *b.day);
    likeness.score -= likeness.days_apart > kMostDaysApart
                          ? kTooFarCosts
                          : kWeekCosts * likeness.days_apart / kMostDaysApart;
  }
  likeness.rounds = difference_of(a.rounds, b.rounds);
  if (likeness.rounds) likeness.score -= kOtherRoundCosts;
  return likeness;
}

}  // namespace synoptic
