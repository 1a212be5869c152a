// SPDX-License-Identifier: Apache-2.0
#include "reading/quotation_marks.h"

#include <algorithm>
#include <cstddef>
#include <optional>

#include "base/unicode.h"
#include "base/utf8.h"

// The idea: each mark is judged by its neighbours first (a mark with white
// space before it and a letter after it opens), by its shape where they leave
// it open, and only then by what stands open. So a lost mark costs one
// stretch and not all that follow: in
//
//   "It is over, she said. "We won."
//
// the second mark opens although one is open, and replaces it. Shape alone
// would not do: U+201D opens in Swedish, U+201C closes in German, and the
// straight mark is both.
//
// Single marks are apostrophes far more often than marks. One opens only where
// no letter stands before it, and only if a mark closes it before the next one
// opens; of several that could, one after punctuation or before it is taken
// rather than a possessive ("the workers' day").

namespace synoptic {
namespace {

/// A mark, or two single ones or backticks that stand for a double one.
struct Mark {
  Span span;
  bool is_double = false;
  bool opens = false;   ///< Its neighbours or its shape let it open.
  bool closes = false;  ///< They let it close.
  bool weak = false;    ///< A single one that may be a possessive.
};

bool is_opening_bracket(char32_t c) {
  return c == U'(' || c == U'[' || c == U'{' || c == U'\u00BF' ||
         c == U'\u00A1';
}

bool is_dash(char32_t c) {
  return c == U'-' || c == U'\u2014' || c == U'\u2013' || c == U'\u2015' ||
         c == U'/';
}

bool is_mark(char32_t c) { return is_double_quote(c) || is_single_quote(c); }

/// The code points on both sides of a mark; 0 at the ends of its block.
struct Neighbours {
  char32_t before = 0;
  char32_t after = 0;
};

Neighbours neighbours(std::string_view text, Span block, Span mark) {
  Neighbours result;
  if (mark.begin > block.begin)
    result.before = decode_utf8_before(text, mark.begin).value;
  if (mark.end < block.end) result.after = decode_utf8(text, mark.end).value;
  return result;
}

bool may_open(Neighbours n) {
  if (n.after == 0 || is_space(n.after)) return false;
  return n.before == 0 || is_space(n.before) || is_opening_bracket(n.before) ||
         is_dash(n.before) || n.before == U':' || is_mark(n.before);
}

bool may_close(Neighbours n) {
  if (n.before == 0 || is_space(n.before) || is_opening_bracket(n.before))
    return false;
  return n.after == 0 || !is_word(n.after);
}

/// By shape, where the neighbours allow both or neither.
void judge_double(char32_t shape, Neighbours n, Mark& mark) {
  mark.opens = may_open(n);
  mark.closes = may_close(n);
  // French style has a space inside its marks.
  const bool inner_space = shape == U'\u00BB' && is_space(n.before) &&
                           (n.after == 0 || !is_word(n.after));
  if (mark.opens != mark.closes && !inner_space) return;
  const bool opening = shape == U'\u201C' || shape == U'\u201E' ||
                       shape == U'\u00AB' || shape == U'\u300C' ||
                       shape == U'\u300E' || shape == U'`';
  const bool closing = shape == U'\u201D' || shape == U'\u00BB' ||
                       shape == U'\u300D' || shape == U'\u300F';
  // A closing shape at a word's head with nothing before it is a slip of the
  // keyboard ('it is."We won"'): then it opens if nothing stands open.
  mark.opens = !closing || (n.after != 0 && is_word(n.after));
  mark.closes = !opening;
}

/// True for what stands after the apostrophe of "'em", "'tis", "'90s".
bool follows_elision(std::string_view text, std::uint32_t at) {
  if (at < text.size() && is_digit(decode_utf8(text, at).value)) return true;
  constexpr std::string_view kElided[] = {"em",    "til", "tis",  "twas",
                                          "cause", "n",   "bout", "cos"};
  std::size_t end = at;
  while (end < text.size() && end < at + 6u) {
    const CodePoint c = decode_utf8(text, end);
    if (!is_letter(c.value)) break;
    end += c.size;
  }
  const std::string word = to_lower(text.substr(at, end - at));
  return std::find(std::begin(kElided), std::end(kElided), word) !=
         std::end(kElided);
}

void judge_single(std::string_view text, char32_t shape, Neighbours n,
                  Mark& mark) {
  mark.opens = may_open(n) && shape != U'\u203A' &&
               (shape == U'\u2018' || !follows_elision(text, mark.span.end));
  mark.closes = may_close(n) && shape != U'\u2018' && shape != U'\u2039';
  const bool after_s = n.before == U's' || n.before == U'S';
  mark.weak = after_s && (is_space(n.after) || n.after == 0);
}

/// The marks of one block, apostrophes inside words left out.
std::vector<Mark> marks_of(std::string_view text, Span block) {
  std::vector<Mark> marks;
  for (std::uint32_t at = block.begin; at < block.end;) {
    const CodePoint c = decode_utf8(text, at);
    const bool backtick = c.value == U'`';
    if (!is_mark(c.value) && !backtick) {
      at += c.size;
      continue;
    }
    Mark mark;
    mark.span = {at, at + c.size};
    mark.is_double = is_double_quote(c.value);
    const bool twin = !mark.is_double && mark.span.end < block.end &&
                      decode_utf8(text, mark.span.end).value == c.value;
    if (twin) {
      mark.is_double = true;
      mark.span.end += c.size;
    }
    const Neighbours n = neighbours(text, block, mark.span);
    if (mark.is_double)
      judge_double(c.value, n, mark);
    else
      judge_single(text, c.value, n, mark);
    if (mark.opens || mark.closes) marks.push_back(mark);
    at = mark.span.end;
  }
  return marks;
}

/// The mark that closes the single one at `open`, or nothing.
std::optional<std::size_t> closing_single(const std::vector<Mark>& marks,
                                          std::size_t open) {
  std::optional<std::size_t> possessive;
  std::size_t doubles = 0;
  for (std::size_t i = open + 1; i < marks.size(); ++i) {
    const Mark& mark = marks[i];
    if (mark.is_double) {
      ++doubles;
      continue;
    }
    if (mark.opens && !mark.closes) break;
    if (!mark.closes || doubles % 2 != 0) continue;
    if (!mark.weak) return i;
    if (!possessive) possessive = i;
  }
  return possessive;
}

Span trim(std::string_view text, Span span) {
  while (!span.empty()) {
    const CodePoint c = decode_utf8(text, span.begin);
    if (!is_space(c.value)) break;
    span.begin += c.size;
  }
  while (!span.empty()) {
    const CodePoint c = decode_utf8_before(text, span.end);
    if (!is_space(c.value)) break;
    span.end -= c.size;
  }
  return span;
}

/// Finds the stretches of one block after the other.
class QuoteFinder {
 public:
  explicit QuoteFinder(std::string_view text) : text_(text) {}

