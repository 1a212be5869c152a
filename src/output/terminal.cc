// SPDX-License-Identifier: Apache-2.0
#include "output/terminal.h"

#include <unicode/uchar.h>

#include <cstddef>
#include <utility>

#include "base/unicode.h"
#include "base/utf8.h"
#include "output/visible.h"

namespace synoptic {
namespace {

constexpr char32_t kNoBreakSpace = 0xA0;

/// What stands for a code point on a terminal; 0 for nothing at all.
char32_t shown(char32_t c) {
  const char32_t seen = visible(c);
  return seen != kNoBreakSpace && is_space(seen) ? U' ' : seen;
}

std::string_view sgr(Style style) {
  switch (style) {
    case Style::Strong:
      return "\x1b[1m";
    case Style::Quiet:
      return "\x1b[2m";
    case Style::Heading:
      return "\x1b[1;36m";
    case Style::Alarm:
      return "\x1b[1;31m";
    case Style::Changed:
      return "\x1b[1;35m";
    case Style::Reworded:
      return "\x1b[1;33m";
    case Style::Fine:
      return "\x1b[32m";
    case Style::Plain:
      break;
  }
  return "\x1b[0m";
}

}  // namespace

int column_width(char32_t c) {
  if (c < 0x300) return c == 0 ? 0 : 1;
  const auto icu = static_cast<UChar32>(c);
  const auto category = u_charType(icu);
  if (category == U_NON_SPACING_MARK || category == U_ENCLOSING_MARK ||
      category == U_FORMAT_CHAR)
    return 0;
  if (c >= 0x1160 && c <= 0x11FF) return 0;  // Hangul vowels and finals join.
  const int width = u_getIntPropertyValue(icu, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

int column_width(std::string_view text) {
  int width = 0;
  const std::string visible = inert(text);
  for (std::size_t at = 0; at < visible.size();) {
    const CodePoint code_point = decode_utf8(visible, at);
    width += column_width(code_point.value);
    at += code_point.size;
  }
  return width;
}

std::string inert(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint code_point = decode_utf8(text, at);
    at += code_point.size;
    const char32_t c = shown(code_point.value);
    if (c == 0 || (c == U' ' && out.ends_with(' '))) continue;
    append_utf8(out, c);
  }
  return out;
}

/// A piece that no line is broken inside of, and whether a space stands before
/// it.
struct TerminalPage::Piece {
  std::string text;
  Style style = Style::Plain;
  int width = 0;
  enum class Before { Space, Break, Nothing } before = Before::Nothing;
};

std::vector<TerminalPage::Piece> TerminalPage::cut(
    const std::vector<Run>& runs) const {
  std::vector<Piece> pieces;
  auto before = Piece::Before::Nothing;
  bool was_wide = false;
  for (const Run& run : runs) {
    const std::string text = inert(run.text);
    bool is_new = true;
    for (std::size_t at = 0; at < text.size();) {
      const CodePoint code_point = decode_utf8(text, at);
      const char32_t c = code_point.value;
      at += code_point.size;
      if (c == U' ') {
        before = Piece::Before::Space;
        is_new = true;
        continue;
      }
      const int width = column_width(c);
      if (!is_new && width > 0 && (width == 2 || was_wide)) {
        before = Piece::Before::Break;
        is_new = true;
      }
      if (is_new) {
        if (pieces.empty()) before = Piece::Before::Nothing;
        pieces.push_back({{}, run.style, 0, before});
        is_new = false;
        before = Piece::Before::Nothing;
      }
      append_utf8(pieces.back().text, c == kNoBreakSpace ? U' ' : c);
      pieces.back().width += width;
      if (width > 0) was_wide = width == 2;
    }
  }
  return pieces;
}

void TerminalPage::style(Style style) {
  if (style == current_ || color_ == Color::Never) return;
  if (current_ != Style::Plain) out_ += sgr(Style::Plain);
  if (style != Style::Plain) out_ += sgr(style);
  current_ = style;
}

void TerminalPage::begin_line(int indent) {
  out_.append(static_cast<std::size_t>(indent), ' ');
  column_ = indent;
}

void TerminalPage::end_line() {
  style(Style::Plain);
  out_ += '\n';
  column_ = 0;
}

/// Writes a piece; one that is wider than a whole line runs over its end, cut
/// between code points.
void TerminalPage::put(const Piece& piece) {
  style(piece.style);
  if (column_ + piece.width <= width_) {
    out_ += piece.text;
    column_ += piece.width;
    return;
  }
  for (std::size_t at = 0; at < piece.text.size();) {
    const CodePoint code_point = decode_utf8(piece.text, at);
    const int width = column_width(code_point.value);
    if (column_ + width > width_) {
      end_line();
      style(piece.style);
    }
    out_.append(piece.text, at, code_point.size);
    column_ += width;
    at += code_point.size;
  }
}

void TerminalPage::paragraph(const std::vector<Run>& runs, Indent indent) {
  const std::vector<Piece> pieces = cut(runs);
  if (pieces.empty()) return;
  begin_line(indent.first);
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const Piece& piece = pieces[i];
    // What no space parts from this piece stays on its line with it.
    int needed = piece.width;
    for (std::size_t j = i + 1;
         j < pieces.size() && pieces[j].before == Piece::Before::Nothing; ++j)
      needed += pieces[j].width;
    const int space = piece.before == Piece::Before::Space ? 1 : 0;
    const bool may_break = i > 0 && piece.before != Piece::Before::Nothing;
    if (may_break && column_ + space + needed > width_ &&
        column_ > indent.rest) {
      end_line();
      begin_line(indent.rest);
    } else if (space == 1) {
      if (piece.style != current_) style(Style::Plain);
      out_ += ' ';
      ++column_;
    }
    put(piece);
  }
  end_line();
}

void TerminalPage::blank_line() { out_ += '\n'; }

void TerminalPage::rule(char32_t stroke) {
  style(Style::Quiet);
  for (int i = 0; i < width_; ++i) append_utf8(out_, stroke);
  end_line();
}

std::string TerminalPage::take() { return std::exchange(out_, {}); }

}  // namespace synoptic
