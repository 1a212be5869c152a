// SPDX-License-Identifier: Apache-2.0
//
// A chunk is what stands between white space. From its left, the tokenizer
// takes an address ("https://...", "a@b.org"), a word with what may join its
// parts ("U.S.", "6,000", "AT&T", "non-profit"), or a run of one mark ("...",
// "!!"); a word then loses its clitics and its unit. What joins parts depends
// on the two characters beside it, so no look further than a few bytes is
// needed and the work is linear.
#include "language/tokens.h"

#include <algorithm>
#include <string>

#include "base/unicode.h"
#include "base/utf8.h"

namespace synoptic {
namespace {

// Addresses are looked for this far only, so that a long run of letters and
// stops costs linear time. RFC 5321 allows 64 bytes before the "@".
constexpr std::size_t kLongestLocalPart = 64;

class ChunkReader {
 public:
  ChunkReader(std::string_view text, std::size_t end, const TokenLists& lists,
              std::vector<Span>& out)
      : text_(text), end_(end), lists_(lists), out_(out) {}

  void read(std::size_t begin) {
    begin_ = begin;
    std::size_t at = begin;
    while (at < end_) {
      const CodePoint here = decode_utf8(text_, at);
      std::size_t next = 0;
      if (is_word(here.value)) {
        next = address_end(at);
        if (next == at) {
          next = word_end(at);
          add_word(at, next);
          at = next;
          continue;
        }
      } else {
        next = mark_end(at, here);
      }
      add(at, next);
      at = next;
    }
  }

 private:
  char byte(std::size_t at) const { return at < end_ ? text_[at] : '\0'; }
  char32_t point(std::size_t at) const {
    return at < end_ ? decode_utf8(text_, at).value : U'\0';
  }
  static bool digit(char c) { return c >= '0' && c <= '9'; }
  bool digits(std::size_t at, std::size_t count) const {
    for (std::size_t i = 0; i < count; ++i) {
      if (!digit(byte(at + i))) return false;
    }
    return !digit(byte(at + count));
  }
  static bool apostrophe(char32_t c) { return c == U'\'' || c == U'\u2019'; }

