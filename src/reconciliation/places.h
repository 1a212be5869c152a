// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <set>
#include <span>
#include <string>
#include <utility>

#include "reconciliation/account.h"
#include "reconciliation/story_entities.h"

namespace synoptic {

/// How the places of a story lie to each other, as far as its reports tell.
struct PlaceNesting {
  std::set<EntityId> wide;  ///< Countries, and what holds another place.
  std::set<std::string> wide_names;  ///< Folded names that stand for such.
  /// Places that one clause names together, the lesser id first.
  std::set<std::pair<EntityId, EntityId>> together;

  /// True if nothing lets the two be one place, or one be in the other.
  bool are_apart(EntityId a, EntityId b, const EntityLinks& links) const;
};

/// Reads "Velden, Norland" and the clauses that name several places.
PlaceNesting read_nesting(const Story& story, std::span<const Report> reports,
                          const EntityLinks& links);

}  // namespace synoptic
