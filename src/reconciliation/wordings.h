// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>

#include "reconciliation/account.h"
#include "reconciliation/points.h"
#include "reconciliation/story_entities.h"

namespace synoptic {

/// Compares the words in which the statements of a point give one remark.
///
/// What stands between marks in two reports is set against each other: `agree`
/// where one's words are, in a row, part of the other's, `differs` where they
/// are not. Words between marks are also set against another report's
/// paraphrase of the same speaker. Statements must likely be the same. Nothing
/// if no two reports can be compared.
std::optional<Variant> compare_wordings(const PointDraft& draft,
                                        const Story& story,
                                        std::span<const Report> reports,
                                        const EntityLinks& links);

}  // namespace synoptic
