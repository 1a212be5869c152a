// SPDX-License-Identifier: Apache-2.0
//
// Numerals are read left to right, in one pass. Words: a running total takes
// finished groups ("two thousand"), a group takes what is being said ("two
// hundred and six"); a scale word multiplies the group and moves it to the
// total. A scale is only taken if it is smaller than the last one, so that
// "three million, two thousand" is one numeral and "two thousand three
// million" two. "and" is given back if what follows it does not fit: "three
// hundred and two hundred" is 300 and 200.
#include "reading/numerals.h"

#include <charconv>
#include <cmath>
#include <string>
#include <utility>

namespace synoptic {
namespace {

/// A numeral in words has no more pieces than this: longer ones are no
/// numbers, and reading each of them from each of its words would take long.
constexpr std::size_t kMostPieces = 40;

std::optional<double> parse_double(std::string_view text) {
  double value = 0;
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) {
    return std::nullopt;
  }
  return value;
}

class NumeralParser {
 public:
  NumeralParser(std::span<const Piece> pieces, std::size_t at,
                const NumberWords& words, Money money)
      : pieces_(pieces), words_(words), money_(money) {
    numeral_.begin = numeral_.end = at;
  }

  std::optional<Numeral> parse() {
    const std::size_t at = numeral_.begin;
    if (at >= pieces_.size()) return std::nullopt;
    if (pieces_[at].kind == PieceKind::Digits || is_leading_point(at)) {
      if (!take_digits()) return std::nullopt;
    } else if (!take_half_of() && !take_article() && !take_words(at)) {
      return std::nullopt;
    }
    if (numeral_.kind == NumeralKind::Cardinal ||
        numeral_.kind == NumeralKind::Fraction) {
      take_scales();
      take_added_fraction();
      take_dozen();
    }
    return numeral_;
  }

 private:
  bool has(std::size_t at) const {
    return at < pieces_.size() && (at == numeral_.begin || !pieces_[at].breaks);
  }
  bool is(std::size_t at, std::string_view fold) const {
    return has(at) && pieces_[at].fold == fold;
  }
  bool glued(std::size_t at) const { return has(at) && !pieces_[at].spaced; }
  bool glued_digits(std::size_t at) const {
    return glued(at) && pieces_[at].kind == PieceKind::Digits;
  }

  const NumberWord* word(std::size_t at) const {
    if (!has(at) || pieces_[at].kind == PieceKind::Digits) return nullptr;
    const auto found = words_.find(std::string_view(pieces_[at].fold));
    return found == words_.end() ? nullptr : &found->second;
  }
  const NumberWord* word(std::size_t at, NumberWordKind kind) const {
    const NumberWord* found = word(at);
    return found != nullptr && found->kind == kind ? found : nullptr;
  }

  /// ".08": a point before digits, after white space.
  bool is_leading_point(std::size_t at) const {
    return is(at, ".") && pieces_[at].spaced && glued_digits(at + 1);
  }

  void set(double value, std::size_t end,
           NumeralKind kind = NumeralKind::Cardinal) {
    numeral_.value = Interval::exactly(value);
    numeral_.kind = kind;
    numeral_.end = end;
  }
  double value() const { return numeral_.value.low; }

  // --- digits ---

  bool take_digits() {
    std::size_t at = numeral_.begin;
    std::string digits;
    numeral_.in_digits = true;
    if (pieces_[at].kind == PieceKind::Digits) {
      digits = pieces_[at++].fold;
      numeral_.digits = digits.size();
      at = take_groups(at, digits);
    }
    if (digits.size() > kMostDigits) return false;
    if (is(at, ".") && glued_digits(at + 1) &&
        (at == numeral_.begin || glued(at)) &&
        !(is(at + 2, ".") && glued_digits(at + 3) && glued(at + 2))) {
      if (digits.empty()) digits = "0";
      digits += '.';
      digits += pieces_[at + 1].fold;
      at += 2;
      numeral_.has_point = true;
    }
    if (digits.empty() || digits.size() > 2 * kMostDigits) return false;
    const std::optional<double> number = parse_double(digits);
    if (!number) return false;
    set(*number, at);
    if (take_ordinal_ending()) return true;
    take_digit_fraction();
    take_power();
    return true;
  }

  /// "1.3e6", "2.5^-1", "6.2x10^4".
  void take_power() {
    std::size_t at = numeral_.end;
    double base = 0;
    if (is(at, "e") && glued(at)) {
      base = 10;
    } else if (is(at, "^") && glued(at)) {
      base = value();
    } else if (is(at, "x") && is(at + 1, "10") && is(at + 2, "^")) {
      base = 10;
      at += 2;
    } else {
      return;
    }
    ++at;
    const bool negative = is(at, "-");
    if (negative || is(at, "+")) ++at;
    if (!glued_digits(at) || pieces_[at].fold.size() > 2) return;
    const double power = parse_double(pieces_[at].fold).value_or(0);
    const bool scaled = !is(numeral_.end, "^");
    set((scaled ? value() : 1) * std::pow(base, negative ? -power : power),
        at + 1);
    numeral_.has_point = true;
  }

