// SPDX-License-Identifier: Apache-2.0
//
// Readers of what makes a day of a length of time: "ago", "before June 5".
#include <utility>

#include "reading/time_parser.h"

namespace synoptic {

/// "after June 5", "before yesterday" after a length of time: the day that
/// lies so far from that one. Only days that the calendar names are taken.
std::size_t TimeParser::counted_from(std::size_t at, TimePhrase& phrase) const {
  const int sign = is(at, "before") ? -1 : is(at, "after") ? 1 : 0;
  const bool from = is(at, "from");
  const double count = phrase.amount.count.low;
  if ((sign == 0 && !from) || phrase.amount.vague ||
      phrase.amount.unit < TimeUnit::Day || !phrase.fixed.empty() ||
      !phrase.amount.count.is_exact() || count < 1 || count > 1000 ||
      count != static_cast<double>(static_cast<int>(count))) {
    return kNone;
  }
  TimePhrase day;
  std::size_t end = date(at + 1, day);
  if (end == kNone || day.until || day.type != TimeType::Date ||
      day.time.unit != TimeUnit::Day || day.anchoring == Anchoring::Text) {
    return kNone;
  }
  day.bound = phrase.bound;
  day.onward = static_cast<int>(count) * (sign < 0 ? -1 : 1);
  day.onward_unit = phrase.amount.unit;
  phrase = std::move(day);
  return end;
}

/// "ago", "earlier", "from now", "before yesterday" after a length of time,
/// which makes it a day: kNone where nothing of this stands.
std::size_t TimeParser::offset(std::size_t at, TimePhrase& phrase) const {
  std::size_t end = counted_from(at, phrase);
  if (end != kNone) return end;
  end = at;
  int sign = 0;
  bool text = false;
  if (is(end, "or") && is(end + 1, "so") && is(end + 2, "ago")) {
    end += 2;
    phrase.bound = Bound::About;
  }
  if (is(end, "ago") || is(end, "back")) {
    sign = -1;
    ++end;
  } else if (is(end, "earlier") || is(end, "before") || is(end, "prior") ||
             is(end, "previously")) {
    // "two days before the vote" is a length; "two days before." a day.
    if (!is(end, "earlier") && !is(end, "previously") && has(end + 1) &&
        pieces_[end + 1].kind != PieceKind::Mark) {
      return kNone;
    }
    sign = -1;
    text = true;
    ++end;
  } else if (is(end, "later") && phrase.amount.unit >= TimeUnit::Day &&
             !phrase.amount.vague && phrase.amount.count.is_exact()) {
    sign = 1;
    text = true;
    ++end;
  } else if (is(end, "from") && (is(end + 1, "now") || is(end + 1, "today"))) {
    sign = 1;
    end += 2;
  } else if (is(end, "hence")) {
    sign = 1;
    ++end;
  } else {
    return kNone;
  }
  if (is(at, "back") && has(at + 1) &&
      pieces_[at + 1].kind != PieceKind::Mark) {
    return kNone;
  }
  if (phrase.amount.vague) {
    phrase.type = TimeType::Date;
    phrase.anchoring = Anchoring::Value;
    phrase.fixed = sign < 0 ? "PAST_REF" : "FUTURE_REF";
    return end;
  }
  const double count = phrase.amount.count.low;
  if (count > 10000 || count != static_cast<double>(static_cast<int>(count))) {
    phrase.anchoring = Anchoring::Duration;
    return end;
  }
  phrase.type = TimeType::Date;
  phrase.anchoring = text ? Anchoring::Text : Anchoring::Shifted;
  phrase.shift = sign * static_cast<int>(count);
  phrase.time = {};
  phrase.time.unit = phrase.amount.unit;
  if (phrase.amount.unit == TimeUnit::Decade) {
    phrase.time.unit = TimeUnit::Year;
    phrase.shift *= 10;
  } else if (phrase.amount.unit == TimeUnit::Fortnight) {
    phrase.time.unit = TimeUnit::Week;
    phrase.shift *= 2;
  }
  if (text && phrase.amount.unit == TimeUnit::Year && phrase.shift == -1) {
    phrase.fixed = "year-ago";
  }
  if (!text && is(at, "ago") && phrase.amount.unit == TimeUnit::Year &&
      phrase.shift == -1) {
    phrase.anchoring = Anchoring::Text;
    phrase.fixed = "year-ago";
  }
  if (phrase.time.unit <= TimeUnit::Hour) phrase.type = TimeType::Time;
  return end;
}

}  // namespace synoptic
