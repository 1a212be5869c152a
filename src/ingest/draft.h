// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/document.h"

namespace synoptic {

/// A stretch of a page in reading order: what it is, and, if it is none of the
/// article, why.
struct PagePiece {
  std::string_view text;  ///< Without white space at its ends; never empty.
  BlockKind kind = BlockKind::Paragraph;
  std::string reason;         ///< Empty while the piece belongs to the article.
  bool blank_after = true;    ///< An empty line follows.
  bool is_list_item = false;  ///< The page itself marks it as one.

  bool is_kept() const { return reason.empty(); }
};

/// A text made of a page's parts, and where each stands there.
struct KeptText {
  std::string text;
  std::vector<Origin> origins;
};

/// A page on its way to a document: its pieces in order, and what it owns of
/// the text they point into.
struct Draft {
  std::vector<PagePiece> pieces;
  std::deque<KeptText> own;  ///< A deque: growing moves no string.
  bool has_markup = false;   ///< The page itself told the kinds of its pieces.

  /// Keeps a text made along the way and gives a view of it.
  std::string_view keep(std::string text, std::vector<Origin> origins = {});
};

/// Puts the kept pieces together as the document's text and blocks, an empty
/// line between them, and the others into `removed`. Line ends inside a piece
/// become blanks. `page` is what the pieces were cut from, if the document is
/// to tell where on it each character stands; otherwise empty.
void assemble(const Draft& draft, Document& document,
              std::string_view page = {});

/// Without white space, and what looks like it, at both ends.
std::string_view trim_space(std::string_view text);

}  // namespace synoptic
