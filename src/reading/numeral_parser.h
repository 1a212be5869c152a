// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "reading/numerals.h"

namespace synoptic {

/// A decimal number as C++ writes it, if the text is one and not too large.
std::optional<double> parse_decimal(std::string_view text);

/// A numeral in words has no more pieces than this: longer ones are no
/// numbers, and reading each of them from each of its words would take long.
inline constexpr std::size_t kMostPieces = 40;

/// One reading of one numeral, for the sources of `parse_numeral` only. Each
/// `take_` reads on from the end of the numeral so far and says whether its
/// words were there.
class NumeralParser {
 public:
  NumeralParser(std::span<const Piece> pieces, std::size_t at,
                const NumberWords& words, Money money)
      : pieces_(pieces), words_(words), money_(money) {
    numeral_.begin = numeral_.end = at;
  }
  std::optional<Numeral> parse();

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
  bool is_leading_point(std::size_t at) const;
  void set(double value, std::size_t end,
           NumeralKind kind = NumeralKind::Cardinal) {
    numeral_.value = Interval::exactly(value);
    numeral_.kind = kind;
    numeral_.end = end;
  }
  double value() const { return numeral_.value.low; }

  // --- digits ---
  bool take_digits();
  /// "1.3e6", "2.5^-1", "6.2x10^4".
  void take_power();
  /// "1,234,567" and Indian "12,34,567"; "1 234 567" with at least two groups
  /// or a round one, so that "12 300 people" stays two numerals.
  std::size_t take_groups(std::size_t at, std::string& digits);
  bool take_ordinal_ending();
  /// "3/4", "2 1/2", "2" with the sign of a half.
  void take_digit_fraction();
  enum class Mixed { No, Yes };
  /// The value of "a/b" at `at`; a mixed numeral's part is less than 1.
  std::optional<double> slash_fraction(std::size_t at, Mixed mixed) const;

  // --- words ---
  /// "half a million", "half of a dozen", "half an hour" (0.5).
  bool take_half_of();
  /// "a hundred", "a dozen", "a third", "a couple", "a few", "a half".
  bool take_article();
  /// "a third of", "a fifth", but not "a third man", "a second time".
  bool take_article_part(std::size_t at);
  void set_vague(const NumberWord& found, std::size_t end);
  /// Cardinal and ordinal number words from `at` on, after `group` already.
  bool take_words(std::size_t at, double group = 0);
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
  bool run(State& state);
  std::size_t past_hyphen(std::size_t at) const {
    return is(at, "-") ? at + 1 : at;
  }
  bool small_word(std::size_t at) const;
  enum class Step { Taken, Stop, TooLarge };
  Step take_cardinal_word(State& state);
  static bool take_scale_word(State& state, double scale);
  bool take_ordinal_word(const State& state);
  /// "two hundred point seven one".
  void take_point_words();
  bool read_denominator(std::size_t at, double& under, std::size_t& end) const;
  /// "two thirds", "three-quarters", "one over three".
  void take_denominator_words();

  // --- after the digits or the words ---
  void take_scales();
  /// "3 hundred and 21": what is said after a scale on digits.
  void take_rest_words(double scale);
  /// "one and a half", "a million and a half", "one hundred and two thirds".
  void take_added_fraction();
  bool take_half_alone();
  /// The scale that a half after a round number means: "a million and a half".
  double round_scale() const;
  void take_dozen();
  std::span<const Piece> pieces_;
  const NumberWords& words_;
  Money money_;
  Numeral numeral_;
  double limit_ = 1e300;  ///< Scales from here on are not taken.
};

}  // namespace synoptic
