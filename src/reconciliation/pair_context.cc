// SPDX-License-Identifier: Apache-2.0
#include "reconciliation/pair_context.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace synoptic {
namespace {

/// Keeps the logarithm of odds finite.
constexpr double kLeastOdds = 1e-3;

/// A pair at least this likely makes its reports count as telling the same.
constexpr double kLikely = 0.2;

/// Pairs less likely than this are no echo in a third report.
constexpr double kFaint = 0.05;

/// A sentence's statements farther away than this are not looked at.
constexpr std::uint32_t kReach = 6;

double log_odds(double probability) {
  return std::log(probability + kLeastOdds) -
         std::log(1 - probability + kLeastOdds);
}

/// The two likeliest counterparts of a statement in one report.
struct Best {
  double first = 0;
  double second = 0;

  void take(double likely) {
    second = std::max(second, std::min(first, likely));
    first = std::max(first, likely);
  }

  /// The likeliest other than a counterpart that is `likely` itself.
  double rival_of(double likely) const {
    return first > likely ? first : second;
  }
};

class Surroundings {
 public:
  Surroundings(const std::vector<StatementTerms>& statements,
               const std::vector<CandidatePair>& pairs,
               const std::vector<double>& likely)
      : statements_(statements),
        pairs_(pairs),
        likely_(likely),
        best_(statements.size()),
        near_(statements.size()),
        first_pair_(statements.size() + 1) {
    for (std::size_t i = 0; i < pairs.size(); ++i) {
      const auto [a, b] = ends(i);
      ++first_pair_[a + 1];
      best_[a][member(b)].take(likely[i]);
      best_[b][member(a)].take(likely[i]);
      if (likely[i] < kFaint) continue;
      near_[a].emplace_back(b, likely[i]);
      near_[b].emplace_back(a, likely[i]);
    }
    for (std::size_t a = 0; a < statements.size(); ++a) {
      first_pair_[a + 1] += first_pair_[a];
      std::ranges::sort(near_[a]);
    }
  }

  ContextFeatures around(std::size_t i) const {
    const auto [a, b] = ends(i);
    const double likely = likely_[i];
    const double rival_a = best_[a].at(member(b)).rival_of(likely);
    const double rival_b = best_[b].at(member(a)).rival_of(likely);
    const auto [echo_a, count_a] = echo(a);
    const auto [echo_b, count_b] = echo(b);
    const auto [least, most] = std::minmax(rival_a, rival_b);
    const auto as_float = [](double value) {
      return static_cast<float>(value);
    };
    return {as_float(log_odds(likely)),
            as_float(likely),
            as_float(log_odds(rival_a)),
            as_float(log_odds(rival_b)),
            as_float(most - likely),
            as_float(least - likely),
            as_float(in_third_report(a, b)),
            as_float(std::max(beside(a, b, -1, -1), beside(a, b, 1, 1))),
            as_float(std::max(beside(a, b, -1, 1), beside(a, b, 1, -1))),
            as_float(one_neighbour(a, b)),
            as_float(rest_of_both(a, b)),
            as_float(std::max(rest_of(a, b), rest_of(b, a))),
            as_float(std::max(echo_a, echo_b)),
            as_float(std::min(echo_a, echo_b)),
            as_float(std::max(count_a, count_b)),
            as_float(std::min(count_a, count_b))};
  }

 private:
  std::pair<std::uint32_t, std::uint32_t> ends(std::size_t i) const {
    return {pairs_[i].a, pairs_[i].b};
  }

  std::uint32_t member(std::uint32_t statement) const {
    return statements_[statement].ref.member;
  }

  /// How likely two statements are the same; 0 if they are no candidates.
  double likely(std::uint32_t a, std::uint32_t b) const {
    if (a > b) std::swap(a, b);
    const auto begin = pairs_.begin() + first_pair_[a];
    const auto end = pairs_.begin() + first_pair_[a + 1];
    const auto found =
        std::ranges::lower_bound(begin, end, b, {}, &CandidatePair::b);
    if (found == end || found->b != b) return 0;
    return likely_[static_cast<std::size_t>(found - pairs_.begin())];
  }

