// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "reconciliation/account.h"
#include "reconciliation/one_thing.h"
#include "reconciliation/points.h"
#include "reconciliation/resources.h"

namespace synoptic {

/// Compares the statements of one point slot by slot, and gives a variant for
/// each slot in which at least two values of different reports, or two
/// contradicting ones of one report, can be compared.
std::vector<Variant> compare_slots(const PointDraft& draft, const Story& story,
                                   std::span<const Report> reports,
                                   const StoryGrounds& grounds,
                                   const ReconciliationResources& resources);

}  // namespace synoptic
