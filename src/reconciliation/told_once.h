// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "reconciliation/account.h"

namespace synoptic {

/// Leaves each dispute in one point. Points may share clauses, and with them
/// their values: of variants of one slot that set two of the same values
/// against each other, in the same words of a report, the one with most
/// evidence is kept, the first of several, and takes the values and evidence
/// of the others. Agreement may be told in several points.
void tell_disputes_once(std::vector<Point>& points);

/// Takes out of the disputes what an alteration tells: a value that stands only
/// where a copy has other words than what it copies, which gives another value
/// of the dispute. A variant that is left with one value goes. Where another
/// report gives the copy's value as well, the dispute stays.
void leave_out_alterations(const std::vector<Alteration>& alterations,
                           std::vector<Point>& points);

}  // namespace synoptic
