// SPDX-License-Identifier: Apache-2.0
#include "base/unicode.h"

#include <gtest/gtest.h>

namespace synoptic {
namespace {

TEST(unicode, folding_leaves_what_spellings_share) {
  EXPECT_EQ(fold("Türkiye"), "turkiye");
  EXPECT_EQ(fold("Çırağan"), "ciragan");
  EXPECT_EQ(fold("It’s — ÉTÉ"), "it's - ete");
  EXPECT_EQ(fold("Zürich Łódź"), "zurich lodz");
}

TEST(unicode, lower_case_keeps_the_count_of_code_points) {
  EXPECT_EQ(to_lower("ÀÉÎ Straße"), "àéî straße");
}

}  // namespace
}  // namespace synoptic
