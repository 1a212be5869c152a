// SPDX-License-Identifier: Apache-2.0
#include "reading/statements.h"

#include <gtest/gtest.h>

#include <string>

#include "language/analyze.h"
#include "reading/dump.h"
#include "reading/read.h"
#include "reading/testing/shipped_reading.h"

namespace synoptic {
namespace {

/// The statements of a text whose lines are its blocks, a line each; lines
/// that begin with "- " are list items.
std::string statements_in(const std::string& text) {
  Document document;
  document.text = text;
  document.published = "2025-03-10";
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    if (end > at) {
      document.blocks.push_back(
          {{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)},
           text.compare(at, 2, "- ") == 0 ? BlockKind::ListItem
                                          : BlockKind::Paragraph});
    }
    at = end + 1;
  }
  const Analysis analysis =
      analyze(document, ShippedReading::shared().language);
  const Reading reading =
      read(document, analysis, ShippedReading::shared().reading);
  std::string out;
  for (const Statement& statement : reading.statements) {
    out += dump(text, reading, statement) + "\n";
  }
  return out;
}

struct Case {
  std::string text;
  std::string statements;
};

void expect_all(std::initializer_list<Case> cases) {
  for (const Case& one : cases) {
    EXPECT_EQ(statements_in(one.text), one.statements) << one.text;
  }
}

TEST(statements, a_clause_is_what_one_verb_of_the_tree_leads) {
  expect_all({
      {"The envoy, who came on Sunday, left the town before the bridge was "
       "closed.",
       "[The envoy, who came on Sunday, left the town]\n"
       "[before the bridge was closed]\n"},
      {"The ministers met for an hour and parted without a deal, leaving the "
       "border open.",
       "[The ministers met for an hour] CONSULT\n"
       "[parted without a deal] not\n"
       "[leaving the border open]\n"},
  });
}

TEST(statements, who_and_whom_come_from_the_tree) {
  expect_all({
      {"Norway rejected Denmark's offer on Monday.",
       "[Norway rejected Denmark's offer on Monday] REJECT rejected | Norway "
       "-> Denmark\n"},
      {"The Danish consulate was seized by Norway's army.",
       "[The Danish consulate was seized by Norway's army] COERCE seize | "
       "Norway -> Denmark\n"},
      {"Norwegian envoys met with Danish officials in Paris.",
       "[Norwegian envoys met with Danish officials in Paris] CONSULT | Norway "
       "-> Denmark\n"},
      {"Talks between Norway and Denmark ended after an hour.",
       "[Talks between Norway and Denmark ended after an hour] CONSULT | "
       "Norway; "
       "Denmark -> Norway; Denmark\n"},
      {"Norwegian guards detained dozens of Danish sailors.",
       "[Norwegian guards detained dozens of Danish sailors] COERCE arrest "
       "| Norway -> Denmark\n"},
      {"Norway expelled five Danish army officers.",
       "[Norway expelled five Danish army officers] SANCTION expel | Norway -> "
       "Denmark\n"},
      {"Norway agreed to exchange prisoners with Denmark.",
       "[Norway agreed to exchange prisoners with Denmark] AGREE agreed | "
       "Norway -> Denmark\n"},
      {"Norway and Denmark reached a deal on fishing.",
       "[Norway and Denmark reached a deal on fishing] AGREE agreed | Norway; "
       "Denmark -> Norway; Denmark\n"},
  });
}

TEST(statements, what_did_not_happen_is_negative) {
  expect_all({
      {"Norway did not agree to the exchange of prisoners.",
       "[Norway did not agree to the exchange of prisoners] REJECT not | "
       "Norway\n"},
      {"Norway failed to pay its debts to Denmark.",
       "[Norway failed to pay its debts to Denmark] not | Norway -> Denmark\n"},
      {"No agreement was reached between Norway and Denmark.",
       "[No agreement was reached between Norway and Denmark] REJECT not | "
       "Norway; "
       "Denmark -> Norway; Denmark\n"},
  });
}

TEST(statements, the_frame_tells_the_standing) {
  expect_all({
      {"Denmark demanded that Norway withdraw its troops.",
       "[Denmark demanded that Norway withdraw its troops] REQUEST demanded "
       "future | Denmark -> Norway | Denmark\n"},
      {"Denmark insisted that the talks had ended in March.",
       "[Denmark insisted that the talks had ended in March] REQUEST | Denmark "
       "| "
       "Denmark\n"},
      {"Denmark denied that its ships had entered the bay.",
       "[Denmark denied that its ships had entered the bay] REJECT denied not "
       "|  | Denmark\n"},
      {"Norway refused to sign the treaty.",
       "[Norway refused to sign the treaty] REJECT rejected | Norway\n"},
      {"The Danish offer includes a truce of 30 days.",
       "[The Danish offer includes a truce of 30 days] offered future | "
       "Denmark\n"},
  });
}

TEST(statements, what_is_to_come_is_no_fact_yet) {
  expect_all({
      {"Norway will release 40 prisoners on Friday.",
       "[Norway will release 40 prisoners on Friday] AGREE planned future | "
       "Norway\n"},
      {"Norway will not withdraw its troops from the islands.",
       "[Norway will not withdraw its troops from the islands] REJECT rejected "
       "not future | Norway\n"},
      {"The sides are to meet again in June.",
       "[The sides are to meet again in June] CONSULT planned future\n"},
      {"Norway may withdraw its troops from the islands.",
       "[Norway may withdraw its troops from the islands] YIELD retreat "
       "possible | "
       "Norway\n"},
  });
}

TEST(statements, a_condition_or_a_question_is_no_fact) {
  expect_all({
      {"If Norway attacks the port, Denmark will close the border.",
       "[If Norway attacks the port] ASSAULT possible hypothetical | Norway\n"
       "[Denmark will close the border] THREATEN restrict planned future | "
       "Denmark\n"},
      {"Has Norway signed the treaty?",
       "[Has Norway signed the treaty] SUPPORT possible hypothetical own | "
       "Norway\n"},
  });
}

TEST(statements, the_outlet_s_own_view_is_marked) {
  expect_all({
      {"Denmark must withdraw its troops at once.",
       "[Denmark must withdraw its troops at once] REQUEST opinion own |  -> "
       "Denmark\n"},
      {"This is a shameful deal.", "[This is a shameful deal] opinion own\n"},
  });
}

TEST(statements, what_lies_long_before_the_report_is_background) {
  expect_all({
      {"Norway signed the treaty in 1998.",
       "[Norway signed the treaty in 1998] SUPPORT agreed background | "
       "Norway\n"},
  });
}

TEST(statements, list_items_inherit_from_the_line_before_them) {
  expect_all({
      {"The demands tabled by Norway were:\n- to accept the border of 1996\n- "
       "Denmark must withdraw its troops",
       "[The demands tabled by Norway were] demanded future\n"
       "[to accept the border of 1996] AGREE demanded future | Norway\n"
       "[Denmark must withdraw its troops] REQUEST demanded future | "
       "Norway -> Denmark\n"},
      {"The sides agreed on the following:\n- a truce of 30 days from Monday "
       "on",
       "[The sides agreed on the following] AGREE agreed\n"
       "[a truce of 30 days from Monday on] agreed future\n"},
  });
}

TEST(statements, a_dateline_says_nothing) {
  const std::string found =
      statements_in("ELBING, Norland (3 May 2025) - The mayor left the town.");
  EXPECT_EQ(found.find("ELBING"), std::string::npos);
  EXPECT_NE(found.find("The mayor left the town"), std::string::npos);
}

}  // namespace
}  // namespace synoptic
