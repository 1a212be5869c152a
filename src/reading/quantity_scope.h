// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "language/analysis.h"
#include "reading/pieces.h"
#include "reading/quantity_grammar.h"
#include "reading/reading.h"

namespace synoptic {

/// What a quantity counts.
struct Counted {
  std::string lemma;    ///< "body"; empty if its words do not say.
  std::size_t end = 0;  ///< The first piece after its noun, or the given end.
};

/// The pieces of a text with the tokens of its analysis.
struct TaggedPieces {
  std::string_view text;
  std::span<const Piece> pieces;
  const Analysis& analysis;
  /// For each piece the token that it begins in, or kNoToken.
  std::vector<std::uint32_t> tokens;
};

TaggedPieces tag_pieces(std::string_view text, std::span<const Piece> pieces,
                        const Analysis& analysis);

/// The noun that a phrase counts: the last of the nouns after it ("1,200
/// fallen soldiers"), after "of" too ("half of the bridges"), or the carrier
/// before it ("the bodies of 12 miners"). Uses the tags where there are some
/// and the shape of the words where there are none.
Counted find_counted(const TaggedPieces& text, const QuantityPhrase& phrase,
                     const QuantityResources& resources);

/// Whether the words around say that the number holds for each or for all.
Per find_per(const TaggedPieces& text, const QuantityPhrase& phrase,
             std::size_t end, const QuantityResources& resources);

/// The words after a quantity, or right before it, that say as of when; an
/// empty span if there are none. The quantity is the pieces `[begin, end)`.
Span find_as_of(const TaggedPieces& text, std::size_t begin, std::size_t end,
                std::span<const TimeExpression> times,
                const QuantityResources& resources);

}  // namespace synoptic
