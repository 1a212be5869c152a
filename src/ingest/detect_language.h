// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/word_list.h"

namespace synoptic {

/// The commonest small words of each language that can be told.
struct LanguageMarks {
  std::vector<std::string> codes;           ///< ISO 639-1, in list order.
  WordMap<std::vector<std::size_t>> words;  ///< Lower-case word to codes.
};

/// From a list file: code, then its words parted by blanks.
LanguageMarks parse_language_marks(std::string_view list);

/// The scripts that texts are told apart by.
enum class Script {
  None,
  Latin,
  Cyrillic,
  Greek,
  Arabic,
  Hebrew,
  Devanagari,
  Thai,
  Han,
  Kana,
  Hangul,
  Other,
};

/// The script that most letters of a text belong to; None without letters.
Script main_script(std::string_view text);

/// The language of a text as ISO 639-1, told by its script, by letters that
/// only one language has, and by its small words. Empty where these say too
/// little, or two languages are too close.
std::string detect_language(std::string_view text, const LanguageMarks& marks);

/// True if a line is surely in another language than `language`: none of its
/// words marks that one, and several mark another.
bool is_foreign(std::string_view line, std::string_view language,
                const LanguageMarks& marks);

}  // namespace synoptic
