// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "ingest/ascii.h"
#include "ingest/draft.h"
#include "ingest/html_blocks.h"

namespace synoptic {
namespace {

using enum HtmlTag;

// A part that holds more of a page's paragraphs than this is no furniture,
// whatever its name; comments may well be most of a page. Per cent.
constexpr std::size_t kMostFurniture = 40;
constexpr std::size_t kMostComments = 90;
// A byline, a date or a credit has not more words than this.
constexpr std::size_t kMostSmallWords = 45;
// Words behind an element that make it part of their line. A guess.
constexpr std::uint32_t kFewestWordsBehind = 4;

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

PartMarks marks_of(const HtmlTree& tree, std::uint32_t i, SeenNames& names) {
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

  /// A link that text follows, or another element inside a line that many
  /// words do: part of a sentence, whatever its name.
  bool stands_in_text(std::uint32_t i) const {
    const auto& nodes = tree_.nodes();
    const std::uint32_t next = nodes[i].end;
    if (is_block(nodes[i].tag) || next >= nodes.size() ||
        nodes[next].tag != Text || nodes[next].parent != nodes[i].parent) {
      return false;
    }
    return nodes[i].tag == A
               ? !trim_space(nodes[next].text).empty()
               : count_words(nodes[next].text) >= kFewestWordsBehind;
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
        !stands_in_text(i) && share_of(i) < kMostFurniture) {
      return PartState::Furniture;
    }
    if (tag == P || tag == Blockquote || words_in(i) > kMostSmallWords) {
      return marks.credit && words_in(i) <= kMostSmallWords / 2
                 ? PartState::Credit
                 : PartState::Shown;
    }
    if (marks.credit) return PartState::Credit;
    if (marks.small && !marks.caption && !marks.body && !stands_in_text(i)) {
      return PartState::Small;
    }
    return PartState::Shown;
  }

  const HtmlTree& tree_;
  SeenNames names_;
  Trust trust_;
  Counts counts_;
};

}  // namespace

PageParts judge_parts(const HtmlTree& tree, const PartNames& names,
                      Trust trust) {
  return Judge(tree, names, trust).judge();
}

}  // namespace synoptic
