// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "ingest/document.h"
#include "ingest/draft.h"
#include "ingest/page_dates.h"

namespace synoptic {

/// Puts the page's own date first among its candidates, which come in the order
/// of how sure they are by themselves. Where the head of the page tells none,
/// those of its short lines are added.
///
/// A page is dated as it shows its readers: a moment in UTC gives way to the
/// outlet's own day beside it, and a date that only machines see to the day of
/// a later version where that is the one shown.
void choose_date(const Draft& draft, const std::string& title,
                 const std::string& modified, const DateWords& words,
                 std::vector<DateCandidate>& dates);

}  // namespace synoptic
