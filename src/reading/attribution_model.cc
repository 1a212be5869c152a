// SPDX-License-Identifier: Apache-2.0
#include "reading/attribution_model.h"

#include <algorithm>

#include "language/model_file.h"

namespace synoptic {
namespace {

/// The runs of a role, joined over marks between them, without marks at ends.
std::vector<TokenRange> runs_of(const std::vector<AttributionRole>& roles,
                                TokenRange window, AttributionRole role,
                                const Analysis& analysis) {
  std::vector<TokenRange> runs;
  const auto is_mark = [&](std::uint32_t t) {
    return analysis.tokens[t].upos == Upos::Punct;
  };
  for (std::uint32_t t = window.first; t < window.end; ++t) {
    if (roles[t - window.first] != role) continue;
    if (!runs.empty()) {
      bool joined = true;
      for (std::uint32_t between = runs.back().end; between < t; ++between)
        joined = joined && is_mark(between);
      if (joined) {
        runs.back().end = t + 1;
        continue;
      }
    }
    runs.push_back({t, t + 1});
  }
  for (TokenRange& run : runs) {
    const bool only_marks = run.end - run.first == 1 && runs.size() == 1;
    if (only_marks) continue;
    while (!run.empty() && is_mark(run.first)) ++run.first;
    while (!run.empty() && is_mark(run.end - 1)) --run.end;
  }
  std::erase_if(runs, [](TokenRange run) { return run.empty(); });
  return runs;
}

}  // namespace

std::string write_attribution_model(const AttributionModel& model) {
  ByteWriter out;
  out.values(model.cue_weights);
  out.value(model.cue_scale);
  out.value(model.cue_threshold);
  out.values(model.role_weights);
  out.value(model.role_scale);
  out.values(model.joint_weights);
  return seal_model(out.bytes(), ModelKind::Attribution);
}

Result<AttributionModel> read_attribution_model(std::string_view bytes,
                                                std::string_view name) {
  auto payload = open_model(bytes, ModelKind::Attribution, name);
  if (!payload) return std::move(payload).error();
  ByteReader in(*payload);
  AttributionModel model;
  model.cue_weights = in.values<std::int8_t>();
  model.cue_scale = in.value<float>();
  model.cue_threshold = in.value<float>();
  model.role_weights = in.values<std::int8_t>();
  model.role_scale = in.value<float>();
  model.joint_weights = in.values<float>();
  const std::size_t joints = std::size_t{AttributionView::kJoints} *
                             kAttributionRoles * kAttributionRoles;
  if (!in.ok() || model.cue_weights.empty() ||
      model.role_weights.size() % kAttributionRoles != 0 ||
      model.role_weights.empty() || model.joint_weights.size() != joints)
    return Error{ErrorCode::Malformed,
                 std::string(name) + ": not a model of attribution"};
  return model;
}

std::vector<AttributionRole> best_roles(
    const std::vector<std::array<float, kAttributionRoles>>& scores,
    const std::vector<std::uint32_t>& joints,
    const std::vector<float>& joint_weights) {
  const std::size_t count = scores.size();
  std::vector<AttributionRole> roles(count);
  if (count == 0) return roles;
  std::vector<std::array<std::uint8_t, kAttributionRoles>> from(count);
  auto best = scores[0];
  for (std::size_t t = 1; t < count; ++t) {
    std::array<float, kAttributionRoles> now{};
    for (std::size_t role = 0; role < kAttributionRoles; ++role) {
      float top = -1e30F;
      for (std::size_t before = 0; before < kAttributionRoles; ++before) {
        const float score =
            best[before] + joint_weights[joint_index(joints[t], before, role)];
        if (score > top) {
          top = score;
          from[t][role] = static_cast<std::uint8_t>(before);
        }
      }
      now[role] = top + scores[t][role];
    }
    best = now;
  }
  auto role = static_cast<std::size_t>(
      std::max_element(best.begin(), best.end()) - best.begin());
  for (std::size_t t = count; t-- > 0;) {
    roles[t] = static_cast<AttributionRole>(role);
    role = from[t][role];
  }
  return roles;
}

std::vector<Attribution> find_attributions(const AttributionView& view,
                                           const AttributionModel& model,
                                           const Analysis& analysis) {
  std::vector<Attribution> found;
  const auto cue_size = static_cast<std::uint32_t>(model.cue_weights.size());
  const auto role_size =
      static_cast<std::uint32_t>(model.role_weights.size() / kAttributionRoles);
  FeatureList features;
  std::vector<FeatureList> lists;
  for (std::uint32_t t = 0; t < view.token_count(); ++t) {
    view.cue_features(t, features);
    int sum = 0;
    for (const std::uint32_t f : features)
      sum += model.cue_weights[f % cue_size];
    const float score = static_cast<float>(sum) * model.cue_scale;
    if (score <= model.cue_threshold) continue;
    const TokenRange window = view.window(t);
    view.role_features(t, window, lists);
    std::vector<std::array<float, kAttributionRoles>> scores(lists.size());
    std::vector<std::uint32_t> joints(lists.size());
    for (std::size_t i = 0; i < lists.size(); ++i) {
      std::array<int, kAttributionRoles> sums{};
      for (const std::uint32_t f : lists[i]) {
        const std::int8_t* row =
            &model.role_weights[std::size_t{f % role_size} * kAttributionRoles];
        for (std::size_t r = 0; r < kAttributionRoles; ++r) sums[r] += row[r];
      }
      for (std::size_t r = 0; r < kAttributionRoles; ++r)
        scores[i][r] = static_cast<float>(sums[r]) * model.role_scale;
      joints[i] = view.joint(window.first + static_cast<std::uint32_t>(i));
    }
    // The head of a cue is a cue.
    scores[t - window.first][static_cast<std::size_t>(AttributionRole::Cue)] +=
        1e6F;
    const auto roles = best_roles(scores, joints, model.joint_weights);
    Attribution attribution;
    attribution.cue_head = t;
    attribution.score = score;
    attribution.cue = runs_of(roles, window, AttributionRole::Cue, analysis);
    attribution.source =
        runs_of(roles, window, AttributionRole::Source, analysis);
    attribution.content =
        runs_of(roles, window, AttributionRole::Content, analysis);
    if (!attribution.content.empty()) found.push_back(std::move(attribution));
  }
  return found;
}

}  // namespace synoptic
