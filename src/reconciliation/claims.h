// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "base/span.h"
#include "reconciliation/account.h"
#include "reconciliation/resources.h"
#include "reconciliation/statement_terms.h"
#include "reconciliation/story_entities.h"

namespace synoptic {

/// How a claim stands to what it says.
enum class ClaimStance {
  Affirms,  ///< It is so.
  Denies,   ///< It is not so, or somebody denies it.
  Open,     ///< Wished for, to come, possible, not known.
};

/// A statement as what it claims, whatever it says of it: "Norland shut the
/// bridge" and "Norland denied that the bridge was shut" claim alike.
struct Claim {
  StatementRef ref;
  Span span;  ///< The clause, with who says or denies it right before.
  ClaimStance stance = ClaimStance::Open;
  bool yet = false;       ///< "not yet": it may have come to pass since.
  bool in_words = false;  ///< Somebody is said to deny it.
  /// It denies what was said before it: "Norland denied this".
  bool points_back = false;
  /// The verb or noun that says what happens, near-synonyms made one.
  std::string predicate;
  bool passive = false;  ///< Its subject is whom it is done to.
  bool by_verb = false;  ///< The predicate is a verb's.
  /// Nouns of the clause, any of which may say what happens ("the closing of").
  std::set<std::string> nouns;
  /// What the claim speaks of, the predicate among it: words with near-synonyms
  /// made one, and the story's entities. Without what denies or frames it.
  std::set<std::string> terms;
  std::set<EntityId> subjects;  ///< Story entities that the clause is about.
  /// Story entities that hang on the predicate, but for its subject.
  std::set<EntityId> partners;
  std::set<std::string> doers;    ///< Nouns that are the predicate's subject.
  std::set<std::string> objects;  ///< Nouns that are its object.
};

/// The term that stands for an entity of the story.
std::string term_of(EntityId entity);

/// The claims of a story: one for each statement, member by member.
std::vector<Claim> read_claims(const Story& story,
                               std::span<const Report> reports,
                               const EntityLinks& links,
                               const ReconciliationResources& resources);

}  // namespace synoptic
