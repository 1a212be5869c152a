// SPDX-License-Identifier: Apache-2.0
#include "stories/decisions.h"

#include <gtest/gtest.h>

#include <string>

#include "stories/decided_reading.h"
#include "stories/group.h"

namespace synoptic {
namespace {

TEST(decisions, are_read_with_their_reasons_and_lines) {
  const auto decisions = parse_decisions(
      "synoptic-decisions 1\n# of Monday\n\nmerge\ta\tb\r\n"
      "not-a-copy\tb\tc\tanother speaker");
  ASSERT_TRUE(decisions);
  ASSERT_EQ(decisions->size(), 2U);
  EXPECT_EQ((*decisions)[0].kind, DecisionKind::Merge);
  EXPECT_EQ((*decisions)[0].b, "b");
  EXPECT_EQ((*decisions)[1].reason, "another speaker");
  EXPECT_EQ((*decisions)[1].line, 5U);
}

TEST(decisions, a_broken_file_names_the_line_and_what_was_expected) {
  const struct {
    std::string_view text;
    std::string_view message;
  } cases[] = {
      {"", "line 1: expected \"synoptic-decisions 1\""},
      {"synoptic-decisions 2\n", "line 1: expected \"synoptic-decisions 1\""},
      {"synoptic-decisions 1\njoin\ta\tb",
       "line 2: expected merge, split, not-a-copy, same-person or "
       "not-a-quotation"},
      {"synoptic-decisions 1\n\nsplit\ta",
       "line 3: expected two reports' ids, parted by tabs"},
      {"synoptic-decisions 1\nsplit\ta\ta",
       "line 2: expected two reports' ids, parted by tabs"},
      {"synoptic-decisions 1\nsame-person\ta\tJon Erl\tb",
       "line 2: expected a report's id and a name, twice, parted by tabs"},
      {"synoptic-decisions 1\nnot-a-quotation\ta",
       "line 2: expected a report's id and the words, parted by tabs"},
  };
  for (const auto& each : cases) {
    const auto decisions = parse_decisions(each.text);
    ASSERT_FALSE(decisions) << each.text;
    EXPECT_EQ(decisions.error().message, each.message);
  }
}

TEST(decisions, that_do_not_fit_are_told_of) {
  const auto decisions = parse_decisions(
      "synoptic-decisions 1\nmerge\ta\tgone\nsplit\ta\tb\nmerge\tb\ta");
  const std::vector<std::string> ids = {"a", "b"};
  const std::vector<Misfit> unfit = misfits(*decisions, ids);
  const auto all = outcomes(*decisions, unfit);
  ASSERT_EQ(all.size(), 3U);
  EXPECT_EQ(all[0].misfit, "no report gone");
  EXPECT_EQ(all[1].misfit, "");
  EXPECT_EQ(all[2].misfit, "line 3 parts the two");
}

TEST(decisions, about_names_and_quotations_change_the_readings) {
  std::vector<Report> reports(2);
  const std::string text = "The mill was \"dry\", Orla Venn said.";
  for (const std::size_t i : {0U, 1U}) {
    Reading& reading = reports[i].reading;
    reports[i].document.id = i == 0 ? "a" : "b";
    reports[i].document.text = text;
    reading.entities.resize(1);
    reading.entities[0].name = i == 0 ? "Orla Venn" : "Brigade Chief Holt";
    Quotation quotation;
    quotation.span = {14, 17};
    quotation.content = {{14, 17}};
    quotation.speaker = Speaker{{20, 29}, EntityId{0}, "Orla Venn"};
    reading.quotations = {quotation};
    Statement statement;
    statement.span = {0, 18};
    statement.holders = {{EntityId{0}, "Orla Venn", {20, 29}}};
    reading.statements = {statement};
  }
  const auto decisions = parse_decisions(
      "synoptic-decisions 1\n"
      "same-person\ta\torla venn\tb\tBrigade Chief Holt\n"
      "not-a-quotation\tb\t\"dry\"\tscare quotes\n"
      "not-a-quotation\ta\twet\n"
      "same-person\ta\tNobody\tb\tBrigade Chief Holt\n");
  ASSERT_TRUE(decisions);
  const auto unfit = apply_to_readings(*decisions, reports);
  const Entity& renamed = reports[0].reading.entities[0];
  EXPECT_EQ(renamed.name, "Brigade Chief Holt");
  EXPECT_EQ(renamed.aliases, std::vector<std::string>{"Orla Venn"});
  EXPECT_EQ(reports[0].reading.quotations.size(), 1U);
  EXPECT_EQ(reports[1].reading.quotations.size(), 0U);
  EXPECT_TRUE(reports[1].reading.statements[0].holders.empty());
  ASSERT_EQ(unfit.size(), 2U);
  EXPECT_EQ(unfit[0].why, "report a has no quotation of these words");
  EXPECT_EQ(unfit[1].why, "report a names no \"Nobody\"");
}

/// Three reports alike, one of them the copy of another, and a stranger.
std::vector<Report> reports() {
  const std::string_view texts[] = {
      "The ferry Halina ran aground off Skarby on Sunday with 80 people on "
      "board. Captain Jon Erl said nobody was hurt. Tugs from Skarby pulled "
      "the ferry free on Monday.",
      "The ferry Halina ran aground off Skarby on Sunday with 80 people on "
      "board. Captain Jon Erl said nobody was hurt. Tugs from Skarby pulled "
      "the ferry free at noon.",
      "Eighty passengers were unhurt when the Halina, a ferry, hit rocks near "
      "Skarby. Tugs freed it a day later, Captain Erl told the harbour radio.",
      "Voters in Olden rejected a new tax on timber in a referendum.",
  };
  std::vector<Report> reports;
  for (const std::string_view text : texts) {
    reports.emplace_back();
    reports.back().document.id =
        std::string(1, static_cast<char>('a' + reports.size() - 1));
    reports.back().document.text = text;
  }
  return reports;
}

/// The members of each story, and a `=` after those that copy.
std::string shown(std::string_view lines) {
  const std::vector<Report> all = reports();
  const auto decisions =
      parse_decisions("synoptic-decisions 1\n" + std::string(lines));
  std::string out;
  for (const Story& story : group(all, StoryResources{}, *decisions)) {
    for (const Member& member : story.members) {
      out += all[member.report.value].document.id;
      if (member.copy_of) out += "=";
    }
    out += " ";
  }
  return out;
}

TEST(decisions, of_people_hold_against_the_evidence) {
  EXPECT_EQ(shown(""), "ab=c d ");
  EXPECT_EQ(shown("merge\tc\td"), "ab=cd ");
  EXPECT_EQ(shown("not-a-copy\ta\tb"), "abc d ");
  EXPECT_EQ(shown("split\ta\tc\nsplit\tb\tc"), "ab= c d ");
  EXPECT_EQ(shown("merge\ta\tnobody"), "ab=c d ");
  EXPECT_EQ(shown("merge\tc\td\nsplit\tc\td"), "ab=c d ");
}

}  // namespace
}  // namespace synoptic
