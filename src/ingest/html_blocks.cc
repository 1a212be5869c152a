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

// A part that holds more of a page's paragraphs than this is no furniture,
// whatever its name; comments may well be most of a page. Per cent.
constexpr std::size_t kMostFurniture = 40;
constexpr std::size_t kMostComments = 90;
// A byline, a date or a credit has not more words than this.
constexpr std::size_t kMostSmallWords = 45;

bool is_invisible(HtmlTag tag) {
  switch (tag) {
    case Script:
    case Style:
    case Noscript:
    case Template:
    case Svg:
    case Iframe:
    case Object:
    case Video:
    case Head:
    case Option:
    case Select:
    case Textarea:
    case Picture:
    // How to say a word, written above or behind it.
    case Rp:
    case Rt:
      return true;
    default:
      return false;
  }
}

bool is_furniture(HtmlTag tag) {
  switch (tag) {
    case Nav:
    case Footer:
    case Aside:
    case Button:
    case Dialog:
    case Menu:
    case Input:
    case Fieldset:
      return true;
    default:
      return false;
  }
}

bool is_hidden(const HtmlTree& tree, std::uint32_t i) {
  if (tree.attribute(i, "hidden")) return true;
  const auto style = tree.attribute(i, "style");
  if (!style) return false;
  const std::size_t at = find_ignoring_case(*style, "display");
  if (at != std::string_view::npos) {
    std::string_view rest = style->substr(at + 7);
    while (!rest.empty() && (rest[0] == ' ' || rest[0] == ':')) {
      rest.remove_prefix(1);
    }
    if (equal_ignoring_case(rest.substr(0, 4), "none")) return true;
  }
  return find_ignoring_case(*style, "visibility:hidden") !=
         std::string_view::npos;
}

bool has_furniture_role(const HtmlTree& tree, std::uint32_t i) {
  const auto role = tree.attribute(i, "role");
  if (!role) return false;
  for (const std::string_view one :
       {"navigation", "complementary", "banner", "search", "dialog",
        "contentinfo", "menu", "menubar", "alert", "toolbar", "button"}) {
    if (equal_ignoring_case(*role, one)) return true;
  }
  return false;
}

PartMarks marks_of(const HtmlTree& tree, std::uint32_t i,
                   const PartNames& names) {
  PartMarks all;
  for (const std::string_view attribute :
       {"class", "id", "data-component", "data-testid", "data-module"}) {
    const auto value = tree.attribute(i, attribute);
    if (!value || value->empty()) continue;
    const PartMarks marks = names.look_up(*value);
    all.body |= marks.body;
    all.comments |= marks.comments;
    all.drop |= marks.drop;
    all.small |= marks.small;
    all.credit |= marks.credit;
    all.caption |= marks.caption;
  }
  if (const auto property = tree.attribute(i, "itemprop")) {
    if (equal_ignoring_case(*property, "articleBody")) all.body = true;
  }
  return all;
}

/// Words of text before each node, and words of paragraphs: what lies inside a
/// node is the difference between its end and its begin.
struct Counts {
  std::vector<std::uint32_t> words;
  std::vector<std::uint32_t> paragraph_words;
};

std::uint32_t count_words(std::string_view text) {
  std::uint32_t words = 0;
  bool blank = true;
  for (const char c : text) {
    const bool now = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (blank && !now) ++words;
    blank = now;
  }
  return words;
}

Counts count(const HtmlTree& tree) {
  const auto& nodes = tree.nodes();
  Counts counts;
  counts.words.resize(nodes.size() + 1, 0);
  counts.paragraph_words.resize(nodes.size() + 1, 0);
  // Ends of the open paragraph and of the open part that nobody sees.
  std::uint32_t paragraph = 0;
  std::uint32_t unseen = 0;
  for (std::uint32_t i = 0; i < nodes.size(); ++i) {
    if (nodes[i].tag == P || nodes[i].tag == Blockquote) {
      paragraph = std::max(paragraph, nodes[i].end);
    }
    if (is_invisible(nodes[i].tag)) unseen = std::max(unseen, nodes[i].end);
    const std::uint32_t words = i < unseen ? 0 : count_words(nodes[i].text);
    counts.words[i + 1] = counts.words[i] + words;
    counts.paragraph_words[i + 1] =
        counts.paragraph_words[i] + (i < paragraph ? words : 0);
  }
  return counts;
}

