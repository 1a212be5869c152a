// SPDX-License-Identifier: Apache-2.0
#include "reconciliation/pair_model.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <vector>

#include "base/word_list.h"

namespace synoptic {
namespace {

constexpr std::string_view kVersion = "1";

Error malformed(std::string message) {
  return {ErrorCode::Malformed, "the pair model " + std::move(message)};
}

}  // namespace

const std::array<std::string_view, kPairFeatures> kPairFeatureNames = {
    "kin cosine",        "kin contained",      "kin amount",
    "kin strongest",     "word cosine",        "word amount",
    "entity cosine",     "entity contained",   "entity amount",
    "value cosine",      "value amount",       "counted amount",
    "value against",     "sentence cosine",    "length ratio",
    "polarity differs",  "both quoted",        "same holder",
    "nothing but names", "kin times entities", "predicate cosine",
    "predicates differ", "word pair cosine",   "word pair amount",
    "both lead",         "place apart",        "both items",
    "all cosine",        "all contained",      "all amount",
    "meaning cosine",    "meaning met least",  "meaning met most",
    "best of row",       "best of both"};

Result<PairModel> parse_pair_model(std::string_view text) {
  PairModel model;
  std::array<bool, kPairFeatures> seen{};
  bool version_seen = false;
  for (const ListEntry& entry : parse_list(text)) {
    if (entry.size() != 2) return malformed("has a line without a number");
    if (entry[0] == "version") {
      if (entry[1] != kVersion) {
        return malformed("is of version " + entry[1] + ", not " +
                         std::string(kVersion));
      }
      version_seen = true;
      continue;
    }
    double value = 0;
    const char* end = entry[1].data() + entry[1].size();
    if (std::from_chars(entry[1].data(), end, value).ptr != end) {
      return malformed("has no number for \"" + entry[0] + "\"");
    }
    double* const number =
        entry[0] == "bias"              ? &model.bias
        : entry[0] == "group threshold" ? &model.group_threshold
        : entry[0] == "join threshold"  ? &model.join_threshold
                                        : nullptr;
    if (number != nullptr) {
      *number = value;
      continue;
    }
    const auto at = std::ranges::find(kPairFeatureNames, entry[0]);
    if (at == kPairFeatureNames.end()) {
      return malformed("has an unknown feature \"" + entry[0] + "\"");
    }
    const auto index = static_cast<std::size_t>(at - kPairFeatureNames.begin());
    model.weights[index] = value;
    seen[index] = true;
  }
  if (!version_seen) return malformed("does not tell its version");
  const auto missing = std::ranges::find(seen, false);
  if (missing != seen.end()) {
    return malformed("lacks the feature \"" +
                     std::string(kPairFeatureNames[static_cast<std::size_t>(
                         missing - seen.begin())]) +
                     "\"");
  }
  return model;
}

}  // namespace synoptic
