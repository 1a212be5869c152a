// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace synoptic {

/// What a model's file must tell; another set of features is another version.
inline constexpr std::string_view kPairModelVersion = "4";

/// What two statements have in common, as numbers of about 0 to 1.
inline constexpr std::size_t kPairFeatures = 62;
using PairFeatures = std::array<float, kPairFeatures>;

/// What the other pairs of a story say of a pair, given how likely each is at
/// first sight.
inline constexpr std::size_t kContextFeatures = 16;
using ContextFeatures = std::array<float, kContextFeatures>;

/// What each feature is called in the model's file.
extern const std::array<std::string_view, kPairFeatures> kPairFeatureNames;
extern const std::array<std::string_view, kContextFeatures>
    kContextFeatureNames;

/// A logistic model of whether two statements say the same thing, in two
/// looks: one at the pair alone, a second one that also sees what the first
/// said of the pairs around it (stacked generalization: Wolpert 1992).
struct PairModel {
  double first_bias = 0;
  std::array<double, kPairFeatures> first{};
  double second_bias = 0;
  std::array<double, kPairFeatures> second{};
  std::array<double, kContextFeatures> context{};
  /// Two statements this likely the same are a point; a further one joins it
  /// when it is so likely the same on average, and this likely with each.
  double seed_threshold = 0.35;
  double mean_threshold = 0.25;
  double least_threshold = 0.2;
};

/// Every number of a model under its name in the file, in the file's order.
struct NamedNumber {
  std::string name;
  double* number = nullptr;
};
std::vector<NamedNumber> numbers_of(PairModel& model);

/// Reads a model from its file: lines of a name, a tab and a number, among them
/// `version` and every number of `numbers_of` once. Fails on another version,
/// or a name that is unknown or missing, and tells it.
Result<PairModel> parse_pair_model(std::string_view text);

/// The probability, 0 to 1, that two statements say the same: at first sight,
/// and when the pairs around are known.
double first_probability(const PairModel& model, const PairFeatures& features);
double second_probability(const PairModel& model, const PairFeatures& features,
                          const ContextFeatures& context);

}  // namespace synoptic
