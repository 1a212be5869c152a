// SPDX-License-Identifier: Apache-2.0
#include "reading/participants.h"

#include <algorithm>
#include <initializer_list>

#include "reading/pieces.h"

namespace synoptic {
namespace {

/// So many steps up or down a tree are taken to find a part: keeps a chain of
/// thousands of verbs linear. Real ones are shorter.
constexpr int kMostSteps = 6;

/// So many coordinated names of one side are taken.
constexpr std::size_t kMostParties = 16;

bool is_relative(const Token& token) {
  return token.upos == Upos::Pron &&
         is_any(token.lemma, {"who", "which", "that", "whom", "whose"});
}

/// The preposition of a noun, or empty.
std::string_view case_of(const ClauseTree& tree, std::uint32_t noun) {
  const std::uint32_t mark = tree.dependent(noun, "case");
  return mark == kNoToken ? std::string_view{}
                          : std::string_view(tree.token(mark).lemma);
}

void add_once(std::vector<EntityId>& list, EntityId entity) {
  if (list.size() < kMostParties &&
      std::ranges::find(list, entity) == list.end()) {
    list.push_back(entity);
  }
}

void add_all(std::vector<EntityId>& list, const std::vector<EntityId>& more) {
  for (const EntityId entity : more) add_once(list, entity);
}

bool is_mutual(std::string_view lemma) {
  return is_any(lemma, {"meet", "negotiate", "agree", "talk", "clash", "fight",
                        "exchange", "swap", "sign", "confer", "discuss",
                        "trade", "cooperate", "reach", "conclude", "resume"});
}

}  // namespace

std::uint32_t subject_token(const ClauseTree& tree, std::uint32_t head) {
  std::uint32_t at = head;
  for (int step = 0; step < kMostSteps && at != kNoToken; ++step) {
    std::uint32_t subject = tree.dependent(at, "nsubj");
    const std::uint32_t above = tree.head(at);
    if (subject != kNoToken) {
      if (!is_relative(tree.token(subject))) return subject;
      // "the guards, who fled": up to the verb that the relative clause is of.
      while (at != kNoToken && has_relation(tree.token(at), "conj") &&
             step++ < kMostSteps) {
        at = tree.head(at);
      }
      return at != kNoToken && tree.token(at).deprel == "acl:relcl"
                 ? tree.head(at)
                 : subject;
    }
    const Token& token = tree.token(at);
    if (above == kNoToken) return kNoToken;
    if (has_relation(token, "xcomp")) {
      subject = tree.dependent(above, "obj");
      if (subject != kNoToken) return subject;
    } else if (has_relation(token, "acl")) {
      return above;
    } else if (!has_relation(token, {"conj", "advcl", "ccomp", "parataxis"})) {
      return kNoToken;
    }
    at = above;
  }
  return kNoToken;
}

bool is_passive(const ClauseTree& tree, std::uint32_t verb) {
  const Token& token = tree.token(verb);
  for (const std::uint32_t child : tree.dependents(verb)) {
    const std::string& relation = tree.token(child).deprel;
    if (relation == "nsubj:pass" || relation == "aux:pass" ||
        relation == "obl:agent") {
      return true;
    }
  }
  return token.deprel == "acl" && token.xpos == "VBN";
}

ParticipantFinder::ParticipantFinder(const Analysis& analysis,
                                     const Reading& reading)
    : reading_(reading), mention_of_(analysis.tokens.size(), kNoToken) {
  std::uint32_t token = 0;
  for (std::uint32_t m = 0; m < reading.mentions.size(); ++m) {
    const Span span = reading.mentions[m].span;
    while (token < mention_of_.size() &&
           analysis.tokens[token].span.end <= span.begin) {
      ++token;
    }
    for (std::uint32_t at = token;
         at < mention_of_.size() && analysis.tokens[at].span.begin < span.end;
         ++at) {
      mention_of_[at] = m;
    }
  }
}

std::vector<EntityId> ParticipantFinder::entities_of(const ClauseTree& tree,
                                                     std::uint32_t noun) const {
  std::vector<EntityId> found;
  const auto mention = [&](std::uint32_t at) { return mention_of_[at]; };
  const auto take = [&](std::uint32_t at) {
    if (mention(at) == kNoToken) return false;
    add_once(found, reading_.mentions[mention(at)].entity);
    return true;
  };
  // What tells whose the noun is: itself, or what qualifies it in turn ("army
  // officers" of "Panamanian army officers", "scores of Libyan refugees").
  const auto take_whose = [&](std::uint32_t at) {
    if (take(at)) return true;
    for (const std::uint32_t child : tree.dependents(at)) {
      const Token& token = tree.token(child);
      if ((token.deprel == "nmod:poss" ||
           has_relation(token, {"amod", "compound"})) &&
          take(child)) {
        return true;
      }
    }
    return false;
  };
  const auto take_phrase = [&](std::uint32_t at) {
    if (take(at)) return;
    // Its name stands beside it: "the envoy, Olaf Lind", "Minister Ada Berg".
    for (const std::uint32_t child : tree.dependents(at)) {
      if (has_relation(tree.token(child), {"appos", "flat"}) ||
          tree.token(child).deprel == "nmod:desc") {
        if (take(child)) return;
      }
    }
    // It has none: it stands for whose it is.
    for (const std::uint32_t child : tree.dependents(at)) {
      const Token& token = tree.token(child);
      const bool whose =
          token.deprel == "nmod:poss" || has_relation(token, "amod") ||
          has_relation(token, "compound") ||
          (has_relation(token, "nmod") &&
           is_any(case_of(tree, child), {"of", "between", "by", "among"}));
      if (!whose || !take_whose(child)) continue;
      for (const std::uint32_t other : tree.dependents(child)) {
        if (has_relation(tree.token(other), "conj")) take(other);
      }
      return;
    }
  };
  take_phrase(noun);
  for (const std::uint32_t child : tree.dependents(noun)) {
    if (has_relation(tree.token(child), "conj")) take_phrase(child);
  }
  return found;
}

/// Collects the two sides of one clause.
struct ParticipantFinder::Found {
  const ParticipantFinder& finder;
  const ClauseTree& tree;
  Participants parties;
  bool mutual = false;

