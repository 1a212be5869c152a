// SPDX-License-Identifier: Apache-2.0
#include "reconciliation/ledger.h"

#include <gtest/gtest.h>

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

}  // namespace
}  // namespace synoptic
