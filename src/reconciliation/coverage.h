// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "reconciliation/account.h"

namespace synoptic {

/// What each report of a story alone has, and what it leaves out of that which
/// two or more independent others have; an entry for each member, in order.
///
/// A report leaves out only what it could have had: what two families told
/// that had come out no later than it did, by the moment or else the day; a
/// date that is not known excludes nothing. A report much shorter than its
/// siblings, or older than all of them, is not compared, and its entry says so.
///
/// Requires: `account` has its points and dates. Time: points by members.
std::vector<Coverage> cover_points(const Account& account,
                                   std::span<const Report> reports);

}  // namespace synoptic
