// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "reconciliation/account.h"
#include "reconciliation/points.h"

namespace synoptic {

/// The points that some report gives as agreed, with the statements that do.
/// In the order of the drafts.
std::vector<Agreement> find_agreements(std::span<const PointDraft> drafts,
                                       const Story& story,
                                       std::span<const Report> reports);

/// The points that some report gives as planned or to come, with the last day
/// that its words allow, if they name one. In the order of the drafts.
///
/// A clause tells what is to come if it is read as planned, if a word of
/// plan-words.txt or "will" says so of somebody or something that happens, if
/// it is an agreement to do something, or an offer to meet. What merely could
/// be, or what somebody thinks of it, is no plan. A condition is the clause
/// beside it that "if" opens.
std::vector<Plan> find_plans(std::span<const PointDraft> drafts,
                             const Story& story,
                             std::span<const Report> reports,
                             const ReconciliationResources& resources);

/// The points that some report dates, by date; only dates resolved to a day,
/// a month or a year are told, with that precision. A point stands once for
/// each date that its statements give.
std::vector<TimelineEntry> build_timeline(std::span<const PointDraft> drafts,
                                          const Story& story,
                                          std::span<const Report> reports);

}  // namespace synoptic
