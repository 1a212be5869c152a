// SPDX-License-Identifier: Apache-2.0
#include "ingest/line_look.h"

#include "base/unicode.h"
#include "base/utf8.h"

namespace synoptic {
namespace {

// Headlines of the development reports have 4 to 16 words; a standfirst, too.
constexpr std::size_t kMostHeadlineWords = 30;
constexpr std::size_t kMostHeadlineBytes = 250;

bool closes(char32_t c) {
  return is_double_quote(c) || is_single_quote(c) || c == U')' || c == U']' ||
         is_space(c);
}

void look_at_end(std::string_view line, LineLook& look) {
  std::size_t at = line.size();
  while (at > 0) {
    const CodePoint last = decode_utf8_before(line, at);
    if (!closes(last.value)) {
      look.ends_colon = last.value == U':' || last.value == U'\uFF1A';
      look.ends_stop = last.value == U'.' || last.value == U'\u3002' ||
                       last.value == U'\u0964' || last.value == U'\u06D4';
      look.ends_sentence = look.ends_stop || last.value == U'!' ||
                           last.value == U'?' || last.value == U'\u2026' ||
                           last.value == U'\uFF01' || last.value == U'\uFF1F' ||
                           last.value == U'\u061F';
      return;
    }
    at -= last.size;
  }
}

}  // namespace

std::string_view first_bytes(std::string_view text, std::size_t n) {
  if (text.size() <= n) return text;
  while (n > 0 && (static_cast<unsigned char>(text[n]) & 0xC0) == 0x80) --n;
  return text.substr(0, n);
}

LineLook look_at(std::string_view line) {
  LineLook look;
  look.is_long = line.size() > kLongestFurniture;
  const std::string_view seen = first_bytes(line, kLongestFurniture);
  bool in_word = false;
  for (std::size_t at = 0; at < seen.size();) {
    const CodePoint next = decode_utf8(seen, at);
    at += next.size;
    const char32_t c = next.value;
    const bool letter = is_letter(c);
    const bool digit = !letter && is_digit(c);
    if (letter) {
      ++look.letters;
      if (is_upper(c)) ++look.upper_letters;
      if (is_lower(c)) ++look.lower_letters;
    }
    if (digit) ++look.digits;
    if (is_double_quote(c)) ++look.quotes;
    if ((letter || digit) && !in_word) {
      ++look.words;
      if (letter && is_upper(c)) ++look.capital_words;
      if (look.words == 1 && letter && is_lower(c)) look.begins_lower = true;
      in_word = true;
    } else if (!letter && !digit && !is_single_quote(c) && !is_word(c)) {
      in_word = false;
    }
  }
  look_at_end(line, look);
  return look;
}

bool looks_like_headline(const LineLook& look) {
  return !look.is_long && look.words >= 1 && look.words <= kMostHeadlineWords &&
         look.letters >= 3 && look.letters <= kMostHeadlineBytes &&
         !look.ends_stop && !look.ends_colon;
}

}  // namespace synoptic
