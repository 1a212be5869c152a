// SPDX-License-Identifier: Apache-2.0
//
// Readers of what names a day or a month by itself.
#include <utility>

#include "reading/time_parser.h"

namespace synoptic {
namespace {

// Four digits between these are a year; outside, a number. A guess that fits
// news: it speaks of history and of plans, seldom beyond.
constexpr int kFirstYear = 1400;
constexpr int kLastYear = 2100;

}  // namespace

int TimeParser::number(std::size_t at) const {
  if (!digits(at) || pieces_[at].fold.size() > 4) return -1;
  int value = 0;
  for (const char c : pieces_[at].fold) value = value * 10 + (c - '0');
  return value;
}

const TimeWord* TimeParser::word(std::size_t at) const {
  if (!has(at) || pieces_[at].kind == PieceKind::Digits) return nullptr;
  const auto found = resources_.words.find(std::string_view(pieces_[at].fold));
  if (found == resources_.words.end()) return nullptr;
  const TimeWord& word = found->second;
  if (word.form == WordForm::Any) return &word;
  if (!pieces_[at].capital) return nullptr;
  if (word.form == WordForm::Capital) return &word;
  // "Sun", "Sat", "Wed": with a stop, a comma or a number after it.
  const bool beside = is(at + 1, ".") || is(at + 1, ",") || digits(at + 1);
  return beside ? &word : nullptr;
}

std::size_t TimeParser::day_number(std::size_t at, int& day) const {
  if (digits(at) && pieces_[at].fold.size() <= 2) {
    day = number(at);
    if (day < 1 || day > 31) return kNone;
    std::size_t end = at + 1;
    if (glued(end) && is_any(pieces_[end].fold, {"st", "nd", "rd", "th"})) {
      return end + 1;
    }
    // "May 5.5", "June 12:30", "June 5,000", "5%" are no days.
    if (glued(end) && pieces_[end].kind == PieceKind::Letters) return kNone;
    if ((is(end, ".") || is(end, ",")) && glued(end) && digits(end + 1) &&
        glued(end + 1)) {
      return kNone;
    }
    if (is(end, "%")) return kNone;
    if (is(end, "/") && (!has(end + 1) || digits(end + 1))) return kNone;
    if (is(end, ":") && digits(end + 1) && glued(end + 1)) return kNone;
    return end;
  }
  const auto numeral = parse_numeral(pieces_, at, resources_.numbers);
  if (!numeral || numeral->in_digits || numeral->value.low < 1 ||
      numeral->value.low > 31) {
    return kNone;
  }
  if (numeral->kind != NumeralKind::Ordinal &&
      numeral->kind != NumeralKind::Cardinal) {
    return kNone;
  }
  if (is(at, "a") || is(at, "an")) return kNone;
  day = static_cast<int>(numeral->value.low);
  return numeral->end;
}

/// "2015-12", "12/2015": a year and a month. "2014-15" is a season.
std::size_t TimeParser::numeric_month(std::size_t at,
                                      TimePhrase& phrase) const {
  if ((!is(at + 1, "-") && !is(at + 1, "/")) || !glued(at + 1) ||
      !digits(at + 2) || !glued(at + 2) ||
      (glued(at + 3) && (pieces_[at + 3].kind != PieceKind::Mark ||
                         is_any(pieces_[at + 3].fold, {"-", "/", "%"})))) {
    return kNone;
  }
  const bool year_first = pieces_[at].fold.size() == 4;
  const std::size_t month_at = year_first ? at + 2 : at;
  const std::size_t year_at = year_first ? at : at + 2;
  const int year = number(year_at);
  const int month = number(month_at);
  if (pieces_[year_at].fold.size() != 4 || pieces_[month_at].fold.size() > 2 ||
      year < 1900 || year > kLastYear || month < 1 || month > 12 ||
      (year_first && month == (year + 1) % 100)) {
    return kNone;
  }
  phrase.time.year = year;
  phrase.time.month = month;
  phrase.time.unit = TimeUnit::Month;
  return at + 3;
}

/// "on 22/04", "before 11/20": a day of a month, after a word that calls for
/// one and where it is no fraction of something ("on 3/4 acre").
std::size_t TimeParser::slashed_day(std::size_t at, TimePhrase& phrase) const {
  if (!is(at + 1, "/") || !glued(at + 1) || !digits(at + 2) || !glued(at + 2) ||
      (glued(at + 3) && (pieces_[at + 3].kind != PieceKind::Mark ||
                         is_any(pieces_[at + 3].fold, {"-", "/", "%"}))) ||
      at == 0 || pieces_[at].breaks ||
      !is_any(pieces_[at - 1].fold,
              {"on", "until", "since", "before", "after"})) {
    return kNone;
  }
  int month = number(at);
  int day = number(at + 2);
  const bool halves = day == 2 || day == 4 || day == 8 || day == 16;
  if (halves && month < day && has(at + 3) &&
      pieces_[at + 3].kind == PieceKind::Letters) {
    return kNone;
  }
  if (month > 12) std::swap(month, day);
  if (month < 1 || month > 12 || day < 1 || day > days_in_month(2000, month)) {
    return kNone;
  }
  phrase.time.month = month;
  phrase.time.day = day;
  phrase.anchoring = Anchoring::Nearest;
  return at + 3;
}

std::size_t TimeParser::numeric_date(std::size_t at, TimePhrase& phrase) const {
  if (!digits(at) || (glued(at) && at > 0 && at != begin_ &&
                      pieces_[at - 1].kind == PieceKind::Letters)) {
    return kNone;
  }
  if (const std::size_t end = numeric_month(at, phrase); end != kNone) {
    return end;
  }
  if (const std::size_t end = slashed_day(at, phrase); end != kNone) return end;
  const std::string_view mark =
      has(at + 1) ? std::string_view(pieces_[at + 1].fold) : "";
  if ((mark != "/" && mark != "-" && mark != ".") || !glued(at + 1) ||
      !digits(at + 2) || !glued(at + 2) || !is(at + 3, mark) ||
      !glued(at + 3) || !digits(at + 4) || !glued(at + 4)) {
    return kNone;
  }
  const int a = number(at);
  const int b = number(at + 2);
  const int c = number(at + 4);
  if (is(at + 5, mark) && glued(at + 5) && digits(at + 6)) return kNone;
  Date date;
  if (pieces_[at].fold.size() == 4 && mark != ".") {
    date = {a, b, c};
  } else if (pieces_[at + 4].fold.size() == 4 ||
             (mark == "/" && pieces_[at + 4].fold.size() == 2)) {
    const int year = c >= 100 ? c : c < 40 ? 2000 + c : 1900 + c;
    // American order, unless it cannot be; with stops, European.
    const bool day_first = mark == "." || a > 12;
    date = day_first ? Date{year, b, a} : Date{year, a, b};
  } else {
    return kNone;
  }
  if (date.year < kFirstYear || date.year > kLastYear || !is_valid(date)) {
    return kNone;
  }
  phrase.time = calendar_day(date);
  // "2025-06-02T14:35"
  CalendarTime moment = phrase.time;
  if (is(at + 5, "t") && glued(at + 5) && glued(at + 6)) {
    const std::size_t end = clock_number(at + 6, moment);
    if (end != kNone) {
      phrase.time = moment;
      phrase.type = TimeType::Time;
      return is(end, "z") && glued(end) ? end + 1 : end;
    }
  }
  return at + 5;
}

/// "from March to May", "May to July": a month on the other side of "to".
bool TimeParser::in_month_range(std::size_t at) const {
  const auto joins = [&](std::size_t mark) {
    return is(mark, "to") || is(mark, "through") || is(mark, "until");
  };
  if (joins(at + 1) && word(at + 2, TimeWordKind::Month) != nullptr) {
    return true;
  }
  if (at < 2 || pieces_[at].breaks || pieces_[at - 1].breaks) return false;
  const auto found =
      resources_.words.find(std::string_view(pieces_[at - 2].fold));
  return is_any(pieces_[at - 1].fold, {"to", "through", "until"}) &&
         pieces_[at - 2].capital && found != resources_.words.end() &&
         found->second.kind == TimeWordKind::Month;
}

/// "June", "June 5", "June 5-7, 2025", "June of 1988", "Jan. 14".
std::size_t TimeParser::month_date(std::size_t at, TimePhrase& phrase) const {
  const TimeWord* month = word(at, TimeWordKind::Month);
  if (month == nullptr) return kNone;
  phrase.time.month = month->number;
  phrase.time.unit = TimeUnit::Month;
  phrase.anchoring = Anchoring::Nearest;
  std::size_t end = at + 1;
  // The stop of an abbreviation, unless it ends the sentence.
  if (is(end, ".") && glued(end) && pieces_[at].fold.size() < 5 &&
      (digits(end + 1) || is(end + 1, ","))) {
    ++end;
  }
  std::size_t next = is(end, "the") ? end + 1 : past_hyphen(end);
  if (is(end, "/")) ++next;
  int day = 0;
  const std::size_t after_day = day_number(next, day);
  int year = 0;
  const bool spoken = !digits(next) && spoken_year(next, year) != kNone;
  if (after_day != kNone && !spoken &&
      day <= days_in_month(2000, month->number)) {
    phrase.time.day = day;
    phrase.time.unit = TimeUnit::Day;
    end = after_day;
    int last = 0;
    const bool dash = is(end, "-") || is(end, "to") || is(end, "through");
    if (dash && digits(end + 1)) {
      const std::size_t after = day_number(end + 1, last);
      if (after != kNone && last > day &&
          last <= days_in_month(2000, month->number)) {
        end = after;
        phrase.until = phrase.time;
        phrase.until->day = last;
      }
    }
  }
  const bool joined = (is(end, "-") || is(end, "/")) && glued(end) &&
                      glued(end + 1) && digits(end + 1);
  const std::size_t after_year = year_of(joined ? end + 1 : end, phrase);
  if (after_year != kNone) end = after_year;
  if (phrase.time.year && phrase.time.day != 0 &&
      !is_valid({*phrase.time.year, phrase.time.month, phrase.time.day})) {
    return kNone;
  }
  if (phrase.until) phrase.until->year = phrase.time.year;
  // "May" and "March" alone need a word before them that calls for a date;
  // after "of" or "by" May is a name as often.
  if (month->form == WordForm::Capital && end == at + 1 &&
      (is(at, "may") || is(at, "march"))) {
    const std::string_view before =
        at > 0 ? std::string_view(pieces_[at - 1].fold) : "";
    if (!is_any(before,
                {"in", "since", "last", "next", "this", "until", "early",
                 "late", "mid", "-", "through", "during", "till", "between"}) &&
        !in_month_range(at)) {
      return kNone;
    }
  }
  return end;
}

/// "5 June 2025", "the 5th of June", "12 Sept".
std::size_t TimeParser::day_month(std::size_t at, TimePhrase& phrase) const {
  if (at > 0 && glued(at) && at != begin_) return kNone;
  int day = 0;
  std::size_t end = day_number(at, day);
  if (end == kNone) return kNone;
  const bool ordinal = end != at + 1 || !digits(at);
  int last = 0;
  if ((is(end, "-") || is(end, "to") || is(end, "and")) && digits(end + 1)) {
    const std::size_t after = day_number(end + 1, last);
    if (after != kNone && last > day) end = after;
  }
  std::size_t next = past_hyphen(end);
  if (is(next, "/") && glued(next)) ++next;
  if (is(next, "of")) ++next;
  const TimeWord* month = word(next, TimeWordKind::Month);
  if (month == nullptr || day > days_in_month(2000, month->number)) {
    return kNone;
  }
  // "second May" is a rank; words need "of" or a hyphen.
  if (!digits(at) && ordinal && next == end) return kNone;
  phrase.time.month = month->number;
  phrase.time.day = day;
  phrase.anchoring = Anchoring::Nearest;
  end = next + 1;
  if (is(end, ".") && glued(end) && digits(end + 1)) ++end;
  std::size_t year_at = past_hyphen(end);
  if (is(year_at, "/") && glued(year_at)) ++year_at;
  const std::size_t after_year = year_of(year_at, phrase);
  if (after_year != kNone) end = after_year;
  if (phrase.time.year && !is_valid({*phrase.time.year, month->number, day})) {
    return kNone;
  }
  if (last != 0 && last <= days_in_month(2000, month->number)) {
    phrase.until = phrase.time;
    phrase.until->day = last;
  }
  return end;
}

/// "Friday", "Friday, Oct. 13", "Monday morning" (its part comes later).
std::size_t TimeParser::weekday_date(std::size_t at, TimePhrase& phrase) const {
  const TimeWord* day = word(at, TimeWordKind::Weekday);
  if (day == nullptr) return kNone;
  std::size_t end = at + 1;
  if (is(end, ".") && glued(end) && pieces_[at].fold.size() < 6 &&
      (word(end + 1) != nullptr || is(end + 1, ","))) {
    ++end;
  }
  std::size_t next = past_comma(end);
  if (is(next, "the")) ++next;
  TimePhrase dated;
  std::size_t after = month_date(next, dated);
  if (after == kNone || dated.time.day == 0) {
    dated = {};
    after = day_month(next, dated);
  }
  if (after == kNone || dated.time.day == 0) {
    dated = {};
    after = numeric_date(next, dated);
  }
  if (after != kNone && dated.time.day != 0) {
    phrase = dated;
    return after;
  }
  phrase.time.weekday = day->number;
  phrase.anchoring = Anchoring::Nearest;
  // "Friday the 13th"
  int number = 0;
  const std::size_t numbered =
      is(end, "the") ? day_number(end + 1, number) : kNone;
  if (numbered != kNone && (numbered > end + 2 || !digits(end + 1)) &&
      (!has(numbered) || pieces_[numbered].kind == PieceKind::Mark ||
       is_any(pieces_[numbered].fold,
              {"at", "from", "in", "and", "to", "around"}))) {
    phrase.time.day = number;
    return numbered;
  }
  return end;
}

/// "20160731"
std::size_t TimeParser::compact_date(std::size_t at, TimePhrase& phrase) const {
  if (!digits(at) || pieces_[at].fold.size() != 8) return kNone;
  int value = 0;
  for (const char c : pieces_[at].fold) value = value * 10 + (c - '0');
  const Date date{value / 10000, value / 100 % 100, value % 100};
  if (date.year < 1900 || date.year > kLastYear || !is_valid(date)) {
    return kNone;
  }
  phrase.time = calendar_day(date);
  return at + 1;
}

/// "the 15th day of next month", "the 21st of this month".
std::size_t TimeParser::day_of_month(std::size_t at, TimePhrase& phrase) const {
  const std::size_t first = is(at, "the") ? at + 1 : at;
  int day = 0;
  std::size_t next = day_number(first, day);
  if (next == kNone) return kNone;
  const bool ordinal = digits(first) ? next == first + 2
                                     : pieces_[next - 1].fold.ends_with("th") ||
                                           is(next - 1, "first") ||
                                           is(next - 1, "second") ||
                                           is(next - 1, "third");
  if (!ordinal) return kNone;
  const bool counts_days = is(next, "day");
  if (counts_days) ++next;
  const bool of = is(next, "of");
  if (of) ++next;
  const bool the = is(next, "the");
  if (the) ++next;
  const TimeWord* shift = word(next, TimeWordKind::Shift);
  if (shift != nullptr) ++next;
  if (!is(next, "month") || (shift == nullptr && !(of && the))) return kNone;
  phrase.time.day = day;
  phrase.time.unit = TimeUnit::Day;
  phrase.shift = shift != nullptr ? shift->number : 0;
  phrase.anchoring = Anchoring::Shifted;
  phrase.fixed = "month-day";
  return next + 1;
}

/// "2019-Aug-01", "2020/Sep/23", "2017 April".
std::size_t TimeParser::year_first(std::size_t at, TimePhrase& phrase) const {
  int year = 0;
  std::size_t next = year_number(at, year);
  if (next == kNone || !digits(at)) return kNone;
  const auto past_mark = [&](std::size_t mark) {
    return (is(mark, "-") || is(mark, "/")) && glued(mark) && glued(mark + 1)
               ? mark + 1
               : mark;
  };
  next = past_mark(next);
  const TimeWord* month = word(next, TimeWordKind::Month);
  if (month == nullptr) return kNone;
  phrase.time.year = year;
  phrase.time.month = month->number;
  phrase.time.unit = TimeUnit::Month;
  ++next;
  const std::size_t mark = past_mark(next);
  int day = 0;
  const std::size_t end = mark != next ? day_number(mark, day) : kNone;
  if (end == kNone || !is_valid({year, month->number, day})) return next;
  phrase.time.day = day;
  phrase.time.unit = TimeUnit::Day;
  return end;
}

}  // namespace synoptic
