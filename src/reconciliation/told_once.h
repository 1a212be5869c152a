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

}  // namespace synoptic
