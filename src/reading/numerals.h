// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "base/interval.h"
#include "base/word_list.h"
#include "reading/pieces.h"

namespace synoptic {

/// What a number word does in a numeral.
enum class NumberWordKind : std::uint8_t {
  Unit,          ///< 0 to 19
  Ten,           ///< 20, 30, ... 90
  Scale,         ///< multiplies: hundred, thousand, million
  Ordinal,       ///< first to nineteenth
  OrdinalTen,    ///< twentieth, thirtieth, ...
  OrdinalScale,  ///< hundredth, millionth
  Part,          ///< a denominator: half, thirds
  Glyph,         ///< a fraction in one sign
  Dozen,
  Short,  ///< written against its digits or after them: k, bn
  Vague,  ///< hundreds, several: a least and a most
};

struct NumberWord {
  NumberWordKind kind = NumberWordKind::Unit;
  double value = 0;
  double most = 0;          ///< Of a vague word.
  bool money_only = false;  ///< "m" is a million of money and a metre else.
};

using NumberWords = WordMap<NumberWord>;

/// From the text of the language's number-words.txt; odd entries are left out.
NumberWords parse_number_words(std::string_view list);

enum class NumeralKind : std::uint8_t { Cardinal, Ordinal, Fraction, Vague };

/// A number as it stands in the text, without unit or bound.
struct Numeral {
  std::size_t begin = 0;  ///< Its pieces: `[begin, end)`.
  std::size_t end = 0;
  NumeralKind kind = NumeralKind::Cardinal;
  Interval value;          ///< One value, but for vague numerals.
  bool in_digits = false;  ///< It begins with digits.
  bool grouped = false;    ///< Its digits are parted: "6,000".
  bool has_point = false;  ///< It has a decimal point or a fraction.
  double scale = 1;        ///< What a scale word multiplied it by: a million.
  std::size_t digits = 0;  ///< How many digits it begins with.
};

/// More digits than this are an identifier, no number (and would overflow).
inline constexpr std::size_t kMostDigits = 30;

enum class Money { No, Yes };

/// The longest numeral that begins at `pieces[at]`, in digits ("6,000",
/// "2 1/2", "3.4 million", "21st"), words ("one hundred and sixteen", "a
/// dozen", "two thirds", "half a million") or both; nothing if there is none.
/// Signs, bounds and ranges are the caller's work. `money` says that a
/// currency stands before, so that "m" is a million.
std::optional<Numeral> parse_numeral(std::span<const Piece> pieces,
                                     std::size_t at, const NumberWords& words,
                                     Money money = Money::No);

}  // namespace synoptic
