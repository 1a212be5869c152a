// SPDX-License-Identifier: Apache-2.0
//
// Readers of what names a day, a month, a year or an hour by itself.
#include <array>
#include <cstdlib>

#include "reading/time_parser.h"

namespace synoptic {
namespace {

// Four digits between these are a year; outside, a number. A guess that fits
// news: it speaks of history and of plans, seldom beyond.
constexpr int kFirstYear = 1400;
constexpr int kFirstPlainYear = 1900;  ///< Alone, without "in" or "since".
constexpr int kLastYear = 2100;

bool is_any(std::string_view word, std::initializer_list<std::string_view> of) {
  for (const std::string_view other : of) {
    if (word == other) return true;
  }
  return false;
}

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
    if (is(end, "%") || is(end, "/")) return kNone;
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

std::size_t TimeParser::year_number(std::size_t at, int& year) const {
  if (is(at, "'") && digits(at + 1) && glued(at + 1) &&
      pieces_[at + 1].fold.size() == 2) {
    year = number(at + 1);
    year += year < 40 ? 2000 : 1900;
    return at + 2;
  }
  if (!digits(at) || pieces_[at].fold.size() != 4) return kNone;
  year = number(at);
  if (year < kFirstYear || year > kLastYear) return kNone;
  const std::size_t end = at + 1;
  if (glued(end) && pieces_[end].kind == PieceKind::Letters &&
      pieces_[end].fold != "'s") {
    return kNone;
  }
  if ((is(end, ".") || is(end, ",") || is(end, ":") || is(end, "/")) &&
      glued(end) && digits(end + 1) && glued(end + 1)) {
    return kNone;
  }
  if (is(end, "%")) return kNone;
  return end;
}

std::size_t TimeParser::spoken_year(std::size_t at, int& year) const {
  const auto century = parse_numeral(pieces_, at, resources_.numbers);
  if (!century || century->in_digits) return kNone;
  if (century->value.low >= 2000 && century->value.low < 2100) {
    year = static_cast<int>(century->value.low);
    return century->end;
  }
  if (century->value.low < 15 || century->value.low > 20) return kNone;
  std::size_t next = century->end;
  if (century->value.low == 20) next = at + 1;
  const auto rest = parse_numeral(pieces_, next, resources_.numbers);
  if (!rest || rest->in_digits || rest->kind != NumeralKind::Cardinal ||
      rest->value.low < 10 || rest->value.low > 99) {
    return kNone;
  }
  year = static_cast<int>(century->value.low * 100 + rest->value.low);
  return rest->end;
}

/// "of 1990", ", 1990", "last year", "this year": a year after a part of it.
std::size_t TimeParser::year_of(std::size_t at, TimePhrase& phrase) const {
  std::size_t next = at;
  if (is(next, "of") || is(next, "in")) ++next;
  if (is(next, ",")) ++next;
  if (is(next, "fiscal")) ++next;
  if (is(next, "the") && is(next + 1, "year")) next += 2;
  int year = 0;
  std::size_t end = year_number(next, year);
  if (end != kNone && pieces_[next].kind == PieceKind::Digits) {
    phrase.time.year = year;
    phrase.anchoring = Anchoring::Fixed;
    return end;
  }
  end = spoken_year(next, year);
  if (end != kNone && !is(at, ",")) {
    phrase.time.year = year;
    phrase.anchoring = Anchoring::Fixed;
    return end;
  }
  const TimeWord* shift = word(next, TimeWordKind::Shift);
  if (shift != nullptr && is(next + 1, "year") && next != at + 2) {
    phrase.anchoring = Anchoring::Nearest;
    phrase.shift = shift->number;
    phrase.amount.unit = TimeUnit::Year;  // Marks the shift as one of years.
    phrase.fixed = "year-shift";
    return next + 2;
  }
  return kNone;
}

std::size_t TimeParser::numeric_date(std::size_t at, TimePhrase& phrase) const {
  if (!digits(at) || (glued(at) && at > 0 && at != begin_ &&
                      pieces_[at - 1].kind == PieceKind::Letters)) {
    return kNone;
  }
  const std::string_view mark = has(at + 1) ? pieces_[at + 1].fold : "";
  if ((mark != "/" && mark != "-" && mark != ".") || !glued(at + 1) ||
      !digits(at + 2) || !glued(at + 2) || !is(at + 3, mark) ||
      !glued(at + 3) || !digits(at + 4) || !glued(at + 4)) {
    return kNone;
  }
  const int a = number(at), b = number(at + 2), c = number(at + 4);
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
  const std::size_t after_year = year_of(end, phrase);
  if (after_year != kNone) end = after_year;
  if (phrase.time.year && phrase.time.day != 0 &&
      !is_valid({*phrase.time.year, phrase.time.month, phrase.time.day})) {
    return kNone;
  }
  if (phrase.until) phrase.until->year = phrase.time.year;
  // "May" and "March" alone need a word before them that calls for a date.
  if (month->form == WordForm::Capital && end == at + 1 &&
      pieces_[at].fold.size() > 3) {
    const std::string_view before = at > 0 ? pieces_[at - 1].fold : "";
    if (!is_any(before,
                {"in",      "of",      "since",  "last", "next",   "this",
                 "until",   "by",      "from",   "to",   "early",  "late",
                 "mid",     "and",     "for",    "-",    "before", "after",
                 "through", "between", "during", "till", "or",     "the"})) {
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
  const std::size_t after_year = year_of(past_hyphen(end), phrase);
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
  return end;
}

/// "1988", "fiscal 1989", "the year 2000", "nineteen ninety-six".
std::size_t TimeParser::year_date(std::size_t at, TimePhrase& phrase) const {
  std::size_t next = at;
  const bool fiscal = is(next, "fiscal");
  if (fiscal) ++next;
  bool named = fiscal;
  if (is(next, "year")) {
    ++next;
    if (is(next, "of")) ++next;
    named = true;
  }
  phrase.time.unit = TimeUnit::Year;
  int year = 0;
  std::size_t end = year_number(next, year);
  if (end == kNone) {
    end = spoken_year(next, year);
    if (end == kNone || (!named && year % 100 == 0)) return kNone;
    phrase.time.year = year;
    return end;
  }
  phrase.time.year = year;
  if (named || pieces_[next].kind == PieceKind::Mark) {
    return named ? end : kNone;
  }
  const std::string_view before = at > 0 && !pieces_[at].breaks
                                      ? std::string_view(pieces_[at - 1].fold)
                                      : std::string_view();
  if (at > 0 && !pieces_[at].spaced &&
      !is_any(before, {"(", "-", "\"", "'", "/", "~", ">", "="})) {
    return kNone;  // Part of an identifier, or money.
  }
  if (is_any(before, {"$", "#", "no", "number", "flight", "room", "page",
                      "article", "section", "resolution", "about", "some",
                      "nearly", "almost", "over", "windows", "than"}) &&
      year < 2200 && !(before == "than" && year > 1950) &&
      !(before == "about" && year > 1950)) {
    return kNone;
  }
  if (year < kFirstPlainYear &&
      !is_any(before, {"in", "since", "of", "until", "from", "by", "(",
                       "before", "after", "early", "late", "circa", "and", "to",
                       "-", "during", "around", "about"})) {
    return kNone;
  }
  // A year is followed by no plural noun of what it would count, which the
  // caller checks with the tags it has, and by no unit.
  if (const TimeWord* unit = word(end, TimeWordKind::Units);
      unit != nullptr && !is(end, "quarters")) {
    return kNone;
  }
  if (is_any(has(end) ? std::string_view(pieces_[end].fold) : "",
             {"people", "percent", "dollars", "miles", "feet", "pounds",
              "meters", "metres", "troops", "soldiers", "men", "women", "euros",
              "times", "jobs", "shares", "members", "km"})) {
    return kNone;
  }
  return end;
}

/// "1970s", "'80s", "the nineties", "80s" after "the".
std::size_t TimeParser::decade(std::size_t at, TimePhrase& phrase) const {
  phrase.time.unit = TimeUnit::Decade;
  std::size_t next = at;
  const bool apostrophe = is(next, "'");
  if (apostrophe) ++next;
  if (digits(next)) {
    const int value = number(next);
    const std::size_t length = pieces_[next].fold.size();
    std::size_t end = next + 1;
    if (is(end, "'s") && glued(end)) {
      if (value % 10 != 0) return kNone;
    } else if (!is(end, "s") || !glued(end)) {
      return kNone;
    }
    if (value % 10 != 0) return kNone;
    if (length == 4 && value >= kFirstYear && value <= kLastYear) {
      phrase.time.year = value;
    } else if (length == 2 && value >= 20) {
      if (!apostrophe && !(at > 0 && pieces_[at - 1].fold == "the")) {
        return kNone;
      }
      phrase.time.year = 1900 + value;
    } else {
      return kNone;
    }
    return end + 1;
  }
  constexpr std::array<std::string_view, 8> kNames = {
      "twenties", "thirties",  "forties",  "fifties",
      "sixties",  "seventies", "eighties", "nineties"};
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    if (!is(next, kNames[i])) continue;
    if (at == 0 ||
        (pieces_[at - 1].fold != "the" && pieces_[at - 1].fold != "early" &&
         pieces_[at - 1].fold != "late" && pieces_[at - 1].fold != "-")) {
      return kNone;
    }
    phrase.time.year = 1920 + static_cast<int>(i) * 10;
    return next + 1;
  }
  return kNone;
}

/// "20th century", "the fifteenth century".
std::size_t TimeParser::century(std::size_t at, TimePhrase& phrase) const {
  const auto rank = parse_numeral(pieces_, at, resources_.numbers);
  if (!rank || rank->kind != NumeralKind::Ordinal || rank->value.low > 30) {
    return kNone;
  }
  const std::size_t next = past_hyphen(rank->end);
  if (!is(next, "century")) return kNone;
  phrase.time.unit = TimeUnit::Century;
  phrase.time.year = (static_cast<int>(rank->value.low) - 1) * 100;
  return next + 1;
}

/// "third quarter", "third-quarter", "1988 third quarter", "Q3 1989",
/// "first half of 1989", "last year's third quarter", "fiscal second quarter".
std::size_t TimeParser::quarter(std::size_t at, TimePhrase& phrase) const {
  std::size_t next = at;
  phrase.anchoring = Anchoring::Nearest;
  const TimeWord* shift = word(next, TimeWordKind::Shift);
  int year = 0;
  if (shift != nullptr && is(next + 1, "year") && is(next + 2, "'s")) {
    phrase.shift = shift->number;
    phrase.fixed = "year-shift";
    next += 3;
  } else if (const std::size_t end = year_number(next, year); end != kNone) {
    phrase.time.year = year;
    phrase.anchoring = Anchoring::Fixed;
    next = past_hyphen(end);
  } else if (is(next, "year") && is(next + 1, "-") &&
             (is(next + 2, "ago") || is(next + 2, "earlier"))) {
    phrase.shift = -1;
    phrase.fixed = "year-shift";
    next += 3;
  }
  if (is(next, "fiscal")) next = past_hyphen(next + 1);
  if (is(next, "q") && digits(next + 1) && glued(next + 1)) {
    phrase.time.unit = TimeUnit::Quarter;
    phrase.time.quarter = number(next + 1);
    if (phrase.time.quarter < 1 || phrase.time.quarter > 4) return kNone;
    next += 2;
  } else {
    std::size_t end = next;
    int rank = 0;
    if (const auto numeral = parse_numeral(pieces_, next, resources_.numbers);
        numeral && numeral->kind == NumeralKind::Ordinal &&
        numeral->value.low <= 4) {
      rank = static_cast<int>(numeral->value.low);
      end = numeral->end;
    } else if (is(next, "last") || is(next, "final")) {
      rank = 4;
      end = next + 1;
    } else {
      return kNone;
    }
    end = past_hyphen(end);
    if (is(end, "quarter") && !is(next, "last")) {
      phrase.time.unit = TimeUnit::Quarter;
      phrase.time.quarter = rank;
    } else if (is(end, "half") && (rank <= 2 || rank == 4)) {
      phrase.time.unit = TimeUnit::Half;
      phrase.time.half = rank == 1 ? 1 : 2;
    } else {
      return kNone;
    }
    next = end + 1;
  }
  const std::size_t end = year_of(next, phrase);
  if (end != kNone) return end;
  // Half of a game is no half of a year.
  if (phrase.time.unit == TimeUnit::Half && !phrase.time.year &&
      phrase.fixed.empty()) {
    return kNone;
  }
  return next;
}

/// "summer of 1994", "winter 2021", "this summer" (by its shift), "summer".
std::size_t TimeParser::season(std::size_t at, TimePhrase& phrase) const {
  const TimeWord* season = word(at, TimeWordKind::Season);
  if (season == nullptr) return kNone;
  phrase.time.unit = TimeUnit::Season;
  phrase.time.season = season->text;
  phrase.anchoring = Anchoring::Nearest;
  const std::size_t end = year_of(at + 1, phrase);
  if (end != kNone) return end;
  // "spring" and "fall" are verbs, a summer can be any: in, of, the.
  const std::string_view before = at > 0 ? pieces_[at - 1].fold : "";
  const bool called =
      is_any(before, {"the", "in", "this", "last", "next", "early", "late",
                      "mid", "of", "by", "since", "until", "past", "-"});
  const bool verb = season->text == "SP" || is(at, "fall");
  if (!called || (verb && is_any(before, {"of", "to", "by", "in"}))) {
    if (!(verb && before == "in")) return kNone;
  }
  if (verb && is(at + 1, "of")) return kNone;
  return at + 1;
}

std::size_t TimeParser::holiday(std::size_t at, TimePhrase& phrase) const {
  const PhraseTable::Match match = resources_.holidays.match(pieces_, at);
  if (match.fields == nullptr || match.fields->empty() ||
      !pieces_[at].capital) {
    return kNone;
  }
  // The rule is kept in `fixed` until the year is known.
  phrase.fixed = "holiday:" + match.fields->front();
  phrase.anchoring = Anchoring::Nearest;
  std::size_t next = match.end;
  int year = 0;
  if (is(next, ",") || is(next, "of") || is(next, "in")) ++next;
  const std::size_t end = year_number(next, year);
  if (end != kNone) {
    phrase.time.year = year;
    return end;
  }
  return match.end;
}

/// "2:35", "14:35:10", "9", "2.30" with what makes it a time of day.
std::size_t TimeParser::clock_number(std::size_t at, CalendarTime& time) const {
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

/// "noon", "midnight", "eight o'clock", "half past seven", "ten p.m.".
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
  if (is(end, "o") && is(end + 1, "'") && is(end + 2, "clock")) {
    end += 3;
    definite = true;
  }
  if (const TimeWord* meridiem = word(end, TimeWordKind::Meridiem)) {
    read.hour = read.hour % 12 + meridiem->number;
    ++end;
    definite = true;
  } else if (is(end, "in") && !hour->in_digits) {
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
