// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <vector>

#include "stories/sketch.h"

namespace synoptic {

/// How many reports of a gathering count a series of happenings at a number.
struct RoundCount {
  std::string series;
  int number = 0;
  double reports = 0;
  double in_lead = 0;
};

/// Days of some reports, as what their mean needs.
struct DaySum {
  double reports = 0;
  double sum = 0;

  double mean() const { return reports == 0 ? 0 : sum / reports; }
};

/// A word of reports put together.
struct GatheredTerm {
  std::uint32_t word = 0;
  float weight = 0;   ///< The sum of its weights.
  float reports = 0;  ///< How many of them hold it.
};

/// Reports put together, as what their mean likeness to others needs.
///
/// The mean of all pairs between two gatherings is the product of their sums
/// of terms over the number of pairs: it costs the same for two reports and
/// for two thousand.
struct Gathering {
  /// The sum of the reports' terms, by word; of very many the weightiest.
  std::vector<GatheredTerm> terms;
  std::vector<RoundCount> rounds;
  double squares = 0;  ///< Of the weights of `terms`, summed.
  double reports = 0;
  DaySum published;
  DaySum told;  ///< Of reports that no other day is known of.
  int first_day = std::numeric_limits<int>::max();
  int last_day = std::numeric_limits<int>::min();
};

Gathering gathering_of(const Sketch& report);

/// Adds the reports of `other`.
void add(Gathering& gathering, const Gathering& other);

/// Holds one gathering's words in a table, to be compared with many others.
class TermTable {
 public:
  TermTable() : slots_(kSize) {}

  /// Of any records with a `word` and a `weight`.
  template <typename Weighted>
  void hold(const std::vector<Weighted>& terms) {
    clear();
    for (const Weighted& term : terms) put(term.word, term.weight);
  }
  /// The sum of the products of the weights of the words in both.
  template <typename Weighted>
  double shared(const std::vector<Weighted>& terms) const {
    double sum = 0;
    for (const Weighted& term : terms) {
      sum += static_cast<double>(weight_of(term.word)) *
             static_cast<double>(term.weight);
    }
    return sum;
  }

 private:
  void clear();
  void put(std::uint32_t word, float weight);
  float weight_of(std::uint32_t word) const;

  /// Twice as many as a gathering has terms and more; a power of two.
  static constexpr std::size_t kSize = 2048;

  struct Slot {
    std::uint32_t word = 0;
    float weight = 0;  ///< 0: free.
  };
  std::vector<Slot> slots_;
  std::vector<std::uint32_t> used_;
};

/// How alike the reports of one gathering are to those of another in the mean,
/// by the sum of the products of their terms: one story from kOneEvent on.
double score_of(const Gathering& a, const Gathering& b, double shared_terms);

/// The words that most reports of a gathering hold and hardly any of another's,
/// those that weigh most first.
std::vector<std::uint32_t> words_of_its_own(const Gathering& gathering,
                                            const Gathering& other);

/// Whether two gatherings tell of two events that are much alike: each of them
/// speaks by words of its own of what the other never names.
bool tell_of_two(const Gathering& a, const Gathering& b);

/// Whether the reports of both came out near enough to be of one story.
bool in_one_window(const Gathering& a, const Gathering& b);

}  // namespace synoptic
