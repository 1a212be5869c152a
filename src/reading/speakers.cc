// SPDX-License-Identifier: Apache-2.0
#include "reading/speakers.h"

#include <algorithm>

#include "base/unicode.h"

namespace synoptic {
namespace {

/// The end of the phrase's head noun group: what stands before the first
/// adposition, comma, bracket or relative word.
std::uint32_t head_end(std::string_view text, const Analysis& analysis,
                       TokenRange words) {
  for (std::uint32_t t = words.first + 1; t < words.end; ++t) {
    const Token& token = analysis.tokens[t];
    const std::string_view word = slice(text, token.span);
    const bool joint = word == "-" || word == "–" || word == "'s" ||
                       word == "’s" || word == "'" || word == "’" ||
                       word == ".";
    if (token.upos == Upos::Adp || token.upos == Upos::Verb ||
        token.upos == Upos::Sconj || token.upos == Upos::Pron)
      return t;
    if (token.upos == Upos::Punct && !joint) return t;
  }
  return words.end;
}

}  // namespace

Speaker resolve_speaker(std::string_view text, const Analysis& analysis,
                        TokenRange words, const Reading& reading) {
  Speaker speaker;
  speaker.span = span_of(analysis, words);
  speaker.name = slice(text, speaker.span);
  const Span head =
      span_of(analysis, {words.first, head_end(text, analysis, words)});
  const Mention* best = nullptr;
  auto at =
      std::ranges::lower_bound(reading.mentions, speaker.span.begin, {},
                               [](const Mention& m) { return m.span.begin; });
  for (; at != reading.mentions.end() && at->span.begin < speaker.span.end;
       ++at) {
    const bool person =
        reading.entities[at->entity.value].type == NameType::Person;
    // "the mayor, Ada Berg": the name is the apposition.
    const bool beside = person && at->span.begin > head.end &&
                        slice(text, {head.end, at->span.begin}) == ", ";
    if (at->span.end == head.end || beside) best = &*at;
    if (beside) break;
  }
  if (best == nullptr) return speaker;
  const Entity& entity = reading.entities[best->entity.value];
  speaker.entity = best->entity;
  const bool stands_for =
      entity.type != NameType::Person && best->kind != MentionKind::Pronoun &&
      best->kind != MentionKind::Description && !entity.country.empty();
  speaker.name =
      stands_for ? std::string(slice(text, best->span)) : entity.name;
  return speaker;
}

}  // namespace synoptic
