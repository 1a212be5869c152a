// SPDX-License-Identifier: Apache-2.0
#include "ingest/credits.h"

#include <algorithm>
#include <array>

#include "base/unicode.h"
#include "base/utf8.h"
#include "ingest/draft.h"
#include "ingest/line_look.h"

namespace synoptic {
namespace {

// Longer than every credit of the development pages.
constexpr std::size_t kMostCreditBytes = 160;
constexpr std::size_t kMostCreditWords = 14;
constexpr std::size_t kMostBylineWords = 16;
// A dateline ends within the first words of its paragraph.
constexpr std::size_t kDatelineBytes = 120;

std::string_view strip_marks(std::string_view text) {
  constexpr std::string_view kMarks = "()[]|/,.:;*_- \t";
  while (!text.empty()) {
    const CodePoint first = decode_utf8(text, 0);
    if (first.value != U'\u2013' && first.value != U'\u2014' &&
        first.value != U'\u2022' && first.value != U'\u00B7' &&
        kMarks.find(text[0]) == std::string_view::npos) {
      break;
    }
    text.remove_prefix(first.size);
  }
  while (!text.empty() && kMarks.find(text.back()) != std::string_view::npos) {
    text.remove_suffix(1);
  }
  return text;
}

/// True if one to three words in a row name an agency or a seller of pictures.
bool names_a_house(const std::vector<std::string_view>& words,
                   const IngestResources& resources) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::string name;
    for (std::size_t j = i; j < words.size() && j < i + 3; ++j) {
      if (j > i) name += ' ';
      name += words[j];
      if (resources.photo_houses.contains(name)) return true;
    }
  }
  return false;
}

/// True if the words are names of houses and nothing else: "AFP/Getty Images".
bool is_all_houses(const std::vector<std::string_view>& words,
                   const IngestResources& resources) {
  std::size_t i = 0;
  while (i < words.size()) {
    std::string name;
    std::size_t taken = 0;
    for (std::size_t j = i; j < words.size() && j < i + 3; ++j) {
      if (j > i) name += ' ';
      name += words[j];
      if (resources.photo_houses.contains(name)) taken = j - i + 1;
    }
    if (taken == 0) return false;
    i += taken;
  }
  return i > 0;
}

/// A sentence ends inside: a small letter or digit, a stop, a capital.
bool holds_sentence_end(std::string_view text) {
  for (std::size_t at = text.find(". "); at != std::string_view::npos;
       at = text.find(". ", at + 1)) {
    if (at == 0 || at + 2 >= text.size()) continue;
    const char32_t before = decode_utf8_before(text, at).value;
    const char32_t after = decode_utf8(text, at + 2).value;
    const bool opens =
        is_upper(after) || after == U'/' || after == U'(' || after == U'[';
    if ((is_lower(before) || is_digit(before)) && opens) return true;
  }
  return false;
}

bool begins_as_photo_credit(std::string_view tail,
                            const std::vector<std::string_view>& words,
                            const IngestResources& resources) {
  if (words.size() < 2 || !resources.credit_words.contains(words[0])) {
    return false;
  }
  const std::size_t mark = tail.find_first_of(":/");
  if (mark != std::string_view::npos && mark <= words[0].size() + 12) {
    return true;
  }
  if (words[1] == "by" || words[1] == "via" || words[1] == "courtesy" ||
      words[1] == "credit" || words[1] == "of") {
    return words[0] != "picture" || words[1] != "of";
  }
  return mark != std::string_view::npos ||
         ((words[0] == "credit" || words[0] == "courtesy") &&
          is_upper(
              decode_utf8(tail, std::min(words[0].size() + 1, tail.size() - 1))
                  .value));
}

/// A slash parts two names; one inside a word ("and/or") parts none.
bool parts_names(std::string_view tail) {
  const std::size_t slash = tail.find('/');
  if (slash == std::string_view::npos) return false;
  const std::string_view after = trim_space(tail.substr(slash + 1));
  return !after.empty() && is_upper(decode_utf8(after, 0).value);
}

