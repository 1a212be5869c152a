// SPDX-License-Identifier: Apache-2.0
#include "reconciliation/word_matches.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <vector>

namespace synoptic {
namespace {

/// Words of a statement beyond this many are not looked at: what a clause is
/// about shows before.
constexpr std::size_t kMostWords = 40;

/// Where the steps of how well a word is met end; at the last it is equal.
constexpr std::array<double, 5> kSteps = {0.2, 0.35, 0.5, 0.7, 1.0};

/// What words nearer than this meet counts as met.
constexpr double kNear = 0.4;

/// Statements without words that could differ are held to be about as alike as
/// any two of one story.
constexpr double kNothingLeft = 0.6;

/// A sum in four strands, so that the compiler may run them side by side; their
/// order is fixed, and so is the result.
double product(const float* a, const float* b, std::size_t width) {
  std::array<float, 4> sums{};
  std::size_t i = 0;
  for (; i + 4 <= width; i += 4) {
    for (std::size_t k = 0; k < 4; ++k) sums[k] += a[i + k] * b[i + k];
  }
  for (; i < width; ++i) sums[0] += a[i] * b[i];
  return static_cast<double>((sums[0] + sums[1]) + (sums[2] + sums[3]));
}

double cosine(const std::vector<float>& a, const std::vector<float>& b) {
  if (a.empty() || b.empty()) return 0;
  const double square = product(a.data(), a.data(), a.size()) *
                        product(b.data(), b.data(), b.size());
  return square > 0 ? product(a.data(), b.data(), a.size()) / std::sqrt(square)
                    : 0;
}

/// One statement's words, and how well each is met by the other's.
struct Side {
  std::span<const WeightedTerm> words;
  std::array<double, kMostWords> best{};       ///< By any word.
  std::array<double, kMostWords> best_left{};  ///< Where both are unequal.
  std::array<bool, kMostWords> equal{};

  explicit Side(const std::vector<WeightedTerm>& all)
      : words(all.data(), std::min(all.size(), kMostWords)) {}

  double weight(std::size_t i) const {
    return static_cast<double>(words[i].weight);
  }

  /// The mean of a value of the words that `take` names, by weight.
  template <typename Value, typename Take>
  double mean(Value value, Take take) const {
    double sum = 0;
    double all = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (!take(i)) continue;
      sum += value(i) * weight(i);
      all += weight(i);
    }
    return all > 0 ? sum / all : 0;
  }

  template <typename Value>
  double mean(Value value) const {
    return mean(value, [](std::size_t) { return true; });
  }

  bool has_left() const {
    return std::find(equal.begin(), equal.begin() + words.size(), false) !=
           equal.begin() + words.size();
  }

  double met() const {
    return mean([&](std::size_t i) { return best[i]; });
  }
  double unequal() const {
    return mean([&](std::size_t i) { return equal[i] ? 0.0 : 1.0; });
  }
  double met_left() const {
    return mean([&](std::size_t i) { return best_left[i]; },
                [&](std::size_t i) { return !equal[i]; });
  }
};

void meet(const StoryTerms& story, Side& a, Side& b) {
  for (std::size_t i = 0; i < a.words.size(); ++i) {
    for (std::size_t j = 0; j < b.words.size(); ++j) {
      if (a.words[i].term == b.words[j].term) {
        a.equal[i] = b.equal[j] = true;
        a.best[i] = b.best[j] = 1;
      }
    }
  }
  for (std::size_t i = 0; i < a.words.size(); ++i) {
    for (std::size_t j = 0; j < b.words.size(); ++j) {
      if (a.equal[i] && b.equal[j]) continue;
      const double near = story.cosine(a.words[i].term, b.words[j].term);
      a.best[i] = std::max(a.best[i], near);
      b.best[j] = std::max(b.best[j], near);
      if (a.equal[i] || b.equal[j]) continue;
      a.best_left[i] = std::max(a.best_left[i], near);
      b.best_left[j] = std::max(b.best_left[j], near);
    }
  }
}

/// The sum of the vectors of the words that the other side has not.
std::vector<float> sum_of_left(const StoryTerms& story, const Side& side) {
  std::vector<float> sum(story.width);
  for (std::size_t i = 0; i < side.words.size(); ++i) {
    if (side.equal[i]) continue;
    const float* vector = story.vector(side.words[i].term);
    const float weight =
        side.words[i].weight * story.strengths[side.words[i].term];
    for (std::size_t k = 0; k < story.width; ++k) sum[k] += weight * vector[k];
  }
  return sum;
}

}  // namespace

double StoryTerms::cosine(std::uint32_t a, std::uint32_t b) const {
  return product(vector(a), vector(b), width);
}

std::array<double, kWordMatches> match_words(const StoryTerms& story,
                                             const StatementTerms& a,
                                             const StatementTerms& b) {
  std::array<double, kWordMatches> made{};
  if (a.meanings.empty() || b.meanings.empty()) return made;
  Side x(a.meanings);
  Side y(b.meanings);
  meet(story, x, y);
  auto out = made.begin();
  const auto put_both = [&](double of_a, double of_b) {
    *out++ = std::min(of_a, of_b);
    *out++ = std::max(of_a, of_b);
  };
  *out++ = cosine(a.meaning, b.meaning);
  *out++ = cosine(a.own_meaning, b.own_meaning);
  put_both(x.met(), y.met());
  put_both(x.unequal(), y.unequal());
  if (x.has_left() && y.has_left()) {
    *out++ = cosine(sum_of_left(story, x), sum_of_left(story, y));
    put_both(x.met_left(), y.met_left());
    double amount = 0;
    for (std::size_t i = 0; i < x.words.size(); ++i) {
      if (x.best_left[i] > kNear) amount += x.best_left[i] * x.weight(i);
    }
    *out++ = std::log1p(amount);
  } else {
    *out++ = kNothingLeft;
    put_both(kNothingLeft, kNothingLeft);
    *out++ = 0;
  }
  double from = -1;
  for (const double to : kSteps) {
    const auto share = [&](const Side& side) {
      return side.mean([&](std::size_t i) {
        return side.best[i] >= from && side.best[i] < to ? 1.0 : 0.0;
      });
    };
    *out++ = (share(x) + share(y)) / 2;
    from = to;
  }
  double equal = 0;
  for (std::size_t i = 0; i < x.words.size(); ++i) {
    if (x.equal[i]) equal += x.weight(i);
  }
  *out++ = std::log1p(equal);
  return made;
}

}  // namespace synoptic
