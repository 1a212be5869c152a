// SPDX-License-Identifier: Apache-2.0
#include "reconciliation/role_words.h"

#include <gtest/gtest.h>

#include <string>

namespace synoptic {
namespace {

struct Word {
  std::uint32_t head = 0;
  const char* relation = "";
};

/// One letter a word, a space between them.
Analysis analysis_of(const std::vector<Word>& words) {
  Analysis analysis;
  for (std::uint32_t i = 0; i < words.size(); ++i) {
    Token token;
    token.span = {2 * i, 2 * i + 1};
    token.head = words[i].head;
    token.deprel = words[i].relation;
    token.upos = Upos::Noun;
    analysis.tokens.push_back(token);
  }
  return analysis;
}

using Tokens = std::vector<std::uint32_t>;

TEST(role_words, an_active_verb_has_its_subject_and_its_objects) {
  // "guards freed prisoners in spring"
  const Analysis analysis = analysis_of(
      {{1, "nsubj"}, {kNoToken, "root"}, {1, "obj"}, {4, "case"}, {1, "obl"}});
  const RoleTokens roles = find_roles(analysis, {0, 9});
  EXPECT_EQ(roles.leads, Tokens{1});
  EXPECT_EQ(roles.subjects, Tokens{0});
  EXPECT_EQ(roles.objects, (Tokens{2, 4}));
}

TEST(role_words, the_subject_of_a_passive_is_acted_on) {
  // "prisoners freed guards", as in "were freed by guards"
  const Analysis analysis =
      analysis_of({{1, "nsubj:pass"}, {kNoToken, "root"}, {1, "obl:agent"}});
  const RoleTokens roles = find_roles(analysis, {0, 5});
  EXPECT_EQ(roles.subjects, Tokens{2});
  EXPECT_EQ(roles.objects, Tokens{0});
}

TEST(role_words, what_a_verb_agrees_to_do_leads_with_it) {
  // "Norland agreed return prisoners"
  const Analysis analysis =
      analysis_of({{1, "nsubj"}, {kNoToken, "root"}, {1, "xcomp"}, {2, "obj"}});
  const RoleTokens roles = find_roles(analysis, {0, 7});
  EXPECT_EQ(roles.leads, (Tokens{1, 2}));
  EXPECT_EQ(roles.objects, Tokens{3});
}

TEST(role_words, joined_nouns_share_their_role) {
  // "guards nurses left"
  const Analysis analysis =
      analysis_of({{2, "nsubj"}, {0, "conj"}, {kNoToken, "root"}});
  EXPECT_EQ(find_roles(analysis, {0, 5}).subjects, (Tokens{0, 1}));
}

TEST(role_words, a_stretch_is_led_by_what_hangs_on_a_word_outside) {
  // "said | prisoners freed": the clause without its frame.
  const Analysis analysis =
      analysis_of({{kNoToken, "root"}, {2, "nsubj:pass"}, {0, "ccomp"}});
  const RoleTokens roles = find_roles(analysis, {2, 5});
  EXPECT_EQ(roles.leads, Tokens{2});
  EXPECT_EQ(roles.objects, Tokens{1});
}

/// The first two of three words are near each other, the third is unlike both.
StoryTerms three_words() {
  StoryTerms story;
  story.width = 2;
  story.vectors = {1, 0, 0.8F, 0.6F, 0, 1};
  story.strengths = {1, 1, 1};
  return story;
}

TEST(role_words, words_meet_in_their_roles_and_crosswise) {
  const StoryTerms story = three_words();
  StatementTerms a;
  a.leads = {0};
  a.subjects = {2};
  StatementTerms b;
  b.leads = {1};
  b.objects = {2};
  const auto matches = match_roles(story, a, b);
  EXPECT_NEAR(matches[0], 0.8, 1e-6);  // leads
  EXPECT_NEAR(matches[5], 1.0, 1e-6);  // crossed
  EXPECT_NEAR(matches[3], matches[4], 1e-6) << "neither side has both";
  EXPECT_EQ(match_roles(story, b, a), matches);
}

TEST(role_words, statements_without_known_words_are_neither_near_nor_far) {
  const StoryTerms story = three_words();
  const auto matches = match_roles(story, {}, {});
  EXPECT_GT(matches[0], 0);
  EXPECT_LT(matches[0], 0.5);
}

}  // namespace
}  // namespace synoptic
