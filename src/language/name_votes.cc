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

using TypeScores = std::array<float, kNameTypes>;

// Of a label that is a name's.
std::uint32_t type_of(std::uint32_t label) { return (label - 1) / 4; }

struct Votes {
  TypeScores sum{};
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

/// How far each type is behind the best one. Maxima and sums alone, whose bits
/// no processor changes.
TypeScores behind(const float* scores, const NameModel& model) {
  TypeScores types;
  types.fill(-std::numeric_limits<float>::max());
  for (std::uint32_t label = 1; label < kNameLabels; ++label) {
    float& best = types[type_of(label)];
    best = std::max(best, scores[label] + model.bias[label]);
  }
  const float most = *std::ranges::max_element(types);
  for (float& score : types) score = std::max(score - most, -kMostAgainst);
  return types;
}

void settle_token(float* scores, const Votes& all, const NameModel& model) {
  const TypeScores own = behind(scores, model);
  // The best type stands where the token's own best stood, so that what speaks
  // for a name at all stays as it was.
  const float most = *std::ranges::max_element(all.sum);
  for (std::uint32_t label = 1; label < kNameLabels; ++label) {
    const std::uint32_t type = type_of(label);
    scores[label] +=
        (all.sum[type] - most) / static_cast<float>(all.count) - own[type];
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
    const TypeScores types = behind(scores, model);
    for (std::uint32_t k = 0; k < kNameTypes; ++k)
      word_votes.sum[k] += types[k];
    ++word_votes.count;
  });
  for_each_voter([&](std::string_view word, float* scores) {
    const Votes& word_votes = all.find(word)->second;
    if (word_votes.count > 1) settle_token(scores, word_votes, model);
  });
}

}  // namespace synoptic
