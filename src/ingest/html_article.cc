// SPDX-License-Identifier: Apache-2.0
//
// A block of text speaks for the part of the page it stands in when it reads
// like an article (sentences, few links), and against it when it reads like a
// menu. The sum over the blocks of a part is the part's worth: the element
// around the article has all the paragraphs and little else, the elements
// around that one bring menus, the elements inside it lack paragraphs. So the
// part of highest worth is the article, and if a part inside it has nearly all
// of that worth, that one. Prefix sums over the blocks make each worth a
// subtraction. The idea of the best-scoring run of text is from J. Pasternack
// and D. Roth, "Extracting article text from the web with maximum subsequence
// segmentation" (2009); here the runs are those that elements give.
#include "ingest/html_article.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "ingest/html_blocks.h"
#include "ingest/line_look.h"
#include "ingest/phrases.h"

namespace synoptic {
namespace {

using enum HtmlTag;

// Of a block's words, so many may be links before it is a list of links.
constexpr double kMostLinks = 0.4;
constexpr double kMostLinksOfSentence = 0.75;
// The same of a list and of a heading.
constexpr double kMostLinksOfItem = 0.6;
// Words from which a block without a sentence's end still reads like text.
constexpr std::size_t kReadable = 20;
constexpr std::size_t kReadableSentence = 5;
// How much a word of a menu speaks against its part.
constexpr double kAgainst = 0.6;
// A part inside that has this much of its parent's worth takes its place.
constexpr double kNearlyAll = 0.9;
// What the name of a part adds to its worth, or the element `article`.
constexpr double kNamed = 0.15;
constexpr double kArticleElement = 0.05;
// A part named as body with so much of the worth around it is the article.
constexpr double kEnoughNamed = 0.75;
// Of articles in a row, the best has this much of all their worth at least,
// and the others are like it.
constexpr double kEnoughArticle = 0.2;
constexpr double kLikeTheMost = 0.5;
// A standfirst is a sentence or a few, between the headline and the article.
constexpr std::size_t kFewestStandfirstWords = 8;
constexpr std::size_t kMostStandfirstWords = 120;
// An article of fewer words is looked for again, names trusted less.
constexpr std::size_t kFewWords = 60;

bool same_words(std::string_view a, std::string_view b) {
  const FoldedWords first(a);
  const FoldedWords second(b);
  return std::ranges::equal(first.words(), second.words());
}

bool reads_like_text(const HtmlBlock& block) {
  const double links =
      static_cast<double>(block.link_words) /
      static_cast<double>(std::max<std::size_t>(block.words, 1));
  if (block.ends_sentence && block.words >= kReadableSentence) {
    return links <
           (block.words >= kReadable ? kMostLinksOfSentence : kMostLinks);
  }
  return links < kMostLinks && block.words >= kReadable;
}

double worth_of(const HtmlBlock& block) {
  if (block.state != PartState::Shown) return 0;
  if (reads_like_text(block)) {
    return static_cast<double>(block.words - block.link_words);
  }
  if (block.kind == BlockKind::Heading || block.kind == BlockKind::Caption) {
    return block.link_words > 0 ? -static_cast<double>(block.words) * kAgainst
                                : 0;
  }
  return -static_cast<double>(std::max(block.words, block.link_words + 1)) *
         kAgainst;
}

class ArticleFinder {
 public:
  ArticleFinder(const HtmlTree& tree, std::string_view title,
                const PartNames& names, Trust trust)
      : tree_(tree),
        title_(title),
        parts_(judge_parts(tree, names, trust)),
        blocks_(cut_blocks(tree, parts_)) {
    worth_.resize(tree.nodes().size() + 1, 0);
    for (const HtmlBlock& block : blocks_) {
      worth_[block.node + 1] += worth_of(block);
      if (block.state == PartState::Shown && reads_like_text(block)) {
        readable_ += block.words;
      }
    }
    for (std::size_t i = 1; i < worth_.size(); ++i) worth_[i] += worth_[i - 1];
    root_ = find_root();
    choose();
  }

  std::size_t kept_words() const { return kept_words_; }
  std::size_t readable_words() const { return readable_; }

