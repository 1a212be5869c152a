// SPDX-License-Identifier: Apache-2.0
//
// Small words make up a third to a half of running text in the languages that
// have them, and the lists of two languages share few. So the share of a text's
// words that stand in a language's list tells it; 200 words are plenty.
#include "ingest/detect_language.h"

#include <unicode/uscript.h>

#include <algorithm>
#include <array>

#include "base/unicode.h"
#include "base/utf8.h"
#include "ingest/line_look.h"

namespace synoptic {
namespace {

constexpr std::size_t kSampleBytes = 6000;
// Least share of marked words, and how far the first must lead the second.
constexpr double kLeastShare = 0.12;
constexpr double kLeastLead = 1.25;
constexpr std::size_t kFewestWords = 3;
// A name or two of another language makes no line foreign.
constexpr std::size_t kForeignWords = 3;

Script script_of(char32_t c) {
  if (c < 0x250) return Script::Latin;
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(static_cast<UChar32>(c), &status)) {
    case USCRIPT_LATIN:
      return Script::Latin;
    case USCRIPT_CYRILLIC:
      return Script::Cyrillic;
    case USCRIPT_GREEK:
      return Script::Greek;
    case USCRIPT_ARABIC:
      return Script::Arabic;
    case USCRIPT_HEBREW:
      return Script::Hebrew;
    case USCRIPT_DEVANAGARI:
      return Script::Devanagari;
    case USCRIPT_THAI:
      return Script::Thai;
    case USCRIPT_HAN:
      return Script::Han;
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
      return Script::Kana;
    case USCRIPT_HANGUL:
      return Script::Hangul;
    default:
      return Script::Other;
  }
}

constexpr std::size_t kScripts = static_cast<std::size_t>(Script::Other) + 1;

std::array<std::size_t, kScripts> count_scripts(std::string_view text) {
  std::array<std::size_t, kScripts> counts{};
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint next = decode_utf8(text, at);
    at += next.size;
    if (is_letter(next.value)) {
      ++counts[static_cast<std::size_t>(script_of(next.value))];
    }
  }
  return counts;
}

/// The middle of a long text: its head may be a menu in another language.
std::string_view sample_of(std::string_view text) {
  if (text.size() <= kSampleBytes) return text;
  std::size_t begin = text.size() > 3 * kSampleBytes ? kSampleBytes : 0;
  while (begin > 0 &&
         (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) {
    --begin;
  }
  return first_bytes(text.substr(begin), kSampleBytes);
}

bool has_letter(std::string_view text, std::u32string_view letters) {
  std::size_t seen = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint next = decode_utf8(text, at);
    at += next.size;
    if (letters.find(next.value) != std::u32string_view::npos) ++seen;
  }
  return seen >= 2;
}

/// How much of a text's words each language's list explains.
struct Scores {
  std::vector<double> of;  ///< By language; a shared word counts in parts.
  std::vector<std::size_t> hits;  ///< Words of two letters and more.
  std::size_t words = 0;
};

Scores score_words(std::string_view text, const LanguageMarks& marks) {
  Scores scores;
  scores.of.resize(marks.codes.size(), 0.0);
  scores.hits.resize(marks.codes.size(), 0);
  const std::string lower = to_lower(text);
  const std::string_view view = lower;
  for (std::size_t at = 0; at < view.size();) {
    std::size_t end = at;
    std::size_t letters = 0;
    while (end < view.size()) {
      const CodePoint next = decode_utf8(view, end);
      if (!is_word(next.value)) break;
      end += next.size;
      ++letters;
    }
    if (end == at) {
      at += decode_utf8(view, at).size;
      continue;
    }
    ++scores.words;
    const auto found = marks.words.find(view.substr(at, end - at));
    if (found != marks.words.end()) {
      for (const std::size_t code : found->second) {
        scores.of[code] += 1.0 / static_cast<double>(found->second.size());
        if (letters > 1) ++scores.hits[code];
      }
    }
    at = end;
  }
  return scores;
}

std::string language_by_words(std::string_view text,
                              const LanguageMarks& marks) {
  const Scores scores = score_words(text, marks);
  if (scores.words < kFewestWords || scores.of.empty()) return {};
  const auto best = std::ranges::max_element(scores.of);
  double second = 0;
  for (auto other = scores.of.begin(); other != scores.of.end(); ++other) {
    if (other != best) second = std::max(second, *other);
  }
  if (*best < kLeastShare * static_cast<double>(scores.words) ||
      *best < kLeastLead * second) {
    return {};
  }
  return marks.codes[static_cast<std::size_t>(best - scores.of.begin())];
}

}  // namespace

LanguageMarks parse_language_marks(std::string_view list) {
  LanguageMarks marks;
  for (const ListEntry& entry : parse_list(list)) {
    if (entry.size() < 2) continue;
    const std::size_t code = marks.codes.size();
    marks.codes.push_back(entry[0]);
    std::string_view words = entry[1];
    while (!words.empty()) {
      const std::size_t end = std::min(words.find(' '), words.size());
      if (end > 0) {
        marks.words[std::string(words.substr(0, end))].push_back(code);
      }
      words.remove_prefix(std::min(end + 1, words.size()));
    }
  }
  return marks;
}

Script main_script(std::string_view text) {
  const auto counts = count_scripts(text);
  const auto most = std::ranges::max_element(counts);
  return *most == 0 ? Script::None : static_cast<Script>(most - counts.begin());
}

std::string detect_language(std::string_view text, const LanguageMarks& marks) {
  const std::string_view sample = sample_of(text);
  const auto counts = count_scripts(sample);
  const auto count = [&counts](Script script) {
    return counts[static_cast<std::size_t>(script)];
  };
  switch (main_script(sample)) {
    case Script::Han:
      return count(Script::Kana) * 20 > count(Script::Han) ? "ja" : "zh";
    case Script::Kana:
      return "ja";
    case Script::Hangul:
      return "ko";
    case Script::Greek:
      return "el";
    case Script::Hebrew:
      return "he";
    case Script::Thai:
      return "th";
    case Script::Devanagari:
      return "hi";
    case Script::Arabic:
      if (has_letter(sample, U"\u0679\u0688\u0691\u06D2\u06BA")) return "ur";
      return has_letter(sample, U"\u067E\u0686\u0698\u06AF") ? "fa" : "ar";
    case Script::Cyrillic:
      if (has_letter(sample, U"\u0457\u0454\u0491")) return "uk";
      if (has_letter(sample, U"\u045E")) return "be";
      if (has_letter(sample, U"\u0452\u045B\u0459\u045A\u045F\u0458"))
        return "sr";
      if (has_letter(sample, U"\u044B\u044D\u0451")) return "ru";
      return language_by_words(sample, marks);
    case Script::Latin:
      return language_by_words(sample, marks);
    default:
      return {};
  }
}

bool is_foreign(std::string_view line, std::string_view language,
                const LanguageMarks& marks) {
  const auto own = std::ranges::find(marks.codes, language);
  if (own == marks.codes.end()) return false;
  const Scores scores = score_words(line, marks);
  const auto most = std::ranges::max_element(scores.hits);
  return scores.hits[static_cast<std::size_t>(own - marks.codes.begin())] ==
             0 &&
         *most >= kForeignWords && *most * 4 >= scores.words;
}

}  // namespace synoptic
