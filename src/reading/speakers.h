// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "language/analysis.h"
#include "reading/noun_phrases.h"
#include "reading/reading.h"

namespace synoptic {

/// Who the words of a speaker speak of: the entity of the name at their head
/// ("Ada Berg, a spokeswoman for the ministry": Ada Berg), of a pronoun or of
/// a description. "A spokesman for the ministry" and "a senior official" are
/// no entity and keep their words as name; so does a name that stands for
/// another ("the palace" for its country), with the entity it stands for. A
/// pronoun whose person the text does not show has its span and an empty name.
/// Words of a clause ("the mayor later called") are cut before the verb.
///
/// Requires: the reading's entities and mentions are filled.
Speaker resolve_speaker(std::string_view text, const Analysis& analysis,
                        TokenRange words, const Reading& reading);

}  // namespace synoptic
