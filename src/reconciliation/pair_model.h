// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "base/result.h"

namespace synoptic {

/// What two statements have in common, as numbers of about 0 to 1.
inline constexpr std::size_t kPairFeatures = 35;
using PairFeatures = std::array<double, kPairFeatures>;

/// What each feature is called in the model's file.
extern const std::array<std::string_view, kPairFeatures> kPairFeatureNames;

/// A logistic model of whether two statements say the same thing.
struct PairModel {
  double bias = 0;
  PairFeatures weights{};
  /// Statements are grouped while their mean probability is at least this.
  double group_threshold = 0.3;
  /// A statement is also of another group when its mean probability to that
  /// one's statements is at least this.
  double join_threshold = 0.4;
};

/// Reads a model from its file: lines of a name, a tab and a number, among them
/// `version`, `bias` and every feature once. Fails on another version, or a
/// feature that is unknown or missing, and names it.
Result<PairModel> parse_pair_model(std::string_view text);

}  // namespace synoptic
