// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "base/word_list.h"
#include "language/analysis.h"

namespace synoptic {

/// What tagging by rules asks of a language.
struct TagLists {
  WordMap<Upos> closed_words;
  WordSet common_verbs;                   ///< Lemmas.
  WordMap<std::string> irregular_lemmas;  ///< "went VERB" to "go".
};

/// Fills the tags and lemmas of all tokens by word lists, endings and the
/// neighbours: what serves where no model was trained.
void tag_by_rules(std::string_view text, const TagLists& lists,
                  Analysis& analysis);

}  // namespace synoptic
