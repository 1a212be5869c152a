// SPDX-License-Identifier: Apache-2.0
#include "engine/understand.h"

#include <gtest/gtest.h>

#include <string>

namespace synoptic {
namespace {

constexpr std::size_t kMost = 4096;

Document document_of(std::string text) {
  Document document;
  document.blocks.push_back(
      {{0, static_cast<std::uint32_t>(text.size())}, BlockKind::Paragraph});
  document.text = std::move(text);
  return document;
}

TEST(understand, a_text_longer_than_is_read_stays_whole) {
  std::string text;
  while (text.size() < kMost + 1000) text += "It rains on the hills. ";
  text.pop_back();
  const Report report = understand(document_of(text), Resources{}, kMost);
  EXPECT_EQ(report.document.text, text);
  EXPECT_EQ(report.document.blocks.size(), 1u);
  EXPECT_EQ(report.document.blocks[0].span.end, text.size());
  ASSERT_FALSE(report.analysis.tokens.empty());
  EXPECT_LE(report.analysis.tokens.back().span.end, kMost);
  EXPECT_GT(report.analysis.tokens.back().span.end, kMost - 100);
}

TEST(understand, a_long_text_without_white_space_is_cut_between_letters) {
  std::string text = "x";
  while (text.size() < kMost + 1000) text += "\xD1\x8F";
  const Report report = understand(document_of(text), Resources{}, kMost);
  EXPECT_EQ(report.document.text, text);
  for (const Token& token : report.analysis.tokens) {
    EXPECT_EQ(token.span.end % 2, 1u);
  }
}

}  // namespace
}  // namespace synoptic
