// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "reconciliation/account.h"
#include "reconciliation/resources.h"
#include "reconciliation/story_entities.h"

namespace synoptic {

/// What each party demands, offers, accepts, rejects or states, issue by issue.
///
/// A party is the named subject of a verb of stance in a clause, or who is said
/// to vouch for the clause where the subject is a pronoun. A position stands
/// once for all the reports that tell it, with the date of the earliest one.
/// Ordered by party, stance, issue. A party without a position on an issue has
/// none in these reports.
std::vector<Position> find_positions(const Story& story,
                                     std::span<const Report> reports,
                                     const EntityLinks& links,
                                     const ReconciliationResources& resources);

}  // namespace synoptic