  /// The likelihood of the statements at steps from both; 0 where a step
  /// leaves the report.
  double beside(std::uint32_t a, std::uint32_t b, int step_a,
                int step_b) const {
    const auto at = [&](std::uint32_t from, int step) {
      const std::int64_t to = std::int64_t{from} + step;
      const bool inside =
          to >= 0 && to < static_cast<std::int64_t>(statements_.size()) &&
          member(static_cast<std::uint32_t>(to)) == member(from);
      return inside ? to : -1;
    };
    const std::int64_t to_a = at(a, step_a);
    const std::int64_t to_b = at(b, step_b);
    if (to_a < 0 || to_b < 0) return 0;
    return likely(static_cast<std::uint32_t>(to_a),
                  static_cast<std::uint32_t>(to_b));
  }

  double one_neighbour(std::uint32_t a, std::uint32_t b) const {
    return std::max({beside(a, b, 0, 1), beside(a, b, 0, -1),
                     beside(a, b, 1, 0), beside(a, b, -1, 0)});
  }

  /// The other statements of a statement's sentence.
  std::vector<std::uint32_t> rest(std::uint32_t statement) const {
    std::vector<std::uint32_t> found;
    const auto size = static_cast<std::uint32_t>(statements_.size());
    const std::uint32_t end = std::min(size, statement + kReach + 1);
    for (std::uint32_t i = statement - std::min(statement, kReach); i < end;
         ++i) {
      if (i != statement && member(i) == member(statement) &&
          statements_[i].sentence_number ==
              statements_[statement].sentence_number) {
        found.push_back(i);
      }
    }
    return found;
  }

  double rest_of_both(std::uint32_t a, std::uint32_t b) const {
    double most = 0;
    const std::vector<std::uint32_t> of_b = rest(b);
    for (const std::uint32_t i : rest(a)) {
      for (const std::uint32_t j : of_b) most = std::max(most, likely(i, j));
    }
    return most;
  }

  double rest_of(std::uint32_t a, std::uint32_t b) const {
    double most = 0;
    for (const std::uint32_t i : rest(a)) most = std::max(most, likely(i, b));
    return most;
  }

  /// How alike both are to one statement of another report.
  double in_third_report(std::uint32_t a, std::uint32_t b) const {
    double most = 0;
    auto x = near_[a].begin();
    auto y = near_[b].begin();
    while (x != near_[a].end() && y != near_[b].end()) {
      if (x->first < y->first) {
        ++x;
      } else if (y->first < x->first) {
        ++y;
      } else {
        most = std::max(most, std::min(x->second, y->second));
        ++x;
        ++y;
      }
    }
    return most;
  }

  /// The best likelihoods of a statement in other reports, summed, and in how
  /// many of them it has a likely counterpart.
  std::pair<double, double> echo(std::uint32_t statement) const {
    double sum = 0;
    double count = 0;
    for (const auto& [member, best] : best_[statement]) {
      sum += best.first;
      count += best.first > kLikely ? 1 : 0;
    }
    return {std::log1p(sum), std::log1p(count)};
  }

  const std::vector<StatementTerms>& statements_;
  const std::vector<CandidatePair>& pairs_;
  const std::vector<double>& likely_;
  /// For each statement, by member: its best counterparts there.
  std::vector<std::map<std::uint32_t, Best>> best_;
  /// For each statement its near ones, in order.
  std::vector<std::vector<std::pair<std::uint32_t, double>>> near_;
  /// Where the pairs of each statement as their `a` begin.
  std::vector<std::ptrdiff_t> first_pair_;
};

}  // namespace

std::vector<ContextFeatures> look_around(
    const std::vector<StatementTerms>& statements,
    const std::vector<CandidatePair>& pairs,
    const std::vector<double>& likely) {
  const Surroundings surroundings(statements, pairs, likely);
  std::vector<ContextFeatures> features;
  features.reserve(pairs.size());
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    features.push_back(surroundings.around(i));
  }
  return features;
}

}  // namespace synoptic
