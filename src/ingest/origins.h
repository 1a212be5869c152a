// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/document.h"
#include "ingest/draft.h"

namespace synoptic {

// A text is made of a page in steps: characters of text nodes become blocks,
// blocks are cut into pieces, pieces become the document's text. Each step
// copies stretches, so that where a character stands can be followed through
// all of them; only blanks are made new, and they stand between two characters
// of which it is known. Nothing is searched for but a title that stands in none
// of the blocks.

/// Adds an origin behind those before it; joins it to the last one where both
/// are verbatim and go on from each other in the text and on the page.
void add_origin(std::vector<Origin>& origins, const Origin& origin);

/// The place on the page of a part of an origin's text.
Origin part_of(const Origin& origin, Span text);

/// Adds the origins of `part` of what `from` tells of, moved so that the part
/// begins at `begin`.
void add_part(std::vector<Origin>& origins, std::span<const Origin> from,
              Span part, std::uint32_t begin);

/// Finds where the texts that a draft's pieces point into stand on its page.
class OriginFinder {
 public:
  /// Both outlive this object. Without a page nothing is ever told.
  OriginFinder(const Draft& draft, std::string_view page);

  /// Adds the origins of a stretch of a piece that is put at `begin`.
  void append(std::vector<Origin>& origins, std::string_view stretch,
              std::size_t begin) const;

 private:
  std::string_view page_;
  std::vector<const KeptText*> kept_;  // by address
};

/// Completes a document's origins by the blanks between those that they have:
/// each stands for what is on the page between its neighbours.
void tell_blanks(Document& document, std::string_view page);

/// Where a text of one line stands on a page, its characters written as they
/// are, as references or as JSON has them, with tags among them; empty if
/// nowhere. Of several places the first.
std::vector<Origin> find_written(std::string_view page, std::string_view text);

}  // namespace synoptic
