// SPDX-License-Identifier: Apache-2.0
#include "reconciliation/pair_score.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace synoptic {
namespace {

/// Statements that begin in this first part of their report tell its main
/// news.
constexpr float kLead = 0.15F;

/// A term that stands in more statements than this finds no candidates; it is
/// too common to tell any pair from another.
constexpr std::size_t kCommonTerm = 400;

/// Where the features stand that are used by name below.
constexpr std::size_t kAllCosine = 27;
constexpr std::size_t kEntityCosine = 6;
constexpr std::size_t kValueCosine = 9;
constexpr std::size_t kSentenceCosine = 13;
constexpr std::size_t kWordPairCosine = 22;
constexpr std::size_t kBestOfRow = 33;
constexpr std::size_t kBestOfBoth = 34;

/// What two term vectors share.
struct Shared {
  double cosine = 0;
  double contained = 0;  ///< Share of the poorer one that is met.
  double amount = 0;     ///< Sum of the lesser weights.
  double strongest = 0;  ///< The greatest shared weight.
};

Shared shared_terms(const TermVector& a, const TermVector& b) {
  Shared shared;
  double product = 0;
  double met_a = 0;
  double met_b = 0;
  auto x = a.terms.begin();
  auto y = b.terms.begin();
  while (x != a.terms.end() && y != b.terms.end()) {
    if (x->term < y->term) {
      ++x;
    } else if (y->term < x->term) {
      ++y;
    } else {
      const double u = x++->weight;
      const double v = y++->weight;
      product += u * v;
      met_a += u * u;
      met_b += v * v;
      shared.amount += std::min(u, v);
      shared.strongest = std::max(shared.strongest, std::min(u, v));
    }
  }
  if (product <= 0) return shared;
  const double square = static_cast<double>(a.square) * b.square;
  shared.cosine = product / std::sqrt(square);
  shared.contained = std::max(met_a / static_cast<double>(a.square),
                              met_b / static_cast<double>(b.square));
  return shared;
}

double product(const float* a, const float* b, std::size_t width) {
  double sum = 0;
  for (std::size_t i = 0; i < width; ++i) {
    sum += static_cast<double>(a[i]) * static_cast<double>(b[i]);
  }
  return sum;
}

double cosine_of_meanings(const StatementTerms& a, const StatementTerms& b) {
  if (a.meaning.empty() || b.meaning.empty()) return 0;
  const std::size_t width = a.meaning.size();
  const double square = product(a.meaning.data(), a.meaning.data(), width) *
                        product(b.meaning.data(), b.meaning.data(), width);
  return square > 0 ? product(a.meaning.data(), b.meaning.data(), width) /
                          std::sqrt(square)
                    : 0;
}

/// Words of `a` beyond this many are not looked at: what a clause is about
/// shows before.
constexpr std::size_t kMostWords = 40;

/// How well the words of one statement are met by near ones of another: the
/// mean, by weight, of each word's best cosine.
double met_meanings(const StoryTerms& story, const StatementTerms& a,
                    const StatementTerms& b) {
  double met = 0;
  double all = 0;
  const auto most = [](const StatementTerms& statement) {
    return std::min(statement.meanings.size(), kMostWords);
  };
  for (std::size_t i = 0; i < most(a); ++i) {
    const WeightedTerm& word = a.meanings[i];
    double best = 0;
    for (std::size_t j = 0; j < most(b); ++j) {
      best = std::max(best,
                      product(story.vector(word.term),
                              story.vector(b.meanings[j].term), story.width));
    }
    met += best * static_cast<double>(word.weight);
    all += static_cast<double>(word.weight);
  }
  return all > 0 ? met / all : 0;
}

/// A sum of weights as a number that grows ever more slowly.
double damped(double amount) { return std::log1p(amount); }

/// All features but the last two, which depend on other pairs.
PairFeatures own_features(const StoryTerms& story, const StatementTerms& a,
                          const StatementTerms& b) {
  const Shared kin = shared_terms(a.kin, b.kin);
  const Shared words = shared_terms(a.words, b.words);
  const Shared all = shared_terms(a.all, b.all);
  const Shared predicates = shared_terms(a.predicates, b.predicates);
  const Shared pairs = shared_terms(a.pairs, b.pairs);
  const Shared entities = shared_terms(a.entities, b.entities);
  const Shared values = shared_terms(a.values, b.values);
  const Shared counted = shared_terms(a.counted, b.counted);
  const Shared sentence = shared_terms(a.sentence, b.sentence);
  const double met_a = met_meanings(story, a, b);
  const double met_b = met_meanings(story, b, a);
  const double longer = std::max(a.word_count, b.word_count);
  const double shorter = std::min(a.word_count, b.word_count);
  const bool same_holder = std::ranges::any_of(a.holders, [&](EntityId holder) {
    return std::ranges::find(b.holders, holder) != b.holders.end();
  });
  const auto yes = [](bool truth) { return truth ? 1.0 : 0.0; };
  return {kin.cosine,
          kin.contained,
          damped(kin.amount),
          kin.strongest,
          words.cosine,
          damped(words.amount),
          entities.cosine,
          entities.contained,
          damped(entities.amount),
          values.cosine,
          damped(values.amount),
          damped(counted.amount),
          yes(counted.amount > 0.3 && values.amount <= 0),
          sentence.cosine,
          longer > 0 ? shorter / longer : 0,
          yes(a.negative != b.negative),
          yes(a.quoted && b.quoted),
          yes(same_holder),
          yes(kin.amount <= 0 && values.amount <= 0),
          kin.cosine * entities.cosine,
          predicates.cosine,
          yes(predicates.cosine <= 0 && !a.predicates.terms.empty() &&
              !b.predicates.terms.empty()),
          pairs.cosine,
          damped(pairs.amount),
          yes(a.place < kLead && b.place < kLead),
          std::fabs(static_cast<double>(a.place) - b.place),
          yes(a.item && b.item),
          all.cosine,
          all.contained,
          damped(all.amount),
          cosine_of_meanings(a, b),
          std::min(met_a, met_b),
          std::max(met_a, met_b),
          0,
          0};
}

/// How good a counterpart is, for ranking counterparts only.
double rough_likeness(const PairFeatures& f) {
  return f[kAllCosine] + 0.5 * f[kEntityCosine] + 0.5 * f[kValueCosine] +
         0.5 * f[kSentenceCosine] + 0.5 * f[kWordPairCosine];
}

/// Fills in whether each statement is the other's best counterpart.
void rank_counterparts(const std::vector<StatementTerms>& terms,
                       std::vector<CandidatePair>& pairs) {
  // The best likeness of a statement to any statement of a member.
  std::map<std::pair<std::uint32_t, std::uint32_t>, double> best;
  for (const CandidatePair& pair : pairs) {
    const double likeness = rough_likeness(pair.features);
    double& of_a = best[{pair.a, terms[pair.b].ref.member}];
    double& of_b = best[{pair.b, terms[pair.a].ref.member}];
    of_a = std::max(of_a, likeness);
    of_b = std::max(of_b, likeness);
  }
  for (CandidatePair& pair : pairs) {
    const double likeness = rough_likeness(pair.features);
    const double of_a = best[{pair.a, terms[pair.b].ref.member}];
    const double of_b = best[{pair.b, terms[pair.a].ref.member}];
    if (of_a <= 0 || of_b <= 0) continue;
    pair.features[kBestOfRow] = likeness / std::min(of_a, of_b);
    pair.features[kBestOfBoth] = likeness / std::max(of_a, of_b);
  }
}

}  // namespace

