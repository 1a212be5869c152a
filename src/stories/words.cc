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
         c == U'-' || c == U'\u2013' || c == U'\u2014' || c == U'\u2022' ||
         is_double_quote(c) || c == U'\u2018';
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

/// A stem as what is kept of the word and what takes the place of its ending.
struct Stem {
  std::string_view kept;
  std::string_view added;
};

Stem stem_parts(std::string_view word) {
  if (word.size() < 4 || is_ascii_digit(word.front())) return {word, ""};
  if (ends_with(word, "ies")) return {word.substr(0, word.size() - 3), "y"};
  if (ends_with(word, "sses")) return {word.substr(0, word.size() - 2), ""};
  const char before = word[word.size() - 2];
  if (word.back() == 's' && before != 's' && before != 'u' && before != 'i') {
    return {word.substr(0, word.size() - 1), ""};
  }
  return {word, ""};
}

// FNV-1a, and a last mixing so that all bits depend on all bytes.
constexpr std::uint64_t kFnvBasis = 0xCBF29CE484222325;

std::uint64_t add_bytes(std::uint64_t hash, std::string_view text) {
  for (const char byte : text) {
    hash ^= static_cast<unsigned char>(byte);
    hash *= 0x100000001B3;
  }
  return hash;
}

std::uint64_t finish(std::uint64_t hash) {
  hash ^= hash >> 29;
  hash *= 0xBF58476D1CE4E5B9;
  return hash ^ (hash >> 32);
}

/// fold() of a word, without a detour for plain ASCII.
std::string fold_word(std::string_view word) {
  std::string folded(word);
  for (char& c : folded) {
    if (static_cast<unsigned char>(c) >= 0x80) return fold(word);
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  }
  return folded;
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
    word.folded = fold_word(text.substr(at, end - at));
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
  const Stem stem = stem_parts(folded);
  return std::string(stem.kept).append(stem.added);
}

std::uint64_t hash_of_stem(std::string_view folded) {
  const Stem stem = stem_parts(folded);
  return finish(add_bytes(add_bytes(kFnvBasis, stem.kept), stem.added));
}

std::uint64_t hash_of(std::string_view text) {
  return finish(add_bytes(kFnvBasis, text));
}

}  // namespace synoptic
