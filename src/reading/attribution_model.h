// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "reading/attribution_features.h"

namespace synoptic {

/// A trained model of who is cited for what: which words cite (a linear
/// classifier), and, for each, which words around it are the source and the
/// content (a linear chain over the block's tokens). Weights are hashed.
struct AttributionModel {
  /// Weights of the cue classifier; features are taken modulo its size.
  std::vector<std::int8_t> cue_weights;
  float cue_scale = 1;
  float cue_threshold = 0;  ///< A score above it makes a cue.
  /// `kAttributionRoles` weights for each feature.
  std::vector<std::int8_t> role_weights;
  float role_scale = 1;
  /// Weights of a role after another, by the joint between them.
  std::vector<float> joint_weights;

  bool empty() const { return cue_weights.empty(); }
};

std::string write_attribution_model(const AttributionModel& model);

/// Fails where the bytes are no such model or were altered; `name` is for the
/// message.
Result<AttributionModel> read_attribution_model(std::string_view bytes,
                                                std::string_view name);

/// One attribution: its cue, source and content, each as runs of tokens in
/// order, without marks at their ends; the source may be empty.
struct Attribution {
  std::uint32_t cue_head = 0;
  float score = 0;
  std::vector<TokenRange> cue;
  std::vector<TokenRange> source;
  std::vector<TokenRange> content;
};

/// The attributions of a report, in the order of their cues.
std::vector<Attribution> find_attributions(const AttributionView& view,
                                           const AttributionModel& model,
                                           const Analysis& analysis);

/// The best roles for scores of each token, `joints` telling what lies before
/// each (Viterbi). `joint_weights` as in the model.
std::vector<AttributionRole> best_roles(
    const std::vector<std::array<float, kAttributionRoles>>& scores,
    const std::vector<std::uint32_t>& joints,
    const std::vector<float>& joint_weights);

inline std::size_t joint_index(std::uint32_t joint, std::size_t before,
                               std::size_t role) {
  return (joint * kAttributionRoles + before) * kAttributionRoles + role;
}

}  // namespace synoptic