std::vector<CandidatePair> find_candidates(const StoryTerms& story) {
  const std::vector<StatementTerms>& terms = story.statements;
  std::map<std::uint32_t, std::vector<std::uint32_t>> having;
  for (std::uint32_t i = 0; i < terms.size(); ++i) {
    for (const TermVector* vector :
         {&terms[i].all, &terms[i].entities, &terms[i].values}) {
      for (const WeightedTerm& term : vector->terms) {
        having[term.term].push_back(i);
      }
    }
  }
  std::vector<std::pair<std::uint32_t, std::uint32_t>> found;
  for (const auto& [term, statements] : having) {
    if (statements.size() > kCommonTerm) continue;
    for (std::size_t a = 0; a < statements.size(); ++a) {
      for (std::size_t b = a + 1; b < statements.size(); ++b) {
        found.emplace_back(statements[a], statements[b]);
      }
    }
  }
  std::ranges::sort(found);
  found.erase(std::unique(found.begin(), found.end()), found.end());
  std::vector<CandidatePair> pairs;
  pairs.reserve(found.size());
  for (const auto& [a, b] : found) {
    pairs.push_back({a, b, own_features(story, terms[a], terms[b])});
  }
  rank_counterparts(terms, pairs);
  return pairs;
}

double pair_probability(const PairModel& model, const PairFeatures& features) {
  double sum = model.bias;
  for (std::size_t i = 0; i < kPairFeatures; ++i) {
    sum += model.weights[i] * features[i];
  }
  return 1 / (1 + std::exp(-sum));
}

}  // namespace synoptic