  Draft draft() && {
    Draft draft;
    draft.has_markup = true;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      HtmlBlock& block = blocks_[i];
      PagePiece piece;
      piece.text = draft.keep(std::move(block.text), std::move(block.origins));
      piece.kind = block.kind;
      piece.is_list_item = block.kind == BlockKind::ListItem;
      piece.reason = std::move(reasons_[i]);
      draft.pieces.push_back(std::move(piece));
    }
    return draft;
  }

 private:
  double worth(std::uint32_t node) const {
    const double sum = worth_[tree_.nodes()[node].end] - worth_[node];
    double factor = 1;
    if (parts_.marks[node].body) factor += kNamed;
    if (tree_.nodes()[node].tag == Article) factor += kArticleElement;
    return sum > 0 ? sum * factor : sum;
  }

  bool may_be_root(std::uint32_t i) const {
    const HtmlTag tag = tree_.nodes()[i].tag;
    return is_block(tag) && tag != P && tag != Blockquote && tag != Li &&
           parts_.states[i] == PartState::Shown;
  }

  std::uint32_t find_root() const {
    const auto& nodes = tree_.nodes();
    std::uint32_t best = 0;
    double most = worth(0);
    for (std::uint32_t i = 1; i < nodes.size(); ++i) {
      if (!may_be_root(i)) continue;
      const double own = worth(i);
      const bool inside = i < nodes[best].end;
      if (own > most || (inside && own > kNearlyAll * most && own > 0)) {
        best = i;
        most = std::max(own, most);
      }
    }
    return narrowed(best);
  }

  /// Where one part named as body has most of the root's worth, that part; of
  /// several articles in a row (an endless page), the one with the page's
  /// title, else the first of weight.
  std::uint32_t narrowed(std::uint32_t root) const {
    const auto& nodes = tree_.nodes();
    const double all = worth(root);
    double most = 0;
    for (std::uint32_t i = root + 1; i < nodes[root].end; ++i) {
      if (!may_be_root(i) || !parts_.marks[i].body) continue;
      if (worth(i) > kEnoughNamed * all) root = i;
    }
    for (std::uint32_t i = root + 1; i < nodes[root].end; ++i) {
      if (nodes[i].tag == Article) most = std::max(most, worth(i));
    }
    if (most < kEnoughArticle * worth(root) || most <= 0) return root;
    std::uint32_t first = 0;
    std::size_t count = 0;
    for (std::uint32_t i = root + 1; i < nodes[root].end; ++i) {
      if (nodes[i].tag != Article || !may_be_root(i) ||
          worth(i) < kLikeTheMost * most) {
        continue;
      }
      ++count;
      if (first == 0) first = i;
      if (has_title(i)) return i;
      i = nodes[i].end - 1;
    }
    return count == 0 ? root : first;
  }

  bool has_title(std::uint32_t node) const {
    if (title_.empty()) return false;
    const auto& nodes = tree_.nodes();
    for (std::uint32_t i = node; i < nodes[node].end; ++i) {
      if (nodes[i].tag >= H1 && nodes[i].tag <= H6 &&
          same_words(tree_.text_of(i, 500), title_)) {
        return true;
      }
    }
    return false;
  }

  bool in_root(const HtmlBlock& block) const {
    return block.node >= root_ && block.node < tree_.nodes()[root_].end;
  }

  static std::string reason_of(PartState state) {
    switch (state) {
      case PartState::Comments:
        return "comments";
      case PartState::Small:
        return "page-line";
      case PartState::Credit:
        return "photo-credit";
      default:
        return "page-part";
    }
  }

