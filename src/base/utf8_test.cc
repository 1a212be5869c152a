// SPDX-License-Identifier: Apache-2.0
#include "base/utf8.h"

#include <gtest/gtest.h>

namespace synoptic {
namespace {

TEST(utf8, every_broken_byte_is_replaced_and_counted) {
  const RepairedText repaired = repair_utf8("a\xC3\xA9\xFFz\xE2\x82");
  EXPECT_EQ(repaired.text, "a\xC3\xA9\xEF\xBF\xBDz\xEF\xBF\xBD\xEF\xBF\xBD");
  EXPECT_EQ(repaired.replaced, 3u);
}

TEST(utf8, offsets_survive_the_way_to_code_points_and_back) {
  std::string text;
  for (int i = 0; i < 300; ++i)
    text += i % 3 == 0 ? "é" : i % 3 == 1 ? "€" : "x";
  const CodePointIndex index(text);
  std::uint32_t code_point = 0;
  for (std::size_t at = 0; at < text.size(); ++code_point) {
    EXPECT_EQ(index.code_point_of(static_cast<std::uint32_t>(at)), code_point);
    EXPECT_EQ(index.byte_of(code_point), at);
    at += decode_utf8(text, at).size;
  }
  EXPECT_EQ(index.code_point_of(static_cast<std::uint32_t>(text.size())), 300u);
  EXPECT_EQ(index.byte_of(300), text.size());
}

TEST(utf8, the_code_point_before_an_offset_is_the_one_that_ends_there) {
  const std::string text = "aé€😀";
  EXPECT_EQ(decode_utf8_before(text, text.size()).value, U'😀');
  EXPECT_EQ(decode_utf8_before(text, 6).value, U'€');
  EXPECT_EQ(decode_utf8_before(text, 3).value, U'é');
  EXPECT_EQ(decode_utf8_before(text, 1).value, U'a');
}

}  // namespace
}  // namespace synoptic
