// SPDX-License-Identifier: Apache-2.0
#include "language/word_form.h"

#include "base/unicode.h"
#include "base/utf8.h"

namespace synoptic {
namespace {

constexpr std::size_t kLongestForm = 48;

char32_t plain_character(char32_t c) {
  if (is_digit(c)) return U'0';
  switch (c) {
    case U'\u2018':
    case U'\u2019':
    case U'\u02BC':
    case U'`':
      return U'\'';
    case U'\u201C':
    case U'\u201D':
      return U'"';
    case U'\u2010':
    case U'\u2011':
    case U'\u2013':
    case U'\u2014':
      return U'-';
    default:
      return to_lower(c);
  }
}

}  // namespace

std::string plain_form(std::string_view word) {
  std::string form;
  for (std::size_t at = 0; at < word.size() && form.size() < kLongestForm;) {
    const auto byte = static_cast<unsigned char>(word[at]);
    if (byte < 0x80) {
      form.push_back(static_cast<char>(plain_character(byte)));
      ++at;
      continue;
    }
    const CodePoint next = decode_utf8(word, at);
    append_utf8(form, plain_character(next.value));
    at += next.size;
  }
  return form;
}

}  // namespace synoptic
