// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/word_list.h"

namespace synoptic {

/// The words of a line, folded, for comparing: "Don't miss it - 4 photos" is
/// dont miss it 4 photos. Marks go, apostrophes close up, `(c)` is a word.
class FoldedWords {
 public:
  explicit FoldedWords(std::string_view line);

  const std::vector<std::string_view>& words() const& { return words_; }
  std::vector<std::string_view> words() const&& = delete;

  FoldedWords(const FoldedWords&) = delete;
  FoldedWords& operator=(const FoldedWords&) = delete;

 private:
  std::string folded_;
  std::vector<std::string_view> words_;
};

/// One phrase that furniture of pages is made of.
///
/// A pattern is words: `#` stands for one word with a digit, `?` for any one
/// word, `*` for any number of words. It must match a whole line.
struct FurniturePhrase {
  std::vector<std::string> pattern;
  std::string reason;
  std::uint32_t most_words = 0;  ///< A longer line is no such furniture.
  bool no_stop = false;          ///< A line that ends a sentence is none.
  bool tail = false;     ///< Also stands as last sentence of a paragraph.
  bool section = false;  ///< A list of links follows it.
};

/// Phrases, found by their words: the cost of a look-up is that of the line
/// and of the few phrases that share a telling word with it.
class FurniturePhrases {
 public:
  FurniturePhrases() = default;

  /// From a list file: reason, pattern, then any of `max=N` (words; 25 if not
  /// said), `nostop`, `tail`, `section`.
  explicit FurniturePhrases(std::string_view list);

  /// The first phrase of the list that matches the words; null if none.
  const FurniturePhrase* find(const std::vector<std::string_view>& words,
                              bool ends_sentence) const;

 private:
  std::vector<FurniturePhrase> phrases_;
  WordMap<std::vector<std::uint32_t>> by_word_;  // first literal word
};

/// True if the pattern matches all the words.
bool matches(const std::vector<std::string>& pattern,
             const std::vector<std::string_view>& words);

}  // namespace synoptic
