// SPDX-License-Identifier: Apache-2.0
#include "stories/features.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "base/date.h"
#include "stories/words.h"

namespace synoptic {
namespace {

// Measured on the three development sets of clusters with one threshold for
// all; the mean BCubed F1 moves by less than 0.005 around each of them.

/// The share of reports that hold a word which the background does not know.
constexpr double kUnknownShare = 12.0 / 20000;
/// A report's first words tell what is new in it, and count more.
constexpr std::size_t kLeadWords = 100;
constexpr double kLeadWeight = 2.0;
/// Words that two reports in three hold say nothing.
constexpr double kLeastRarity = 0.3;
/// Below 1, so that one rare word does not outweigh many of middle rarity.
constexpr double kRarityPower = 0.7;

double rarity_of(std::string_view stem, const StoryResources& resources) {
  const auto found = resources.commonness.find(stem);
  const double share = found == resources.commonness.end()
                           ? kUnknownShare
                           : static_cast<double>(found->second);
  return -std::log(share) - kLeastRarity;
}

std::vector<Term> terms_of(const std::vector<Word>& words,
                           const StoryResources& resources) {
  // Ordered, so that sums are taken in one order on every machine.
  std::map<std::string, double, std::less<>> counts;
  for (std::size_t i = 0; i < words.size(); ++i) {
    counts[word_stem(words[i].folded)] += i < kLeadWords ? kLeadWeight : 1.0;
  }
  std::vector<Term> terms;
  double squares = 0;
  for (const auto& [stem, count] : counts) {
    const double rarity = rarity_of(stem, resources);
    if (rarity <= 0) continue;
    const double weight =
        (1 + std::log(count)) * std::pow(rarity, kRarityPower);
    terms.push_back({hash_of(stem), static_cast<float>(weight)});
    squares += weight * weight;
  }
  const double length = std::sqrt(squares);
  for (Term& term : terms) {
    term.weight = static_cast<float>(static_cast<double>(term.weight) / length);
  }
  std::sort(terms.begin(), terms.end(),
            [](const Term& a, const Term& b) { return a.word < b.word; });
  return terms;
}

}  // namespace

Features features_of(const Report& report, const StoryResources& resources) {
  Features features;
  const std::vector<Word> words = split_words(report.document.text);
  features.terms = terms_of(words, resources);
  if (const auto date = parse_iso_date(report.document.published)) {
    features.day = days_of(*date);
  }
  features.rounds = main_rounds(find_rounds(words, resources));
  return features;
}

}  // namespace synoptic
