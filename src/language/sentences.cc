// SPDX-License-Identifier: Apache-2.0
#include "language/sentences.h"

#include "base/unicode.h"
#include "base/utf8.h"

namespace synoptic {
namespace {

// A line shorter than this that ends without a stop is a heading or a list
// item, not wrapped prose (a guess: mail wraps at 65 to 80 columns).
constexpr std::uint32_t kWrappedLine = 55;

// Between two capitalized words without a stop the model has to be surer than
// elsewhere (0): at 2 no name of worldwide-dev but one is cut in two, of
// fifteen, and EWT dev, where sentences do end so, loses 0.4 of F1.
constexpr float kSureBetweenCapitals = 2;

class SentenceSplitter {
 public:
  SentenceSplitter(std::string_view text, const std::vector<Span>& tokens,
                   const std::vector<float>& scores,
                   const TokenLists& token_lists, const SentenceLists& lists)
      : text_(text),
        tokens_(tokens),
        scores_(scores),
        abbreviations_(token_lists),
        lists_(lists) {}

  std::vector<std::uint32_t> split() {
    std::vector<std::uint32_t> ends;
    const auto size = static_cast<std::uint32_t>(tokens_.size());
    std::uint32_t first = 0;
    for (std::uint32_t i = 0; i < size; ++i) {
      note_quote(i);
      if (i + 1 == size) break;
      std::uint32_t end = 0;
      if (line_ends_after(first, i)) {
        end = i + 1;
      } else if (scores_.empty() ? ends_here(i) : ends_by_score(i)) {
        end = i + 1;
      }
      if (end == 0) continue;
      ends.push_back(end);
      first = end;
    }
    if (size > 0) ends.push_back(size);
    return ends;
  }

 private:
  std::string_view word(std::uint32_t i) const {
    return slice(text_, tokens_[i]);
  }
  char32_t first_letter(std::uint32_t i) const {
    return decode_utf8(text_, tokens_[i].begin).value;
  }
  bool glued(std::uint32_t i) const {  // to the token before
    return i > 0 && tokens_[i].begin == tokens_[i - 1].end;
  }
  bool is_quote(std::uint32_t i) const {
    const char32_t c = first_letter(i);
    return is_double_quote(c) || word(i) == "''" ||
           (is_single_quote(c) &&
            tokens_[i].size() == decode_utf8(text_, tokens_[i].begin).size);
  }
  static bool is_final(std::string_view mark) {
    return mark == "." || mark == "\u2026" || mark.starts_with("!") ||
           mark.starts_with("?") || mark.starts_with("..");
  }

  void note_quote(std::uint32_t i) {
    if (word(i) != "\"") return;
    open_ = scores_.empty() ? !open_ : quote_opens(text_, tokens_, i, open_);
  }

  /// True if a quotation mark at `i` closes: what stands before it is glued
  /// to it, or it is the second of its pair.
  bool closes(std::uint32_t i) const {
    const std::string_view mark = word(i);
    if (mark == ")" || mark == "]" || mark == "\u201D" || mark == "\u00BB")
      return true;
    if (!is_quote(i) || mark == "\u201C" || mark == "\u201E" ||
        mark == "\u2018")
      return false;
    if (!glued(i)) return false;
    const bool glued_after = i + 1 < tokens_.size() && glued(i + 1);
    if (!glued_after) return true;
    return mark != "\"" || open_;
  }

  bool line_ends_after(std::uint32_t first, std::uint32_t i) const {
    const std::string_view gap =
        text_.substr(tokens_[i].end, tokens_[i + 1].begin - tokens_[i].end);
    const std::size_t line = gap.find('\n');
    if (line == std::string_view::npos) return false;
    if (gap.find('\n', line + 1) != std::string_view::npos) return true;
    std::uint32_t start = i;
    while (start > first &&
           text_.substr(tokens_[start - 1].end,
                        tokens_[start].begin - tokens_[start - 1].end)
                   .find('\n') == std::string_view::npos) {
      if (tokens_[i].end - tokens_[start].begin > kWrappedLine) break;
      --start;
    }
    if (tokens_[i].end - tokens_[start].begin < kWrappedLine) return true;
    return !is_lower(first_letter(i + 1));
  }

  enum class Opinion { Ends, GoesOn, None };

  bool ends_by_score(std::uint32_t i) const {
    const Opinion sure = opinion(i);
    if (sure != Opinion::None) return sure == Opinion::Ends;
    return scores_[i] > (between_capitals(i) ? kSureBetweenCapitals : 0.0F);
  }

  /// True if token `i` and the next are capitalized words on one line, as in a
  /// name. A web text's sentences may end so; in news that cuts names in two.
  bool between_capitals(std::uint32_t i) const {
    if (!is_upper(first_letter(i)) || !is_upper(first_letter(i + 1))) {
      return false;
    }
    if (word(i).back() == '.') return false;
    const std::uint32_t end = tokens_[i].end;
    return text_.substr(end, tokens_[i + 1].begin - end).find('\n') ==
           std::string_view::npos;
  }

