// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "ingest/draft.h"
#include "ingest/html_marks.h"
#include "ingest/html_tree.h"

namespace synoptic {

/// Finds a page's article and gives the page's blocks in their order: those of
/// the article kept, the others with the reason why they are not. `title` is
/// what the page says it is called, or empty. A page without an article gives
/// what comes nearest, or nothing kept. Linear in the page.
Draft find_article(const HtmlTree& tree, std::string_view title,
                   const PartNames& names);

/// The blocks of markup that is all article, menus and the like aside.
Draft take_fragment(const HtmlTree& tree, const PartNames& names);

}  // namespace synoptic
