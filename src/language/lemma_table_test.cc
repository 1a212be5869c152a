// SPDX-License-Identifier: Apache-2.0
#include "language/lemma_table.h"

#include <gtest/gtest.h>

namespace synoptic {
namespace {

TEST(lemma_table, an_ending_is_never_cut_through_a_letter) {
  // "lb": in lower case, less one byte.
  EXPECT_EQ(LemmaTable::apply("lb", "Boats"), "boat");
  EXPECT_EQ(LemmaTable::apply("lb", "\u00AE"), "\u00AE");
  EXPECT_EQ(LemmaTable::apply("lb", "caf\u00E9"), "caf\u00E9");
  EXPECT_EQ(LemmaTable::apply("lc", "caf\u00E9"), "caf");
  EXPECT_EQ(LemmaTable::apply("lby", "armie\u2019"), "armie\u2019");
}

TEST(lemma_table, letters_of_several_bytes_change_whole) {
  struct Case {
    const char* word;
    const char* lemma;
  };
  // Two letters of Cyrillic share their first byte, as their second may be.
  for (const Case& c :
       {Case{"\u043C\u043E\u0432\u0438", "\u043C\u043E\u0432\u0430"},
        Case{"\u041C\u043E\u0432\u0438", "\u043C\u043E\u0432\u0430"},
        Case{"\u00E9t\u00E9s", "\u00E9t\u00E9"}, Case{"\u0430", "\u0431"},
        Case{"boats", "boat"}}) {
    EXPECT_EQ(
        LemmaTable::apply(LemmaTable::script_for(c.word, c.lemma), c.word),
        c.lemma);
  }
}

TEST(lemma_table, endings_are_counted_in_letters) {
  using Endings = std::vector<std::string_view>;
  EXPECT_EQ(LemmaTable::endings(""), Endings{""});
  EXPECT_EQ(LemmaTable::endings("ab"), (Endings{"", "b", "ab"}));
  EXPECT_EQ(LemmaTable::endings("\u0430b"), (Endings{"", "b", "\u0430b"}));
  const Endings longest =
      LemmaTable::endings("\u0430\u0431\u0432\u0433\u0434\u0435\u0436\u0437");
  EXPECT_EQ(longest.back(), "\u0432\u0433\u0434\u0435\u0436\u0437");
}

}  // namespace
}  // namespace synoptic
