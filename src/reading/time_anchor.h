// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "base/date.h"
#include "reading/reading.h"
#include "reading/time_grammar.h"

namespace synoptic {

/// Where the clause around a time looks.
enum class Tense { Unknown, Past, Future };

/// What a time phrase is laid against. Never the clock.
struct TimeContext {
  std::optional<Date> today;  ///< The report's own day, if it is known.
  /// Its time of day in minutes after midnight, if it is told.
  std::optional<int> minute;
  /// The calendar time that the text gave last, if any; for "the next day".
  std::optional<CalendarTime> last;
  /// The quarter or year that the text spoke of last; for "a year earlier".
  std::optional<CalendarTime> period;
  Tense tense = Tense::Unknown;
};

/// A phrase with its value and bounds; its span is left to the caller.
struct AnchoredTime {
  TimeExpression expression;
  /// The calendar time it means, if it is one.
  std::optional<CalendarTime> time;
};

/// Settles what a phrase means. What the context does not settle stays open:
/// the value holds X where a part is not known, and the bounds are infinite.
AnchoredTime anchor_time(const TimePhrase& phrase, const TimeContext& context);

}  // namespace synoptic
