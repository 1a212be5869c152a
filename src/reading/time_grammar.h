// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>

#include "reading/bounds.h"
#include "reading/pieces.h"
#include "reading/reading.h"
#include "reading/time_lexicon.h"
#include "reading/time_value.h"

namespace synoptic {

/// What a time phrase must be laid against to become a calendar time.
enum class Anchoring {
  Fixed,     ///< Nothing: "June 5, 2025".
  Nearest,   ///< The report's day and the tense: "Friday", "June 5".
  Shifted,   ///< The report's day, `shift` units on: "last week", "today".
  Text,      ///< The time the text spoke of last: "the following year".
  Duration,  ///< Nothing; `amount` is the whole meaning.
  Value,     ///< Nothing; `fixed` is the whole meaning.
};

/// Which side of the time is meant: "before the end of June".
enum class Reach { At, Before, After };

/// A time expression as its words give it, before anything is resolved.
struct TimePhrase {
  std::size_t begin = 0;  ///< Its pieces: `[begin, end)`.
  std::size_t end = 0;
  TimeType type = TimeType::Date;
  Anchoring anchoring = Anchoring::Fixed;
  CalendarTime time;
  std::optional<CalendarTime> until;  ///< The last day of a range.
  int shift = 0;                      ///< In units of `time.unit`.
  /// "two weeks after June 5": so many units on from what the rest says.
  int onward = 0;
  TimeUnit onward_unit = TimeUnit::Day;
  TimeAmount amount;
  Bound bound = Bound::Exact;
  Reach reach = Reach::At;
  std::string mod;    ///< "START", "MID", "END", or empty.
  std::string fixed;  ///< A TIMEX3 value: "PRESENT_REF", "P1D".
};

/// The longest time expression that begins at `pieces[at]`, if there is one.
/// It does not go across a break. Takes time in proportion to its length.
std::optional<TimePhrase> parse_time(std::span<const Piece> pieces,
                                     std::size_t at,
                                     const TimeResources& resources);

}  // namespace synoptic
