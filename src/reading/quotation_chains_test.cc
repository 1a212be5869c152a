// SPDX-License-Identifier: Apache-2.0
#include "reading/quotation_chains.h"

#include <gtest/gtest.h>

#include <cstdint>

namespace synoptic {
namespace {

/// A mixed quotation with one stretch between marks.
Quotation mixed(Span span, Span stretch, bool has_speaker) {
  Quotation quotation;
  quotation.type = QuotationType::Mixed;
  quotation.span = span;
  quotation.content = {span};
  quotation.quoted = {stretch};
  if (has_speaker) quotation.speaker = Speaker{{90, 95}, std::nullopt, "she"};
  return quotation;
}

std::vector<bool> no_deeds(const std::vector<Quotation>& quotations) {
  return std::vector<bool>(quotations.size(), false);
}

TEST(quotation_chains, a_stretch_belongs_to_the_innermost) {
  std::vector<Quotation> quotations{mixed({0, 50}, {10, 20}, true),
                                    mixed({9, 30}, {10, 20}, true)};
  give_to_innermost(no_deeds(quotations), quotations);
  EXPECT_TRUE(quotations[0].quoted.empty());
  EXPECT_EQ(quotations[0].type, QuotationType::Indirect);
  EXPECT_EQ(quotations[1].quoted, (std::vector<Span>{{10, 20}}));
  EXPECT_EQ(quotations[1].type, QuotationType::Mixed);
}

TEST(quotation_chains, a_quotation_of_nobody_takes_no_words_from_somebody) {
  std::vector<Quotation> quotations{mixed({0, 50}, {10, 20}, true),
                                    mixed({9, 30}, {10, 20}, false)};
  give_to_innermost(no_deeds(quotations), quotations);
  EXPECT_EQ(quotations[0].quoted.size(), 1U);
  EXPECT_TRUE(quotations[1].quoted.empty());
}

TEST(quotation_chains, a_deed_leaves_the_words_to_him_who_tells_of_it) {
  std::vector<Quotation> quotations{mixed({0, 50}, {10, 20}, true),
                                    mixed({9, 30}, {10, 20}, true)};
  give_to_innermost({false, true}, quotations);
  EXPECT_EQ(quotations[0].quoted, (std::vector<Span>{{10, 20}}));
  EXPECT_TRUE(quotations[1].quoted.empty());
}

TEST(quotation_chains, of_two_that_cite_the_same_words_the_later_cue_is_inner) {
  std::vector<Quotation> quotations{mixed({9, 30}, {10, 20}, true),
                                    mixed({9, 30}, {10, 20}, true)};
  quotations[0].cue = Span{0, 4};
  quotations[1].cue = Span{5, 9};
  give_to_innermost(no_deeds(quotations), quotations);
  EXPECT_TRUE(quotations[0].quoted.empty());
  EXPECT_EQ(quotations[1].quoted.size(), 1U);
}

TEST(quotation_chains, other_stretches_stay) {
  std::vector<Quotation> quotations{mixed({0, 50}, {10, 20}, true),
                                    mixed({9, 30}, {10, 20}, true)};
  quotations[0].quoted.push_back({40, 45});
  give_to_innermost(no_deeds(quotations), quotations);
  EXPECT_EQ(quotations[0].quoted, (std::vector<Span>{{40, 45}}));
  EXPECT_EQ(quotations[0].type, QuotationType::Mixed);
}

TEST(quotation_chains, thousands_of_claims_are_quick) {
  std::vector<Quotation> quotations;
  for (std::uint32_t i = 0; i < 20000; ++i)
    quotations.push_back(mixed({0, 50 + i}, {10, 20}, true));
  give_to_innermost(no_deeds(quotations), quotations);
  EXPECT_EQ(quotations[0].quoted.size(), 1U);
  EXPECT_TRUE(quotations[19999].quoted.empty());
}

}  // namespace
}  // namespace synoptic
