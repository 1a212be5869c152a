// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "reconciliation/places.h"
#include "reconciliation/stated_figures.h"
#include "reconciliation/story_entities.h"
#include "reconciliation/values.h"

namespace synoptic {

/// What is known of a whole story when two of its values are compared. Refers
/// to what it is made of.
struct StoryGrounds {
  const EntityLinks& links;
  const PlaceNesting& nesting;
  const StatedFigures& figures;
  std::span<const Alteration> alterations = {};
};

/// True if two values of a slot that differ are of one thing, so that they
/// cannot both be true: nothing around them says that they are of two, none is
/// what a copy changed, which is told as that, and
/// something says that they are of one. `likeness` is how likely their clauses
/// say the same. Symmetric.
bool are_of_one_thing(Slot slot, const SlotValue& a, const SlotValue& b,
                      double likeness, const StoryGrounds& grounds);

}  // namespace synoptic
