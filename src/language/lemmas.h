// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "base/word_list.h"
#include "language/analysis.h"

namespace synoptic {

/// The dictionary form of a word by its part of speech: from `irregular`
/// (keys "went VERB") where it is listed, else by its ending. Lower case, but
/// proper nouns stay as they stand.
std::string lemma_of(std::string_view word, Upos upos,
                     const WordMap<std::string>& irregular);

}  // namespace synoptic
