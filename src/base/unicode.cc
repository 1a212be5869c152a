// SPDX-License-Identifier: Apache-2.0
#include "base/unicode.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "base/utf8.h"

namespace synoptic {
namespace {

UChar32 icu(char32_t c) { return static_cast<UChar32>(c); }

/// Latin letters whose stroke is part of the letter, so that decomposition
/// leaves them alone: what an outlet without them prints instead.
char32_t plain_letter(char32_t c) {
  switch (c) {
    case U'\u0131':
      return U'i';
    case U'\u0142':
      return U'l';
    case U'\u00F8':
      return U'o';
    case U'\u0111':
      return U'd';
    case U'\u2018':
    case U'\u2019':
    case U'\u02BC':
    case U'`':
      return U'\'';
    case U'\u2010':
    case U'\u2011':
    case U'\u2013':
    case U'\u2014':
      return U'-';
    default:
      return c;
  }
}

}  // namespace

bool is_letter(char32_t c) {
  if (c < 0x80) return (c | 0x20) >= U'a' && (c | 0x20) <= U'z';
  return u_isalpha(icu(c)) != 0;
}

bool is_digit(char32_t c) {
  if (c < 0x80) return c >= U'0' && c <= U'9';
  return u_isdigit(icu(c)) != 0;
}

bool is_upper(char32_t c) {
  if (c < 0x80) return c >= U'A' && c <= U'Z';
  return u_isupper(icu(c)) != 0 || u_istitle(icu(c)) != 0;
}

bool is_lower(char32_t c) {
  if (c < 0x80) return c >= U'a' && c <= U'z';
  return u_islower(icu(c)) != 0;
}

bool is_space(char32_t c) {
  if (c < 0x80) return c == U' ' || (c >= U'\t' && c <= U'\r');
  return u_isUWhiteSpace(icu(c)) != 0 || c == 0x200B || c == 0xFEFF;
}

bool is_word(char32_t c) {
  if (is_letter(c) || is_digit(c)) return true;
  if (c < 0x80) return false;
  const auto mark = U_GC_MN_MASK | U_GC_MC_MASK | U_GC_ME_MASK;
  return (U_GET_GC_MASK(icu(c)) & mark) != 0;
}

bool is_double_quote(char32_t c) {
  return c == U'"' || c == U'\u201C' || c == U'\u201D' || c == U'\u201E' ||
         c == U'\u201F' || c == U'\u00AB' || c == U'\u00BB' || c == U'\u300C' ||
         c == U'\u300D' || c == U'\u300E' || c == U'\u300F';
}

bool is_single_quote(char32_t c) {
  return c == U'\'' || c == U'\u2018' || c == U'\u2019' || c == U'\u201A' ||
         c == U'\u201B' || c == U'\u2039' || c == U'\u203A';
}

char32_t to_lower(char32_t c) {
  if (c < 0x80) return is_upper(c) ? c | 0x20 : c;
  return static_cast<char32_t>(u_tolower(icu(c)));
}

std::string to_lower(std::string_view text) {
  std::string lower;
  lower.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint next = decode_utf8(text, at);
    append_utf8(lower, to_lower(next.value));
    at += next.size;
  }
  return lower;
}

std::string fold(std::string_view text) {
  bool plain = true;
  for (const char byte : text) {
    if (static_cast<unsigned char>(byte) >= 0x80) plain = false;
  }
  if (plain) return to_lower(text);
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
  icu::UnicodeString wide = icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  if (U_SUCCESS(status)) wide = nfd->normalize(wide, status);
  std::string folded;
  folded.reserve(text.size());
  for (int32_t at = 0; at < wide.length(); at = wide.moveIndex32(at, 1)) {
    const UChar32 c = wide.char32At(at);
    if ((U_GET_GC_MASK(c) & U_GC_MN_MASK) != 0) continue;
    append_utf8(folded, plain_letter(to_lower(static_cast<char32_t>(c))));
  }
  return folded;
}

}  // namespace synoptic
