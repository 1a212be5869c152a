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

/// Reports put together, as what their mean likeness to others needs.
///
/// The mean of all pairs between two gatherings is the product of their sums
/// of terms over the number of pairs: it costs the same for two reports and
/// for two thousand.
struct Gathering {
  /// The sum of the reports' terms, by word; of very many the weightiest.
  std::vector<Term> terms;
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

  void hold(std::span<const Term> terms);
  /// The sum of the products of the weights of the words in both.
  double shared(std::span<const Term> terms) const;

 private:
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

/// Whether the reports of both came out near enough to be of one story.
bool in_one_window(const Gathering& a, const Gathering& b);

}  // namespace synoptic