  /// "1,234,567" and Indian "12,34,567"; "1 234 567" with at least two groups
  /// or a round one, so that "12 300 people" stays two numerals.
  std::size_t take_groups(std::size_t at, std::string& digits) {
    if (digits.size() > 3) return at;
    std::size_t end = at;
    std::string grouped = digits;
    while (is(end, ",") && glued(end) && glued_digits(end + 1)) {
      const std::string& group = pieces_[end + 1].fold;
      if (group.size() != 3 && group.size() != 2) break;
      grouped += group;
      end += 2;
      if (grouped.size() > kMostDigits) break;
    }
    if (end > at) {
      if (pieces_[end - 1].fold.size() != 3) return at;
      digits = std::move(grouped);
      numeral_.grouped = true;
      return end;
    }
    bool round = false;
    while (has(end) && pieces_[end].kind == PieceKind::Digits &&
           pieces_[end].fold.size() == 3 && pieces_[end].spaced &&
           grouped.size() < kMostDigits) {
      round = pieces_[end].fold == "000";
      grouped += pieces_[end++].fold;
    }
    if (end == at || (end == at + 1 && !round) || digits[0] == '0') return at;
    digits = std::move(grouped);
    numeral_.grouped = true;
    return end;
  }

  bool take_ordinal_ending() {
    const std::size_t at = numeral_.end;
    if (!glued(at) || numeral_.has_point) return false;
    const std::string& ending = pieces_[at].fold;
    if (ending != "st" && ending != "nd" && ending != "rd" && ending != "th") {
      return false;
    }
    set(value(), at + 1, NumeralKind::Ordinal);
    return true;
  }

  /// "3/4", "2 1/2", "2½".
  void take_digit_fraction() {
    if (numeral_.has_point || numeral_.grouped) return;
    const std::size_t at = numeral_.end;
    if (const auto part = slash_fraction(numeral_.begin, Mixed::No);
        part && at == numeral_.begin + 1) {
      set(*part, numeral_.begin + 3, NumeralKind::Fraction);
      numeral_.has_point = true;
      return;
    }
    if (const NumberWord* glyph = word(at, NumberWordKind::Glyph)) {
      set(value() + glyph->value, at + 1);
      numeral_.has_point = true;
      return;
    }
    const std::size_t next =
        is(at, "-") && glued(at) && glued(at + 1) ? at + 1 : at;
    if (const auto part = slash_fraction(next, Mixed::Yes);
        part && numeral_.digits <= 3) {
      set(value() + *part, next + 3);
      numeral_.has_point = true;
    }
  }

  enum class Mixed { No, Yes };
  /// The value of "a/b" at `at`; a mixed numeral's part is less than 1.
  std::optional<double> slash_fraction(std::size_t at, Mixed mixed) const {
    if (!has(at) || pieces_[at].kind != PieceKind::Digits || !is(at + 1, "/") ||
        !glued(at + 1) || !glued_digits(at + 2) ||
        (is(at + 3, "/") && glued(at + 3))) {
      return std::nullopt;
    }
    const auto over = parse_double(pieces_[at].fold);
    const auto under = parse_double(pieces_[at + 2].fold);
    if (!over || !under || *under < 2 || *under > 100 || *over == 0) {
      return std::nullopt;
    }
    // "24/7" and "9/11" are no fractions.
    if (*over >= *under || (mixed == Mixed::No && *under == 11)) {
      return std::nullopt;
    }
    return *over / *under;
  }

  // --- words ---

