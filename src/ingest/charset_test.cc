// SPDX-License-Identifier: Apache-2.0
#include "ingest/charset.h"

#include <gtest/gtest.h>

#include <string>

namespace synoptic {
namespace {

using namespace std::string_literals;

struct Case {
  std::string bytes;
  std::string text;
  std::string note;
};

TEST(charset, every_encoding_becomes_utf8_and_says_so) {
  const Case cases[] = {
      {"plain", "plain", ""},
      {"caf\xC3\xA9", "café", ""},
      {"\xEF\xBB\xBFmarked", "marked", ""},
      {"\xFF\xFEH\0i\0"s, "Hi", "read as UTF-16LE"},
      {"\xFE\xFF\0H\0i"s, "Hi", "read as UTF-16BE"},
      {"H\0i\0 \0y\0o\0u\0"s, "Hi you", "read as UTF-16LE"},
      {"\0H\0i\0 \0y\0o\0u"s, "Hi you", "read as UTF-16BE"},
      {"one\0two three four five six"s, "onetwo three four five six",
       "1 NUL byte dropped"},
      {"\x93now\x94 na\xEFve", "“now” naïve", "read as WINDOWS-1252"},
  };
  for (const Case& one : cases) {
    const auto decoded = decode_text(one.bytes, "a.txt");
    ASSERT_TRUE(decoded) << one.text;
    EXPECT_EQ(decoded->text(), one.text);
    EXPECT_EQ(decoded->note(), one.note);
  }
}

TEST(charset, a_few_broken_bytes_leave_the_text_utf8) {
  const auto decoded = decode_text("d\xC3\xA9j\xC3\xA0 \xFF vu", "a.txt");
  ASSERT_TRUE(decoded);
  EXPECT_EQ(decoded->text(), "déjà \uFFFD vu");
  EXPECT_EQ(decoded->note(), "1 byte that is no UTF-8 replaced");
}

TEST(charset, a_cyrillic_page_in_its_old_encoding_is_told) {
  // "Мы не знаем, что будет завтра, сказал он." in Windows-1251, five times.
  std::string bytes;
  for (int i = 0; i < 5; ++i) {
    bytes +=
        "\xCC\xFB \xED\xE5 \xE7\xED\xE0\xE5\xEC, \xF7\xF2\xEE "
        "\xE1\xF3\xE4\xE5\xF2 \xE7\xE0\xE2\xF2\xF0\xE0, "
        "\xF1\xEA\xE0\xE7\xE0\xEB \xEE\xED. ";
  }
  const auto decoded = decode_text(bytes, "a.txt");
  ASSERT_TRUE(decoded);
  EXPECT_TRUE(decoded->text().starts_with("Мы не знаем"));
}

TEST(charset, a_declared_charset_goes_before_detection) {
  const auto decoded = decode_text("\xE1\xE2", "a.txt", "iso-8859-7");
  ASSERT_TRUE(decoded);
  EXPECT_EQ(decoded->text(), "αβ");
}

TEST(charset, what_is_no_text_is_refused_by_name) {
  const auto picture = decode_text("\x89PNG\r\n\x1a\n....", "a.txt");
  ASSERT_FALSE(picture);
  EXPECT_EQ(picture.error().code, ErrorCode::NotText);
  EXPECT_EQ(picture.error().message, "a.txt: this is a PNG image, no text");
  const auto noise = decode_text("\x01\x02\x03\x04\x05\x06", "b");
  ASSERT_FALSE(noise);
  EXPECT_EQ(noise.error().message, "b: binary data, no text");
}

TEST(charset, nothing_but_white_space_is_empty) {
  for (const std::string bytes : {"", " \n\t\r\n", "\xEF\xBB\xBF\n"}) {
    const auto decoded = decode_text(bytes, "a.txt");
    ASSERT_FALSE(decoded);
    EXPECT_EQ(decoded.error().code, ErrorCode::Empty);
  }
}

}  // namespace
}  // namespace synoptic