  void read_block(Span block, std::uint32_t index) {
    block_ = block;
    index_ = index;
    const std::vector<Mark> marks = marks_of(text_, block);
    resume(marks);
    for (std::size_t i = 0; i < marks.size();) i = take(marks, i);
    if (open_) {
      add({open_->begin, block.end}, open_->end, block.end, QuoteEnd::Unclosed);
      open_.reset();
    }
  }

  std::vector<QuotedText> finish() && { return std::move(found_); }

 private:
  /// A block that closes a mark before it opens one, after a block that left
  /// one open, belongs to it; one that opens at once makes it continued.
  void resume(const std::vector<Mark>& marks) {
    if (found_.empty() || found_.back().block + 1 != index_ ||
        found_.back().end != QuoteEnd::Unclosed)
      return;
    const auto first = std::find_if(marks.begin(), marks.end(),
                                    [](const Mark& m) { return m.is_double; });
    if (first == marks.end()) return;
    const bool at_begin = trim(text_, block_).begin == first->span.begin;
    if (at_begin && first->opens) {
      found_.back().end = QuoteEnd::Continued;
    } else if (first->closes && !first->opens) {
      found_.back().end = QuoteEnd::Continued;
      open_ = Span{block_.begin, block_.begin};
    }
  }

  /// Takes the mark at `i`; returns the index of the next to look at.
  std::size_t take(const std::vector<Mark>& marks, std::size_t i) {
    const Mark& mark = marks[i];
    if (!mark.is_double) {
      if (open_ || !mark.opens) return i + 1;
      const auto close = closing_single(marks, i);
      if (!close) return i + 1;
      const Span end = marks[*close].span;
      add({mark.span.begin, end.end}, mark.span.end, end.begin,
          QuoteEnd::Closed);
      return *close + 1;
    }
    if (open_ && mark.closes) {
      add({open_->begin, mark.span.end}, open_->end, mark.span.begin,
          QuoteEnd::Closed);
      open_.reset();
    } else if (mark.opens) {
      open_ = mark.span;
    }
    return i + 1;
  }

  void add(Span outer, std::uint32_t begin, std::uint32_t end, QuoteEnd how) {
    const Span inner = trim(text_, {begin, std::max(begin, end)});
    if (!inner.empty()) found_.push_back({inner, outer, index_, how});
  }

  std::string_view text_;
  Span block_;
  std::uint32_t index_ = 0;
  std::optional<Span> open_;  ///< The double mark that stands open.
  std::vector<QuotedText> found_;
};

}  // namespace

std::vector<QuotedText> find_quoted_text(std::string_view text,
                                         const std::vector<Block>& blocks) {
  QuoteFinder finder(text);
  std::uint32_t index = 0;
  for (const Block& block : blocks) finder.read_block(block.span, index++);
  return std::move(finder).finish();
}

}  // namespace synoptic
