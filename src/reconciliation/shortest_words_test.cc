// SPDX-License-Identifier: Apache-2.0
#include "reconciliation/shortest_words.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "reconciliation/testing/small_report.h"

namespace synoptic {
namespace {

/// The words that are left of the first report's one statement.
std::string left_of(Report first, std::vector<Report> others,
                    const std::vector<std::string>& oblique = {}) {
  // A preposition hangs on a noun unless it is said to hang on the verb.
  auto& tokens = first.analysis.tokens;
  for (std::uint32_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].upos != Upos::Adp) continue;
    tokens[i].head = i + 1;
    const std::string_view word = slice(first.document.text, tokens[i].span);
    for (const std::string& one : oblique) {
      if (one == word) tokens[i + 1].deprel = "obl";
    }
  }
  std::vector<Report> reports = {std::move(first)};
  for (Report& other : others) reports.push_back(std::move(other));
  Story story;
  PointDraft draft;
  for (std::uint32_t i = 0; i < reports.size(); ++i) {
    Member member;
    member.report = {i};
    story.members.push_back(member);
    Statement statement;
    statement.span = reports[i].analysis.sentences[0].span;
    reports[i].reading.statements = {statement};
    draft.statements.push_back({i, 0});
  }
  LanguageResources language;
  language.stop_words = {"in", "of", "at", "after", "with", "the"};
  const std::vector<Span> spans =
      shortest_words(draft, story, reports, language);
  EXPECT_EQ(spans.size(), reports.size());
  return std::string(slice(reports[0].document.text, spans[0]));
}

using testing::small_report;

// Eighteen words in four phrases, of which others have the second.
constexpr std::string_view kLong =
    "in~ spring mornings full of~ fog citizens elected young baker mayor "
    "after~ long councils with~ loud music outside halls everywhere";

TEST(shortest_words, phrases_at_the_ends_that_others_have_not_go) {
  EXPECT_EQ(left_of(small_report(kLong),
                    {small_report("citizens elected baker mayor")},
                    {"in", "of", "after", "with"}),
            "of fog citizens elected young baker mayor");
}

TEST(shortest_words, a_preposition_of_a_noun_begins_no_phrase) {
  EXPECT_EQ(left_of(small_report(kLong),
                    {small_report("citizens elected baker mayor")}, {"after"}),
            "in spring mornings full of fog citizens elected young baker "
            "mayor");
}

TEST(shortest_words, never_fewer_than_six_are_left) {
  EXPECT_EQ(left_of(small_report(kLong), {small_report("spring")},
                    {"in", "of", "after", "with"}),
            "in spring mornings full of fog citizens elected young baker "
            "mayor");
}

TEST(shortest_words, what_is_short_or_told_alone_stays_whole) {
  const std::string_view brief = "in~ spring citizens elected~ mayor";
  EXPECT_EQ(left_of(small_report(brief), {small_report("citizens")}, {"in"}),
            "in spring citizens elected mayor");
  const Report alone = small_report(kLong);
  const Span whole = alone.analysis.sentences[0].span;
  const std::string words(slice(alone.document.text, whole));
  EXPECT_EQ(left_of(alone, {}, {"of", "after", "with"}), words);
  EXPECT_EQ(left_of(alone, {small_report("quite other things")},
                    {"of", "after", "with"}),
            words);
}

TEST(shortest_words, a_derivation_counts_as_the_word) {
  EXPECT_EQ(left_of(small_report(kLong), {small_report("election of~ bakers")},
                    {"in", "of", "after", "with"}),
            "of fog citizens elected young baker mayor");
}

}  // namespace
}  // namespace synoptic
