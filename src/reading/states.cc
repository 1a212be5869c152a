// SPDX-License-Identifier: Apache-2.0
#include "reading/states.h"

#include <algorithm>
#include <string>

#include "base/unicode.h"

namespace synoptic {
namespace {

/// The country that the tokens `[first, end)` name: one word or two.
const CountryEntry* country_in(std::string_view text, const Analysis& analysis,
                               std::uint32_t first, std::uint32_t end,
                               const CountryTable& countries) {
  for (std::uint32_t length : {2U, 1U}) {
    for (std::uint32_t at = first; at + length <= end; ++at) {
      const Span words{analysis.tokens[at].span.begin,
                       analysis.tokens[at + length - 1].span.end};
      const CountryEntry* entry = find_country(countries, slice(text, words));
      if (entry != nullptr && !entry->needs_company &&
          entry->kind != CountryWord::Capital) {
        return entry;
      }
    }
  }
  return nullptr;
}

}  // namespace

std::string_view state_of_body(std::string_view text, const Analysis& analysis,
                               const Name& name, const WordSet& body_words,
                               const CountryTable& countries) {
  bool body = false;
  for (std::uint32_t at = name.first_token; at < name.end_token; ++at) {
    body = body ||
           body_words.contains(fold(slice(text, analysis.tokens[at].span)));
  }
  if (!body) return {};
  const CountryEntry* entry =
      country_in(text, analysis, name.first_token, name.end_token, countries);
  if (entry != nullptr) return entry->code;
  // "Norway's Defence Ministry", "the Norwegian Foreign Ministry" where the
  // name begins behind its adjective.
  constexpr std::uint32_t kReach = 3;
  std::uint32_t end = name.first_token;
  const auto word = [&](std::uint32_t at) {
    return slice(text, analysis.tokens[at].span);
  };
  const bool possessive =
      end > 0 && (word(end - 1) == "'s" || word(end - 1) == "\u2019s" ||
                  word(end - 1) == "'" || word(end - 1) == "\u2019");
  if (possessive) --end;
  if (end == 0) return {};
  const std::uint32_t first =
      possessive ? (end > kReach ? end - kReach : 0) : end - 1;
  entry = country_in(text, analysis, first, end, countries);
  const bool whose =
      entry != nullptr && (possessive || entry->kind == CountryWord::Adjective);
  return whose ? std::string_view(entry->code) : std::string_view();
}

bool speaks_as_state(const Analysis& analysis, const Name& name,
                     const SpeechVerbs& verbs) {
  for (std::uint32_t at = name.first_token; at < name.end_token; ++at) {
    const Token& token = analysis.tokens[at];
    if (token.deprel != "nsubj" || token.head >= analysis.tokens.size())
      continue;
    const Token& verb = analysis.tokens[token.head];
    if (verb.upos == Upos::Verb && verbs.contains(verb.lemma)) return true;
  }
  return false;
}

}  // namespace synoptic
