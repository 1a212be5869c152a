// SPDX-License-Identifier: Apache-2.0
#include "reconciliation/ledger.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "reconciliation/testing/small_story.h"

namespace synoptic {
namespace {

TEST(ledger, one_word_changed_is_not_verbatim) {
  struct Case {
    const char* a;
    const char* b;
    bool verbatim;
  };
  const Case cases[] = {
      {"We sell the boats.", "we sell the boats", true},
      {"We sell 40 boats", "We sell 41 boats", false},
      {"We do not sell the boats", "We do sell the boats", false},
      {"We sell the boats of Anna", "We sell the boats of Hanna", false},
      {"Our No. 1 aim is peace", "Our number one aim is peace", true},
      {"the mornings (sic) boat", "the mornings boat", true},
  };
  for (const Case& one : cases) {
    EXPECT_EQ(match_wordings(one.a, one.b).verbatim, one.verbatim) << one.a;
  }
}

TEST(ledger, content_is_found_in_any_order_and_form) {
  const WordingMatch match =
      match_wordings("guided by the reciprocity principle",
                     "as before we proceed from the principle of reciprocity");
  EXPECT_GE(match.content, 0.6);
  EXPECT_EQ(
      match_wordings("the harbour stays shut", "bread is cheaper in the valley")
          .content,
      0);
}

/// The entries of a ledger, a line each: its verdict and its uses.
std::string ledger_of(const std::vector<std::string>& texts) {
  const SmallStory small(texts);
  std::string out;
  for (const LedgerEntry& entry :
       collate_quotations(small.story, small.reports, small.links)) {
    out += to_string(entry.verdict);
    for (const QuotationUse& use : entry.uses) {
      out += " | " + small.words(use.evidence);
    }
    out += "\n";
  }
  return out;
}

TEST(ledger, sentences_that_one_outlet_runs_together_are_compared_apart) {
  EXPECT_EQ(
      ledger_of({"\"We will keep the bridge open,\" Ada Berg said. \"Nobody "
                 "asked us to sell it.\"",
                 "\"We will keep the bridge open. Nobody has ever asked us to "
                 "sell it,\" Ada Berg said."}),
      "agree | We will keep the bridge open, | We will keep the bridge open.\n"
      "differs | Nobody asked us to sell it. | Nobody has ever asked us to "
      "sell it,\n");
}

TEST(ledger, sentences_that_nobody_else_has_stay_one_quotation) {
  EXPECT_EQ(ledger_of({"\"It is late. We are tired,\" Ada Berg said.",
                       "Ada Berg was tired."}),
            "single | It is late. We are tired,\n");
}

TEST(ledger, a_part_of_one_remark_does_not_draw_in_another) {
  EXPECT_EQ(
      ledger_of({"The lorry \"was on the road it was supposed to be on\", Ada "
                 "Berg said.",
                 "\"I believe that the lorry was on the road it was supposed "
                 "to be on. I believe that the bus was on the wrong road,\" "
                 "Ada Berg said."}),
      "agree | was on the road it was supposed to be on | I believe that the "
      "lorry was on the road it was supposed to be on.\n"
      "single | I believe that the bus was on the wrong road,\n");
}

}  // namespace
}  // namespace synoptic
