// SPDX-License-Identifier: Apache-2.0
#include "reconciliation/clause_parties.h"

#include <algorithm>
#include <string_view>

#include "base/unicode.h"

namespace synoptic {
namespace {

/// "called on Tuesday for": the word a verb needs may stand so far behind.
constexpr std::uint32_t kParticleReach = 8;

}  // namespace

std::uint32_t ClauseParties::first_token(std::uint32_t byte) const {
  const auto& tokens = report_.analysis.tokens;
  const auto at = std::ranges::lower_bound(
      tokens, byte, {}, [](const Token& t) { return t.span.begin; });
  return static_cast<std::uint32_t>(at - tokens.begin());
}

bool ClauseParties::follows(std::uint32_t verb, std::uint32_t end,
                            const std::string& word) const {
  const auto& tokens = report_.analysis.tokens;
  const std::uint32_t last = std::min(end, verb + 1 + kParticleReach);
  for (std::uint32_t i = verb + 1; i < last; ++i) {
    if (fold(slice(report_.document.text, tokens[i].span)) == word) {
      return true;
    }
  }
  return false;
}

std::optional<Stance> ClauseParties::stance_of(std::uint32_t token,
                                               std::uint32_t end) const {
  const Token& verb = report_.analysis.tokens[token];
  if (verb.upos != Upos::Verb) return std::nullopt;
  const auto entry = resources_.stance_verbs.find(fold(verb.lemma));
  if (entry == resources_.stance_verbs.end()) return std::nullopt;
  for (const auto& [stance, particle] : entry->second) {
    if (particle.empty() || follows(token, end, particle)) return stance;
  }
  return std::nullopt;
}

bool ClauseParties::is_negated(std::uint32_t verb) const {
  const auto& tokens = report_.analysis.tokens;
  const std::uint32_t from = verb > 4 ? verb - 4 : 0;
  for (std::uint32_t i = from; i < verb; ++i) {
    const std::string word = fold(tokens[i].lemma);
    if (tokens[i].head == verb &&
        (word == "not" || word == "n't" || word == "never")) {
      return true;
    }
  }
  return false;
}

bool ClauseParties::is_supposed(std::uint32_t verb) const {
  const auto& tokens = report_.analysis.tokens;
  const std::uint32_t from = verb > 4 ? verb - 4 : 0;
  for (std::uint32_t i = from; i < verb; ++i) {
    const std::string word = fold(tokens[i].lemma);
    if (tokens[i].head == verb && (word == "would" || word == "could" ||
                                   word == "might" || word == "may")) {
      return true;
    }
  }
  return false;
}

std::optional<EntityId> ClauseParties::entity_at(Span words) const {
  for (const Mention& mention : report_.reading.mentions) {
    if (mention.span.begin > words.begin) break;
    if (contains(mention.span, words) &&
        mention.entity.value < linked_.size()) {
      return linked_[mention.entity.value];
    }
  }
  return std::nullopt;
}

std::optional<EntityId> ClauseParties::subject_of(
    std::uint32_t verb, const Statement& statement) const {
  const auto& tokens = report_.analysis.tokens;
  for (int step = 0; step < 3 && verb < tokens.size(); ++step) {
    const std::uint32_t from = verb > 40 ? verb - 40 : 0;
    for (std::uint32_t i = from; i < verb; ++i) {
      if (tokens[i].head != verb) continue;
      if (tokens[i].deprel == "nsubj") {
        const bool relative = tokens[i].upos == Upos::Pron &&
                              tokens[verb].deprel.starts_with("acl") &&
                              tokens[verb].head < tokens.size();
        return party_at(relative ? tokens[verb].head : i, statement);
      }
      if (tokens[i].deprel.starts_with("nsubj")) return std::nullopt;
    }
    const std::string& relation = tokens[verb].deprel;
    const bool joined =
        relation == "conj" || relation == "xcomp" || relation == "advcl";
    if (!joined) return std::nullopt;
    verb = tokens[verb].head;
  }
  return std::nullopt;
}

std::optional<EntityId> ClauseParties::party_at(
    std::uint32_t subject, const Statement& statement) const {
  const auto& tokens = report_.analysis.tokens;
  if (const auto entity = entity_at(tokens[subject].span)) return entity;
  if (tokens[subject].upos == Upos::Pron) {
    for (const Holder& holder : statement.holders) {
      if (holder.entity && holder.entity->value < linked_.size()) {
        return linked_[holder.entity->value];
      }
    }
    // "It rejects": the document that is spoken of.
    const bool it = fold(tokens[subject].lemma) == "it";
    return it ? spoken_of : std::nullopt;
  }
  const std::uint32_t from = subject > 6 ? subject - 6 : 0;
  for (std::uint32_t i = from; i < subject; ++i) {
    if (tokens[i].head != subject) continue;
    if (const auto entity = entity_at(tokens[i].span)) return entity;
  }
  return std::nullopt;
}

bool ClauseParties::names_both_sides(std::uint32_t verb) const {
  const auto& tokens = report_.analysis.tokens;
  for (int step = 0; step < 3 && verb < tokens.size(); ++step) {
    const std::uint32_t from = verb > 40 ? verb - 40 : 0;
    for (std::uint32_t i = from; i < verb; ++i) {
      if (tokens[i].head == verb && tokens[i].deprel.starts_with("nsubj")) {
        return is_both_sides(i);
      }
    }
    if (tokens[verb].deprel != "conj" && tokens[verb].deprel != "xcomp") {
      return false;
    }
    verb = tokens[verb].head;
  }
  return false;
}

bool ClauseParties::is_both_sides(std::uint32_t noun) const {
  constexpr std::string_view kSides[] = {"side",    "party",    "delegation",
                                         "country", "nation",   "government",
                                         "team",    "neighbour"};
  const Token& token = report_.analysis.tokens[noun];
  const bool plural = token.feats.find("Number=Plur") != std::string::npos;
  return plural &&
         std::ranges::find(kSides, fold(token.lemma)) != std::end(kSides);
}

std::optional<EntityId> ClauseParties::owner_of(
    std::uint32_t word, std::uint32_t end, const Statement& statement) const {
  const auto& tokens = report_.analysis.tokens;
  // "unacceptable to Norland".
  for (std::uint32_t i = word + 1; i < end && i < word + 6; ++i) {
    const bool to = i > 0 && fold(tokens[i - 1].lemma) == "to";
    if (!to || tokens[i].head != word) continue;
    if (const auto entity = entity_at(tokens[i].span)) return entity;
  }
  const std::uint32_t from = word > 6 ? word - 6 : 0;
  for (std::uint32_t i = from; i < word; ++i) {
    if (tokens[i].head != word || tokens[i].deprel != "nmod:poss") continue;
    if (const auto entity = entity_at(tokens[i].span)) return entity;
  }
  const bool noun = tokens[word].upos == Upos::Noun;
  const std::uint32_t verb = noun ? tokens[word].head : word;
  if (verb >= tokens.size()) return std::nullopt;
  if (const auto subject = subject_of(verb, statement)) return subject;
  return noun ? std::nullopt : subject_of(tokens[word].head, statement);
}

std::optional<EntityId> ClauseParties::named_in(Span span) const {
  std::optional<EntityId> before;
  for (const Mention& mention : report_.reading.mentions) {
    if (mention.span.begin >= span.end) break;
    if (mention.entity.value >= linked_.size()) continue;
    before = linked_[mention.entity.value];
    if (mention.span.begin >= span.begin) break;
  }
  return before;
}

std::optional<EntityId> ClauseParties::named_before(std::uint32_t noun) const {
  const auto& tokens = report_.analysis.tokens;
  const std::uint32_t from = noun > 6 ? noun - 6 : 0;
  for (std::uint32_t i = from; i < noun; ++i) {
    if (tokens[i].head != noun) continue;
    const std::string& relation = tokens[i].deprel;
    if (relation != "nmod:poss" && relation != "amod" &&
        relation != "compound") {
      continue;
    }
    if (const auto entity = entity_at(tokens[i].span)) return entity;
  }
  return std::nullopt;
}

}  // namespace synoptic
