// SPDX-License-Identifier: Apache-2.0
//
// Time expressions are read by hand-written readers, longest first: at each
// piece that could begin one, every kind of expression is tried and the one
// that reaches furthest is taken. The kinds follow TimeML's TIMEX3 guidelines
// (timeml.org, 2009): early, late, mid, the end of belong to the expression;
// in, on, since and before do not. What the words leave open (which Friday?)
// stays open here and is settled in time_anchor.cc.
#include "reading/time_grammar.h"

#include <algorithm>
#include <utility>

#include "reading/time_parser.h"

namespace synoptic {
/// One date without what stands around it: the longest that fits.
std::size_t TimeParser::date(std::size_t at, TimePhrase& phrase) const {
  using Reader = std::size_t (TimeParser::*)(std::size_t, TimePhrase&) const;
  constexpr Reader kReaders[] = {
      &TimeParser::numeric_date, &TimeParser::month_date,
      &TimeParser::day_month,    &TimeParser::weekday_date,
      &TimeParser::year_date,    &TimeParser::decade,
      &TimeParser::century,      &TimeParser::quarter,
      &TimeParser::season,       &TimeParser::holiday,
      &TimeParser::day_word,     &TimeParser::shifted,
      &TimeParser::from_text,    &TimeParser::year_ago,
      &TimeParser::plain_unit,   &TimeParser::year_first,
      &TimeParser::compact_date, &TimeParser::day_of_month,
  };
  std::size_t best = kNone;
  TimePhrase found;
  for (const Reader reader : kReaders) {
    TimePhrase tried;
    const std::size_t end = (this->*reader)(at, tried);
    if (end != kNone && (best == kNone || end > best)) {
      best = end;
      found = std::move(tried);
    }
  }
  if (best == kNone) return kNone;
  phrase = std::move(found);
  // "Friday night", "tomorrow morning", "June 5 in the morning".
  const bool is_day = phrase.time.unit == TimeUnit::Day && !phrase.until;
  if (is_day && phrase.type == TimeType::Date) {
    const std::size_t part = day_part(best, phrase.time);
    if (part != kNone) {
      phrase.type = TimeType::Time;
      return part;
    }
    const TimeWord* parts = word(best, TimeWordKind::Parts);
    if (parts != nullptr && phrase.time.weekday != 0) {
      phrase.time.part = parts->text;
      phrase.time.unit = TimeUnit::DayPart;
      phrase.type = TimeType::Set;
      phrase.anchoring = Anchoring::Value;
      phrase.fixed = timex_value(phrase.time);
      return best + 1;
    }
  }
  return best;
}

/// "last week of" (June), "opening day of": which part of what follows is
/// meant. "The first nine months of 1997" is a length.
std::size_t TimeParser::end_part(std::size_t at, std::string& mod) const {
  const bool last = is(at, "last") || is(at, "final") || is(at, "closing");
  if (!last && !is(at, "first") && !is(at, "opening")) return kNone;
  const TimeWord* unit = word(at + 1, TimeWordKind::Unit);
  if (unit == nullptr || unit->unit != TimeUnit::Week || !is(at + 2, "of")) {
    return kNone;
  }
  mod = last ? "END" : "START";
  return at + 2;
}

/// "early Sunday morning", "the end of June", "later this week", "mid-1996",
/// "the late 1970s", "the beginning of the month".
std::size_t TimeParser::positioned(std::size_t at, TimePhrase& phrase) const {
  std::size_t next = at;
  if (is(next, "the")) ++next;
  std::string mod;
  if (is(next, "very")) ++next;
  if (const TimeWord* position = word(next, TimeWordKind::Position)) {
    mod = position->text;
    next = past_hyphen(next + 1);
    if (is(next, "in") || is(next, "on")) {
      ++next;
    } else if (word(next, TimeWordKind::Position) != nullptr) {
      return kNone;
    }
    if (is(next, "or")) return kNone;
  } else if (const TimeWord* part = word(next, TimeWordKind::PartOf)) {
    mod = part->text;
    next = past_hyphen(next + 1);
    if (!is(next, "of")) return kNone;
    ++next;
    if (is(next, "the") && is(next + 1, "day")) {
      phrase.anchoring = Anchoring::Shifted;
      phrase.time.unit = TimeUnit::Day;
      phrase.mod = mod;
      return next + 2;
    }
    // "end of month"
    const TimeWord* unit = word(next, TimeWordKind::Unit);
    if (unit != nullptr && unit->unit > TimeUnit::Day &&
        (!has(next + 1) || pieces_[next + 1].kind == PieceKind::Mark)) {
      phrase.anchoring = Anchoring::Shifted;
      phrase.time.unit = unit->unit;
      phrase.mod = mod;
      return next + 1;
    }
  } else if (const std::size_t of = end_part(next, mod); of != kNone) {
    next = of + 1;
    // Of a trial or a season it is a length, not a date.
    TimePhrase whole;
    const std::size_t what = is(next, "the") ? next + 1 : next;
    const std::size_t end = date(what, whole);
    if (end == kNone || whole.time.unit != TimeUnit::Month) return kNone;
    phrase = std::move(whole);
    phrase.mod = mod;
    return end;
  } else if (is(next, "year") && (is(next + 1, "-") || is(next + 1, "'s")) &&
             is(next + 2, "end")) {
    phrase.anchoring = Anchoring::Shifted;
    phrase.time.unit = TimeUnit::Year;
    phrase.mod = "END";
    return next + 3;
  } else {
    return kNone;
  }
  if (is(next, "the") && word(next + 1, TimeWordKind::Unit) == nullptr) ++next;
  std::size_t end = date(next, phrase);
  if (end == kNone) {
    // "early afternoon", "late night" by itself.
    const TimeWord* part = word(next, TimeWordKind::Part);
    if (part == nullptr || mod.empty()) return kNone;
    phrase.time.part = part->text;
    phrase.time.unit = TimeUnit::DayPart;
    phrase.type = TimeType::Time;
    phrase.anchoring = Anchoring::Text;
    end = next + 1;
    TimePhrase day;
    const std::size_t after = date(is(end, "on") ? end + 1 : end, day);
    if (after != kNone && day.time.unit == TimeUnit::Day) {
      day.time.part = phrase.time.part;
      day.time.unit = TimeUnit::DayPart;
      day.type = TimeType::Time;
      phrase = std::move(day);
      end = after;
    }
  }
  phrase.mod = mod;
  return end;
}

/// "next week Monday", "next week on Tuesday": the day of that week.
std::size_t TimeParser::week_and_day(std::size_t at, TimePhrase& phrase) const {
  if (phrase.anchoring != Anchoring::Shifted ||
      phrase.time.unit != TimeUnit::Week || !phrase.fixed.empty() ||
      !phrase.mod.empty()) {
    return at;
  }
  std::size_t next = is(at, "on") ? at + 1 : at;
  const TimeWord* day = word(next, TimeWordKind::Weekday);
  if (day == nullptr) return at;
  phrase.time = {};
  phrase.time.weekday = day->number;
  phrase.anchoring = Anchoring::Nearest;
  phrase.fixed = "week-shift";
  return next + 1;
}

/// "at 8" after an evening: an hour, for nothing else stands there.
std::size_t TimeParser::bare_hour(std::size_t at, CalendarTime& time) const {
  if (!digits(at) || pieces_[at].fold.size() > 2) return kNone;
  const int hour = number(at);
  const bool ends =
      !has(at + 1) || is_any(pieces_[at + 1].fold, {".", ",", ";"});
  if (hour < 1 || hour > 12 || !ends || (is(at + 1, ".") && digits(at + 2))) {
    return kNone;
  }
  time.hour = hour;
  time.unit = TimeUnit::Hour;
  return at + 1;
}

/// A date with a time of day after it: "Wednesday at 3 p.m.".
std::size_t TimeParser::with_clock(std::size_t at, TimePhrase& phrase) const {
  if (phrase.time.unit != TimeUnit::Day &&
      phrase.time.unit != TimeUnit::DayPart) {
    return at;
  }
  if (phrase.until) return at;
  std::size_t next = past_comma(at);
  const bool at_hour = is(next, "at");
  if (at_hour || is(next, "around") || is(next, "before") ||
      is(next, "after")) {
    ++next;
    if (is(next, "about") || is(next, "around")) ++next;
  }
  CalendarTime moment = phrase.time;
  std::size_t end = clock(next, moment);
  const bool day_named = phrase.time.weekday != 0 || phrase.fixed == "shifted";
  if (end == kNone && next != at &&
      (!phrase.time.part.empty() || (at_hour && day_named))) {
    end = bare_hour(next, moment);
  }
  if (end == kNone) return at;
  // "Oct. 26 15:50:06 2016", as mail and logs write it.
  int year = 0;
  if (phrase.time.month != 0 && phrase.time.day != 0 && !phrase.time.year &&
      moment.minute >= 0 && digits(end) && pieces_[end].fold.size() == 4) {
    const std::size_t after = year_number(end, year);
    if (after != kNone) {
      moment.year = year;
      phrase.anchoring = Anchoring::Fixed;
      end = after;
    }
  }
  if (moment.hour < 12 && moment.hour > 0 &&
      (phrase.time.part == "AF" || phrase.time.part == "EV" ||
       phrase.time.part == "NI")) {
    const TimeWord* meridiem = word(end - 1, TimeWordKind::Meridiem);
    if (meridiem == nullptr) moment.hour += 12;
  }
  phrase.time = moment;
  phrase.type = TimeType::Time;
  return end;
}

std::size_t TimeParser::date_phrase(std::size_t at, TimePhrase& phrase) const {
  std::size_t end = positioned(at, phrase);
  if (end == kNone) {
    end = date(at, phrase);
    TimePhrase articled;
    if (is(at, "the")) {
      const std::size_t after = date(at + 1, articled);
      // "the Monday" begins with its weekday, "the 1990s" with its article.
      // nor do "the 1988 results", "the Oct. 23 vote", "the third-quarter loss"
      // and "the year-ago results", unless what follows is a time itself.
      const bool attribute =
          after != kNone && ((articled.time.unit == TimeUnit::Year &&
                              after == at + 2 && digits(at + 1)) ||
                             (articled.time.day != 0 && !digits(at + 1)) ||
                             (after == at + 4 && is(after - 2, "-")));
      if (after != kNone && attribute) {
        if (end != kNone && end > after) return end;
        if (articled.time.unit == TimeUnit::Year &&
            (is(after, "period") || is(after, "quarter"))) {
          // "the 1988 period": the one like that spoken of.
          phrase = std::move(articled);
          phrase.anchoring = Anchoring::Text;
          phrase.fixed = "period-of";
          return after + 1;
        }
        if (articled.fixed == "year-ago" || articled.time.quarter != 0 ||
            digits(at + 1) || articled.time.day != 0) {
          phrase = std::move(articled);
          phrase.begin = at + 1;
          return after;
        }
      }
      if (after != kNone && (end == kNone || after > end) &&
          (articled.time.weekday == 0 || articled.fixed == "shifted") &&
          (articled.time.month == 0 || articled.fixed == "shifted" ||
           articled.time.day != 0)) {
        end = after;
        phrase = std::move(articled);
      }
    }
  }
  if (end == kNone) return kNone;
  end = with_clock(week_and_day(end, phrase), phrase);
  // "Wednesday evening next week", "Thursday of last week".
  if (phrase.time.weekday != 0 && phrase.anchoring == Anchoring::Nearest &&
      phrase.fixed.empty()) {
    const std::size_t of = is(end, "of") ? end + 1 : end;
    const std::size_t which = is(of, "the") ? of + 1 : of;
    const TimeWord* shift = word(which, TimeWordKind::Shift);
    if (shift != nullptr && is(which + 1, "week")) {
      phrase.shift = shift->number;
      phrase.fixed = "week-shift";
      return which + 2;
    }
  }
  // "the next year or so"
  if (is(end, "or") && is(end + 1, "so") && phrase.shift != 0) {
    phrase.bound = Bound::About;
    return end + 2;
  }
  if ((is(end, "or") || is(end, "and")) &&
      (is(end + 1, "later") || is(end + 1, "beyond")) &&
      phrase.time.unit >= TimeUnit::Month) {
    phrase.mod = "ON_OR_AFTER";
    phrase.reach = Reach::After;
    return end + 2;
  }
  return end;
}

/// "10 p.m. Wednesday", "5 p.m. EST, Nov. 6", "noon", "9:30".
std::size_t TimeParser::clock_phrase(std::size_t at, TimePhrase& phrase) const {
  std::size_t next = at;
  const bool about = is(next, "around") || is(next, "about");
  if (about) ++next;
  CalendarTime moment;
  std::size_t end = clock(next, moment);
  if (end == kNone) return kNone;
  phrase.time = moment;
  phrase.type = TimeType::Time;
  phrase.anchoring = Anchoring::Text;
  if (about) phrase.bound = Bound::About;
  if (about) phrase.mod = "APPROX";
  const std::size_t day_at = [&] {
    std::size_t day = past_comma(end);
    if (is(day, "on") || is(day, "of")) ++day;
    return day;
  }();
  // "6 a.m. every day"
  const bool each = is(end, "each") || is(end, "every");
  if (is(end, "everyday") || (each && is(end + 1, "day"))) {
    phrase.type = TimeType::Set;
    phrase.anchoring = Anchoring::Value;
    phrase.fixed = timex_value(moment);
    return is(end, "everyday") ? end + 1 : end + 2;
  }
  TimePhrase day;
  const std::size_t after = date(day_at, day);
  if (after == kNone ||
      (day.time.unit != TimeUnit::Day && day.time.unit != TimeUnit::DayPart) ||
      day.until) {
    return end;
  }
  if (day.type == TimeType::Set) return end;
  const CalendarTime read = moment;
  phrase.time = day.time;
  phrase.anchoring = day.anchoring;
  phrase.shift = day.shift;
  phrase.fixed = day.fixed;
  phrase.time.hour = read.hour;
  // "five-thirty tomorrow evening"
  if (read.hour > 0 && read.hour < 12 &&
      is_any(day.time.part, {"AF", "EV", "NI"}) &&
      word(end - 1, TimeWordKind::Meridiem) == nullptr) {
    phrase.time.hour += 12;
  }
  phrase.time.minute = read.minute;
  phrase.time.second = read.second;
  phrase.time.unit = read.unit;
  phrase.time.part.clear();
  return after;
}

/// "in the morning", "in the evening at 7", "at noon" by its own reader.
std::size_t TimeParser::part_phrase(std::size_t at, TimePhrase& phrase) const {
  std::size_t next = at;
  if (!is(next, "in")) return kNone;
  ++next;
  if (is(next, "the")) ++next;
  const TimeWord* part = word(next);
  if (part == nullptr ||
      (part->kind != TimeWordKind::Part && part->kind != TimeWordKind::Parts)) {
    return kNone;
  }
  phrase.begin = next == at + 2 ? at + 1 : next;
  phrase.time.part = part->text;
  phrase.time.unit = TimeUnit::DayPart;
  phrase.type = TimeType::Time;
  phrase.anchoring = Anchoring::Text;
  std::size_t end = next + 1;
  // "in the morning at 7"
  if (is(end, "at") && digits(end + 1) && number(end + 1) <= 12 &&
      number(end + 1) > 0 && !is(end + 2, ":")) {
    const int hour = number(end + 1) % 12;
    phrase.time.hour = hour + (part->text == "MO" ? 0 : 12);
    phrase.time.unit = TimeUnit::Hour;
    phrase.time.part.clear();
    end += 2;
  }
  return end;
}

/// "once a week", "twice each month".
std::size_t TimeParser::times_a_unit(std::size_t at, TimePhrase& phrase) const {
  const std::size_t next = at + 1;
  if (!has(next) || !is_any(pieces_[next].fold, {"a", "an", "each", "every"})) {
    return kNone;
  }
  const TimeWord* unit = word(next + 1, TimeWordKind::Unit);
  if (unit == nullptr) return kNone;
  phrase.fixed =
      timex_value(TimeAmount{Interval::exactly(1), unit->unit, false});
  return next + 2;
}

/// "every day", "each Thursday", "every other week", "daily", "Mondays".
std::size_t TimeParser::set_phrase(std::size_t at, TimePhrase& phrase) const {
  phrase.type = TimeType::Set;
  phrase.anchoring = Anchoring::Value;
  if (const TimeWord* set = word(at, TimeWordKind::Set)) {
    // "the Daily Post"
    if (pieces_[at].capital && at > 0 && !pieces_[at].breaks &&
        pieces_[at - 1].kind == PieceKind::Letters) {
      return kNone;
    }
    phrase.fixed = set->text;
    return at + 1;
  }
  if (const TimeWord* days = word(at, TimeWordKind::Weekdays)) {
    phrase.time.weekday = days->number;
    phrase.fixed = timex_value(phrase.time);
    return at + 1;
  }
  if (is(at, "once") || is(at, "twice")) return times_a_unit(at, phrase);
  if (!is(at, "every") && !is(at, "each")) return kNone;
  std::size_t next = at + 1;
  double count = 1;
  if (is(next, "other")) {
    count = 2;
    ++next;
  } else if (const auto numeral =
                 parse_numeral(pieces_, next, resources_.numbers);
             numeral && numeral->kind == NumeralKind::Cardinal) {
    count = numeral->value.low;
    next = numeral->end;
  }
  const TimeWord* what = word(next);
  if (what == nullptr) return kNone;
  // "every day at 7 p.m."
  CalendarTime hour;
  const std::size_t clock_at = is(next + 1, "at") ? next + 2 : next + 1;
  if (const std::size_t end = clock(clock_at, hour);
      end != kNone &&
      (what->kind == TimeWordKind::Part || what->unit == TimeUnit::Day)) {
    if (what->kind != TimeWordKind::Weekday) {
      phrase.fixed = timex_value(hour);
      return end;
    }
  }
  switch (what->kind) {
    case TimeWordKind::Unit:
    case TimeWordKind::Units:
      phrase.fixed =
          timex_value(TimeAmount{Interval::exactly(count), what->unit, false});
      break;
    case TimeWordKind::Weekday:
      phrase.time.weekday = what->number;
      phrase.fixed = timex_value(phrase.time);
      break;
    case TimeWordKind::Month:
      phrase.time.month = what->number;
      phrase.time.unit = TimeUnit::Month;
      phrase.fixed = timex_value(phrase.time);
      break;
    case TimeWordKind::Part:
      phrase.fixed = "T" + what->text;
      break;
    case TimeWordKind::Season:
      phrase.fixed = "XXXX-" + what->text;
      break;
    default:
      return kNone;
  }
  return next + 1;
}

/// "now", "currently", "the past", "the near future", "recent", "current".
std::size_t TimeParser::reference(std::size_t at, TimePhrase& phrase) const {
  phrase.anchoring = Anchoring::Value;
  if (const TimeWord* found = word(at, TimeWordKind::Reference)) {
    phrase.fixed = found->text;
    // "as soon as", "now that" say no time.
    const std::string_view before =
        at > 0 ? std::string_view(pieces_[at - 1].fold) : "";
    if (is(at, "soon") && (before == "as" || is(at + 1, "after"))) {
      return kNone;
    }
    if (is(at, "now") && is(at + 1, "-")) return kNone;
    return at + 1;
  }
  if (is(at, "current") && !is(at + 1, "affairs")) {
    phrase.fixed = "PRESENT_REF";
    return at + 1;
  }
  if (is(at, "recent") && word(at + 1, TimeWordKind::Units) == nullptr) {
    phrase.fixed = "PAST_REF";
    return at + 1;
  }
  std::size_t next = at;
  if (is(next, "the")) ++next;
  if (is(next, "near") || is(next, "foreseeable")) ++next;
  if (is(next, "future")) {
    if (next == at && (!is(at, "future") || has(at + 1))) {
      if (at == 0 || !is_any(pieces_[at - 1].fold, {"in", "for", "near"})) {
        return kNone;
      }
    }
    phrase.fixed = "FUTURE_REF";
    return next + 1;
  }
  if (is(next, "past") && next == at + 1 &&
      (!has(next + 1) || pieces_[next + 1].kind == PieceKind::Mark)) {
    phrase.fixed = "PAST_REF";
    return next + 1;
  }
  if ((is(at, "to") && is(at + 1, "date") &&
       (!has(at + 2) || pieces_[at + 2].kind == PieceKind::Mark)) ||
      (is(at, "at") && is(at + 1, "this") && is(at + 2, "time"))) {
    phrase.fixed = "PRESENT_REF";
    return is(at, "to") ? at + 2 : at + 3;
  }
  if (is(at, "at") &&
      (is(at + 1, "present") || (is(at + 1, "the") && is(at + 2, "moment")))) {
    phrase.fixed = "PRESENT_REF";
    phrase.begin = is(at + 1, "present") ? at : at + 1;
    return is(at + 1, "present") ? at + 2 : at + 3;
  }
  if (is(at, "right") && is(at + 1, "now")) {
    phrase.fixed = "PRESENT_REF";
    return at + 2;
  }
  return kNone;
}

std::optional<TimePhrase> TimeParser::parse() const {
  using Reader = std::size_t (TimeParser::*)(std::size_t, TimePhrase&) const;
  constexpr Reader kReaders[] = {
      &TimeParser::clock_phrase,    &TimeParser::date_phrase,
      &TimeParser::duration_phrase, &TimeParser::set_phrase,
      &TimeParser::part_phrase,     &TimeParser::week_of,
      &TimeParser::reference,
  };
  std::optional<TimePhrase> best;
  for (const Reader reader : kReaders) {
    TimePhrase tried;
    const std::size_t end = (this->*reader)(begin_, tried);
    if (end == kNone || end <= begin_ || (best && end <= best->end)) continue;
    tried.begin = std::max(tried.begin, begin_);
    tried.end = end;
    best = std::move(tried);
  }
  return best;
}

std::optional<TimePhrase> parse_time(std::span<const Piece> pieces,
                                     std::size_t at,
                                     const TimeResources& resources) {
  if (at >= pieces.size()) return std::nullopt;
  return TimeParser(pieces, at, resources).parse();
}

}  // namespace synoptic
