// SPDX-License-Identifier: Apache-2.0
#include "output/terminal.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>

namespace synoptic {
namespace {

TEST(terminal, columns_are_counted_not_bytes) {
  const std::pair<std::string_view, int> kCases[] = {
      {"", 0},
      {"plain", 5},
      {"Zoë", 3},
      {"Zoe\xCC\x88", 3},  // A combining diaeresis.
      {"川の", 4},
      {"ｗｉｄｅ", 8},
      {"\U0001F6A2", 2},
      {"a\xE2\x80\x8B"
       "b",
       2},  // A zero-width space.
      {"מים", 3},
      {"\x1b[1m", 4},  // Its picture and three letters.
  };
  for (const auto& [text, width] : kCases)
    EXPECT_EQ(column_width(text), width) << text;
}

TEST(terminal, report_text_is_inert) {
  const std::pair<std::string_view, std::string_view> kCases[] = {
      {"two\r\n\tlines", "two lines"},
      {"\x1b[2J\x07", "␛[2J␇"},
      {"\x7f", "␡"},
      {"\xC2\x9B"
       "31m",
       "\xEF\xBF\xBD"
       "31m"},
      {"\xE2\x80\xAE"
       "abc",
       "\xEF\xBF\xBD"
       "abc"},
      {"soft\xC2\xADhyphen", "softhyphen"},
      {"no\xC2\xA0"
       "break",
       "no\xC2\xA0"
       "break"},
      {"\xFF", "\xEF\xBF\xBD"},
  };
  for (const auto& [text, expected] : kCases) EXPECT_EQ(inert(text), expected);
}

std::string page_of(int width, const std::vector<Run>& runs, Indent indent = {},
                    Color color = Color::Never) {
  TerminalPage page(color, width);
  page.paragraph(runs, indent);
  return page.take();
}

TEST(terminal, paragraphs_wrap_at_words) {
  EXPECT_EQ(page_of(20, {{"one two three four five six"}}, {2, 4}),
            "  one two three four\n    five six\n");
  EXPECT_EQ(page_of(20, {{""}}), "");
  EXPECT_EQ(page_of(20, {{"aaaaaaaaaaaaaaaaaaaaaaaaa b"}}),
            "aaaaaaaaaaaaaaaaaaaa\naaaaa b\n");
  EXPECT_EQ(page_of(20, {{"twelve characters\xC2\xA0stay"}}),
            "twelve\ncharacters stay\n");
}

TEST(terminal, wide_characters_wrap_between_any_two) {
  EXPECT_EQ(page_of(20, {{"川川川川川川川川川川川"}}),
            "川川川川川川川川川川\n川\n");
}

TEST(terminal, runs_join_without_a_space_between_them) {
  EXPECT_EQ(page_of(20, {{"(", Style::Quiet}, {"joined", Style::Strong}, {")"}},
                    {0, 0}),
            "(joined)\n");
  EXPECT_EQ(page_of(20, {{"one two three ("}, {"joined"}, {")"}}),
            "one two three\n(joined)\n");
}

TEST(terminal, styles_end_with_their_words) {
  EXPECT_EQ(
      page_of(20, {{"a "}, {"b", Style::Alarm}, {" c"}}, {}, Color::Always),
      "a \x1b[1;31mb\x1b[0m c\n");
}

}  // namespace
}  // namespace synoptic
