// SPDX-License-Identifier: Apache-2.0
#include "ingest/phrases.h"

#include <algorithm>
#include <charconv>

#include "base/unicode.h"
#include "base/utf8.h"

namespace synoptic {
namespace {

constexpr std::uint32_t kMostWords = 25;

bool has_digit(std::string_view word) {
  return word.find_first_of("0123456789") != std::string_view::npos;
}

bool fits(std::string_view pattern, std::string_view word) {
  return pattern == "?" || pattern == word ||
         (pattern == "#" && has_digit(word));
}

bool is_literal(std::string_view pattern) {
  return pattern != "*" && pattern != "?" && pattern != "#";
}

void read_flag(std::string_view flag, FurniturePhrase& phrase) {
  if (flag == "nostop") phrase.no_stop = true;
  if (flag == "tail") phrase.tail = true;
  if (flag == "section") phrase.section = true;
  if (flag.starts_with("max=")) {
    std::from_chars(flag.data() + 4, flag.data() + flag.size(),
                    phrase.most_words);
  }
}

}  // namespace

FoldedWords::FoldedWords(std::string_view line) : folded_(fold(line)) {
  std::string kept;
  kept.reserve(folded_.size() + 8);
  for (std::size_t at = 0; at < folded_.size();) {
    const CodePoint next = decode_utf8(folded_, at);
    if (is_word(next.value)) {
      kept.append(folded_, at, next.size);
    } else if (next.value == U'\u00A9') {
      kept += " \u00A9 ";
    } else if (next.value != U'\'') {
      kept += ' ';
    }
    at += next.size;
  }
  folded_ = std::move(kept);
  const std::string_view text = folded_;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = text.find_first_not_of(' ', at);
    if (begin == std::string_view::npos) break;
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    words_.push_back(text.substr(begin, end - begin));
    at = end;
  }
}

// Glob matching with one mark to come back to: linear in words for each star,
// since only the last star ever needs to be widened.
bool matches(const std::vector<std::string>& pattern,
             const std::vector<std::string_view>& words) {
  std::size_t p = 0;
  std::size_t w = 0;
  std::size_t star = pattern.size();
  std::size_t resume = 0;
  while (w < words.size()) {
    if (p < pattern.size() && pattern[p] == "*") {
      star = p++;
      resume = w;
    } else if (p < pattern.size() && fits(pattern[p], words[w])) {
      ++p;
      ++w;
    } else if (star < pattern.size()) {
      p = star + 1;
      w = ++resume;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == "*") ++p;
  return p == pattern.size();
}

FurniturePhrases::FurniturePhrases(std::string_view list) {
  for (const ListEntry& entry : parse_list(list)) {
    if (entry.size() < 2) continue;
    FurniturePhrase phrase;
    phrase.reason = entry[0];
    phrase.most_words = kMostWords;
    std::string_view pattern = entry[1];
    while (!pattern.empty()) {
      const std::size_t end = std::min(pattern.find(' '), pattern.size());
      if (end > 0) phrase.pattern.emplace_back(pattern.substr(0, end));
      pattern.remove_prefix(std::min(end + 1, pattern.size()));
    }
    for (std::size_t i = 2; i < entry.size(); ++i) read_flag(entry[i], phrase);
    const auto key = std::ranges::find_if(phrase.pattern, is_literal);
    if (key == phrase.pattern.end()) continue;
    by_word_[*key].push_back(static_cast<std::uint32_t>(phrases_.size()));
    phrases_.push_back(std::move(phrase));
  }
}

const FurniturePhrase* FurniturePhrases::find(
    const std::vector<std::string_view>& words, bool ends_sentence) const {
  std::uint32_t best = static_cast<std::uint32_t>(phrases_.size());
  for (const std::string_view word : words) {
    const auto found = by_word_.find(word);
    if (found == by_word_.end()) continue;
    for (const std::uint32_t i : found->second) {
      const FurniturePhrase& phrase = phrases_[i];
      if (i >= best) break;
      if (words.size() > phrase.most_words) continue;
      if (phrase.no_stop && ends_sentence) continue;
      if (matches(phrase.pattern, words)) best = i;
    }
  }
  return best < phrases_.size() ? &phrases_[best] : nullptr;
}

}  // namespace synoptic
