// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "base/ids.h"
#include "base/interval.h"
#include "output/json_writer.h"
#include "reading/report.h"
#include "stories/decisions.h"

namespace synoptic {

// The contract's words for what the layers below call by type.

std::string_view to_word(BlockKind kind);
std::string_view to_word(MentionKind kind);
std::string_view to_word(TimeType type);
std::string_view to_word(Per per);  ///< Empty if unknown.
std::string_view to_word(QuotationType type);
std::string_view to_word(Polarity polarity);
std::string_view to_word(Voice voice);

/// Ids as printed: "s1", "e1", "p1", counted from 1.
std::string id_text(StoryId id);
std::string id_text(EntityId id);
std::string id_text(PointId id);

/// What the ends of an interval count.
enum class Measure {
  Count,  ///< Things, or seconds: printed as numbers.
  Days,   ///< Days since 1970-01-01: printed as ISO 8601 dates.
};

/// A moment in days since 1970-01-01 as an ISO 8601 date, with the time of day
/// to the second if it is not midnight. Empty if it is not finite or falls
/// outside the years 0 to 9999.
std::string moment_text(double days);

/// Writes the members `low` and `high`, null where unknown; and, only where an
/// end is itself not among the values, `low_open` or `high_open`.
void write_bounds(JsonWriter& json, const Interval& bounds, Measure measure);

/// A decision of a person as an object, and why it does not hold if so.
void write_decision(JsonWriter& json, const Decision& decision,
                    std::string_view misfit);

}  // namespace synoptic
