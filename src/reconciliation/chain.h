// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "reconciliation/account.h"
#include "reconciliation/resources.h"
#include "stories/resources.h"

namespace synoptic {

/// Follows a chain of stories: what became of a plan, and what a party wants
/// now that it did not want before.
///
/// A plan is done, or not done, if a clause of a later report says most of it
/// as past, or denies it; reports of its own story that came out on a later
/// day count, and those of stories told to be later. It stays open if a later
/// one still looks ahead to it, or if there is none; else later reports do not
/// mention it. Where two parts of the reports tell different outcomes, the
/// clause nearest to the plan decides.
///
/// A move is a stance of one party on one issue that is another one than in
/// the latest of the earlier stories that has one.
///
/// Requires: the accounts are all of one run, in the order of their stories.
/// Time: the plans of a story times the clauses that share a word with them.
void follow_chain(std::span<Account> accounts, std::span<const Report> reports,
                  const StoryResources& background,
                  const ReconciliationResources& resources);

}  // namespace synoptic