std::optional<Credit::Kind> credit_kind(std::string_view tail,
                                        const IngestResources& resources) {
  const bool in_parens = tail.starts_with("(") || tail.starts_with("[");
  const std::string_view bare = strip_marks(tail);
  if (bare.empty()) return std::nullopt;
  const LineLook look = look_at(tail);
  if (look.words > kMostCreditWords || (look.ends_sentence && !in_parens) ||
      holds_sentence_end(bare) || bare.find(" - ") != std::string_view::npos) {
    return std::nullopt;
  }
  const FoldedWords folded(bare);
  const auto& words = folded.words();
  if (words.empty()) return std::nullopt;
  if (begins_as_photo_credit(bare, words, resources)) {
    return Credit::Kind::Photo;
  }
  if (!names_a_house(words, resources)) return std::nullopt;
  if (is_all_houses(words, resources)) {
    return bare.find('/') != std::string_view::npos ? Credit::Kind::Photo
                                                    : Credit::Kind::Agency;
  }
  const bool via = std::ranges::find(words, "via") != words.end();
  const bool photo = std::ranges::find(words, "photo") != words.end();
  if (via || photo || parts_names(tail)) return Credit::Kind::Photo;
  return std::nullopt;
}

/// True where a credit may begin: at the line's head, behind a sentence's end,
/// a dash, a bar, at a bracket or at a slash that stands free.
bool may_begin(std::string_view line, std::size_t at) {
  if (at == 0) return true;
  if (line[at - 1] != ' ') return line[at] == '(' || line[at] == '[';
  if (line[at] == '(' || line[at] == '[' || line[at] == '/' ||
      line[at] == '|') {
    return true;
  }
  const std::string_view before = trim_space(line.substr(0, at));
  if (before.empty()) return true;
  const char32_t last = decode_utf8_before(before, before.size()).value;
  return last == U'.' || last == U'!' || last == U'?' || last == U'-' ||
         last == U'\u2013' || last == U'\u2014' || last == U'|' ||
         last == U'\u201D' || last == U'"' || last == U')' || last == U'\u2026';
}

std::vector<std::string_view> raw_words(std::string_view line) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t begin = line.find_first_not_of(" \t\n", at);
    if (begin == std::string_view::npos) break;
    const std::size_t end =
        std::min(line.find_first_of(" \t\n", begin), line.size());
    words.push_back(line.substr(begin, end - begin));
    at = end;
  }
  return words;
}

bool is_capitalised(std::string_view word) {
  word = strip_marks(word);
  return !word.empty() && is_upper(decode_utf8(word, 0).value);
}

bool is_date_part(std::string_view word, const IngestResources& resources) {
  const FoldedWords folded(word);
  if (folded.words().empty()) return false;
  const std::string_view first = folded.words()[0];
  return resources.dates.words.contains(first) ||
         first.find_first_of("0123456789") == 0;
}

/// True if all the words say what a writer is: "Senior Correspondent".
bool is_role(std::string_view name, const IngestResources& resources) {
  return std::ranges::all_of(raw_words(name), [&](std::string_view word) {
    const std::string folded = fold(strip_marks(word));
    return resources.role_words.contains(folded) ||
           resources.name_words.contains(folded);
  });
}

}  // namespace

std::optional<Credit> find_credit(std::string_view line,
                                  const IngestResources& resources) {
  std::size_t at =
      line.size() > kMostCreditBytes ? line.size() - kMostCreditBytes : 0;
  for (; at < line.size(); ++at) {
    if ((static_cast<unsigned char>(line[at]) & 0xC0) == 0x80 ||
        line[at] == ' ' || !may_begin(line, at)) {
      continue;
    }
    const auto kind = credit_kind(line.substr(at), resources);
    if (kind) return Credit{at, *kind};
  }
  return std::nullopt;
}