class Judge {
 public:
  Judge(const HtmlTree& tree, const PartNames& names, Trust trust)
      : tree_(tree), names_(names), trust_(trust), counts_(count(tree)) {}

  PageParts judge() {
    const auto& nodes = tree_.nodes();
    PageParts parts;
    parts.states.resize(nodes.size(), PartState::Shown);
    parts.marks.resize(nodes.size());
    for (std::uint32_t i = 0; i < nodes.size(); ++i) {
      const PartState inherited =
          i == 0 ? PartState::Shown : parts.states[nodes[i].parent];
      parts.states[i] = inherited;
      if (nodes[i].tag == Text || inherited == PartState::Invisible) continue;
      parts.marks[i] = marks_of(tree_, i, names_);
      const PartState own = state_of(i, parts.marks[i]);
      if (own == PartState::Invisible || inherited == PartState::Shown) {
        parts.states[i] = own;
      }
    }
    return parts;
  }

 private:
  std::uint32_t words_in(std::uint32_t i) const {
    return counts_.words[tree_.nodes()[i].end] - counts_.words[i];
  }

  /// Share of the page's paragraphs (of its words, where it has none) inside a
  /// node, in per cent.
  std::size_t share_of(std::uint32_t i) const {
    const auto& of = counts_.paragraph_words.back() > 100
                         ? counts_.paragraph_words
                         : counts_.words;
    const std::size_t all = of.back();
    const std::size_t inside = of[tree_.nodes()[i].end] - of[i];
    return all == 0 ? 0 : inside * 100 / all;
  }

  bool in_quote(std::uint32_t i) const {
    return tree_.nodes()[tree_.nodes()[i].parent].tag == Blockquote;
  }

  /// A post of a social network, quoted in the article.
  bool is_embedded_post(std::uint32_t i) const {
    const auto& nodes = tree_.nodes();
    const std::uint32_t words = words_in(i);
    for (std::uint32_t j = i; j < nodes[i].end && j < i + 12; ++j) {
      if (nodes[j].tag == Blockquote && words_in(j) * 2 > words) return true;
    }
    return false;
  }

  PartState state_of(std::uint32_t i, const PartMarks& marks) const {
    const HtmlTag tag = tree_.nodes()[i].tag;
    if (is_invisible(tag)) return PartState::Invisible;
    if (is_hidden(tree_, i) && share_of(i) < kMostFurniture) {
      return PartState::Invisible;
    }
    if (tag == Html || tag == Body || tag == Main) return PartState::Shown;
    const bool by_element =
        (is_furniture(tag) && !(tag == Footer && in_quote(i))) ||
        has_furniture_role(tree_, i);
    if (by_element && share_of(i) < kMostFurniture) return PartState::Furniture;
    if (trust_ == Trust::Elements) return PartState::Shown;
    if (marks.comments && share_of(i) < kMostComments) {
      return PartState::Comments;
    }
    if (marks.drop && !marks.body && !is_embedded_post(i) &&
        share_of(i) < kMostFurniture) {
      return PartState::Furniture;
    }
    if (tag == P || tag == Blockquote || words_in(i) > kMostSmallWords) {
      return marks.credit && words_in(i) <= kMostSmallWords / 2
                 ? PartState::Credit
                 : PartState::Shown;
    }
    if (marks.credit) return PartState::Credit;
    if (marks.small && !marks.caption && !marks.body) return PartState::Small;
    return PartState::Shown;
  }

  const HtmlTree& tree_;
  const PartNames& names_;
  Trust trust_;
  Counts counts_;
};

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

PageParts judge_parts(const HtmlTree& tree, const PartNames& names,
                      Trust trust) {
  return Judge(tree, names, trust).judge();
}

std::vector<HtmlBlock> cut_blocks(const HtmlTree& tree,
                                  const PageParts& parts) {
  return BlockCutter(tree, parts).cut();
}

}  // namespace synoptic
