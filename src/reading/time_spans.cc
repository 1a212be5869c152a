// SPDX-License-Identifier: Apache-2.0
//
// Readers of lengths of time, and of days that words name.
#include <string>

#include "reading/time_parser.h"

namespace synoptic {
namespace {

/// The largest count that a length of time may have: beyond, it is no time.
constexpr double kMostUnits = 1e6;

}  // namespace

/// "today", "yesterday", "tonight", "the day before yesterday".
std::size_t TimeParser::day_word(std::size_t at, TimePhrase& phrase) const {
  std::size_t next = at;
  int more = 0;
  if (is(next, "day") && (is(next + 1, "before") || is(next + 1, "after"))) {
    more = is(next + 1, "before") ? -1 : 1;
    next += 2;
  }
  const TimeWord* day = word(next, TimeWordKind::Day);
  if (day == nullptr) {
    if (more != 0) return kNone;
    const TimeWord* tonight = word(next, TimeWordKind::Tonight);
    if (tonight == nullptr) return kNone;
    phrase.time.part = tonight->text;
    phrase.time.unit = TimeUnit::DayPart;
    phrase.type = TimeType::Time;
    phrase.anchoring = Anchoring::Shifted;
    return next + 1;
  }
  phrase.anchoring = Anchoring::Shifted;
  phrase.shift = day->number + more;
  return next + 1;
}

/// "last week", "next Friday", "this coming Sunday", "last June", "last
/// summer", "last night", "this morning", "next year's", "last Christmas".
std::size_t TimeParser::shifted(std::size_t at, TimePhrase& phrase) const {
  const TimeWord* shift = word(at, TimeWordKind::Shift);
  if (shift == nullptr) return kNone;
  std::size_t next = at + 1;
  int steps = shift->number;
  if (steps == 0) {
    // "this past spring", "this coming Sunday", "the current fiscal year"
    if (const TimeWord* inner = word(next, TimeWordKind::Shift)) {
      steps = inner->number;
      ++next;
    }
  }
  if (is(next, "fiscal") || is(next, "calendar") || is(next, "same")) ++next;
  const std::string_view name = pieces_[at].fold;
  const TimeWord* what = word(next);
  if (what == nullptr) {
    const std::size_t end = holiday(next, phrase);
    if (end == kNone) return kNone;
    phrase.shift = steps;
    return end;
  }
  phrase.shift = steps;
  std::size_t end = next + 1;
  switch (what->kind) {
    case TimeWordKind::Unit:
      if (what->unit <= TimeUnit::Hour) return kNone;
      if (what->unit == TimeUnit::Decade && name == "past") return kNone;
      if (what->unit == TimeUnit::Day && name != "this" && name != "last" &&
          !is_any(name, {"next", "previous", "following"})) {
        return kNone;
      }
      // "the next day" counts from the day the text speaks of.
      if (is_any(name, {"previous", "following", "preceding", "prior",
                        "subsequent"}) ||
          what->unit == TimeUnit::Day) {
        phrase.anchoring = Anchoring::Text;
      } else {
        phrase.anchoring = Anchoring::Shifted;
      }
      phrase.time.unit = what->unit;
      return end;
    case TimeWordKind::Weekday: {
      // "this coming Sunday, March 8"
      TimePhrase dated;
      const std::size_t after = month_date(past_comma(end), dated);
      if (after != kNone && dated.time.day != 0) {
        phrase = dated;
        return after;
      }
      phrase.anchoring = Anchoring::Nearest;
      phrase.time.weekday = what->number;
      phrase.fixed = steps == 0 ? "this" : "shifted";
      return end;
    }
    case TimeWordKind::Month: {
      phrase.anchoring = Anchoring::Nearest;
      phrase.time.month = what->number;
      phrase.time.unit = TimeUnit::Month;
      phrase.fixed = steps == 0 ? "this" : "shifted";
      int day = 0;
      if (is(end, ".") && glued(end) && digits(end + 1)) ++end;
      const std::size_t after = day_number(end, day);
      if (after != kNone) {
        phrase.time.day = day;
        phrase.time.unit = TimeUnit::Day;
        end = after;
      }
      return end;
    }
    case TimeWordKind::Season:
      phrase.anchoring = Anchoring::Nearest;
      phrase.time.season = what->text;
      phrase.time.unit = TimeUnit::Season;
      phrase.fixed = steps == 0 ? "this" : "shifted";
      return end;
    case TimeWordKind::Part:
      phrase.anchoring =
          name == "last" || steps == 0 ? Anchoring::Shifted : Anchoring::Text;
      phrase.time.part = what->text;
      phrase.time.unit = TimeUnit::DayPart;
      phrase.type = TimeType::Time;
      return end;
    default:
      return kNone;
  }
}

/// "the week", "the weekend", "the quarter", "the year": after "the" only.
std::size_t TimeParser::plain_unit(std::size_t at, TimePhrase& phrase) const {
  std::size_t next = at;
  if (!is(next, "the")) return kNone;
  ++next;
  if (is(next, "full") || is(next, "fiscal") || is(next, "latest") ||
      is(next, "entire")) {
    ++next;
    if (is(next, "fiscal")) ++next;
  }
  const TimeWord* unit = word(next, TimeWordKind::Unit);
  const bool period = is(next, "period") && next == at + 2;
  if (unit == nullptr && !period) return kNone;
  if (!period &&
      (unit->unit < TimeUnit::Weekend || unit->unit == TimeUnit::Fortnight ||
       unit->unit > TimeUnit::Year)) {
    return kNone;
  }
  std::size_t end = next + 1;
  // "the week of March 6"
  if (is(end, "of") && unit != nullptr && unit->unit == TimeUnit::Week) {
    TimePhrase day;
    const std::size_t after = month_date(end + 1, day);
    if (after != kNone && day.time.day != 0) {
      phrase = day;
      phrase.fixed = "week-of";
      return after;
    }
  }
  // "the year ended March 31" is a length, not this year.
  if (unit != nullptr && (is(end, "ended") || is(end, "ending")) &&
      unit->unit >= TimeUnit::Month) {
    phrase.type = TimeType::Duration;
    phrase.anchoring = Anchoring::Duration;
    phrase.amount.unit = unit->unit;
    if (unit->unit != TimeUnit::Quarter) return end;
    phrase = {};
  }
  phrase.anchoring = Anchoring::Shifted;
  phrase.time.unit = period ? TimeUnit::Quarter : unit->unit;
  if (phrase.time.unit == TimeUnit::Quarter ||
      phrase.time.unit == TimeUnit::Weekend) {
    phrase.fixed = "latest";
  }
  if (is(end, "before") || is(end, "earlier")) {
    phrase.anchoring = Anchoring::Text;
    phrase.shift = -1;
    phrase.fixed.clear();
    return end + 1;
  }
  if (is(end, "after") && is(end + 1, "next")) {
    phrase.shift = 2;
    phrase.fixed.clear();
    return end + 2;
  }
  return end;
}

/// "that day", "the same week", "the following year" (without its article).
std::size_t TimeParser::from_text(std::size_t at, TimePhrase& phrase) const {
  std::size_t next = at;
  if (is(next, "the") && is(next + 1, "same")) {
    next += 2;
  } else if (is(next, "that")) {
    ++next;
    if (is(next, "same")) ++next;
  } else if (is(next, "same")) {
    ++next;
  } else {
    return kNone;
  }
  phrase.anchoring = Anchoring::Text;
  if (const TimeWord* part = word(next, TimeWordKind::Part)) {
    phrase.time.part = part->text;
    phrase.time.unit = TimeUnit::DayPart;
    phrase.type = TimeType::Time;
    return next + 1;
  }
  const TimeWord* unit = word(next, TimeWordKind::Unit);
  if (unit == nullptr || unit->unit <= TimeUnit::Hour) return kNone;
  phrase.time.unit = unit->unit;
  return next + 1;
}

/// "year-earlier", "the year-ago quarter", "a year earlier" in accounts.
std::size_t TimeParser::year_ago(std::size_t at, TimePhrase& phrase) const {
  std::size_t next = at;
  if (is(next, "comparable")) ++next;
  if (!is(next, "year") || !is(next + 1, "-") ||
      (!is(next + 2, "ago") && !is(next + 2, "earlier"))) {
    return kNone;
  }
  next += 3;
  phrase.anchoring = Anchoring::Text;
  phrase.time.unit = TimeUnit::Year;
  phrase.shift = -1;
  phrase.fixed = "year-ago";
  if (is(next, "quarter") || is(next, "period")) {
    phrase.time.unit = TimeUnit::Quarter;
    return next + 1;
  }
  return next;
}

/// The unit that a count counts: "hours", "-day", "more years", "full weeks".
std::size_t TimeParser::unit_after(std::size_t at, TimeAmount& amount) const {
  std::size_t next = past_hyphen(at);
  while (has(next) &&
         is_any(pieces_[next].fold,
                {"more", "additional", "full", "consecutive", "trading",
                 "business", "working", "straight", "long", "extra", "whole",
                 "calendar", "fiscal", "further", "other", "successive"})) {
    ++next;
  }
  const TimeWord* unit = word(next);
  if (unit == nullptr && amount.count.low == amount.count.high && next == at &&
      glued(at) && digits(at - 1) && is_any(pieces_[at].fold, {"h", "d"})) {
    return kNone;
  }
  if (unit == nullptr) {
    if (is(next, "night") || is(next, "nights")) {
      amount.unit = TimeUnit::Day;
      return next + 1;
    }
    return kNone;
  }
  if (unit->kind == TimeWordKind::Parts && unit->text == "NI") {
    amount.unit = TimeUnit::Day;
    return next + 1;
  }
  if (unit->kind != TimeWordKind::Unit && unit->kind != TimeWordKind::Units) {
    return kNone;
  }
  amount.unit = unit->unit;
  return next + 1;
}

/// Numbers on one side: "two and [three quarters]", "[three quarters] billion".
bool TimeParser::is_fraction(std::size_t begin, std::size_t end) const {
  const auto named = [&](std::size_t at) {
    return at < pieces_.size() &&
           (pieces_[at].kind == PieceKind::Digits ||
            resources_.numbers.find(std::string_view(pieces_[at].fold)) !=
                resources_.numbers.end());
  };
  if (has(end) && named(end)) return true;
  return begin > 1 && !pieces_[begin].breaks &&
         pieces_[begin - 1].fold == "and" && !pieces_[begin - 1].breaks &&
         named(begin - 2);
}

/// "three hours and 20 minutes", "two to three days", "30-day", "an hour",
/// "half an hour", "a year and a half", "several weeks".
std::size_t TimeParser::counted(std::size_t at, TimePhrase& phrase) const {
  TimeAmount amount;
  std::size_t end = at;
  const auto numeral = parse_numeral(pieces_, at, resources_.numbers);
  if (is(at, "all") && has(at + 1) &&
      is_any(pieces_[at + 1].fold, {"day", "week", "month", "year", "night"})) {
    end = at + 1;
  } else if (is(at, "half") && (is(at + 1, "an") || is(at + 1, "a"))) {
    amount.count = Interval::exactly(0.5);
    end = at + 2;
  } else if (numeral && numeral->kind != NumeralKind::Ordinal &&
             !(numeral->kind == NumeralKind::Fraction &&
               numeral->value.low != 0.5)) {
    amount.count = numeral->value;
    // "2 1/2 years", but not "2.5 years".
    amount.split_half = numeral->in_digits && is(numeral->end - 2, "/");
    amount.vague =
        numeral->kind == NumeralKind::Vague && !is(numeral->end - 1, "couple");
    end = numeral->end;
    if (numeral->kind == NumeralKind::Vague && is(end, "of")) ++end;
    if (amount.count.high > kMostUnits) return kNone;
    // "three or more years"
    if (is(end, "or") && (is(end + 1, "more") || is(end + 1, "fewer"))) {
      phrase.bound = is(end + 1, "more") ? Bound::AtLeast : Bound::AtMost;
      end += 2;
    }
    const bool range = is(end, "to") || is(end, "or") || is(end, "-");
    if (range && !amount.vague) {
      const auto last = parse_numeral(pieces_, end + 1, resources_.numbers);
      if (last && last->kind == NumeralKind::Cardinal &&
          last->value.low > amount.count.low && last->value.high < kMostUnits) {
        amount.count.high = last->value.high;
        end = last->end;
      }
    }
  } else if (is(at, "couple") && at != begin_) {
    amount.count = Interval::exactly(2);
    end = is(at + 1, "of") ? at + 2 : at + 1;
  } else if (is(at, "a") || is(at, "an") || is(at, "another")) {
    end = at + 1;
    if (word(end, TimeWordKind::Units) != nullptr) return kNone;
    // "a second round"
    if (is(end, "second") && has(end + 1) &&
        pieces_[end + 1].kind == PieceKind::Letters) {
      return kNone;
    }
  } else {
    return kNone;
  }
  if (numeral && numeral->in_digits && numeral->digits == 4 &&
      !numeral->grouped && amount.count.low > 1900 && amount.count.low < 2100 &&
      !word(end, TimeWordKind::Units)) {
    return kNone;
  }
  std::size_t next = unit_after(end, amount);
  if (next == kNone) return kNone;
  // "three quarters of the vote", "five billion and three quarters", "three
  // quarters billion dollars"
  if (amount.unit == TimeUnit::Quarter && amount.count.low <= 3 &&
      (is(next, "of") || is_fraction(at, next))) {
    return kNone;
  }
  // "an hour and a half", "an hour or two", "a year or so" (a bound).
  if (is(next, "and") && is(next + 1, "a") && is(next + 2, "half")) {
    amount.count.low += 0.5;
    amount.count.high += 0.5;
    amount.split_half = true;
    next += 3;
  } else if (is(next, "and") && is(next + 1, "half") && !is(next + 2, "of")) {
    amount.count.low += 0.5;
    amount.count.high += 0.5;
    next += 2;
  } else if (is(next, "or") && is(next + 1, "two")) {
    amount.count.high = 2;
    next += 2;
  }
  phrase.amount = amount;
  phrase.type = TimeType::Duration;
  phrase.anchoring = Anchoring::Duration;
  phrase.end = next;
  return next;
}

/// "weeks", "months", "years" without a number, and "recent weeks", "coming
/// months", "weeks or months".
std::size_t TimeParser::bare_units(std::size_t at, TimePhrase& phrase) const {
  std::size_t next = at;
  if (has(next) &&
      is_any(pieces_[next].fold, {"recent", "coming", "many", "long", "several",
                                  "past", "next", "last", "few"})) {
    ++next;
  }
  const TimeWord* unit = word(next, TimeWordKind::Units);
  // "three quarters" is a part of something.
  const bool part = unit != nullptr && unit->unit == TimeUnit::Quarter &&
                    at > 0 && !pieces_[at].breaks &&
                    is_any(pieces_[at - 1].fold, {"three", "3"});
  if (unit == nullptr || part || unit->unit == TimeUnit::Weekend ||
      (unit->unit <= TimeUnit::Minute && next == at)) {
    return kNone;
  }
  const std::size_t plain = unit->unit == TimeUnit::Second ? 3 : 0;
  if (pieces_[next].fold.size() <= plain) return kNone;  // "sec"
  phrase.amount.unit = unit->unit;
  phrase.amount.vague = true;
  phrase.amount.count = {2, Interval::kInfinity, false, false};
  phrase.type = TimeType::Duration;
  phrase.anchoring = Anchoring::Duration;
  ++next;
  if ((is(next, "or") || is(next, "and")) &&
      word(next + 1, TimeWordKind::Units) != nullptr) {
    next += 2;
  }
  return next;
}

/// A length of time with "the last", "the first" and the like before it.
std::size_t TimeParser::duration(std::size_t at, TimePhrase& phrase) const {
  std::size_t next = at;
  bool led = false;
  if (is(next, "the") || is(next, "its") || is(next, "their") ||
      is(next, "these") || is(next, "those")) {
    if (!is(next, "the")) return kNone;
    ++next;
  }
  while (has(next) &&
         is_any(pieces_[next].fold,
                {"last", "past", "next", "first", "coming", "previous",
                 "latest", "following", "final", "preceding", "initial",
                 "upcoming", "prior", "remaining", "opening"})) {
    ++next;
    led = true;
  }
  const std::size_t before = next;
  std::size_t end = counted(next, phrase);
  if (end == kNone) {
    end = bare_units(before, phrase);
    if (end == kNone || (before != at && !led)) {
      // "the years", "the early weeks" are lengths of their own.
      if (end == kNone || !is(at, "the")) return kNone;
    }
    return end;
  }
  // "three hours and 20 minutes", "2 years 1 month".
  for (int more = 0; more < 3; ++more) {
    std::size_t rest = end;
    if (is(rest, "and") || is(rest, ",")) ++rest;
    if (is(rest, "and")) ++rest;
    TimePhrase part;
    if (is(rest, "a") || is(rest, "an")) break;
    const std::size_t after = counted(rest, part);
    if (after == kNone || part.amount.vague || phrase.amount.vague ||
        part.amount.unit >= phrase.amount.unit ||
        phrase.amount.count.low != phrase.amount.count.high) {
      break;
    }
    const Interval whole = second_bounds(phrase.amount);
    const Interval small = second_bounds(part.amount);
    if (phrase.fixed.empty()) phrase.fixed = timex_value(phrase.amount);
    std::string value = timex_value(part.amount);
    // One T for all that stands after it.
    const bool clock = value.size() > 1 && value[1] == 'T';
    const bool had = phrase.fixed.find('T') != std::string::npos;
    phrase.fixed += value.substr(clock && had ? 2 : 1);
    phrase.amount = {{whole.low + small.low, whole.high + small.high},
                     TimeUnit::Second,
                     false};
    end = after;
    break;
  }
  if (led && before != at) phrase.mod.clear();
  return end;
}

/// A length of time with its bounds, or the day it leads to.
std::size_t TimeParser::duration_phrase(std::size_t at,
                                        TimePhrase& phrase) const {
  std::size_t next = at;
  const PhraseTable::Match before = resources_.approximators.match(pieces_, at);
  bool bounded = false;
  if (before.fields != nullptr && before.fields->size() > 1 &&
      (*before.fields)[1] == "before") {
    const auto bound = parse_bound((*before.fields)[0]);
    if (bound && *bound != Bound::Exact) {
      phrase.bound = *bound;
      next = before.end;
      bounded = true;
    }
  }
  std::size_t end = duration(next, phrase);
  if (end == kNone) return kNone;
  // "within" bounds the time and does not belong to it; nor does "the" where
  // it belongs to what follows: "the two-week truce".
  if (is(at, "within") || is(at, "barely")) phrase.begin = next;
  if (is(next, "the")) {
    const bool attribute = end > next + 2 && is(end - 2, "-");
    if (attribute || (phrase.amount.vague && end == next + 2)) {
      phrase.begin = next + 1;
    }
  }
  // "higher than a year ago", "over several years" bound no time.
  if (bounded && ((is(before.end - 1, "than") && !is(at, "more") &&
                   !is(at, "less") && !is(at, "longer") && !is(at, "no") &&
                   !is(at, "just") && !is(at, "a")) ||
                  (is(at, "over") && phrase.amount.vague))) {
    phrase.begin = next;
    phrase.bound = Bound::Exact;
  }
  const bool bare = phrase.amount.vague && word(next, TimeWordKind::Units);
  if (bounded && bare && !is(at, "over") && !is(at, "within")) return kNone;
  // Ages are quantities.
  std::size_t age = past_hyphen(end);
  if (is(age, "old") || is(age, "olds") ||
      (is(end, "of") && is(end + 1, "age"))) {
    return kNone;
  }
  if (is(age, "long") && age != end) return age + 1;
  // "over the past year" bounds nothing; "$5 a year" is a rate.
  if (bounded && is(at, "over") && is(next, "the")) return kNone;
  const PhraseTable::Match after = resources_.approximators.match(pieces_, end);
  if (after.fields != nullptr && after.fields->size() > 1 &&
      (*after.fields)[1] == "after" && !bounded) {
    if (const auto bound = parse_bound((*after.fields)[0]);
        bound && *bound != Bound::Exact && !is(after.end, "ago")) {
      phrase.bound = *bound;
      end = after.end;
    }
  }
  const std::size_t moved = offset(end, phrase);
  return moved == kNone ? end : moved;
}

}  // namespace synoptic
