// SPDX-License-Identifier: Apache-2.0
#include "ingest/transfer_coding.h"

#include <gtest/gtest.h>

namespace synoptic {
namespace {

TEST(transfer_coding, base64_gives_its_bytes) {
  EXPECT_EQ(decode_base64("VGhlIGRhbSBoZWxkLg=="), "The dam held.");
  EXPECT_EQ(decode_base64("VGhl\r\n IGRhbQ"), "The dam");
  EXPECT_EQ(decode_base64("The dam held."), std::nullopt);
  EXPECT_EQ(decode_base64(""), "");
}

TEST(transfer_coding, quoted_printable_joins_soft_line_ends) {
  EXPECT_EQ(decode_quoted_printable("The dam =\r\nheld"), "The dam held");
  EXPECT_EQ(decode_quoted_printable("caf=C3=A9 = 2"), "caf\xC3\xA9 = 2");
  EXPECT_EQ(decode_quoted_printable("ends ="), "ends ");
  EXPECT_EQ(decode_quoted_printable("=4"), "=4");
}

TEST(transfer_coding, encoded_words_of_a_header_are_read) {
  EXPECT_EQ(decode_words("=?utf-8?Q?The_dam_at_=C3=85l?= =?UTF-8?B?YnVyZw==?="),
            "The dam at \xC3\x85lburg");
  EXPECT_EQ(decode_words("=?iso-8859-1?q?caf=E9?= and more"),
            "caf\xC3\xA9 and more");
  EXPECT_EQ(decode_words("a\r\n folded line"), "a folded line");
  EXPECT_EQ(decode_words("=?utf-8?X?no?= =?"), "=?utf-8?X?no?= =?");
}

}  // namespace
}  // namespace synoptic
