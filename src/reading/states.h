// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "base/word_list.h"
#include "language/analysis.h"
#include "reading/countries.h"
#include "reading/speech_cues.h"

namespace synoptic {

/// The code of the state whose body the name names: a word for a body of state
/// and one for a country stand in it, or the country's straight before it
/// ("Norway's Defence Ministry"). Empty if no country is told.
std::string_view state_of_body(std::string_view text, const Analysis& analysis,
                               const Name& name, const WordSet& body_words,
                               const CountryTable& countries);

/// True if the name is the subject of a verb of speech, so that a capital means
/// its state ("Oslo said"). False without a tree.
bool speaks_as_state(const Analysis& analysis, const Name& name,
                     const SpeechVerbs& verbs);

}  // namespace synoptic
