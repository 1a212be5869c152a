// SPDX-License-Identifier: Apache-2.0
#include "reconciliation/pair_score.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <utility>

#include "reconciliation/role_words.h"
#include "reconciliation/word_matches.h"

namespace synoptic {
namespace {

/// Statements that begin in this first part of their report tell its main
/// news.
constexpr float kLead = 0.15F;

/// A term that stands in more statements than this finds no candidates; it is
/// too common to tell any pair from another.
constexpr std::size_t kCommonTerm = 400;

/// How many pairs of a story are looked at closely, about: 200 reports of one
/// story are then done in seconds. Smaller stories stay far below it.
constexpr std::size_t kMostPairs = 400'000;

/// No statement is held to fewer counterparts than this.
constexpr std::size_t kFewestCounterparts = 40;

/// Where the features stand that are used by name below.
constexpr std::size_t kAllCosine = 27;
constexpr std::size_t kEntityCosine = 6;
constexpr std::size_t kValueCosine = 9;
constexpr std::size_t kSentenceCosine = 13;
constexpr std::size_t kWordPairCosine = 22;
constexpr std::size_t kBestOfRow = 30;
constexpr std::size_t kBestOfBoth = 31;

/// How many features are not told by single words.
constexpr std::size_t kOwnFeatures =
    kPairFeatures - kWordMatches - kRoleMatches;

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

/// Whether two lists of entities share one; `Apart` if both name some and they
/// share none.
enum class Common { Unknown, Shared, Apart };

Common compare(const std::vector<EntityId>& a, const std::vector<EntityId>& b) {
  if (a.empty() || b.empty()) return Common::Unknown;
  const bool shared = std::ranges::any_of(a, [&](EntityId entity) {
    return std::ranges::find(b, entity) != b.end();
  });
  return shared ? Common::Shared : Common::Apart;
}

/// A sum of weights as a number that grows ever more slowly.
double damped(double amount) { return std::log1p(amount); }

/// All features but whether each is the best counterpart, which depends on
/// other pairs.
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
  const Common actors = compare(a.actors, b.actors);
  const double longer = std::max(a.word_count, b.word_count);
  const double shorter = std::min(a.word_count, b.word_count);
  const auto yes = [](bool truth) { return truth ? 1.0 : 0.0; };
  const std::array<double, kOwnFeatures> features = {
      kin.cosine,
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
      yes(compare(a.holders, b.holders) == Common::Shared),
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
      0,
      0,
      yes(a.event != EventType::None && a.event == b.event),
      yes(a.event != EventType::None && b.event != EventType::None &&
          a.event != b.event),
      yes(actors == Common::Shared),
      yes(actors == Common::Apart),
      yes(compare(a.targets, b.targets) == Common::Shared),
      yes(a.status == b.status)};
  const auto matches = match_words(story, a, b);
  const auto roles = match_roles(story, a, b);
  PairFeatures made{};
  const auto as_float = [](double value) { return static_cast<float>(value); };
  const auto rest =
      std::ranges::transform(features, made.begin(), as_float).out;
  const auto last = std::ranges::transform(matches, rest, as_float).out;
  std::ranges::transform(roles, last, as_float);
  return made;
}

/// How good a counterpart is, for ranking counterparts only.
double rough_likeness(const PairFeatures& f) {
  const float rest = f[kEntityCosine] + f[kValueCosine] + f[kSentenceCosine] +
                     f[kWordPairCosine];
  return static_cast<double>(f[kAllCosine] + rest / 2);
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
    pair.features[kBestOfRow] =
        static_cast<float>(likeness / std::min(of_a, of_b));
    pair.features[kBestOfBoth] =
        static_cast<float>(likeness / std::max(of_a, of_b));
  }
}

using StatementPair = std::pair<std::uint32_t, std::uint32_t>;

/// Finds for every statement those of other reports that share most with it.
class CounterpartFinder {
 public:
  explicit CounterpartFinder(const std::vector<StatementTerms>& statements)
      : statements_(statements), shared_(statements.size()) {
    for (std::uint32_t i = 0; i < statements.size(); ++i) {
      for_each_term(i, [&](const WeightedTerm& term) {
        having_[term.term].push_back({i, term.weight});
      });
    }
    most_ =
        std::max(kFewestCounterparts,
                 2 * kMostPairs / std::max<std::size_t>(1, statements.size()));
  }

  /// In order, each once.
  std::vector<StatementPair> find() {
    std::vector<StatementPair> found;
    for (std::uint32_t a = 0; a < statements_.size(); ++a) {
      for (const std::uint32_t b : counterparts(a)) {
        found.emplace_back(std::min(a, b), std::max(a, b));
      }
    }
    std::ranges::sort(found);
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
  }

 private:
  struct Having {
    std::uint32_t statement = 0;
    float weight = 0;
  };

  template <typename Visit>
  void for_each_term(std::uint32_t statement, Visit visit) const {
    const StatementTerms& terms = statements_[statement];
    for (const TermVector* vector :
         {&terms.all, &terms.entities, &terms.values}) {
      for (const WeightedTerm& term : vector->terms) visit(term);
    }
  }

  std::vector<std::uint32_t> counterparts(std::uint32_t a) {
    std::vector<std::uint32_t> found;
    for_each_term(a, [&](const WeightedTerm& term) {
      const std::vector<Having>& having = having_.at(term.term);
      if (having.size() > kCommonTerm) return;
      for (const Having& b : having) {
        if (statements_[b.statement].ref.member == statements_[a].ref.member) {
          continue;
        }
        if (shared_[b.statement] <= 0) found.push_back(b.statement);
        shared_[b.statement] += term.weight * b.weight + kAnything;
      }
    });
    if (found.size() > most_) {
      const auto better = [&](std::uint32_t x, std::uint32_t y) {
        return shared_[x] != shared_[y] ? shared_[x] > shared_[y] : x < y;
      };
      std::ranges::sort(found, better);
      for (std::size_t i = most_; i < found.size(); ++i) {
        shared_[found[i]] = 0;
      }
      found.resize(most_);
    }
    for (const std::uint32_t b : found) shared_[b] = 0;
    return found;
  }

  /// Marks a statement as met, even where the weights are naught.
  static constexpr float kAnything = 1e-6F;

  const std::vector<StatementTerms>& statements_;
  std::vector<float> shared_;  ///< Of the statement at hand; else naught.
  std::map<std::uint32_t, std::vector<Having>> having_;
  std::size_t most_ = 0;
};

}  // namespace

std::vector<CandidatePair> find_candidates(const StoryTerms& story) {
  const std::vector<StatementTerms>& terms = story.statements;
  const std::vector<StatementPair> found = CounterpartFinder(terms).find();
  std::vector<CandidatePair> pairs;
  pairs.reserve(found.size());
  for (const auto& [a, b] : found) {
    pairs.push_back({a, b, own_features(story, terms[a], terms[b])});
  }
  rank_counterparts(terms, pairs);
  return pairs;
}

}  // namespace synoptic
