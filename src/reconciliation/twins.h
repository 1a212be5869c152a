// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <span>
#include <vector>

#include "reconciliation/account.h"
#include "stories/story.h"

namespace synoptic {

/// A story without the reports that say, word for word and on one date, what
/// an earlier member of their family says, and which those are.
///
/// Such a report is no witness of its own, so nothing in an account may change
/// by its being there but that it is named as well: not what is said to be
/// alike, not a word's weight, not an order. It is therefore left out while
/// the others are reconciled, and put beside its twin afterwards.
struct Twins {
  Story story;  ///< The members that stay.
  /// By the report that stays, those left out for it, in order.
  std::map<ReportId, std::vector<ReportId>> of;
};
Twins part_twins(const Story& story, std::span<const Report> reports);

/// Puts each report that was left out beside its twin wherever that is cited
/// or counted. Requires: `account` is that of `twins.story`, which came from
/// `story`. No number of families changes.
void add_twins(const Story& story, const Twins& twins, Account& account);

}  // namespace synoptic
