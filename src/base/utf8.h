// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace synoptic {

/// One code point of a text and how many bytes hold it.
struct CodePoint {
  char32_t value = 0;
  std::uint32_t size = 0;
};

/// The code point that begins at byte `at`. A byte that begins no valid UTF-8
/// sequence gives U+FFFD of size 1. Requires: `at < text.size()`.
CodePoint decode_utf8(std::string_view text, std::size_t at);

/// The code point that ends just before byte `at`, by the rules above.
/// Requires: `0 < at <= text.size()`.
CodePoint decode_utf8_before(std::string_view text, std::size_t at);

void append_utf8(std::string& out, char32_t code_point);

bool is_valid_utf8(std::string_view text);

/// A text made valid, and how many bytes had to be replaced by U+FFFD.
struct RepairedText {
  std::string text;
  std::size_t replaced = 0;
};
RepairedText repair_utf8(std::string_view bytes);

std::size_t count_code_points(std::string_view text);

/// Turns byte offsets of one text into code point offsets and back.
///
/// Built once in linear time; each look-up is constant. Offsets inside a code
/// point count as its beginning; offsets past the end count as the end.
class CodePointIndex {
 public:
  explicit CodePointIndex(std::string_view text);

  std::uint32_t code_point_of(std::uint32_t byte) const;
  std::uint32_t byte_of(std::uint32_t code_point) const;

 private:
  // The byte of every 64th code point; between them the text is walked.
  std::string_view text_;
  std::vector<std::uint32_t> marks_;       // code point count at byte 64 * i
  std::vector<std::uint32_t> byte_marks_;  // byte of code point 64 * i
};

}  // namespace synoptic
