// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>

#include "reconciliation/one_thing.h"
#include "reconciliation/points.h"
#include "reconciliation/resources.h"
#include "reconciliation/values.h"

namespace synoptic {

/// Reads values of a point's statements with what they are said of. Refers to
/// what it is made of.
struct SlotReader {
  const PointDraft& draft;
  const Story& story;
  std::span<const Report> reports;
  const StoryGrounds& grounds;
  const ReconciliationResources& resources;

  const Report& report_of(std::uint32_t member) const {
    return reports[story.members[member].report.value];
  }

  const Statement& statement_of(StatementRef ref) const {
    return report_of(ref.member).reading.statements[ref.statement];
  }

  /// The value that stands at `words` in a statement of the point; its bounds
  /// and key are left to the caller.
  SlotValue value_of(std::size_t index, Span words) const;
};

}  // namespace synoptic
