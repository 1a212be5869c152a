// SPDX-License-Identifier: Apache-2.0
#include "language/name_votes.h"

#include <algorithm>
#include <array>
#include <limits>

#include "base/unicode.h"
#include "base/utf8.h"

namespace synoptic {
namespace {

// More than this no place speaks against a type (4 and 8 did as well).
constexpr float kMostAgainst = 6;
constexpr std::size_t kLongestVoter = 40;  // bytes

constexpr std::uint32_t kGroups = 1 + kNameTypes;  // no name, or a type
using GroupScores = std::array<float, kGroups>;

std::uint32_t group_of(std::uint32_t label) {
  return label == 0 ? 0 : 1 + (label - 1) / 4;
}

struct Votes {
  GroupScores sum{};
  std::uint32_t count = 0;
};

// Words with a capital, as names are written.
bool votes(std::string_view word) {
  if (word.size() < 2 || word.size() > kLongestVoter) return false;
  for (std::size_t at = 0; at < word.size();) {
    const CodePoint next = decode_utf8(word, at);
    if (is_upper(next.value)) return true;
    at += next.size;
  }
  return false;
}

/// How far each group is behind the best one. Maxima and sums alone, whose bits
/// no processor changes.
GroupScores behind(const float* scores, const NameModel& model) {
  GroupScores groups;
  groups.fill(-std::numeric_limits<float>::max());
  for (std::uint32_t label = 0; label < kNameLabels; ++label) {
    float& best = groups[group_of(label)];
    best = std::max(best, scores[label] + model.bias[label]);
  }
  const float most = *std::ranges::max_element(groups);
  for (float& score : groups) score = std::max(score - most, -kMostAgainst);
  return groups;
}

void settle_token(float* scores, const Votes& all, const NameModel& model) {
  const GroupScores own = behind(scores, model);
  for (std::uint32_t label = 0; label < kNameLabels; ++label) {
    const std::uint32_t group = group_of(label);
    scores[label] +=
        all.sum[group] / static_cast<float>(all.count) - own[group];
  }
}

}  // namespace

void settle_scores(std::string_view text, const Analysis& analysis,
                   const NameModel& model, std::vector<NameScores>& pieces) {
  const std::uint32_t width = model.weights.padded_rows();
  WordMap<Votes> all;
  const auto for_each_voter = [&](const auto& act) {
    for (NameScores& piece : pieces) {
      for (std::uint32_t i = 0; i < piece.count; ++i) {
        const std::string_view word =
            slice(text, analysis.tokens[piece.first + i].span);
        if (votes(word)) act(word, &piece.scores[std::size_t{i} * width]);
      }
    }
  };
  for_each_voter([&](std::string_view word, const float* scores) {
    Votes& word_votes = all[std::string(word)];
    const GroupScores groups = behind(scores, model);
    for (std::uint32_t g = 0; g < kGroups; ++g) word_votes.sum[g] += groups[g];
    ++word_votes.count;
  });
  for_each_voter([&](std::string_view word, float* scores) {
    const Votes& word_votes = all.find(word)->second;
    if (word_votes.count > 1) settle_token(scores, word_votes, model);
  });
}

}  // namespace synoptic
