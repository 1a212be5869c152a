// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "base/word_list.h"

namespace synoptic {

enum class PieceKind : std::uint8_t { Letters, Digits, Mark };

/// A run of letters, a run of ASCII digits or a single mark: finer than a
/// token, so that "30-day", "2:35" and "$36.5" can be read part by part.
struct Piece {
  Span span;
  PieceKind kind = PieceKind::Mark;
  bool spaced = false;   ///< White space, or nothing, stands before it.
  bool breaks = false;   ///< A blank line or a block begins before it.
  bool capital = false;  ///< Its first letter is upper case.
  std::string fold;      ///< As `fold()` gives it: lower case, plain marks.
};

/// The pieces of a text in order; white space belongs to none. Letters with
/// stops between them are one piece ("a.m.", "U.S."), and the ending 's is a
/// piece of its own. `block_begins` are bytes, in order, at which a phrase
/// must not go on. Any valid UTF-8 is acceptable. Linear.
std::vector<Piece> scan_pieces(std::string_view text,
                               std::span<const std::uint32_t> block_begins);

/// True if the word is one of the others.
bool is_any(std::string_view word,
            std::initializer_list<std::string_view> others);

/// Phrases of several words, each with the fields of its list entry.
class PhraseTable {
 public:
  /// Adds a phrase as a list file writes it ("miles per hour"). An equal
  /// phrase added before stays.
  void add(std::string_view phrase, std::vector<std::string> fields);

  struct Match {
    std::size_t end = 0;  ///< The first piece after the phrase.
    const std::vector<std::string>* fields = nullptr;
  };

  /// The longest phrase whose words are those of `pieces` from `at` on, not
  /// across a break; `fields` is null if there is none.
  Match match(std::span<const Piece> pieces, std::size_t at) const;

 private:
  struct Phrase {
    std::vector<std::string> words;
    std::vector<std::string> fields;
  };
  WordMap<std::vector<Phrase>> by_first_;  // Longest first.
};

/// Fills a table from the text of a list file: the first field is the phrase,
/// the rest its fields.
PhraseTable parse_phrase_table(std::string_view list);

}  // namespace synoptic
