// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "reconciliation/account.h"
#include "reconciliation/claims.h"
#include "reconciliation/points.h"

namespace synoptic {

/// What some statements of a story say is so and others say is not.
struct Denial {
  std::vector<StatementRef> affirming;  ///< In order; at least one.
  std::vector<StatementRef> denying;    ///< In order; at least one.
  Variant variant;                      ///< Of slot `polarity`.
};

/// Finds the claims of a story that contradict each other by denial: one says
/// that something happened or is so, another that it did not or is not, or
/// that somebody denies it; within one report too.
///
/// Both must say it with the same verb or its noun, and what is denied must be
/// spoken of by who affirms it, for the most part. Where both sides have
/// holders, or what is denied is a party's claim or the denial a party's, it is
/// a dispute of parties; a "not yet" before a later yes is an update. In the
/// order of the text.
std::vector<Denial> find_denials(const std::vector<Claim>& claims,
                                 std::span<const PointDraft> drafts,
                                 const Story& story,
                                 std::span<const Report> reports);

}  // namespace synoptic