std::vector<std::string> split_names(std::string_view names) {
  std::vector<std::string> found;
  std::string current;
  const auto finish = [&] {
    std::string_view name = strip_marks(trim_space(current));
    if (fold(name.substr(0, 3)) == "by ") name.remove_prefix(3);
    if (!name.empty() && std::ranges::find(found, name) == found.end()) {
      found.emplace_back(name);
    }
    current.clear();
  };
  for (const std::string_view word : raw_words(names)) {
    if (word == "and" || word == "&" || word == "|" || word == "und" ||
        word == "et" || word == "y") {
      finish();
      continue;
    }
    if (!current.empty()) current += ' ';
    current += word;
    if (word.back() == ',' || word.back() == ';') finish();
  }
  finish();
  return found;
}

std::vector<std::string> read_byline(std::string_view line,
                                     const IngestResources& resources) {
  const std::vector<std::string_view> words = raw_words(line);
  if (words.size() < 2 || words.size() > kMostBylineWords) return {};
  const std::string first = fold(strip_marks(words[0]));
  if (first != "by") return {};
  std::string names;
  bool has_name = false;
  bool in_names = true;
  bool after_comma = false;
  for (std::size_t i = 1; i < words.size(); ++i) {
    const std::string folded = fold(strip_marks(words[i]));
    if (folded.empty()) {
      if (i > 1) in_names = false;  // A bar or dash ends the names.
      continue;
    }
    if (is_date_part(words[i], resources)) {
      in_names = false;
      continue;
    }
    const bool small = resources.name_words.contains(folded);
    const bool role = after_comma && resources.role_words.contains(folded);
    after_comma = after_comma || words[i].ends_with(',');
    if (!is_capitalised(words[i]) && !small && !role &&
        folded.find('@') == std::string::npos) {
      return {};
    }
    if (!small && !role) has_name = true;
    if (small && (folded == "for" || folded == "in" || folded == "at")) {
      in_names = false;
    }
    if (!in_names) continue;
    if (!names.empty()) names += ' ';
    names += words[i];
  }
  if (!has_name) return {};
  std::vector<std::string> found = split_names(names);
  std::vector<std::string> people;
  for (const std::string& name : found) {
    if (!is_role(name, resources)) people.push_back(name);
  }
  return people.empty() ? found : people;
}

bool is_dated_byline(std::string_view line, const IngestResources& resources) {
  const std::vector<std::string_view> words = raw_words(line);
  if (words.size() < 3 || words.size() > kMostBylineWords ||
      look_at(line).ends_sentence || !is_date_part(words[0], resources)) {
    return false;
  }
  bool has_role = false;
  for (const std::string_view word : words) {
    const std::string folded = fold(strip_marks(word));
    const bool role = resources.role_words.contains(folded);
    has_role = has_role || role;
    if (!role && !folded.empty() && !is_capitalised(word) &&
        !is_date_part(word, resources) &&
        !resources.name_words.contains(folded)) {
      return false;
    }
  }
  return has_role;
}

bool is_person_line(std::string_view line, const IngestResources& resources) {
  const std::vector<std::string_view> words = raw_words(line);
  if (words.size() < 2 || words.size() > 4) return false;
  if (look_at(line).ends_sentence) return false;
  const bool named = std::ranges::all_of(words, [&](std::string_view word) {
    return is_capitalised(word) ||
           resources.name_words.contains(fold(strip_marks(word)));
  });
  return named && resources.first_names.contains(fold(strip_marks(words[0])));
}

std::string dateline_agency(std::string_view paragraph,
                            const IngestResources& resources) {
  const std::string_view head = first_bytes(paragraph, kDatelineBytes);
  const std::size_t open = head.find('(');
  if (open == std::string_view::npos) return {};
  const std::size_t close = head.find(')', open);
  if (close == std::string_view::npos) return {};
  const std::string_view after = trim_space(head.substr(close + 1));
  const bool dashed = after.starts_with("-") || after.starts_with("\u2013") ||
                      after.starts_with("\u2014");
  if (!dashed && open != 0) return {};
  const auto found =
      resources.agencies.find(head.substr(open + 1, close - open - 1));
  return found == resources.agencies.end() ? std::string() : found->second;
}

}  // namespace synoptic
