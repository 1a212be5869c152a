// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "base/span.h"
#include "language/analyze.h"
#include "reconciliation/points.h"

namespace synoptic {

/// For each statement of a draft, the shortest stretch of it that says what
/// the draft's statements of other reports say too: a long clause loses the
/// phrases at its two ends that hold no word of theirs ("Less than a month
/// ago, | the mayor resigned | after a vote in the council"). A statement that
/// is short, or that no other report has, is left whole. Stretches begin and
/// end at tokens.
std::vector<Span> shortest_words(const PointDraft& draft, const Story& story,
                                 std::span<const Report> reports,
                                 const LanguageResources& language);

}  // namespace synoptic
