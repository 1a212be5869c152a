// SPDX-License-Identifier: Apache-2.0
//
// Numerals in digits, and what may follow any numeral.
#include <cmath>
#include <string>
#include <utility>

#include "reading/numeral_parser.h"

namespace synoptic {

std::optional<Numeral> NumeralParser::parse() {
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

bool NumeralParser::is_leading_point(std::size_t at) const {
  return is(at, ".") && pieces_[at].spaced && glued_digits(at + 1);
}

bool NumeralParser::take_digits() {
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
  const std::optional<double> number = parse_decimal(digits);
  if (!number) return false;
  set(*number, at);
  if (take_ordinal_ending()) return true;
  take_digit_fraction();
  take_power();
  return true;
}

void NumeralParser::take_power() {
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
  const double power = parse_decimal(pieces_[at].fold).value_or(0);
  const bool scaled = !is(numeral_.end, "^");
  set((scaled ? value() : 1) * std::pow(base, negative ? -power : power),
      at + 1);
  numeral_.has_point = true;
}

std::size_t NumeralParser::take_groups(std::size_t at, std::string& digits) {
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

bool NumeralParser::take_ordinal_ending() {
  const std::size_t at = numeral_.end;
  if (!glued(at) || numeral_.has_point) return false;
  const std::string& ending = pieces_[at].fold;
  if (ending != "st" && ending != "nd" && ending != "rd" && ending != "th") {
    return false;
  }
  set(value(), at + 1, NumeralKind::Ordinal);
  return true;
}

void NumeralParser::take_digit_fraction() {
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

std::optional<double> NumeralParser::slash_fraction(std::size_t at,
                                                    Mixed mixed) const {
  if (!has(at) || pieces_[at].kind != PieceKind::Digits || !is(at + 1, "/") ||
      !glued(at + 1) || !glued_digits(at + 2) ||
      (is(at + 3, "/") && glued(at + 3))) {
    return std::nullopt;
  }
  const auto over = parse_decimal(pieces_[at].fold);
  const auto under = parse_decimal(pieces_[at + 2].fold);
  if (!over || !under || *under < 2 || *under > 100 || *over == 0) {
    return std::nullopt;
  }
  // "24/7" and "9/11" are no fractions.
  if (*over >= *under || (mixed == Mixed::No && *under == 11)) {
    return std::nullopt;
  }
  return *over / *under;
}

}  // namespace synoptic
