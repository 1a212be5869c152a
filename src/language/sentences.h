// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "base/word_list.h"
#include "language/tokens.h"

namespace synoptic {

/// What the sentence splitter asks of a language besides its abbreviations.
struct SentenceLists {
  WordSet stop_words;    ///< Capitalised, they begin a sentence.
  WordSet speech_words;  ///< "said": a quotation's sentence goes on.
};

/// True if the straight quotation mark at token `i` opens: by the side on which
/// it is glued to a word, else by turns (`open`: one is open before it).
bool quote_opens(std::string_view text, const std::vector<Span>& tokens,
                 std::size_t i, bool open);

/// For each sentence the index after its last token, ascending; the last is
/// `tokens.size()`. The tokens are those of one block of `text`. Sentences end
/// at a blank line and where a line is short; elsewhere where `scores` says so
/// (`sentence_scores`). Without scores they end at a stop and what closes with
/// it; not after a title or an initial, and not before "he said".
std::vector<std::uint32_t> split_sentences(std::string_view text,
                                           const std::vector<Span>& tokens,
                                           const std::vector<float>& scores,
                                           const TokenLists& token_lists,
                                           const SentenceLists& lists);

}  // namespace synoptic
