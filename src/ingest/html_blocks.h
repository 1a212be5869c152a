// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/document.h"
#include "ingest/html_marks.h"
#include "ingest/html_tree.h"

namespace synoptic {

/// Why a part of a page is left out, as its markup tells.
enum class PartState : std::uint8_t {
  Shown,
  Invisible,  ///< Script, style, hidden: never text that a reader sees.
  Furniture,  ///< Menus, side bars, forms, lists of links.
  Comments,
  Small,  ///< Byline, date, figures.
  Credit,
};

/// What the markup says of each node of a page, by its index.
struct PageParts {
  std::vector<PartState> states;  ///< A node inherits its parent's.
  std::vector<PartMarks> marks;
};

/// How far class names are trusted: a page whose article bears a strange name
/// is read again with less trust.
enum class Trust { Names, Elements };

PageParts judge_parts(const HtmlTree& tree, const PartNames& names,
                      Trust trust);

/// A block of text of a page: what stands between two block elements.
struct HtmlBlock {
  std::uint32_t node = 0;       ///< Its first node.
  std::uint32_t container = 0;  ///< The innermost block element it stands in.
  std::string text;             ///< White space collapsed; `<br>` a line end.
  BlockKind kind = BlockKind::Paragraph;
  PartState state = PartState::Shown;
  std::size_t words = 0;
  std::size_t link_words = 0;
  bool ends_sentence = false;
  std::vector<Origin> origins;  ///< If the tree tells them; none of blanks.
};

/// All blocks of a page in order, those not shown too, but nothing invisible.
std::vector<HtmlBlock> cut_blocks(const HtmlTree& tree, const PageParts& parts);

}  // namespace synoptic
