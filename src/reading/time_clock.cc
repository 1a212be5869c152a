// SPDX-License-Identifier: Apache-2.0
//
// Readers of times of day.
#include "reading/time_parser.h"

namespace synoptic {
/// "2:35", "14:35:10", "9", "2.30" with what makes it a time of day.
std::size_t TimeParser::clock_number(std::size_t at, CalendarTime& time) const {
  // "0735 GMT"
  if (digits(at) && pieces_[at].fold.size() == 4 && number(at) < 2400 &&
      number(at) % 100 < 60 &&
      (word(at + 1, TimeWordKind::Zone) != nullptr || is(at + 1, "hours"))) {
    time.hour = number(at) / 100;
    time.minute = number(at) % 100;
    time.unit = TimeUnit::Minute;
    return is(at + 1, "hours") ? at + 2 : at + 1;
  }
  // "1140 a.m."
  if (digits(at) && pieces_[at].fold.size() == 4 && number(at) >= 100 &&
      number(at) < 1300 && number(at) % 100 < 60) {
    const TimeWord* meridiem = word(at + 1, TimeWordKind::Meridiem);
    if (meridiem == nullptr) return kNone;
    time.hour = number(at) / 100 % 12 + meridiem->number;
    time.minute = number(at) % 100;
    time.unit = TimeUnit::Minute;
    return at + 2;
  }
  if (!digits(at) || pieces_[at].fold.size() > 2) return kNone;
  if (glued(at) && at != begin_ && at > 0 &&
      pieces_[at - 1].kind == PieceKind::Letters &&
      pieces_[at - 1].fold != "t") {
    return kNone;
  }
  CalendarTime read = time;
  read.hour = number(at);
  read.unit = TimeUnit::Hour;
  std::size_t end = at + 1;
  bool definite = false;
  const bool colon = is(end, ":");
  if ((colon || is(end, ".")) && glued(end) && digits(end + 1) &&
      glued(end + 1) && pieces_[end + 1].fold.size() == 2) {
    read.minute = number(end + 1);
    read.unit = TimeUnit::Minute;
    definite = colon;
    end += 2;
    if (is(end, ":") && glued(end) && digits(end + 1) && glued(end + 1) &&
        pieces_[end + 1].fold.size() == 2) {
      read.second = number(end + 1);
      read.unit = TimeUnit::Second;
      end += 2;
    }
  }
  if (read.hour > 24 || read.minute > 59 || read.second > 59) return kNone;
  if (const TimeWord* meridiem = word(end, TimeWordKind::Meridiem)) {
    if (read.hour > 12 || read.hour == 0) return kNone;
    // "9 am" is a time; "I am 9 am" is not said.
    read.hour = read.hour % 12 + meridiem->number;
    definite = true;
    ++end;
  } else if (is(end, "o") && is(end + 1, "'") && is(end + 2, "clock")) {
    end += 3;
    definite = true;
  } else if (is(end, "noon") && read.hour == 12) {
    ++end;
    definite = true;
  } else if (const std::size_t part = day_part(end, read);
             part != kNone && is(end, "in")) {
    if (read.hour < 12 && !read.part.empty() && read.part != "MO") {
      read.hour += 12;
    }
    read.part.clear();
    end = part;
    definite = true;
  }
  if (!definite) return kNone;
  time = read;
  return end;
}

/// "ten past", "20 minutes past" before an hour.
std::size_t TimeParser::minutes_past(std::size_t at, int& minutes) const {
  const auto count = parse_numeral(pieces_, at, resources_.numbers);
  if (!count || count->kind != NumeralKind::Cardinal || count->has_point ||
      count->value.low < 1 || count->value.low > 59) {
    return kNone;
  }
  std::size_t next = count->end;
  if (is(next, "min") || is(next, "minutes")) ++next;
  if (!is(next, "past")) return kNone;
  minutes = static_cast<int>(count->value.low);
  return next + 1;
}

/// "twenty-seven" in "at seven twenty-seven": ten to 59 in words after an hour.
std::size_t TimeParser::minutes_after(std::size_t at, int& minutes) const {
  const std::size_t next = past_hyphen(at);
  const auto count = parse_numeral(pieces_, next, resources_.numbers);
  if (!count || count->in_digits || count->kind != NumeralKind::Cardinal ||
      count->has_point || count->value.low < 10 || count->value.low > 59 ||
      (has(count->end) && (is(count->end, "-") || is(count->end, "percent") ||
                           word(count->end, TimeWordKind::Units) != nullptr))) {
    return kNone;
  }
  minutes = static_cast<int>(count->value.low);
  return count->end;
}

/// "noon", "midnight", "eight o'clock", "half past seven", "ten p.m.", and
/// "seven twenty-seven" after "at".
std::size_t TimeParser::spoken_clock(std::size_t at, CalendarTime& time) const {
  if (const TimeWord* named = word(at, TimeWordKind::Clock)) {
    time.hour = named->number;
    time.minute = 0;
    time.unit = TimeUnit::Minute;
    if (named->number == 24) {
      time.minute = -1;
      time.unit = TimeUnit::Hour;
    }
    return at + 1;
  }
  std::size_t next = at;
  int minutes = 0;
  bool past = false;
  bool to = false;
  if (is(next, "half") || is(next, "quarter")) {
    minutes = is(next, "half") ? 30 : 15;
    past = is(next + 1, "past");
    to = is(next + 1, "to") && minutes == 15;
    if (!past && !to) return kNone;
    next += 2;
  } else if (const std::size_t hour = minutes_past(next, minutes);
             hour != kNone) {
    past = true;
    next = hour;
  }
  const auto hour = parse_numeral(pieces_, next, resources_.numbers);
  if (!hour || hour->kind != NumeralKind::Cardinal || hour->has_point ||
      hour->value.low < 1 || hour->value.low > 12 || is(next, "a")) {
    return kNone;
  }
  CalendarTime read = time;
  read.hour = static_cast<int>(hour->value.low);
  std::size_t end = hour->end;
  bool definite = past;
  const bool called = at > 0 && !pieces_[at].breaks &&
                      is_any(pieces_[at - 1].fold, {"at", "until"});
  if (called && minutes == 0 && !hour->in_digits) {
    const std::size_t after = minutes_after(end, minutes);
    if (after != kNone) {
      end = after;
      definite = true;
    }
  }
  if (is(end, "o") && is(end + 1, "'") && is(end + 2, "clock")) {
    end += 3;
    definite = true;
  }
  if (const TimeWord* meridiem = word(end, TimeWordKind::Meridiem)) {
    read.hour = read.hour % 12 + meridiem->number;
    ++end;
    definite = true;
  } else if (is(end, "in") && (past || !hour->in_digits)) {
    const std::size_t part = day_part(end, read);
    if (part != kNone) {
      if (read.part != "MO" && read.hour < 12) read.hour += 12;
      read.part.clear();
      definite = true;
      end = part;
    }
  }
  if (!definite) return kNone;
  if (minutes != 0) {
    read.minute = to ? 60 - minutes : minutes;
    read.hour -= to ? 1 : 0;
  }
  read.unit = minutes != 0 ? TimeUnit::Minute : TimeUnit::Hour;
  time = read;
  return end;
}

/// "local time", "EST", "(GMT)" after a time of day.
std::size_t TimeParser::clock_ending(std::size_t at) const {
  std::size_t end = at;
  const bool bracket = is(end, "(");
  const std::size_t inner = bracket ? end + 1 : end;
  if (word(inner, TimeWordKind::Zone) != nullptr) {
    end = inner + 1;
    if (bracket) end = is(end, ")") ? end + 1 : at;
  } else if ((is(end, "local") || is(end, "eastern") || is(end, "pacific") ||
              is(end, "standard") || is(end, "daylight")) &&
             is(end + 1, "time")) {
    end += 2;
  } else if (is(end + 1, "standard") || is(end + 1, "daylight") ||
             is(end + 1, "summer")) {
    if (is(end + 2, "time")) end += 3;
  }
  return end;
}

std::size_t TimeParser::clock(std::size_t at, CalendarTime& time) const {
  if (!has(at)) return kNone;
  // "37.1 in the morning"
  if (!pieces_[at].spaced && at > 1 && pieces_[at - 1].fold == "." &&
      !pieces_[at - 1].spaced && pieces_[at - 2].kind == PieceKind::Digits) {
    return kNone;
  }
  std::size_t end = clock_number(at, time);
  if (end == kNone) end = spoken_clock(at, time);
  return end == kNone ? kNone : clock_ending(end);
}

/// "night", "in the morning", "at night" after a day or an hour.
std::size_t TimeParser::day_part(std::size_t at, CalendarTime& time) const {
  std::size_t next = at;
  if (is(next, "in") || is(next, "at") || is(next, "during")) {
    ++next;
    if (is(next, "the")) ++next;
    if (is(next, "early") || is(next, "late")) ++next;
  }
  const TimeWord* part = word(next, TimeWordKind::Part);
  if (part == nullptr) return kNone;
  time.part = part->text;
  if (time.hour < 0) time.unit = TimeUnit::DayPart;
  return next + 1;
}

}  // namespace synoptic
