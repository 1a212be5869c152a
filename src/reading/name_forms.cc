// SPDX-License-Identifier: Apache-2.0
#include "reading/name_forms.h"

#include <algorithm>
#include <cstddef>

#include "base/unicode.h"
#include "base/utf8.h"
#include "reading/first_name_forms.h"

namespace synoptic {
namespace {

/// Shorter keys than this are alike by chance ("Li", "Lee"), a guess.
constexpr std::size_t kLeastSoundKey = 4;

bool replace(std::string& text, std::string_view from, std::string_view to) {
  bool any = false;
  for (std::size_t at = text.find(from); at != std::string::npos;
       at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
    any = true;
  }
  return any;
}

bool alike(const std::string& a, const std::string& b) {
  if (a == b) return true;
  const std::string key = sound_key(a);
  return key.size() >= kLeastSoundKey && key == sound_key(b);
}

/// Shorter first names that differ in a vowel are different names ("Dan",
/// "Don"), a guess.
constexpr std::size_t kLeastSkeletonName = 5;

/// The consonants of a name between its first and its last letter, which stay:
/// "Maria" and "Mario" are two people, "Soraya" and "Suraya" one.
std::string skeleton(const std::string& name) {
  std::string bones = sound_key(name);
  const char first = bones.empty() ? '\0' : bones.front();
  const char last = name.back() == 'y' ? 'i' : name.back();
  std::erase_if(bones, [](char c) {
    return std::string_view("aeiou").find(c) != std::string_view::npos;
  });
  return first + bones + last;
}

/// Turkish and others set a case ending behind an apostrophe: "Lund'un" is
/// Lund. "O'Neil" and "D'Angelo" keep what stands behind theirs.
void drop_case_ending(std::string& word) {
  constexpr std::size_t kLeastStem = 4;
  constexpr std::size_t kLongestEnding = 4;
  const std::size_t mark = word.rfind('\'');
  if (mark == std::string::npos || mark < kLeastStem ||
      word.size() - mark - 1 > kLongestEnding)
    return;
  word.resize(mark);
}

}  // namespace

/// First names contradict each other unless one is missing, an initial, or
/// sounds like the other.
bool first_names_agree(const std::string& a, const std::string& b) {
  if (a.empty() || b.empty() || a == b) return true;
  if (a.size() == 1 || b.size() == 1) return a[0] == b[0];
  const std::string& shorter = a.size() < b.size() ? a : b;
  const std::string& longer = a.size() < b.size() ? b : a;
  // "Rob" and "Robert", "Chris" and "Christopher".
  if (shorter.size() >= 3 && longer.starts_with(shorter)) return true;
  if (alike(a, b) || are_forms_of_one_name(a, b)) return true;
  return std::min(a.size(), b.size()) >= kLeastSkeletonName &&
         skeleton(a) == skeleton(b);
}

std::vector<std::string> name_words(std::string_view name) {
  std::string folded = fold(name);
  if (folded.ends_with("'s")) folded.resize(folded.size() - 2);
  std::vector<std::string> words;
  std::string word;
  const auto close = [&] {
    while (!word.empty() && word.back() == '\'') word.pop_back();
    drop_case_ending(word);
    if (!word.empty()) words.push_back(std::move(word));
    word.clear();
  };
  for (std::size_t at = 0; at < folded.size();) {
    const CodePoint c = decode_utf8(folded, at);
    const bool inside = c.value == U'\'' && !word.empty();
    if (is_word(c.value) || inside)
      word.append(folded, at, c.size);
    else if (c.value != U'.' || at + 1 == folded.size() ||
             folded[at + 1] == ' ')
      close();
    at += c.size;
  }
  close();
  return words;
}

std::string sound_key(std::string_view word) {
  std::string key = fold(word);
  for (const auto& [from, to] :
       {std::pair<std::string_view, std::string_view>{"'", ""},
        {"kh", "h"},
        {"gh", "g"},
        {"ph", "f"},
        {"zh", "z"},
        {"dh", "d"},
        {"ou", "u"},
        {"oo", "u"},
        {"ee", "i"},
        {"ya", "a"},
        {"ia", "a"},
        {"ja", "a"},
        {"yu", "u"},
        {"iu", "u"},
        {"ju", "u"},
        {"yo", "o"},
        {"ye", "e"},
        {"ie", "e"},
        {"x", "ks"},
        {"w", "v"},
        {"q", "g"},
        {"ck", "k"},
        {"y", "i"},
        {"j", "i"}})
    replace(key, from, to);
  key.erase(std::unique(key.begin(), key.end()), key.end());
  while (key.size() > 1 && (key.back() == 'i' || key.back() == 'h'))
    key.pop_back();
  return key;
}

bool may_be_one_person(const std::vector<std::string>& a,
                       const std::vector<std::string>& b) {
  if (a.empty() || b.empty()) return false;
  const auto& shorter = a.size() <= b.size() ? a : b;
  const auto& longer = a.size() <= b.size() ? b : a;
  if (shorter.size() == 1) {
    return alike(shorter[0], longer.back()) ||
           (longer.size() > 1 && shorter[0] == longer.front());
  }
  return alike(a.back(), b.back()) && first_names_agree(a.front(), b.front());
}

bool is_acronym(std::string_view word) {
  std::size_t letters = 0;
  for (const char c : word) {
    if (c >= 'A' && c <= 'Z')
      ++letters;
    else if (c != '.')
      return false;
  }
  return letters >= 2 && letters <= 8;
}

std::vector<std::string> initials(std::string_view name) {
  std::string all;
  std::string capitals;
  bool at_word = true;
  for (std::size_t at = 0; at < name.size();) {
    const CodePoint c = decode_utf8(name, at);
    if (at_word && is_letter(c.value)) {
      append_utf8(all, to_lower(c.value));
      if (is_upper(c.value)) append_utf8(capitals, to_lower(c.value));
    }
    at_word = !is_word(c.value) && c.value != U'\'' && c.value != U'\u2019';
    at += c.size;
  }
  std::vector<std::string> result;
  if (capitals.size() >= 2) result.push_back(capitals);
  if (all.size() >= 2 && all != capitals) result.push_back(all);
  return result;
}

bool is_acronym_of(std::string_view letters, std::string_view name) {
  std::string plain;
  for (const char c : letters)
    if (c != '.') plain += c;
  plain = to_lower(plain);
  const std::vector<std::string> keys = initials(name);
  return std::find(keys.begin(), keys.end(), plain) != keys.end();
}

}  // namespace synoptic
