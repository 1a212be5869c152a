// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "base/span.h"
#include "base/word_list.h"

namespace synoptic {

/// What the tokenizer asks of a language.
struct TokenLists {
  /// "gov", "u.s": words that keep their stop. The value is "title" (a name
  /// follows), "number" (a number follows) or "word" (may end a sentence).
  WordMap<std::string> abbreviations;
  WordSet prefixes;  ///< "anti", "non": kept with the word after the hyphen.
  WordSet units;     ///< "bn", "km", "pm": cut from the number before them.
  WordSet clitics;   ///< "'s", "n't": cut from the word before them.
  WordMap<std::string> contractions;  ///< "cannot" to "can": its first part.
};

/// The tokens of `text` inside `range`, in order, without overlap; between
/// them stands white space only. Cut as Universal Dependencies cuts English
/// words: "do|n't", "Russia|'s", "long|-|term", "$|36.5|billion". Any text is
/// acceptable; time is linear.
std::vector<Span> split_tokens(std::string_view text, Span range,
                               const TokenLists& lists);

/// True if the token, as it stands, is one that keeps its stop.
bool is_abbreviation(std::string_view token, const TokenLists& lists);

}  // namespace synoptic
