// SPDX-License-Identifier: Apache-2.0
//
// A line of a saved page is a block, as a rule: browsers put a line end after
// each paragraph, and an empty line at most. Old agency copy is wrapped at some
// 70 columns instead. Wrapped text is known by its lines going on in lower
// case: headings, list items and paragraphs hardly ever begin so.
#include "ingest/plain_text.h"

#include <algorithm>
#include <utility>

#include "base/unicode.h"
#include "base/utf8.h"
#include "ingest/line_look.h"

namespace synoptic {
namespace {

// A text whose following lines begin in lower case this often is wrapped; in
// the development stories the share is 0, in wrapped agency copy over 50 %.
constexpr std::size_t kWrappedPerCent = 20;
// Nobody wraps at more columns than this.
constexpr std::size_t kWidestWrapped = 130;
// Headings are short; a line without a stop that is longer says something.
constexpr std::size_t kMostHeadingWords = 14;

struct Line {
  std::string_view text;
  bool blank_after = false;
};

std::vector<Line> lines_of(std::string_view text) {
  std::vector<Line> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end =
        std::min(text.find_first_of("\n\r\f", at), text.size());
    const std::string_view line = trim_space(text.substr(at, end - at));
    if (!line.empty()) {
      lines.push_back({line});
    } else if (!lines.empty()) {
      lines.back().blank_after = true;
    }
    // CR LF is one line end.
    at = end + (text.substr(end).starts_with("\r\n") ? 2 : 1);
  }
  return lines;
}

bool begins_lower(std::string_view line) {
  return is_lower(decode_utf8(line, 0).value);
}

bool is_wrapped(const std::vector<Line>& lines) {
  std::size_t breaks = 0;
  std::size_t lower = 0;
  std::size_t wide = 0;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (lines[i - 1].text.size() > kWidestWrapped) ++wide;
    if (lines[i - 1].blank_after) continue;
    ++breaks;
    if (begins_lower(lines[i].text)) ++lower;
  }
  return breaks >= 3 && lower * 100 >= breaks * kWrappedPerCent &&
         wide * 20 <= lines.size();
}

/// Bytes of the mark that makes a line a list item ("- ", "* ", "3) "); 0 if
/// it has none.
std::size_t bullet_size(std::string_view line) {
  const CodePoint first = decode_utf8(line, 0);
  const std::u32string_view bullets =
      U"-*"
      U"\u2022\u00B7\u25AA\u25B8\u25BA\u2023\u25E6\u25CF\u25CB\u25A0\u25A1"
      U"\u2013";
  if (bullets.find(first.value) != std::u32string_view::npos) {
    const std::string_view rest = line.substr(first.size);
    if (rest.empty()) return 0;
    return is_space(decode_utf8(rest, 0).value) || first.value > 0x2000
               ? first.size
               : 0;
  }
  const std::size_t digits =
      std::min(line.find_first_not_of("0123456789"), line.size());
  if (digits == 0 || digits > 2 || digits + 2 > line.size()) return 0;
  const bool marked = line[digits] == '.' || line[digits] == ')';
  return marked && line[digits + 1] == ' ' ? digits + 1 : 0;
}

/// A dash or a number at a line's head may be speech or a year: it marks an
/// item only beside another. A true bullet needs no company.
bool is_sure_bullet(std::string_view line) {
  const char32_t first = decode_utf8(line, 0).value;
  return first != U'\u2013' && !is_digit(first) && first != U'*';
}

bool is_list_item(const std::vector<PagePiece>& pieces, std::size_t i) {
  const std::string_view line = pieces[i].text;
  if (bullet_size(line) == 0) return false;
  if (is_sure_bullet(line)) return true;
  const auto beside = [&](std::size_t j) {
    return bullet_size(pieces[j].text) > 0 &&
           is_digit(decode_utf8(pieces[j].text, 0).value) ==
               is_digit(decode_utf8(line, 0).value);
  };
  return (i > 0 && beside(i - 1)) || (i + 1 < pieces.size() && beside(i + 1));
}

/// "- Name (@name) February 4, 2018": a post quoted from a social network.
bool is_posted(std::string_view line) {
  const std::size_t at = line.rfind("(@");
  if (at == std::string_view::npos) return false;
  const std::size_t close = line.find(')', at);
  const std::string_view before = line.substr(0, at);
  return close != std::string_view::npos && line.size() - close < 40 &&
         (before.rfind("\u2014") != std::string_view::npos ||
          before.rfind("- ") != std::string_view::npos);
}

bool looks_like_heading(const LineLook& look) {
  return looks_like_headline(look) && look.words <= kMostHeadingWords &&
         !look.begins_lower;
}

/// Lines without a bullet that stand together and could each be a heading are
/// a list: three in a row, or two below a line that ends with a colon.
void join_lists(std::vector<PagePiece>& pieces) {
  std::size_t run = 0;
  std::size_t begin = 0;
  bool introduced = false;
  bool after_colon = false;
  const auto finish = [&](std::size_t end) {
    if (run >= (introduced ? 2 : 3)) {
      for (std::size_t i = begin; i < end; ++i) {
        if (pieces[i].is_kept()) pieces[i].kind = BlockKind::ListItem;
      }
    }
    run = 0;
  };
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (!pieces[i].is_kept()) continue;
    if (pieces[i].kind == BlockKind::Heading) {
      if (run++ == 0) {
        begin = i;
        introduced = after_colon;
      }
      continue;
    }
    finish(i);
    after_colon = pieces[i].text.ends_with(':');
  }
  finish(pieces.size());
}

}  // namespace

Draft cut_plain_text(std::string_view text) {
  Draft draft;
  const std::vector<Line> lines = lines_of(text);
  const bool wrapped = is_wrapped(lines);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::size_t last = i;
    if (wrapped) {
      while (last + 1 < lines.size() && !lines[last].blank_after &&
             bullet_size(lines[last + 1].text) == 0) {
        ++last;
      }
    }
    const char* begin = lines[i].text.data();
    const char* end = lines[last].text.data() + lines[last].text.size();
    PagePiece piece;
    piece.text = {begin, static_cast<std::size_t>(end - begin)};
    piece.blank_after = lines[last].blank_after;
    draft.pieces.push_back(std::move(piece));
    i = last;
  }
  return draft;
}

void tell_kinds(Draft& draft, Headline headline) {
  std::vector<PagePiece>& pieces = draft.pieces;
  const auto is_kept = [](const PagePiece& piece) { return piece.is_kept(); };
  const auto last = std::find_if(pieces.rbegin(), pieces.rend(), is_kept);
  bool is_first = true;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    PagePiece& piece = pieces[i];
    if (!piece.is_kept() || piece.kind == BlockKind::Caption) continue;
    const bool awaits_headline = is_first && headline == Headline::Find;
    const bool at_head = std::exchange(is_first, false);
    if (piece.kind != BlockKind::Paragraph) continue;
    const LineLook look = look_at(piece.text);
    const bool at_end = &piece == &*last;
    if (awaits_headline && !at_end && piece.blank_after &&
        looks_like_headline(look)) {
      piece.kind = BlockKind::Headline;
    } else if (piece.is_list_item || is_list_item(pieces, i)) {
      piece.kind = BlockKind::ListItem;
    } else if (piece.text.starts_with(">") || is_posted(piece.text)) {
      piece.kind = BlockKind::BlockQuote;
    } else if (!at_end && !at_head && looks_like_heading(look) &&
               look.quotes < 2) {
      piece.kind = BlockKind::Heading;
    }
  }
  if (!draft.has_markup) join_lists(pieces);
}

}  // namespace synoptic
