// SPDX-License-Identifier: Apache-2.0
#include "reading/speech_cues.h"

#include <string>

#include "base/unicode.h"

namespace synoptic {

SpeechVerbs parse_speech_verbs(std::string_view text) {
  SpeechVerbs verbs;
  for (const ListEntry& entry : parse_list(text)) {
    CueKind kind = CueKind::Says;
    if (entry.size() > 1 && entry[1] == "t") kind = CueKind::Tells;
    if (entry.size() > 1 && entry[1] == "c") kind = CueKind::Calls;
    verbs.emplace(entry[0], kind);
  }
  return verbs;
}

std::vector<Cue> find_cues(std::string_view text, const Analysis& analysis,
                           const SpeechVerbs& verbs) {
  std::vector<Cue> cues;
  const auto count = static_cast<std::uint32_t>(analysis.tokens.size());
  for (std::uint32_t t = 0; t < count; ++t) {
    const Token& token = analysis.tokens[t];
    const std::string word = to_lower(slice(text, token.span));
    if (word == "according" && t + 1 < count &&
        slice(text, analysis.tokens[t + 1].span) == "to") {
      cues.push_back({t, t + 2, CueKind::According});
      ++t;
      continue;
    }
    if (token.upos != Upos::Verb && word != "said" && word != "says") continue;
    const auto verb = verbs.find(token.lemma);
    if (verb != verbs.end()) cues.push_back({t, t + 1, verb->second});
  }
  return cues;
}

}  // namespace synoptic