  void choose() {
    reasons_.resize(blocks_.size());
    count_lists();
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      const HtmlBlock& block = blocks_[i];
      if (block.state != PartState::Shown) {
        reasons_[i] = reason_of(block.state);
      } else if (!in_root(block)) {
        reasons_[i] = "outside-article";
      } else if (is_links(block)) {
        reasons_[i] = "links";
      }
    }
    keep_standfirst();
    drop_loose_headings();
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (reasons_[i].empty()) kept_words_ += blocks_[i].words;
    }
  }

  bool is_links(const HtmlBlock& block) const {
    if (block.link_words == 0) return false;
    const double links = static_cast<double>(block.link_words) /
                         static_cast<double>(block.words);
    if (block.kind == BlockKind::ListItem) {
      return links > kMostLinksOfItem && is_list_of_links(block);
    }
    if (block.kind == BlockKind::Heading) return links > kMostLinksOfItem;
    return links > 0.8;
  }

  /// An item stays with its list: of references, some are nothing but a link.
  bool is_list_of_links(const HtmlBlock& item) const {
    const auto found = lists_.find(tree_.nodes()[item.container].parent);
    return found == lists_.end() ||
           static_cast<double>(found->second.link_words) >
               kMostLinksOfItem * static_cast<double>(found->second.words);
  }

  void count_lists() {
    for (const HtmlBlock& block : blocks_) {
      if (block.kind != BlockKind::ListItem || !in_root(block)) continue;
      ListCount& count = lists_[tree_.nodes()[block.container].parent];
      count.words += block.words;
      count.link_words += block.link_words;
    }
  }

  /// Pages put the standfirst beside their headline, outside of the part that
  /// holds the paragraphs: it belongs to the headline.
  void keep_standfirst() {
    std::size_t first = 0;
    while (first < blocks_.size() && !in_root(blocks_[first])) ++first;
    if (first == blocks_.size()) return;
    std::size_t headline = first;
    for (std::size_t i = 0; i < first; ++i) {
      const bool is_title = !title_.empty() &&
                            blocks_[i].text.size() < 4 * title_.size() + 20 &&
                            same_words(blocks_[i].text, title_);
      if (is_title || tree_.nodes()[blocks_[i].container].tag == H1) {
        headline = i;
      }
    }
    std::size_t words = 0;
    for (std::size_t i = headline + 1; i < first; ++i) {
      HtmlBlock& block = blocks_[i];
      const bool is_line = block.kind == BlockKind::Paragraph ||
                           block.kind == BlockKind::Heading;
      if (block.state != PartState::Shown || !is_line || !block.ends_sentence ||
          block.words < kFewestStandfirstWords || !reads_like_text(block)) {
        continue;
      }
      words += block.words;
      if (words > kMostStandfirstWords) return;
      block.kind = BlockKind::Headline;
      reasons_[i].clear();
    }
  }

  /// A heading with nothing below it heads nothing of the article, unless it
  /// says something whole itself.
  void drop_loose_headings() {
    bool text_below = false;
    for (std::size_t i = blocks_.size(); i-- > 0;) {
      if (!reasons_[i].empty()) continue;
      if (blocks_[i].kind != BlockKind::Heading ||
          look_at(blocks_[i].text).ends_stop) {
        text_below = true;
      } else if (!text_below) {
        reasons_[i] = "heading-of-nothing";
      }
    }
  }

  const HtmlTree& tree_;
  std::string_view title_;
  PageParts parts_;
  std::vector<HtmlBlock> blocks_;
  std::vector<double> worth_;
  std::vector<std::string> reasons_;
  struct ListCount {
    std::size_t words = 0;
    std::size_t link_words = 0;
  };
  std::unordered_map<std::uint32_t, ListCount> lists_;  // by the list's node
  std::uint32_t root_ = 0;
  std::size_t readable_ = 0;
  std::size_t kept_words_ = 0;
};

}  // namespace

Draft find_article(const HtmlTree& tree, std::string_view title,
                   const PartNames& names) {
  ArticleFinder first(tree, title, names, Trust::Names);
  if (first.kept_words() >= kFewWords) return std::move(first).draft();
  ArticleFinder second(tree, title, names, Trust::Elements);
  // Twice the words are worth the furniture that comes with them (a guess).
  return second.kept_words() > 2 * first.kept_words()
             ? std::move(second).draft()
             : std::move(first).draft();
}

Draft take_fragment(const HtmlTree& tree, const PartNames& names) {
  const PageParts parts = judge_parts(tree, names, Trust::Names);
  Draft draft;
  draft.has_markup = true;
  for (HtmlBlock& block : cut_blocks(tree, parts)) {
    PagePiece piece;
    piece.text = draft.keep(std::move(block.text), std::move(block.origins));
    piece.kind = block.kind;
    piece.is_list_item = block.kind == BlockKind::ListItem;
    if (block.state != PartState::Shown) piece.reason = "page-part";
    draft.pieces.push_back(std::move(piece));
  }
  return draft;
}

}  // namespace synoptic
