// SPDX-License-Identifier: Apache-2.0
#include "language/name_votes.h"

#include <gtest/gtest.h>

#include <string>

#include "language/testing/small_models.h"

namespace synoptic {
namespace {

// One token a piece, and for each the label that leads and by how much.
struct Place {
  std::uint32_t label;
  float lead;
};

class Votes : public testing::Test {
 protected:
  // The labels that lead afterwards.
  std::vector<std::uint32_t> settle(const std::string& text,
                                    const std::vector<Place>& places) {
    NameModel model = small_names();
    std::ranges::fill(model.bias, 0.0F);
    const std::uint32_t width = model.weights.padded_rows();
    Analysis analysis;
    std::vector<NameScores> pieces;
    std::uint32_t at = 0;
    for (const Place& place : places) {
      const auto end =
          static_cast<std::uint32_t>(std::min(text.find(' ', at), text.size()));
      Token token;
      token.span = {at, end};
      at = end + 1;
      const auto index = static_cast<std::uint32_t>(analysis.tokens.size());
      analysis.tokens.push_back(token);
      pieces.push_back({index, 1, std::vector<float>(width, 0.0F)});
      pieces.back().scores[place.label] = place.lead;
    }
    settle_scores(text, analysis, model, pieces);
    std::vector<std::uint32_t> leaders;
    for (const NameScores& piece : pieces) {
      const auto end = piece.scores.begin() + kNameLabels;
      leaders.push_back(static_cast<std::uint32_t>(
          std::max_element(piece.scores.begin(), end) - piece.scores.begin()));
    }
    return leaders;
  }

  static constexpr std::uint32_t kPlace =
      name_label(NameType::Place, NamePlace::Single);
  static constexpr std::uint32_t kFirm =
      name_label(NameType::Organization, NamePlace::Single);
};

using Labels = std::vector<std::uint32_t>;

TEST_F(Votes, a_sure_place_decides_for_the_doubtful_ones) {
  EXPECT_EQ(settle("Orrin Orrin Orrin",
                   {{kFirm, 0.5F}, {kPlace, 5.0F}, {kFirm, 1.0F}}),
            (Labels{kPlace, kPlace, kPlace}));
}

TEST_F(Votes, many_outvote_one) {
  EXPECT_EQ(
      settle("Orrin Orrin Orrin Orrin",
             {{kFirm, 2.0F}, {kFirm, 2.0F}, {kFirm, 2.0F}, {kPlace, 5.0F}}),
      (Labels(4, kFirm)));
}

TEST_F(Votes, a_place_beyond_doubt_keeps_its_own_and_counts_as_one) {
  EXPECT_EQ(
      settle("Orrin Orrin Orrin Orrin",
             {{kFirm, 4.0F}, {kFirm, 4.0F}, {kFirm, 4.0F}, {kPlace, 1000.0F}}),
      (Labels{kFirm, kFirm, kFirm, kPlace}));
}

TEST_F(Votes, other_words_and_words_without_a_capital_stay) {
  EXPECT_EQ(settle("Orrin Orrins orrin",
                   {{kFirm, 0.5F}, {kPlace, 5.0F}, {kFirm, 0.5F}}),
            (Labels{kFirm, kPlace, kFirm}));
  EXPECT_EQ(settle("port port", {{kFirm, 0.5F}, {kPlace, 5.0F}}),
            (Labels{kFirm, kPlace}));
}

}  // namespace
}  // namespace synoptic
