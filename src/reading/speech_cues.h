// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/word_list.h"
#include "language/analysis.h"

namespace synoptic {

/// How a word takes what it cites.
enum class CueKind {
  Says,       ///< "said that", '"...," said'
  Tells,      ///< "told reporters that"
  Calls,      ///< "called it 'a farce'"
  According,  ///< "according to"
};

/// A verb or phrase that cites: the tokens `[first_token, end_token)`.
struct Cue {
  std::uint32_t first_token = 0;
  std::uint32_t end_token = 0;
  CueKind kind = CueKind::Says;
};

/// Speech verbs by their lemmas, from "speech_verbs.txt".
using SpeechVerbs = WordMap<CueKind>;

SpeechVerbs parse_speech_verbs(std::string_view text);

/// The cues of a text, in order, without overlap.
std::vector<Cue> find_cues(std::string_view text, const Analysis& analysis,
                           const SpeechVerbs& verbs);

}  // namespace synoptic
