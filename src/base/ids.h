// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstdint>

namespace synoptic {

/// A number that names one record, distinct for each kind of record so that
/// an entity cannot be taken for a story. Counts from 0 in the record's list.
template <typename Tag>
struct Id {
  std::uint32_t value = 0;
  friend auto operator<=>(const Id&, const Id&) = default;
};

using EntityId = Id<struct EntityTag>;  ///< An entity of one report.
using ReportId = Id<struct ReportTag>;  ///< A report of one run, by its index.
using StoryId = Id<struct StoryTag>;    ///< A story of one run, by its index.
using PointId = Id<struct PointTag>;    ///< A point of one story, by its index.

}  // namespace synoptic