  /// "half a million", "half of a dozen", "half an hour" (0.5).
  bool take_half_of() {
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

  /// "a hundred", "a dozen", "a third", "a couple", "a few", "a half".
  bool take_article() {
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

  /// "a third of", "a fifth", but not "a third man", "a second time".
  bool take_article_part(std::size_t at) {
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

  void set_vague(const NumberWord& found, std::size_t end) {
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

  /// Cardinal and ordinal number words from `at` on, after `group` already.
  bool take_words(std::size_t at, double group = 0) {
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

  struct State {
    double total = 0;
    double group = 0;
    double last_scale = 1e18;  ///< No scale at or above this fits now.
    std::size_t at = 0;
    bool any = false;
    bool after_ten = false;   ///< A unit word fits ("twenty" - "two").
    bool after_unit = false;  ///< Only a scale fits now.
    double scale = 1;         ///< The last word, if it was a scale.

    bool after_scale() const { return !after_unit && !after_ten; }
    /// A lone unit, as in "one third".
    bool after_unit_only() const {
      return total == 0 && group < 20 && after_unit;
    }
  };

  bool run(State& state) {
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
    // "six million and two thirds": the part is added, by the caller.
    const NumberWord* part = word(past_hyphen(state.at), NumberWordKind::Part);
    if (before_and && part != nullptr) state = *before_and;
    set(state.total + state.group, state.at);
    numeral_.scale = state.scale;
    take_point_words();
    take_denominator_words();
    return true;
  }

  std::size_t past_hyphen(std::size_t at) const {
    return is(at, "-") ? at + 1 : at;
  }

  bool small_word(std::size_t at) const {
    const NumberWord* found = word(at);
    return found != nullptr && (found->kind == NumberWordKind::Unit ||
                                found->kind == NumberWordKind::Ten ||
                                found->kind == NumberWordKind::Ordinal ||
                                found->kind == NumberWordKind::OrdinalTen);
  }

  enum class Step { Taken, Stop, TooLarge };
  Step take_cardinal_word(State& state) {
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

  static bool take_scale_word(State& state, double scale) {
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

  bool take_ordinal_word(const State& state) {
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

  /// "two hundred point seven one".
  void take_point_words() {
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

  bool read_denominator(std::size_t at, double& under, std::size_t& end) const {
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

  /// "two thirds", "three-quarters", "one over three".
  void take_denominator_words() {
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

  // --- after the digits or the words ---

  void take_scales() {
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
      if (brief == nullptr || !numeral_.in_digits || numeral_.scale != 1)
        return;
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

  /// "3 hundred and 21": what is said after a scale on digits.
  void take_rest_words(double scale) {
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

  /// "one and a half", "a million and a half", "one hundred and two thirds".
  void take_added_fraction() {
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
    const double scale =
        numeral_.scale != 1 || !numeral_.in_digits ? round_scale() : 1;
    set(value() + inner.value() * scale, inner.numeral_.end);
    numeral_.has_point = true;
    take_scales();
  }

  bool take_half_alone() {
    if (!is(numeral_.begin, "half")) return false;
    set(0.5, numeral_.begin + 1, NumeralKind::Fraction);
    return true;
  }

  /// The scale that a half after a round number means: "a million and a half".
  double round_scale() const {
    for (const double scale : {1e12, 1e9, 1e6}) {
      if (value() >= scale && std::fmod(value(), scale) == 0) return scale;
    }
    return 1;
  }

  void take_dozen() {
    const NumberWord* dozen = word(numeral_.end, NumberWordKind::Dozen);
    if (dozen == nullptr) return;
    set(value() * dozen->value, numeral_.end + 1);
    numeral_.scale = dozen->value;
  }

  std::span<const Piece> pieces_;
  const NumberWords& words_;
  Money money_;
  Numeral numeral_;
  double limit_ = 1e300;  ///< Scales from here on are not taken.
};

std::optional<NumberWordKind> parse_kind(std::string_view name) {
  constexpr std::pair<std::string_view, NumberWordKind> kKinds[] = {
      {"unit", NumberWordKind::Unit},
      {"ten", NumberWordKind::Ten},
      {"scale", NumberWordKind::Scale},
      {"ordinal", NumberWordKind::Ordinal},
      {"ordinal-ten", NumberWordKind::OrdinalTen},
      {"ordinal-scale", NumberWordKind::OrdinalScale},
      {"part", NumberWordKind::Part},
      {"glyph", NumberWordKind::Glyph},
      {"dozen", NumberWordKind::Dozen},
      {"short", NumberWordKind::Short},
      {"short-money", NumberWordKind::Short},
      {"vague", NumberWordKind::Vague},
  };
  for (const auto& [kind_name, kind] : kKinds) {
    if (kind_name == name) return kind;
  }
  return std::nullopt;
}

}  // namespace

NumberWords parse_number_words(std::string_view list) {
  NumberWords words;
  for (const ListEntry& entry : parse_list(list)) {
    if (entry.size() < 3) continue;
    const auto kind = parse_kind(entry[1]);
    const auto value = parse_double(entry[2]);
    if (!kind || !value) continue;
    NumberWord word{*kind, *value, 0, entry[1] == "short-money"};
    if (entry.size() > 3) word.most = parse_double(entry[3]).value_or(0);
    words.emplace(entry[0], word);
  }
  return words;
}

std::optional<Numeral> parse_numeral(std::span<const Piece> pieces,
                                     std::size_t at, const NumberWords& words,
                                     Money money) {
  return NumeralParser(pieces, at, words, money).parse();
}

}  // namespace synoptic
