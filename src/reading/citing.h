// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "base/result.h"
#include "base/word_list.h"
#include "ingest/document.h"
#include "language/analysis.h"
#include "reading/reading.h"
#include "reading/roles.h"

namespace synoptic {

/// Who and what can be cited.
struct CitingLists {
  RoleLists roles;
  WordSet things;  ///< "report", "document".
};

Result<CitingLists> load_citing_lists(const OpenList& open);

/// Makes two quotations, one in the other, where somebody cites somebody:
///
///   "safe, according to an official quoted by the Post"
///   "the Post quoted an official as saying that it is safe"
///   "an official was quoted by the Post as saying that it is safe"
///   "the Post reported, citing an official, that it is safe"
///
/// The inner one has the official for a speaker and the content; the outer one
/// has the Post, and for its content all that it vouches for: that the
/// official says it. Quotations that the same words were taken for are
/// replaced. They are in the order they begin afterwards; takes time in
/// proportion to the tokens, and n log n of the quotations. Requires: the
/// reading's entities are filled.
void add_citing(const Document& document, const Analysis& analysis,
                const CitingLists& lists, const Reading& reading,
                std::vector<Quotation>& quotations);

}  // namespace synoptic
