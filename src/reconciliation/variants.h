// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "reconciliation/account.h"
#include "reconciliation/places.h"
#include "reconciliation/points.h"
#include "reconciliation/resources.h"
#include "reconciliation/story_entities.h"

namespace synoptic {

/// Compares the statements of one point slot by slot, and gives a variant for
/// each slot in which at least two values of different reports, or two
/// contradicting ones of one report, can be compared.
std::vector<Variant> compare_slots(const PointDraft& draft, const Story& story,
                                   std::span<const Report> reports,
                                   const EntityLinks& links,
                                   const PlaceNesting& nesting,
                                   const ReconciliationResources& resources);

}  // namespace synoptic
