// SPDX-License-Identifier: Apache-2.0
//
// Numerals are read left to right, in one pass. Words: a running total takes
// finished groups ("two thousand"), a group takes what is being said ("two
// hundred and six"); a scale word multiplies the group and moves it to the
// total. A scale is only taken if it is smaller than the last one, so that
// "three million, two thousand" is one numeral and "two thousand three
// million" two. "and" is given back if what follows it does not fit: "three
// hundred and two hundred" is 300 and 200.
#include <cmath>
#include <optional>

#include "reading/numeral_parser.h"

namespace synoptic {

bool NumeralParser::take_half_of() {
  const std::size_t at = numeral_.begin;
  const NumberWord* part = word(at, NumberWordKind::Part);
  if (part == nullptr || pieces_[at].fold.back() == 's') return false;
  if (part->value != 2 && word(at + 1, NumberWordKind::Scale) == nullptr) {
    return false;
  }
  std::size_t end = at + 1;
  if (is(end, "-") && glued(end)) ++end;
  set(1 / part->value, at + 1, NumeralKind::Fraction);
  numeral_.has_point = true;
  if (is(end, "a") || is(end, "the")) ++end;
  if (word(end, NumberWordKind::Scale) != nullptr ||
      word(end, NumberWordKind::Dozen) != nullptr) {
    numeral_.end = end;
  }
  return true;
}

bool NumeralParser::take_article() {
  const std::size_t at = numeral_.begin;
  if (!is(at, "a") && !is(at, "an")) return false;
  std::size_t next = at + 1;
  if (is(next, "-") && glued(next)) ++next;
  const NumberWord* found = word(next);
  if (found == nullptr) return false;
  switch (found->kind) {
    case NumberWordKind::Scale:
      return take_words(next, 1);
    case NumberWordKind::Dozen:
      set(1, next);
      return true;
    case NumberWordKind::Vague:
      set_vague(*found, next + 1);
      return true;
    case NumberWordKind::Part:
      if (pieces_[next].fold.back() == 's') return false;
      set(1 / found->value, next + 1, NumeralKind::Fraction);
      numeral_.has_point = true;
      return true;
    case NumberWordKind::Ordinal:
    case NumberWordKind::OrdinalTen:
    case NumberWordKind::OrdinalScale:
      return take_article_part(next);
    default:
      return false;
  }
}

bool NumeralParser::take_article_part(std::size_t at) {
  double under = 0;
  std::size_t end = at;
  if (!read_denominator(at, under, end) || under < 3) return false;
  const bool followed = has(end) && pieces_[end].kind == PieceKind::Letters &&
                        !is(end, "of") && !is(end, "the") && !is(end, "in");
  if (followed) return false;
  set(1 / under, end, NumeralKind::Fraction);
  numeral_.has_point = true;
  return true;
}

void NumeralParser::set_vague(const NumberWord& found, std::size_t end) {
  numeral_.kind = NumeralKind::Vague;
  numeral_.value = {found.value, found.most, false, found.most > 6};
  numeral_.end = end;
  // "dozens", "hundreds of thousands", "tens of millions".
  if (!is(end, "of")) return;
  const NumberWord* scale = word(end + 1, NumberWordKind::Vague);
  if (scale == nullptr || scale->value < 200) return;
  const double factor = scale->value / 2;
  numeral_.value.low *= factor;
  numeral_.value.high *= factor;
  numeral_.end = end + 2;
}

bool NumeralParser::take_words(std::size_t at, double group) {
  if (group == 0) {
    if (const NumberWord* glyph = word(at, NumberWordKind::Glyph)) {
      set(glyph->value, at + 1, NumeralKind::Fraction);
      numeral_.has_point = true;
      return true;
    }
    if (const NumberWord* vague = word(at, NumberWordKind::Vague)) {
      if (is(at, "pair") || is(at, "couple")) return false;
      set_vague(*vague, at + 1);
      return true;
    }
    if (const NumberWord* dozen = word(at, NumberWordKind::Dozen);
        dozen != nullptr && pieces_[at].fold == "dozens") {
      set_vague({NumberWordKind::Vague, 24, 120, false}, at + 1);
      return true;
    }
  }
  State state;
  state.group = group;
  state.at = at;
  if (!run(state)) return group != 0;
  return true;
}

bool NumeralParser::run(State& state) {
  std::optional<State> before_and;
  const std::size_t last = state.at + kMostPieces;
  while (state.at < last) {
    State next = state;
    if (state.any && is(state.at, "and") && state.after_scale() &&
        small_word(state.at + 1)) {
      before_and = state;
      ++next.at;
    } else if (state.any && is(state.at, "-") &&
               word(state.at + 1) != nullptr) {
      ++next.at;
    }
    if (take_ordinal_word(next)) return true;
    const Step step = take_cardinal_word(next);
    if (step == Step::Taken) {
      state = next;
      continue;
    }
    if (step == Step::TooLarge && before_and) state = *before_and;
    break;
  }
  if (!state.any) return false;
  // "six million and two thirds": the part is added, by the caller; "one
  // hundred and thirty fifths" is all fifths.
  const NumberWord* part = word(past_hyphen(state.at), NumberWordKind::Part);
  if (before_and && part != nullptr &&
      state.total + state.group - before_and->total - before_and->group <
          part->value) {
    state = *before_and;
  }
  set(state.total + state.group, state.at);
  numeral_.scale = state.scale;
  take_point_words();
  take_denominator_words();
  return true;
}

bool NumeralParser::small_word(std::size_t at) const {
  const NumberWord* found = word(at);
  return found != nullptr && (found->kind == NumberWordKind::Unit ||
                              found->kind == NumberWordKind::Ten ||
                              found->kind == NumberWordKind::Ordinal ||
                              found->kind == NumberWordKind::OrdinalTen);
}

NumeralParser::Step NumeralParser::take_cardinal_word(State& state) {
  const NumberWord* found = word(state.at);
  if (found == nullptr) return Step::Stop;
  switch (found->kind) {
    case NumberWordKind::Unit:
      if (state.after_unit || (state.after_ten && found->value >= 10)) {
        return Step::Stop;
      }
      if (state.any && found->value == 0) return Step::Stop;
      state.group += found->value;
      state.after_unit = true;
      state.after_ten = false;
      break;
    case NumberWordKind::Ten:
      if (state.after_unit || state.after_ten) return Step::Stop;
      state.group += found->value;
      state.after_ten = true;
      break;
    case NumberWordKind::Scale:
      if (!take_scale_word(state, found->value)) return Step::TooLarge;
      break;
    default:
      return Step::Stop;
  }
  state.scale = found->kind == NumberWordKind::Scale ? found->value : 1;
  state.any = true;
  ++state.at;
  return Step::Taken;
}

bool NumeralParser::take_scale_word(State& state, double scale) {
  if (scale == 100) {
    if (state.group >= 100 || (state.any && state.group == 0)) return false;
    state.group = (state.group == 0 ? 1 : state.group) * 100;
  } else if (state.group != 0 || !state.any) {
    if (scale >= state.last_scale) return false;
    state.total += (state.group == 0 ? 1 : state.group) * scale;
    state.group = 0;
    state.last_scale = scale;
  } else {
    // "three lakh crore", "a million million".
    state.total *= scale;
  }
  state.after_unit = state.after_ten = false;
  return true;
}

bool NumeralParser::take_ordinal_word(const State& state) {
  const NumberWord* found = word(state.at);
  if (found == nullptr) return false;
  double result = state.total;
  if (found->kind == NumberWordKind::Ordinal) {
    if (state.after_unit || (state.after_ten && found->value >= 10)) {
      return false;
    }
    result += state.group + found->value;
  } else if (found->kind == NumberWordKind::OrdinalTen) {
    if (state.after_unit || state.after_ten) return false;
    result += state.group + found->value;
  } else if (found->kind == NumberWordKind::OrdinalScale) {
    // "one hundredth" is a part, "two hundredth" a rank.
    if (state.any && state.total + state.group == 1) return false;
    result += (state.group == 0 ? 1 : state.group) * found->value;
    set(result, state.at + 1, NumeralKind::Ordinal);
    return true;
  } else {
    return false;
  }
  // "one third", "one-fifth" are parts; "twenty-first" is a rank.
  if (state.any && state.after_unit_only() && found->value >= 3) return false;
  set(result, state.at + 1, NumeralKind::Ordinal);
  return true;
}

void NumeralParser::take_point_words() {
  std::size_t at = numeral_.end;
  if (!is(at, "point")) return;
  double factor = 0.1;
  double result = value();
  ++at;
  const std::size_t first = at;
  while (const NumberWord* digit = word(at)) {
    if (at - first > kMostPieces) break;
    if (digit->kind == NumberWordKind::Unit && digit->value < 10) {
      result += digit->value * factor;
      factor /= 10;
    } else if (at == first && digit->value >= 10 && digit->value < 100) {
      result += digit->value / 100;
      factor = 0.01;
    } else {
      break;
    }
    ++at;
    if (is(at, "-") && word(at + 1) != nullptr) ++at;
  }
  if (at == first) return;
  set(result, at);
  numeral_.has_point = true;
}

bool NumeralParser::read_denominator(std::size_t at, double& under,
                                     std::size_t& end) const {
  under = 0;
  double group = 0;
  const std::size_t last = at + kMostPieces;
  while (const NumberWord* found = at < last ? word(at) : nullptr) {
    if (found->kind == NumberWordKind::Part) {
      under +=
          (group == 0 ? 1 : group) * (found->value >= 100 ? found->value : 0);
      if (found->value < 100) under = group + found->value;
      end = at + 1;
      return true;
    }
    if (found->kind == NumberWordKind::Ordinal ||
        found->kind == NumberWordKind::OrdinalTen) {
      under = group + found->value;
      end = at + 1;
      return true;
    }
    if (found->kind == NumberWordKind::OrdinalScale) {
      under = (group == 0 ? 1 : group) * found->value;
      end = at + 1;
      return true;
    }
    if (found->kind == NumberWordKind::Ten) {
      group += found->value;
    } else if (found->kind == NumberWordKind::Scale) {
      group = (group == 0 ? 1 : group) * found->value;
    } else {
      return false;
    }
    ++at;
    if (is(at, "-")) ++at;
  }
  return false;
}

void NumeralParser::take_denominator_words() {
  std::size_t at = numeral_.end;
  if (is(at, "-") && word(at + 1) != nullptr) ++at;
  double under = 0;
  std::size_t end = at;
  if (!read_denominator(at, under, end) || under < 2) return;
  const std::string& last = pieces_[end - 1].fold;
  const bool plural = last.back() == 's' && last != "times";
  // "two third places" is no share; "one third" is.
  if (!plural && value() != 1 && last != "half") return;
  if (last == "half" || last == "second") {
    if (value() != 1 || last == "second") return;
  }
  // A quarter is a length of time too: "two quarters" stays a count.
  if ((last == "quarters" || last == "quarter") && value() != 3 &&
      value() != 1) {
    return;
  }
  set(value() / under, end, NumeralKind::Fraction);
  numeral_.has_point = true;
}

void NumeralParser::take_scales() {
  while (true) {
    std::size_t at = numeral_.end;
    const bool hyphen = is(at, "-") && word(at + 1, NumberWordKind::Scale);
    if (hyphen) ++at;
    if (is(at, "of") && (is(at + 1, "a") || is(at + 1, "an")) &&
        numeral_.kind == NumeralKind::Fraction &&
        word(at + 2, NumberWordKind::Scale) != nullptr) {
      at += 2;
    }
    if (const NumberWord* scale = word(at, NumberWordKind::Scale)) {
      // Words have taken their scales already.
      if (!numeral_.in_digits && numeral_.kind != NumeralKind::Fraction &&
          !numeral_.has_point) {
        return;
      }
      if (numeral_.scale != 1 && scale->value == 100) return;
      if (scale->value >= limit_) return;
      set(value() * scale->value, at + 1);
      numeral_.scale *= scale->value;
      const std::size_t before_rest = numeral_.end;
      take_rest_words(scale->value);
      if (numeral_.end != before_rest) return;
      if (numeral_.end - numeral_.begin > kMostPieces) return;
      continue;
    }
    const NumberWord* brief = word(at, NumberWordKind::Short);
    if (brief == nullptr || !numeral_.in_digits || numeral_.scale != 1) return;
    if (brief->money_only && money_ == Money::No &&
        (!pieces_[at].capital || pieces_[at].spaced)) {
      return;
    }
    if (glued(at + 1) && pieces_[at + 1].kind != PieceKind::Mark) return;
    if (pieces_[at].spaced && pieces_[at].fold.size() < 2 &&
        money_ == Money::No) {
      return;
    }
    set(value() * brief->value, at + 1);
    numeral_.scale = brief->value;
  }
}

void NumeralParser::take_rest_words(double scale) {
  std::size_t at = numeral_.end;
  if (numeral_.has_point) return;
  if (is(at, "and")) ++at;
  const bool joined = at != numeral_.end;
  // A rest takes only scales below this one, so that this nests no deeper
  // than there are scales.
  NumeralParser inner(pieces_, at, words_, money_);
  inner.limit_ = scale;
  const auto rest = inner.parse();
  if (!rest || rest->kind != NumeralKind::Cardinal || rest->has_point ||
      rest->value.low == 0 || rest->value.low >= scale || is(at, "a") ||
      is(rest->end, "%")) {
    return;
  }
  // "2 million 300 people" is two numerals, "4 thousand 3 hundred" one.
  if (!joined && rest->scale == 1) return;
  if (joined && rest->in_digits && rest->digits > 2) return;
  set(value() + rest->value.low, rest->end);
}

void NumeralParser::take_added_fraction() {
  const std::size_t at = numeral_.end;
  if (!is(at, "and") || numeral_.kind != NumeralKind::Cardinal) return;
  NumeralParser inner(pieces_, at + 1, words_, money_);
  if (!inner.take_half_alone() && !inner.take_article() &&
      !inner.take_words(at + 1)) {
    return;
  }
  if (inner.numeral_.kind != NumeralKind::Fraction || inner.value() >= 1) {
    return;
  }
  double scale = numeral_.scale != 1 || !numeral_.in_digits ? round_scale() : 1;
  // "one billion and a half million"
  const NumberWord* own = word(inner.numeral_.end, NumberWordKind::Scale);
  if (own != nullptr && own->value < scale) {
    scale = own->value;
    ++inner.numeral_.end;
  }
  set(value() + inner.value() * scale, inner.numeral_.end);
  numeral_.has_point = true;
  take_scales();
}

bool NumeralParser::take_half_alone() {
  if (!is(numeral_.begin, "half")) return false;
  set(0.5, numeral_.begin + 1, NumeralKind::Fraction);
  return true;
}

double NumeralParser::round_scale() const {
  for (const double scale : {1e12, 1e9, 1e6}) {
    if (value() >= scale && std::fmod(value(), scale) == 0) return scale;
  }
  return 1;
}

void NumeralParser::take_dozen() {
  const NumberWord* dozen = word(numeral_.end, NumberWordKind::Dozen);
  if (dozen == nullptr) return;
  set(value() * dozen->value, numeral_.end + 1);
  numeral_.scale = dozen->value;
}

}  // namespace synoptic
