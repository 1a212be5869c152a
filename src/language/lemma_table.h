// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "language/model_file.h"

namespace synoptic {

/// Lemmas learned from a treebank: for a tag and a word, or a tag and the
/// longest ending that is known, how the lemma is made from the word.
///
/// A script is a letter and what it needs: "l" (lower case) or "k" (as it
/// stands), then how many bytes to cut ("a" for none, "b" for one ...), then
/// what to put there; or "w" and the lemma itself.
class LemmaTable {
 public:
  /// The longest ending that is looked up, in characters.
  static constexpr std::size_t kLongestEnding = 6;

  /// A form's endings of no letter, one, two and so on.
  static std::vector<std::string_view> endings(std::string_view plain);

  /// The script that makes `lemma` from `word`.
  static std::string script_for(std::string_view word, std::string_view lemma);
  static std::string apply(std::string_view script, std::string_view word);

  /// Keys of a word and of its endings; `tag` is a number for the tag.
  static std::uint64_t word_key(std::string_view plain, std::uint64_t tag);
  static std::uint64_t ending_key(std::string_view ending, std::uint64_t tag);

  /// Adds an entry. Requires: the key is new.
  void add(std::uint64_t key, std::string_view script);
  void index();

  std::string lemma(std::string_view word, std::uint64_t tag) const;

  void write(ByteWriter& out) const;
  static LemmaTable read(ByteReader& in, bool& ok);

 private:
  const std::string* find(std::uint64_t key) const;

  std::vector<std::string> scripts_;
  std::vector<std::uint64_t> keys_;
  std::vector<std::uint32_t> script_of_;  // of each key
  std::vector<std::uint32_t> slots_;      // open addressing; entry + 1, or 0
};

}  // namespace synoptic
