// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "reconciliation/account.h"
#include "reconciliation/story_entities.h"

namespace synoptic {

/// Words between quotation marks that two reports give to two people: a point
/// for each such utterance, whose variant of slot `attribution` has a value for
/// each speaker. Only people with a name count, since a body and its
/// spokeswoman can both be said to have said it. In the order of the text; ids
/// and salience are left to the caller. Linear in the quotations, but for those
/// that share a run of words.
std::vector<Point> compare_speakers(const Story& story,
                                    std::span<const Report> reports,
                                    const EntityLinks& links);

}  // namespace synoptic
