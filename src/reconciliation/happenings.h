// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/interval.h"
#include "reconciliation/account.h"
#include "reconciliation/resources.h"
#include "reconciliation/story_entities.h"
#include "stories/resources.h"

namespace synoptic {

/// How long one happening lasted, as clauses tell it that no point of `known`
/// sets against each other: a point for what conflicts, with the clauses as its
/// evidence.
///
/// Lengths are of one happening when they are of the same kind of thing ("the
/// talks lasted", "a two-hour meeting"; "in its third year", "three years into
/// the war") and nothing says that it is another one of them. Two clauses of
/// one report can conflict as well. In the order of the text.
std::vector<Point> compare_happenings(const Story& story,
                                      std::span<const Report> reports,
                                      const EntityLinks& links,
                                      const std::vector<Point>& known,
                                      const StoryResources& background,
                                      const ReconciliationResources& resources);

/// How long what is in its nth year, month, week or day has lasted, in seconds:
/// in its third year, from two years to three. Nothing for other units.
std::optional<Interval> length_within(double ordinal, std::string_view unit);

}  // namespace synoptic