  void act(std::uint32_t noun) {
    const auto entities = finder.entities_of(tree, noun);
    if (entities.empty()) return;
    if (parties.actor_token == kNoToken) parties.actor_token = noun;
    add_all(parties.actor, entities);
  }

  void suffer(std::uint32_t noun) {
    for (const EntityId entity : finder.entities_of(tree, noun)) {
      if (std::ranges::find(parties.actor, entity) != parties.actor.end()) {
        continue;
      }
      if (parties.target_token == kNoToken) parties.target_token = noun;
      add_once(parties.target, entity);
    }
  }

  /// Says that parties named below the word deal with each other.
  bool mutual_below(std::uint32_t at) {
    for (const std::uint32_t child : tree.dependents(at)) {
      if (!has_relation(tree.token(child), {"nmod", "obl"})) continue;
      if (!is_any(case_of(tree, child), {"between", "among"})) continue;
      mutual = true;
      if (has_relation(tree.token(child), "obl")) act(child);
    }
    return mutual;
  }

  /// What a noun's prepositions say: "talks with", "attack on", "by".
  void read_noun(std::uint32_t noun) {
    for (const std::uint32_t child : tree.dependents(noun)) {
      if (!has_relation(tree.token(child), "nmod")) continue;
      const std::string_view word = case_of(tree, child);
      if (is_any(word, {"between", "among"})) mutual = true;
      if (is_any(word, {"with", "against", "on", "to", "toward", "towards",
                        "from", "into"})) {
        suffer(child);
      }
    }
  }

  void read_subject(std::uint32_t head) {
    const std::uint32_t subject = subject_token(tree, head);
    if (subject == kNoToken) return;
    // "No deal was reached between A and B", "The talks were held by A and B"
    const bool passive = is_passive(tree, head);
    if (!passive || mutual_below(subject) || mutual_below(head)) {
      act(subject);
    }
    if (passive) {
      suffer(subject);
    } else {
      read_noun(subject);
    }
  }

  void read_objects(std::uint32_t verb) {
    for (const std::uint32_t child : tree.dependents(verb)) {
      const Token& token = tree.token(child);
      if (has_relation(token, {"iobj", "obj"})) suffer(child);
      const bool agent =
          token.deprel == "obl:agent" ||
          (has_relation(token, "obl") && case_of(tree, child) == "by");
      if (agent && is_passive(tree, verb)) act(child);
    }
  }

  void read_obliques(std::uint32_t verb) {
    for (const std::uint32_t child : tree.dependents(verb)) {
      const Token& token = tree.token(child);
      const std::string_view word = case_of(tree, child);
      if (has_relation(token, "obl") && token.deprel != "obl:agent" &&
          is_any(word, {"with", "against", "to", "on", "at", "from", "of",
                        "toward", "towards", "between", "for", "into"})) {
        suffer(child);
      }
      if (has_relation(token, "obj")) read_noun(child);
    }
  }

  /// The nearest object that names somebody: the verb's own, then what its
  /// prepositions lead to, then those of its infinitive.
  void read_targets(std::uint32_t head) {
    std::uint32_t verb = head;
    for (int step = 0; step < kMostSteps; ++step) {
      read_objects(verb);
      if (parties.target.empty()) read_obliques(verb);
      if (!parties.target.empty()) return;
      const std::uint32_t content = tree.dependent(verb, "ccomp");
      verb = tree.dependent(verb, "xcomp");
      if (verb == kNoToken) {
        // "demanded that Norland leave": of Norland.
        const std::uint32_t other =
            content == kNoToken ? kNoToken : tree.dependent(content, "nsubj");
        if (other != kNoToken) suffer(other);
        return;
      }
    }
  }
};

Participants ParticipantFinder::find(const ClauseTree& tree,
                                     std::uint32_t head) const {
  Found found{*this, tree, {}};
  found.read_subject(head);
  found.read_targets(head);
  Participants& parties = found.parties;
  const bool deals = found.mutual || is_mutual(tree.token(head).lemma);
  if (parties.target.empty() && parties.actor.size() > 1 && deals) {
    parties.target = parties.actor;
    parties.target_token = parties.actor_token;
  }
  return std::move(parties);
}

}  // namespace synoptic
