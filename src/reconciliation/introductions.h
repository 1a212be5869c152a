// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "reconciliation/account.h"
#include "reconciliation/story_entities.h"

namespace synoptic {

/// How the reports introduce the people of the story: for each person whom two
/// or more reports name in full or with a role, a point with the words of each
/// ("Defence Minister Ada Berg", "Ada Berg, the minister") and a variant of
/// slot `person`: agree for equal words, else compatible. In the order of the
/// entities; ids and salience are left to the caller.
std::vector<Point> compare_introductions(const Story& story,
                                         std::span<const Report> reports,
                                         const EntityLinks& links);

}  // namespace synoptic
