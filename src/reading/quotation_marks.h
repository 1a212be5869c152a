// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "ingest/document.h"

namespace synoptic {

/// How a stretch between quotation marks ends.
enum class QuoteEnd {
  Closed,     ///< By its closing mark.
  Continued,  ///< Its block ends, and the next one opens with a mark again.
  Unclosed,   ///< Its block ends, and nothing closes it.
};

/// Words between quotation marks, in one block.
struct QuotedText {
  Span span;   ///< Without the marks and white space at the ends; not empty.
  Span outer;  ///< With the marks.
  std::uint32_t block = 0;  ///< Index into the blocks.
  QuoteEnd end = QuoteEnd::Closed;
};

/// Finds what stands between quotation marks, in text order and without
/// overlap: marks inside other marks belong to the outer ones.
///
/// All styles are known (straight, curly, low, angles, corners, `` and ''), and
/// apostrophes are told from single marks. Marks out of balance spoil no more
/// than their own block: one that opens while another of its kind is open
/// replaces it, one that closes nothing is passed over. A quotation of several
/// paragraphs, each of which opens again while only the last closes, gives one
/// stretch per paragraph. Linear in the text's length; any text is acceptable.
std::vector<QuotedText> find_quoted_text(std::string_view text,
                                         const std::vector<Block>& blocks);

}  // namespace synoptic
