// SPDX-License-Identifier: Apache-2.0
#include "ingest/html_blocks.h"

#include <algorithm>
#include <utility>

#include "base/unicode.h"
#include "base/utf8.h"
#include "ingest/ascii.h"
#include "ingest/draft.h"
#include "ingest/line_look.h"
#include "ingest/origins.h"

namespace synoptic {
namespace {

using enum HtmlTag;

/// What a control character was meant to be (HTML, "numeric character
/// reference end state"): pages number characters as Windows-1252 does. Empty
/// for any other.
std::string_view meant_by(char32_t c) {
  if (c < 0x80 || c > 0x9F) return {};
  constexpr std::string_view kMeant[] = {
      "\u20AC", "",       "\u201A", "\u0192", "\u201E", "\u2026", "\u2020",
      "\u2021", "\u02C6", "\u2030", "\u0160", "\u2039", "\u0152", "",
      "\u017D", "",       "",       "\u2018", "\u2019", "\u201C", "\u201D",
      "\u2022", "\u2013", "\u2014", "\u02DC", "\u2122", "\u0161", "\u203A",
      "\u0153", "",       "\u017E", "\u0178"};
  return kMeant[c - 0x80];
}

/// Builds blocks node by node.
class BlockCutter {
 public:
  BlockCutter(const HtmlTree& tree, const PageParts& parts)
      : tree_(tree), parts_(parts) {}

  std::vector<HtmlBlock> cut() {
    const auto& nodes = tree_.nodes();
    // The open block elements, innermost last, with what each makes of its
    // text; and the end of the open link.
    open_.push_back({0, nodes[0].end, BlockKind::Paragraph});
    for (std::uint32_t i = 0; i < nodes.size();) {
      close_before(i);
      if (parts_.states[i] == PartState::Invisible) {
        i = nodes[i].end;
        continue;
      }
      take(i);
      ++i;
    }
    finish();
    return std::move(blocks_);
  }

 private:
  struct Open {
    std::uint32_t node = 0;
    std::uint32_t end = 0;
    BlockKind kind = BlockKind::Paragraph;
  };

  void close_before(std::uint32_t i) {
    while (open_.size() > 1 && open_.back().end <= i) {
      finish();
      open_.pop_back();
    }
  }

  void take(std::uint32_t i) {
    const HtmlNode& node = tree_.nodes()[i];
    if (node.tag == Text) {
      add_text(i, node.text);
      return;
    }
    if (node.tag == A) link_end_ = std::max(link_end_, node.end);
    if (node.tag == Br) {
      break_line();
      return;
    }
    if (parts_.states[i] != current_.state) finish();
    if (!is_block(node.tag)) return;
    finish();
    open_.push_back({i, node.end, kind_of(i)});
  }

  BlockKind kind_of(std::uint32_t i) const {
    const BlockKind outer = open_.back().kind;
    switch (tree_.nodes()[i].tag) {
      case H1:
      case H2:
      case H3:
      case H4:
      case H5:
      case H6:
        return BlockKind::Heading;
      case Li:
      case Dd:
      case Dt:
        return outer == BlockKind::BlockQuote ? outer : BlockKind::ListItem;
      case Blockquote:
        return BlockKind::BlockQuote;
      case Figcaption:
      case Caption:
        return BlockKind::Caption;
      default:
        if (parts_.marks[i].caption) return BlockKind::Caption;
        return outer;
    }
  }

  void add_text(std::uint32_t i, std::string_view text) {
    if (parts_.states[i] != current_.state) finish();
    for (std::size_t at = 0; at < text.size();) {
      const CodePoint next = decode_utf8(text, at);
      const std::size_t begin = at;
      at += next.size;
      if (is_space(next.value) || next.value == 0xAD) {
        // A soft hyphen and a zero-width blank stand inside words.
        if (next.value != 0xAD && next.value != 0x200B &&
            next.value != 0xFEFF) {
          blank_ = true;
        }
        continue;
      }
      if (current_.text.empty()) {
        current_.node = i;
        current_.state = parts_.states[i];
        blank_ = false;
      }
      // A character of a script without blanks is a word of its own.
      if (blank_ || current_.text.empty() || current_.text.back() == '\n' ||
          (next.value >= 0x2E80 && next.value < 0xD7B0)) {
        ++current_.words;
        if (i < link_end_) ++current_.link_words;
      }
      if (blank_ && !current_.text.ends_with('\n')) current_.text += ' ';
      blank_ = false;
      breaks_ = 0;
      const std::string_view meant = meant_by(next.value);
      const std::string_view as_is = text.substr(begin, next.size);
      if (tree_.tells_origins()) {
        note_origin(i, begin, next.size, meant.empty() ? as_is : meant);
      }
      current_.text.append(meant.empty() ? as_is : meant);
    }
  }

  /// Notes where the next character, `size` bytes of a node's text from `begin`
  /// on, stands. It will be written as `written`.
  void note_origin(std::uint32_t i, std::size_t begin, std::uint32_t size,
                   std::string_view written) {
    if (std::exchange(origins_of_, i) != i) {
      origins_ = tree_.origins(i);
    }
    while (!origins_.empty() && origins_.front().text.end <= begin) {
      origins_ = origins_.subspan(1);
    }
    if (origins_.empty() || origins_.front().text.begin > begin) return;
    const auto at = static_cast<std::uint32_t>(begin);
    const auto to = static_cast<std::uint32_t>(current_.text.size());
    Origin one = part_of(origins_.front(), {at, at + size});
    one.text = {to, to + static_cast<std::uint32_t>(written.size())};
    if (written.size() != size) one.is_verbatim = false;
    add_origin(current_.origins, one);
  }

  /// One line end stays in its block; two are a new one.
  void break_line() {
    if (current_.text.empty()) return;
    if (++breaks_ >= 2) {
      finish();
    } else if (!current_.text.ends_with('\n')) {
      current_.text += '\n';
      blank_ = false;
    }
  }

  void finish() {
    const std::string_view text = trim_space(current_.text);
    if (!text.empty()) {
      // It begins with a character of its own; only its end has blanks.
      current_.text.resize(text.size());
      current_.container = open_.back().node;
      current_.kind = open_.back().kind;
      current_.ends_sentence = look_at(current_.text).ends_sentence;
      blocks_.push_back(std::move(current_));
    }
    current_ = HtmlBlock{};
    blank_ = false;
    breaks_ = 0;
  }

  const HtmlTree& tree_;
  const PageParts& parts_;
  std::vector<HtmlBlock> blocks_;
  std::vector<Open> open_;
  HtmlBlock current_;
  std::span<const Origin> origins_;  // of the node at hand, those to come
  std::uint32_t origins_of_ = 0;     // that node; none has text at 0
  std::uint32_t link_end_ = 0;
  int breaks_ = 0;
  bool blank_ = false;
};

}  // namespace

std::vector<HtmlBlock> cut_blocks(const HtmlTree& tree,
                                  const PageParts& parts) {
  return BlockCutter(tree, parts).cut();
}

}  // namespace synoptic
