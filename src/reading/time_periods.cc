// SPDX-License-Identifier: Apache-2.0
//
// Readers of years and of what years are parts or made of.
#include <algorithm>
#include <array>

#include "reading/time_parser.h"

namespace synoptic {
namespace {

// Four digits between these are a year; outside, a number. A guess that fits
// news: it speaks of history and of plans, seldom beyond.
constexpr int kFirstYear = 1400;
constexpr int kFirstPlainYear = 1900;  ///< Alone, without "in" or "since".
constexpr int kLastYear = 2100;

}  // namespace

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
  // "April of 87", "April of '87": of a month, and no day of it.
  const std::size_t short_at = is(next, "'") ? next + 1 : next;
  if (is(at, "of") && phrase.time.month != 0 && digits(short_at) &&
      pieces_[short_at].fold.size() == 2 && number(short_at) > 31 &&
      (!has(short_at + 1) || pieces_[short_at + 1].kind == PieceKind::Mark)) {
    phrase.time.year = 1900 + number(short_at);
    phrase.anchoring = Anchoring::Fixed;
    return short_at + 1;
  }
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

/// "week 31", "week 3 of 2027", "first week of 2015", "third month of next
/// year".
std::size_t TimeParser::week_of(std::size_t at, TimePhrase& phrase) const {
  std::size_t next = is(at, "the") ? at + 1 : at;
  int rank = 0;
  TimeUnit unit = TimeUnit::Week;
  if (is(next, "week") && digits(next + 1)) {
    rank = number(next + 1);
    next += 2;
  } else {
    if (is(next, "last")) {
      rank = 52;
      ++next;
    } else {
      const auto numeral = parse_numeral(pieces_, next, resources_.numbers);
      if (!numeral || numeral->kind != NumeralKind::Ordinal) return kNone;
      rank = static_cast<int>(std::min(numeral->value.low, 99.0));
      next = numeral->end;
    }
    if (is(next, "month")) unit = TimeUnit::Month;
    if (!is(next, "week") && unit != TimeUnit::Month) return kNone;
    ++next;
    // Of a game or a trial: only with its year.
    if (!is(next, "of")) return kNone;
  }
  if (rank < 1 || rank > (unit == TimeUnit::Week ? 53 : 12)) return kNone;
  phrase.time.unit = unit;
  (unit == TimeUnit::Week ? phrase.time.week : phrase.time.month) = rank;
  phrase.anchoring = Anchoring::Nearest;
  phrase.fixed = "year-shift";
  phrase.shift = 0;
  if (digits(at + (is(at, "the") ? 2 : 1)) && !is(next, "of")) {
    phrase.begin = is(at, "the") ? at + 1 : at;
    return next;
  }
  return year_of(next, phrase);
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
  const std::string_view before =
      at > 0 ? std::string_view(pieces_[at - 1].fold) : "";
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
  const bool named = at < pieces_.size() && pieces_[at].capital;
  const bool called = at > begin_ && word(at - 1, TimeWordKind::Shift);
  if (match.fields == nullptr || match.fields->empty()) return kNone;
  int given = 0;
  if (!named && !called && year_number(match.end, given) == kNone) return kNone;
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

}  // namespace synoptic
