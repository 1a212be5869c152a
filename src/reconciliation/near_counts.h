// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "reconciliation/account.h"
#include "reconciliation/one_thing.h"
#include "reconciliation/resources.h"

namespace synoptic {

/// Counts of one thing that two reports give nearly alike ("46,000 workers",
/// "48,000 workers") in clauses that no point of `known` sets against each
/// other: a point each, with the clauses as its evidence and a conflict.
///
/// Two large counts so near to each other are seldom of two things, unless one
/// of the reports gives both. A point
/// has all the values that hang together. In the order of the text.
std::vector<Point> find_near_counts(const Story& story,
                                    std::span<const Report> reports,
                                    const StoryGrounds& grounds,
                                    const std::vector<Point>& known,
                                    const ReconciliationResources& resources);

/// Gives each disputed number of a point that disputes several a point of its
/// own, whose evidence is the words of its values: they are of several things.
void part_disputed_numbers(std::vector<Point>& points);

/// Takes the places in which points say that one thing happened, and that are
/// two, out of them, and gives each such pair of places a point of its own
/// once.
void part_disputed_places(std::vector<Point>& points);

}  // namespace synoptic