  /// What is certain without the model: what treebanks show seldom.
  Opinion opinion(std::uint32_t i) const {
    if (glued(i + 1) && (is_final(word(i + 1)) || closes(i + 1))) {
      return Opinion::GoesOn;  // no sentence begins with what ends one
    }
    if (is_closed_end(i)) {
      if (!begins_after(last_mark(i), i + 1)) return Opinion::GoesOn;
      return glued(i + 1) ? Opinion::Ends : Opinion::None;
    }
    if (is_final(word(i))) {
      const bool counts = word(i) == "." && i > 0 && !glued(i + 1) &&
                          is_letter(first_letter(i - 1)) &&
                          is_digit(first_letter(i + 1));
      return counts ? Opinion::Ends : Opinion::None;
    }
    if (word(i).back() != '.' || !is_abbreviation(word(i), abbreviations_)) {
      return Opinion::None;
    }
    if (ends_with_abbreviation(i)) return Opinion::Ends;
    const auto found = abbreviations_.abbreviations.find(
        to_lower(word(i).substr(0, word(i).size() - 1)));
    return found != abbreviations_.abbreviations.end() &&
                   found->second == "title"
               ? Opinion::GoesOn
               : Opinion::None;
  }

  /// True if a sentence ends after token `i` of a line.
  bool ends_here(std::uint32_t i) const {
    // The mark may be followed by what closes; the sentence ends after that.
    if (closes(i + 1) && (is_final(word(i)) || is_closed_end(i))) return false;
    if (is_final(word(i))) return begins_after(i, i + 1);
    if (is_closed_end(i)) return begins_after(last_mark(i), i + 1);
    if (word(i).back() == '.' && is_abbreviation(word(i), abbreviations_)) {
      return ends_with_abbreviation(i);
    }
    return false;
  }

  /// True if token `i` closes a quotation or bracket that ends with a stop.
  bool is_closed_end(std::uint32_t i) const {
    const std::string_view mark = word(i);
    const bool closing =
        mark == ")" || mark == "]" || (is_quote(i) && glued(i) && closed(i));
    if (!closing || i == 0) return false;
    const std::uint32_t stop = last_mark(i);
    return stop < i && is_final(word(stop));
  }
  bool closed(std::uint32_t i) const {
    const std::string_view mark = word(i);
    if (mark == "\u201C" || mark == "\u201E" || mark == "\u2018") return false;
    return mark != "\"" || !open_;  // note_quote(i) has run
  }
  std::uint32_t last_mark(std::uint32_t i) const {
    // Three closing marks after a stop are as many as prose has.
    for (int steps = 0; steps < 3 && i > 0 && !is_final(word(i)); ++steps) {
      if (!is_quote(i) && word(i) != ")" && word(i) != "]") break;
      --i;
    }
    return i;
  }

  /// True if a sentence may begin at token `next` after the mark `stop`.
  bool begins_after(std::uint32_t stop, std::uint32_t next) const {
    const char32_t c = first_letter(next);
    const std::string_view mark = word(stop);
    const bool quoted = next - stop > 1;
    if (is_lower(c)) {
      // An error of spelling is likelier than a sentence that goes on, but
      // not after a quotation, an ellipsis or another mark.
      return mark == "." && !quoted && !glued(next);
    }
    if (is_letter(c) && quoted && mark != ".") return !speech_follows(next);
    if (is_letter(c) || is_digit(c)) {
      return !glued(next) || is_upper(c);
    }
    if (word(next) == "," || word(next) == ";" || word(next) == ":" ||
        word(next) == ")" || word(next) == "]" || is_final(word(next))) {
      return false;
    }
    if (c == U'-' || c == U'\u2013' || c == U'\u2014')
      return mark == "." && !glued(next);
    return true;
  }

  /// `"Why?" Lena Ost asked.` is one sentence.
  bool speech_follows(std::uint32_t next) const {
    constexpr std::uint32_t kNameTokens = 4;
    for (std::uint32_t i = next; i < tokens_.size() && i < next + kNameTokens;
         ++i) {
      if (lists_.speech_words.contains(to_lower(word(i)))) return true;
    }
    return false;
  }

  bool ends_with_abbreviation(std::uint32_t i) const {
    const std::string_view abbreviation = word(i);
    const char32_t c = first_letter(i + 1);
    if (!is_upper(c) && !is_quote(i + 1)) return false;
    const auto found = abbreviations_.abbreviations.find(
        to_lower(abbreviation.substr(0, abbreviation.size() - 1)));
    if (found != abbreviations_.abbreviations.end() &&
        found->second != "word") {
      return false;
    }
    if (abbreviation.size() == 2) return false;  // an initial
    const std::uint32_t next = is_quote(i + 1) ? i + 2 : i + 1;
    if (next >= tokens_.size()) return false;
    return is_upper(first_letter(next)) && tokens_[next].size() > 1 &&
           lists_.stop_words.contains(to_lower(word(next)));
  }

  std::string_view text_;
  const std::vector<Span>& tokens_;
  const std::vector<float>& scores_;  // empty: by rules
  const TokenLists& abbreviations_;
  const SentenceLists& lists_;
  bool open_ = false;
};

}  // namespace

bool quote_opens(std::string_view text, const std::vector<Span>& tokens,
                 std::size_t i, bool open) {
  const auto glued = [&](std::size_t k) {
    return k > 0 && k < tokens.size() && tokens[k].begin == tokens[k - 1].end;
  };
  if (glued(i) == glued(i + 1)) return !open;
  // "Glued" to an opening bracket or another mark tells nothing.
  const char32_t before =
      i > 0 ? decode_utf8_before(text, tokens[i].begin).value : U' ';
  if (glued(i) && (before == U'(' || before == U'\u2014')) return !open;
  return glued(i + 1);
}

std::vector<std::uint32_t> split_sentences(std::string_view text,
                                           const std::vector<Span>& tokens,
                                           const std::vector<float>& scores,
                                           const TokenLists& token_lists,
                                           const SentenceLists& lists) {
  return SentenceSplitter(text, tokens, scores, token_lists, lists).split();
}

}  // namespace synoptic
