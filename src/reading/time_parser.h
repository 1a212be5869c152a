// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "reading/time_grammar.h"

namespace synoptic {

/// The grammar of time expressions as a set of readers, for the sources of
/// `parse_time` only. A reader looks at the pieces from `at` on, fills what it
/// is given, and returns the first piece after what it took, or kNone if its
/// words are not there. No reader calls itself on the rest of the text, so
/// the depth is fixed.
class TimeParser {
 public:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  TimeParser(std::span<const Piece> pieces, std::size_t begin,
             const TimeResources& resources)
      : pieces_(pieces), begin_(begin), resources_(resources) {}

  std::optional<TimePhrase> parse() const;

 private:
  // time_grammar.cc: dates with what stands before and after them.
  std::size_t date_phrase(std::size_t at, TimePhrase& phrase) const;
  std::size_t positioned(std::size_t at, TimePhrase& phrase) const;
  std::size_t end_part(std::size_t at, std::string& mod) const;
  std::size_t date(std::size_t at, TimePhrase& phrase) const;
  std::size_t clock_phrase(std::size_t at, TimePhrase& phrase) const;
  std::size_t with_clock(std::size_t at, TimePhrase& phrase) const;
  std::size_t part_phrase(std::size_t at, TimePhrase& phrase) const;
  std::size_t times_a_unit(std::size_t at, TimePhrase& phrase) const;
  std::size_t set_phrase(std::size_t at, TimePhrase& phrase) const;
  std::size_t reference(std::size_t at, TimePhrase& phrase) const;

  // time_calendar.cc: what names a day, a month, a year by itself.
  std::size_t numeric_date(std::size_t at, TimePhrase& phrase) const;
  std::size_t numeric_month(std::size_t at, TimePhrase& phrase) const;
  std::size_t slashed_day(std::size_t at, TimePhrase& phrase) const;
  bool in_month_range(std::size_t at) const;
  std::size_t month_date(std::size_t at, TimePhrase& phrase) const;
  std::size_t day_month(std::size_t at, TimePhrase& phrase) const;
  std::size_t weekday_date(std::size_t at, TimePhrase& phrase) const;
  std::size_t compact_date(std::size_t at, TimePhrase& phrase) const;
  std::size_t day_of_month(std::size_t at, TimePhrase& phrase) const;
  std::size_t year_first(std::size_t at, TimePhrase& phrase) const;
  std::size_t year_date(std::size_t at, TimePhrase& phrase) const;
  std::size_t decade(std::size_t at, TimePhrase& phrase) const;
  std::size_t century(std::size_t at, TimePhrase& phrase) const;
  std::size_t quarter(std::size_t at, TimePhrase& phrase) const;
  std::size_t season(std::size_t at, TimePhrase& phrase) const;
  std::size_t week_of(std::size_t at, TimePhrase& phrase) const;
  std::size_t holiday(std::size_t at, TimePhrase& phrase) const;
  std::size_t year_of(std::size_t at, TimePhrase& phrase) const;
  std::size_t day_number(std::size_t at, int& day) const;
  std::size_t year_number(std::size_t at, int& year) const;
  std::size_t spoken_year(std::size_t at, int& year) const;
  std::size_t clock(std::size_t at, CalendarTime& time) const;
  std::size_t clock_number(std::size_t at, CalendarTime& time) const;
  std::size_t spoken_clock(std::size_t at, CalendarTime& time) const;
  std::size_t minutes_after(std::size_t at, int& minutes) const;
  std::size_t minutes_past(std::size_t at, int& minutes) const;
  std::size_t clock_ending(std::size_t at) const;
  std::size_t day_part(std::size_t at, CalendarTime& time) const;

  // time_spans.cc, time_offsets.cc: what counts from a day, and durations.
  std::size_t day_word(std::size_t at, TimePhrase& phrase) const;
  std::size_t shifted(std::size_t at, TimePhrase& phrase) const;
  std::size_t plain_unit(std::size_t at, TimePhrase& phrase) const;
  std::size_t from_text(std::size_t at, TimePhrase& phrase) const;
  std::size_t year_ago(std::size_t at, TimePhrase& phrase) const;
  std::size_t duration_phrase(std::size_t at, TimePhrase& phrase) const;
  std::size_t duration(std::size_t at, TimePhrase& phrase) const;
  std::size_t counted(std::size_t at, TimePhrase& phrase) const;
  bool is_fraction(std::size_t begin, std::size_t end) const;
  std::size_t bare_units(std::size_t at, TimePhrase& phrase) const;
  std::size_t unit_after(std::size_t at, TimeAmount& amount) const;
  std::size_t offset(std::size_t at, TimePhrase& phrase) const;
  std::size_t counted_from(std::size_t at, TimePhrase& phrase) const;
  std::size_t week_and_day(std::size_t at, TimePhrase& phrase) const;
  std::size_t bare_hour(std::size_t at, CalendarTime& time) const;

  bool has(std::size_t at) const {
    return at < pieces_.size() && (at == begin_ || !pieces_[at].breaks);
  }
  bool is(std::size_t at, std::string_view fold) const {
    return has(at) && pieces_[at].fold == fold;
  }
  bool glued(std::size_t at) const { return has(at) && !pieces_[at].spaced; }
  bool digits(std::size_t at) const {
    return has(at) && pieces_[at].kind == PieceKind::Digits;
  }
  /// The value of digits at `at`, or -1 if there are none or more than four.
  int number(std::size_t at) const;
  /// The time word at `at` if it stands in a form that makes it one.
  const TimeWord* word(std::size_t at) const;
  const TimeWord* word(std::size_t at, TimeWordKind kind) const {
    const TimeWord* found = word(at);
    return found != nullptr && found->kind == kind ? found : nullptr;
  }
  /// Past one hyphen, if one stands there with a word after it.
  std::size_t past_hyphen(std::size_t at) const {
    return is(at, "-") && has(at + 1) ? at + 1 : at;
  }
  std::size_t past_comma(std::size_t at) const {
    return is(at, ",") && has(at + 1) ? at + 1 : at;
  }

  std::span<const Piece> pieces_;
  std::size_t begin_;
  const TimeResources& resources_;
};

}  // namespace synoptic
