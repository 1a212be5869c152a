// SPDX-License-Identifier: Apache-2.0
#include "stories/words.h"

#include <algorithm>

#include "base/unicode.h"
#include "base/utf8.h"

namespace synoptic {
namespace {

/// Marks after which a capital letter says nothing.
bool opens_sentence(char32_t c) {
  return c == U'.' || c == U'!' || c == U'?' || c == U'\n' || c == U':' ||
         c == U'-' || c == U'–' || c == U'—' || c == U'•' ||
         is_double_quote(c) || c == U'‘';
}

bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }

/// The end of the word that begins at `begin`.
std::size_t end_of_word(std::string_view text, std::size_t begin) {
  bool digits = true;
  std::size_t at = begin;
  while (at < text.size()) {
    const CodePoint next = decode_utf8(text, at);
    const bool inner = (next.value == U',' || next.value == U'.') && digits &&
                       at + 1 < text.size() && is_ascii_digit(text[at + 1]);
    if (!inner && !is_word(next.value)) break;
    if (!inner && !is_digit(next.value)) digits = false;
    at += next.size;
  }
  return at;
}

bool ends_with(std::string_view word, std::string_view ending) {
  return word.size() > ending.size() + 2 && word.ends_with(ending);
}

}  // namespace

std::vector<Word> split_words(std::string_view text) {
  std::vector<Word> words;
  words.reserve(text.size() / 6);
  bool opening = true;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint first = decode_utf8(text, at);
    if (!is_word(first.value)) {
      if (opens_sentence(first.value)) opening = true;
      at += first.size;
      continue;
    }
    const std::size_t end = end_of_word(text, at);
    Word word;
    word.span = {static_cast<std::uint32_t>(at),
                 static_cast<std::uint32_t>(end)};
    word.folded = fold(text.substr(at, end - at));
    word.place = opening ? WordPlace::Opening : WordPlace::Inside;
    word.capital = is_upper(first.value);
    word.number = is_digit(first.value);
    if (word.number) std::erase(word.folded, ',');
    if (word.folded.size() > 1 || word.number) words.push_back(std::move(word));
    opening = false;
    at = end;
  }
  return words;
}

std::string word_stem(std::string_view folded) {
  std::string stem(folded);
  if (stem.size() < 4 || is_ascii_digit(stem.front())) return stem;
  if (ends_with(stem, "ies")) {
    stem.replace(stem.size() - 3, 3, "y");
  } else if (ends_with(stem, "sses")) {
    stem.resize(stem.size() - 2);
  } else if (stem.back() == 's') {
    const char before = stem[stem.size() - 2];
    if (before != 's' && before != 'u' && before != 'i') stem.pop_back();
  }
  return stem;
}

std::uint64_t hash_of(std::string_view text) {
  // FNV-1a, and a last mixing so that all bits depend on all bytes.
  std::uint64_t hash = 0xCBF29CE484222325;
  for (const char byte : text) {
    hash ^= static_cast<unsigned char>(byte);
    hash *= 0x100000001B3;
  }
  hash ^= hash >> 29;
  hash *= 0xBF58476D1CE4E5B9;
  return hash ^ (hash >> 32);
}

}  // namespace synoptic
