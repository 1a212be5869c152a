// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace synoptic {

// Character classes by the Unicode Character Database (through ICU), never by
// the locale.
bool is_letter(char32_t c);
bool is_digit(char32_t c);  ///< A decimal digit of any script.
bool is_upper(char32_t c);  ///< Upper or title case.
bool is_lower(char32_t c);
bool is_space(char32_t c);  ///< White space, no-break and zero-width ones too.
bool is_word(char32_t c);   ///< A letter, a digit or a combining mark.

/// Any mark that opens or closes a quotation in some style: straight, curly
/// and low ones, angles and corners, single or double. Apostrophes are told
/// apart by their neighbours, which is the caller's work.
bool is_double_quote(char32_t c);
bool is_single_quote(char32_t c);

char32_t to_lower(char32_t c);

/// The text in lower case, by simple (one to one) case mapping, so that it has
/// as many code points as before.
std::string to_lower(std::string_view text);

/// What two spellings of one word have in common: lower case, without
/// diacritics (an accented "Zoe" and "zoe"), with curly apostrophes and dashes
/// made plain. For comparing, never for showing.
std::string fold(std::string_view text);

}  // namespace synoptic
