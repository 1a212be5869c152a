// SPDX-License-Identifier: Apache-2.0
#include "reading/quotation_marks.h"

#include <gtest/gtest.h>

#include <string>

namespace synoptic {
namespace {

/// The blocks of a text: its lines.
std::vector<Block> lines(std::string_view text) {
  std::vector<Block> blocks;
  std::uint32_t begin = 0;
  while (begin < text.size()) {
    const auto end = static_cast<std::uint32_t>(
        std::min(text.find('\n', begin), text.size()));
    if (end > begin) blocks.push_back({{begin, end}, BlockKind::Paragraph});
    begin = end + 1;
  }
  return blocks;
}

/// "[a] [b+]": what was found; + goes on in the next block, ! is not closed.
std::string found(std::string_view text) {
  std::string out;
  for (const QuotedText& quote : find_quoted_text(text, lines(text))) {
    if (!out.empty()) out += ' ';
    out += '[';
    out += slice(text, quote.span);
    if (quote.end == QuoteEnd::Continued) out += '+';
    if (quote.end == QuoteEnd::Unclosed) out += '!';
    out += ']';
  }
  return out;
}

TEST(quotation_marks, all_styles_are_found_without_their_marks) {
  EXPECT_EQ(found("She said \"no more\" to all."), "[no more]");
  EXPECT_EQ(found("She said “no more”."), "[no more]");
  EXPECT_EQ(found("She said «no more»."), "[no more]");
  EXPECT_EQ(found("She said « no more »."), "[no more]");
  EXPECT_EQ(found("She said „no more“."), "[no more]");
  EXPECT_EQ(found("She said ”no more”."), "[no more]");
  EXPECT_EQ(found("She said ``no more''."), "[no more]");
  EXPECT_EQ(found("She said ''no more,'' then left."), "[no more,]");
  EXPECT_EQ(found("She said ‘no more’."), "[no more]");
  EXPECT_EQ(found("She said 'no more'."), "[no more]");
}

TEST(quotation_marks, apostrophes_are_no_marks) {
  EXPECT_EQ(found("It's the farmers' and the miners' day, isn't it?"), "");
  EXPECT_EQ(found("The rock 'n' roll of the '60s and ’70s."), "");
  EXPECT_EQ(found("Tell 'em that the boys' school won't open."), "");
  EXPECT_EQ(found("He called it 'the miners' day' in Orvik."),
            "[the miners' day]");
  EXPECT_EQ(found("‘It’s late,’ he said. ‘Don’t go.’"),
            "[It’s late,] [Don’t go.]");
}

TEST(quotation_marks, what_stands_inside_belongs_to_the_outer_marks) {
  EXPECT_EQ(found("“He said ‘no’ to us,” she said."), "[He said ‘no’ to us,]");
  EXPECT_EQ(found("'He said \"no\" to us,' she said."),
            "[He said \"no\" to us,]");
}

TEST(quotation_marks, a_lost_mark_costs_one_stretch) {
  EXPECT_EQ(found("\"It is over, she said. \"We won.\" All left."),
            "[We won.]");
  EXPECT_EQ(found("It is over,\" she said. \"We won.\""), "[We won.]");
  EXPECT_EQ(found("“It is over, she said.\nThey left. “We won.”"),
            "[It is over, she said.!] [We won.]");
}

TEST(quotation_marks, a_quotation_of_several_paragraphs_goes_on) {
  EXPECT_EQ(found("“One.\n“Two.\n“Three,” she said."),
            "[One.+] [Two.+] [Three,]");
  EXPECT_EQ(found("“One.\nTwo,” she said. “Three.”"),
            "[One.+] [Two,] [Three.]");
}

TEST(quotation_marks, inches_close_nothing) {
  EXPECT_EQ(found("A 25\" screen and \"a desk\" were sold."), "[a desk]");
}

TEST(quotation_marks, dashes_and_brackets_may_stand_before_a_mark) {
  EXPECT_EQ(found("He left—“for good”—(‘at last’)."), "[for good] [at last]");
}

}  // namespace
}  // namespace synoptic
