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

}  // namespace
}  // namespace synoptic
