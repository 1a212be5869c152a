// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/span.h"
#include "language/analysis.h"

namespace synoptic {

/// The tokens `[first, end)`.
struct TokenRange {
  std::uint32_t first = 0;
  std::uint32_t end = 0;
  bool empty() const { return first >= end; }
};

Span span_of(const Analysis& analysis, TokenRange range);

/// The sentence that holds the token. Requires: there are sentences.
const Sentence& sentence_at(const Analysis& analysis, std::uint32_t token);

/// Where a verb at `verb` has its subject before it: the noun phrase that ends
/// there, auxiliaries and adverbs passed over, with its appositions and
/// brackets ("Ada Berg, 25, a baker, [also said]"), not reaching before
/// `limit`. Works by parts of speech, so that it needs no heads; empty if no
/// noun phrase stands there.
TokenRange subject_before(std::string_view text, const Analysis& analysis,
                          std::uint32_t verb, std::uint32_t limit);

/// The subject of the verb at `verb`, wherever it stands before it: straight
/// before it, or, for a participle or a second verb ("Berg left, saying",
/// "Berg left and said"), that of the nearest verb before it that has one.
/// Empty if none.
TokenRange subject_of(std::string_view text, const Analysis& analysis,
                      std::uint32_t verb, std::uint32_t limit);

/// The noun phrase that begins at `first`, with its appositions, not reaching
/// past `limit`; empty if none begins there.
TokenRange phrase_after(std::string_view text, const Analysis& analysis,
                        std::uint32_t first, std::uint32_t limit);

}  // namespace synoptic