  void add(std::size_t begin, std::size_t end) {
    out_.push_back(
        {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
  }

  /// The end of the URL or mail address that begins at `at`, or `at`.
  std::size_t address_end(std::size_t at) const {
    const std::string_view rest = text_.substr(at, end_ - at);
    bool found = rest.starts_with("http://") || rest.starts_with("https://") ||
                 rest.starts_with("www.") || rest.starts_with("ftp://");
    if (!found) {
      std::size_t i = at;
      while (i < end_ && i - at < kLongestLocalPart &&
             (is_ascii_word(text_[i]) || text_[i] == '.' || text_[i] == '-' ||
              text_[i] == '+')) {
        ++i;
      }
      found = byte(i) == '@' && is_ascii_word(byte(i + 1));
    }
    if (!found) return at;
    std::size_t end = at;
    while (end < end_ && !stops_address(end)) {
      end += decode_utf8(text_, end).size;
    }
    while (end > at && ends_sentence(text_[end - 1])) --end;
    return end;
  }
  static bool is_ascii_word(char c) {
    return digit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '_';
  }
  bool stops_address(std::size_t at) const {
    const char32_t c = point(at);
    return c == U'"' || c == U'<' || c == U'>' || c == U'\u201D' ||
           c == U'\u201C' || c == U'\u2019' || c == U'\u00BB' || c == U'|';
  }
  static bool ends_sentence(char c) {
    return c == '.' || c == ',' || c == ';' || c == ':' || c == '!' ||
           c == '?' || c == ')' || c == ']' || c == '\'';
  }

  /// The end of the mark, or the run of one mark, that begins at `at`.
  std::size_t mark_end(std::size_t at, CodePoint here) const {
    std::size_t end = at + here.size;
    const char32_t c = here.value;
    if (apostrophe(c)) {
      // '90s
      if (digits(end, 2) && byte(end + 2) == 's' && !is_word(point(end + 3))) {
        return end + 3;
      }
      return end;
    }
    if ((c == U'@' || c == U'#') && is_word(point(end))) {
      while (end < end_ && (is_word(point(end)) || byte(end) == '_')) {
        end += decode_utf8(text_, end).size;
      }
      return c == U'@' || !digit(byte(at + 1)) ? end : at + 1;
    }
    if (c == U'.' && digit(byte(end)) && at == begin_) {
      while (digit(byte(end))) ++end;
      return end;
    }
    if (!repeats(c)) return end;
    while (end < end_ && decode_utf8(text_, end).value == c) end += here.size;
    return end;
  }
  static bool repeats(char32_t c) {
    return c == U'.' || c == U'!' || c == U'?' || c == U'-' || c == U'*' ||
           c == U'=' || c == U'_' || c == U'~' || c == U'#' || c == U'+' ||
           c == U'\'' || c == U'`';
  }

  /// The end of the word that begins at `at`, its stop included if it keeps
  /// it.
  std::size_t word_end(std::size_t at) const {
    std::size_t end = at;
    while (end < end_) {
      const CodePoint here = decode_utf8(text_, end);
      if (is_word(here.value)) {
        end += here.size;
        continue;
      }
      if (end == at || !joins(at, end, here)) break;
      end += here.size;
    }
    if (byte(end) == '$' && end - at <= 3 && at == begin_ &&
        std::all_of(text_.begin() + static_cast<std::ptrdiff_t>(at),
                    text_.begin() + static_cast<std::ptrdiff_t>(end),
                    [](char c) { return c >= 'A' && c <= 'Z'; })) {
      return end + 1;  // US$, C$
    }
    if (byte(end) == '.' && byte(end + 1) != '.' && keeps_stop(at, end)) ++end;
    return end;
  }

  /// True if the character at `at`, no letter and no digit, stands inside the
  /// word that began at `begin`.
  bool joins(std::size_t begin, std::size_t at, CodePoint here) const {
    const std::size_t after = at + here.size;
    const char32_t next = point(after);
    if (!is_word(next)) return false;
    const bool between_digits = digit(text_[at - 1]) && digit(byte(after));
    switch (here.value) {
      case U'\'':
      case U'\u2019':
        return is_letter(next) && !digit(text_[at - 1]);
      case U'.':
        return between_digits || joins_stop(begin, at);
      case U',':
        return between_digits && digits(after, 3);
      case U':':
        return between_digits && digits(after, 2);
      case U'/':
        return between_digits;
      case U'_':
        return true;
      case U'&':
        return at - begin <= 3 && is_upper(next) && text_[at - 1] >= 'A' &&
               text_[at - 1] <= 'Z';
      case U'-':
        return between_digits ? joins_digits(begin, at)
                              : is_prefix(begin, at, next);
      default:
        return false;
    }
  }

  // "U.S", "example.com", but not "talks.Everything" nor "talks.And".
  bool joins_stop(std::size_t begin, std::size_t at) const {
    const std::size_t after = at + 1;
    const char32_t next = point(after);
    if (!is_letter(next)) return false;
    const bool single_before = at - begin == 1 || text_[at - 2] == '.';
    if (single_before) return true;
    return is_lower(next) || !is_lower(decode_utf8_before(text_, at).value);
  }

  // Dates (2020-05-31) and telephone numbers (555-0199), not ranges.
  bool joins_digits(std::size_t begin, std::size_t at) const {
    std::size_t group = at;
    while (group > begin && digit(text_[group - 1])) --group;
    const std::size_t left = at - group;
    std::size_t end = at + 1;
    while (digit(byte(end))) ++end;
    const std::size_t right = end - at - 1;
    if (group > begin) return true;  // a third part of what joined before
    if (left == 3 && (right == 4 || right == 3)) return true;
    return left <= 4 && right <= 2 && byte(end) == '-' && digit(byte(end + 1));
  }

  bool is_prefix(std::size_t begin, std::size_t at, char32_t next) const {
    if (!is_letter(next) && !is_digit(next)) return false;
    return lists_.prefixes.contains(
        to_lower(text_.substr(begin, std::min<std::size_t>(at - begin, 16))));
  }

  bool keeps_stop(std::size_t begin, std::size_t end) const {
    const std::string_view word = text_.substr(begin, end - begin);
    if (word.size() == 1) return initial(begin, end);
    if (word.size() > 16) return false;
    // U.S. and p.m.: single letters between stops.
    bool letters = true;
    for (std::size_t i = 0; i < word.size(); ++i) {
      letters = letters && (word[i] == '.') == (i % 2 == 1);
    }
    if (letters && word.size() % 2 == 1) return true;
    const auto found = lists_.abbreviations.find(to_lower(word));
    if (found == lists_.abbreviations.end()) return false;
    if (found->second != "number") return true;
    std::size_t next = end + 1;
    while (next < text_.size() && text_[next] == ' ') ++next;
    return next < text_.size() && digit(text_[next]);
  }

  // "J. D. Vance": one capital, and a capital after the stop.
  bool initial(std::size_t begin, std::size_t end) const {
    if (text_[begin] < 'A' || text_[begin] > 'Z') return false;
    std::size_t next = end + 1;
    while (next < text_.size() && text_[next] == ' ') ++next;
    if (next >= text_.size()) return false;
    if (!is_upper(decode_utf8(text_, next).value)) return false;
    if (text_[begin] != 'I') return true;
    return !out_.empty() && out_.back().end + 1 == begin &&
           is_upper(decode_utf8(text_, out_.back().begin).value);
  }

  // Adds the word without its clitics, then those.
  void add_word(std::size_t begin, std::size_t end) {
    if (add_number(begin, end)) return;
    std::size_t cut = end;
    const std::string_view word = text_.substr(begin, end - begin);
    const std::size_t tail = std::min<std::size_t>(word.size(), 6);
    for (std::size_t size = tail; size >= 2; --size) {
      if (size == word.size()) continue;
      const std::string_view last = word.substr(word.size() - size);
      const bool marked = last.find('\'') != std::string_view::npos ||
                          last.find("\u2019") != std::string_view::npos;
      if (marked && lists_.clitics.contains(fold(last))) {
        cut = end - size;
        break;
      }
    }
    if (cut == end && word.size() <= 8) {
      const auto found = lists_.contractions.find(to_lower(word));
      if (found != lists_.contractions.end()) {
        cut = begin + found->second.size();
      }
    }
    add(begin, cut);
    if (cut < end) add(cut, end);
  }

  // "36.5bn" is a number and its unit.
  bool add_number(std::size_t begin, std::size_t end) {
    if (!digit(text_[begin]) || text_[end - 1] == '.') return false;
    std::size_t cut = begin;
    while (cut < end && (digit(text_[cut]) || text_[cut] == '.' ||
                         text_[cut] == ',' || text_[cut] == ':')) {
      ++cut;
    }
    if (cut == end || end - cut > 8) return false;
    if (!lists_.units.contains(to_lower(text_.substr(cut, end - cut)))) {
      return false;
    }
    add(begin, cut);
    add(cut, end);
    return true;
  }

  std::string_view text_;
  std::size_t begin_ = 0;
  std::size_t end_;
  const TokenLists& lists_;
  std::vector<Span>& out_;
};

}  // namespace

std::vector<Span> split_tokens(std::string_view text, Span range,
                               const TokenLists& lists) {
  std::vector<Span> tokens;
  std::size_t at = range.begin;
  while (at < range.end) {
    const CodePoint here = decode_utf8(text, at);
    if (is_space(here.value)) {
      at += here.size;
      continue;
    }
    std::size_t end = at;
    while (end < range.end) {
      const CodePoint next = decode_utf8(text, end);
      if (is_space(next.value)) break;
      end += next.size;
    }
    end = std::min<std::size_t>(end, range.end);
    ChunkReader(text, end, lists, tokens).read(at);
    at = end;
  }
  return tokens;
}

bool is_abbreviation(std::string_view token, const TokenLists& lists) {
  if (token.size() < 2 || token.size() > 17 || token.back() != '.') {
    return false;
  }
  const std::string_view word = token.substr(0, token.size() - 1);
  return word.size() == 1 || word.find('.') != std::string_view::npos ||
         lists.abbreviations.contains(to_lower(word));
}

}  // namespace synoptic
