// SPDX-License-Identifier: Apache-2.0
#include "reconciliation/pair_model.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/word_list.h"

namespace synoptic {
namespace {

Error malformed(std::string message) {
  return {ErrorCode::Malformed, "the pair model " + std::move(message)};
}

template <std::size_t N>
double weigh(const std::array<double, N>& weights,
             const std::array<float, N>& features) {
  double sum = 0;
  for (std::size_t i = 0; i < N; ++i) {
    sum += weights[i] * static_cast<double>(features[i]);
  }
  return sum;
}

double logistic(double sum) { return 1 / (1 + std::exp(-sum)); }

}  // namespace

const std::array<std::string_view, kPairFeatures> kPairFeatureNames = {
    "kin cosine",
    "kin contained",
    "kin amount",
    "kin strongest",
    "word cosine",
    "word amount",
    "entity cosine",
    "entity contained",
    "entity amount",
    "value cosine",
    "value amount",
    "counted amount",
    "value against",
    "sentence cosine",
    "length ratio",
    "polarity differs",
    "both quoted",
    "same holder",
    "nothing but names",
    "kin times entities",
    "predicate cosine",
    "predicates differ",
    "word pair cosine",
    "word pair amount",
    "both lead",
    "place apart",
    "both items",
    "all cosine",
    "all contained",
    "all amount",
    "best of row",
    "best of both",
    "event same",
    "event differs",
    "actor same",
    "actor differs",
    "target same",
    "status same",
    "meaning cosine",
    "own meaning cosine",
    "met least",
    "met most",
    "unequal least",
    "unequal most",
    "left cosine",
    "left met least",
    "left met most",
    "left met amount",
    "met below 0.2",
    "met below 0.35",
    "met below 0.5",
    "met below 0.7",
    "met below 1",
    "equal amount",
    "leads",
    "leads met least",
    "leads met most",
    "subjects",
    "objects",
    "roles crossed",
    "leads and subjects",
    "leads and objects"};

const std::array<std::string_view, kContextFeatures> kContextFeatureNames = {
    "first logit",        "first probability",  "rival of a",
    "rival of b",         "greater rival lead", "lesser rival lead",
    "third report",       "neighbours beside",  "neighbours crossed",
    "one neighbour",      "same sentences",     "rest of sentence",
    "greater echo",       "lesser echo",        "greater report count",
    "lesser report count"};

std::vector<NamedNumber> numbers_of(PairModel& model) {
  std::vector<NamedNumber> numbers = {
      {"seed threshold", &model.seed_threshold},
      {"mean threshold", &model.mean_threshold},
      {"least threshold", &model.least_threshold},
      {"first bias", &model.first_bias}};
  for (std::size_t i = 0; i < kPairFeatures; ++i) {
    numbers.push_back(
        {"first " + std::string(kPairFeatureNames[i]), &model.first[i]});
  }
  numbers.push_back({"second bias", &model.second_bias});
  for (std::size_t i = 0; i < kPairFeatures; ++i) {
    numbers.push_back(
        {"second " + std::string(kPairFeatureNames[i]), &model.second[i]});
  }
  for (std::size_t i = 0; i < kContextFeatures; ++i) {
    numbers.push_back(
        {"around " + std::string(kContextFeatureNames[i]), &model.context[i]});
  }
  return numbers;
}

Result<PairModel> parse_pair_model(std::string_view text) {
  PairModel model;
  const std::vector<NamedNumber> numbers = numbers_of(model);
  std::vector<bool> seen(numbers.size());
  bool version_seen = false;
  for (const ListEntry& entry : parse_list(text)) {
    if (entry.size() != 2) return malformed("has a line without a number");
    if (entry[0] == "version") {
      if (entry[1] != kPairModelVersion) {
        return malformed("is of version " + entry[1] + ", not " +
                         std::string(kPairModelVersion));
      }
      version_seen = true;
      continue;
    }
    double value = 0;
    const char* end = entry[1].data() + entry[1].size();
    if (std::from_chars(entry[1].data(), end, value).ptr != end) {
      return malformed("has no number for \"" + entry[0] + "\"");
    }
    const auto at = std::ranges::find(numbers, entry[0], &NamedNumber::name);
    if (at == numbers.end()) {
      return malformed("has an unknown feature \"" + entry[0] + "\"");
    }
    *at->number = value;
    seen[static_cast<std::size_t>(at - numbers.begin())] = true;
  }
  if (!version_seen) return malformed("does not tell its version");
  const auto missing = std::ranges::find(seen, false);
  if (missing != seen.end()) {
    return malformed(
        "lacks the feature \"" +
        numbers[static_cast<std::size_t>(missing - seen.begin())].name + "\"");
  }
  return model;
}

double first_probability(const PairModel& model, const PairFeatures& features) {
  return logistic(model.first_bias + weigh(model.first, features));
}

double second_probability(const PairModel& model, const PairFeatures& features,
                          const ContextFeatures& context) {
  return logistic(model.second_bias + weigh(model.second, features) +
                  weigh(model.context, context));
}

}  // namespace synoptic
