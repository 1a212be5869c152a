// SPDX-License-Identifier: Apache-2.0
//
// A quantity is read from its first word: what bounds it ("more than"), its
// currency sign, its number, a second number that makes it a range, what
// bounds it from behind ("or more"), its unit. What it counts and whose it is
// come later, from the words around it.
#include "reading/quantity_grammar.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "reading/bounds.h"

namespace synoptic {
namespace {

class QuantityParser {
 public:
  QuantityParser(std::span<const Piece> pieces, std::size_t at,
                 const QuantityResources& resources)
      : pieces_(pieces), at_(at), resources_(resources) {
    phrase_.begin = at;
  }

  std::optional<QuantityPhrase> parse() {
    if (take_age()) return phrase_;
    take_bound();
    take_sign();
    take_currency();
    if (!take_number()) return std::nullopt;
    take_range();
    take_exchange();
    take_bound_after();
    phrase_.after = at_;
    take_unit();
    phrase_.value = loosen(phrase_.value, bound_);
    phrase_.bounded = bound_ != Bound::Exact;
    phrase_.end = at_;
    return phrase_;
  }

 private:
  bool has(std::size_t at) const {
    return at < pieces_.size() && (at == phrase_.begin || !pieces_[at].breaks);
  }
  bool is(std::size_t at, std::string_view fold) const {
    return has(at) && pieces_[at].fold == fold;
  }
  bool glued(std::size_t at) const { return has(at) && !pieces_[at].spaced; }
  std::string_view before(std::size_t at) const {
    return at > 0 && !pieces_[at].breaks
               ? std::string_view(pieces_[at - 1].fold)
               : std::string_view();
  }

  std::optional<Bound> bound_at(std::size_t at, std::string_view side,
                                std::size_t& end) const {
    if (is(at, "over") && at > 0 && !pieces_[at].breaks &&
        resources_.over_verbs.contains(pieces_[at - 1].fold)) {
      return std::nullopt;
    }
    const PhraseTable::Match match =
        resources_.approximators.match(pieces_, at);
    if (match.fields == nullptr || match.fields->size() < 2) {
      return std::nullopt;
    }
    if ((*match.fields)[1] != side) {
      // "at least" and the like stand on both sides; the list's first entry
      // is that before the number.
      const bool both =
          side == "after" && match.end > at + 1 && pieces_[at].fold == "at";
      if (!both) return std::nullopt;
    }
    const auto bound = parse_bound((*match.fields)[0]);
    if (bound) end = match.end;
    return bound;
  }

  /// "more than", "at least some": up to two, the first of which counts that
  /// says more than "about".
  void take_bound() {
    if (const auto bound = sign_bound(); bound) {
      bound_ = *bound;
      return;
    }
    for (int i = 0; i < 2; ++i) {
      std::size_t end = at_;
      const auto bound = bound_at(at_, "before", end);
      if (!bound) return;
      if (bound_ == Bound::Exact || bound_ == Bound::About) bound_ = *bound;
      at_ = end;
    }
  }

  /// ">", ">=", "<", "<=".
  std::optional<Bound> sign_bound() {
    if (!is(at_, ">") && !is(at_, "<")) return std::nullopt;
    const bool above = is(at_, ">");
    const bool equal = is(at_ + 1, "=");
    at_ += equal ? 2 : 1;
    if (above) return equal ? Bound::AtLeast : Bound::MoreThan;
    return equal ? Bound::AtMost : Bound::LessThan;
  }

  void take_sign() {
    if (is(at_, "minus") || is(at_, "negative")) {
      negative_ = true;
      ++at_;
    } else if (is(at_, "-") &&
               (pieces_[at_].spaced || is_any(before(at_), {"<", ">", "="})) &&
               has(at_ + 1) && pieces_[at_ + 1].kind == PieceKind::Digits &&
               (glued(at_ + 1) || at_ == 0)) {
      negative_ = true;
      ++at_;
    }
  }

  void take_currency() {
    const PhraseTable::Match match = resources_.currencies.match(pieces_, at_);
    if (match.fields == nullptr || match.fields->size() < 2) return;
    const std::string& side = (*match.fields)[1];
    if (side != "before" && side != "both") return;
    if (!has(match.end) || pieces_[match.end].kind != PieceKind::Digits) {
      return;
    }
    phrase_.unit = match.fields->front();
    at_ = match.end;
  }

  bool take_number() {
    if (!has(at_)) return false;
    const auto numeral =
        parse_numeral(pieces_, at_, resources_.numbers,
                      phrase_.unit.empty() ? Money::No : Money::Yes);
    if (!numeral) return false;
    numeral_ = *numeral;
    phrase_.number = at_;
    phrase_.value = numeral_.value;
    if (negative_) {
      phrase_.value = {-numeral_.value.high, -numeral_.value.low};
    }
    at_ = numeral_.end;
    if (numeral_.kind == NumeralKind::Ordinal) {
      phrase_.unit = "ordinal";
    } else if (take_ratio()) {
      phrase_.unit = "share";
    }
    return true;
  }

  /// "one in three", "two out of five".
  bool take_ratio() {
    if (numeral_.kind != NumeralKind::Cardinal || numeral_.value.low < 1 ||
        numeral_.value.low > 100 || !phrase_.unit.empty()) {
      return false;
    }
    std::size_t next = at_;
    const bool out = is(next, "out") && is(next + 1, "of");
    if (is(next, "over") && numeral_.value.low == 1) return take_quotient();
    if (!out && (!is(next, "in") || numeral_.value.low > 10)) return false;
    next += out ? 2 : 1;
    if (is(next, "every")) ++next;
    const auto whole = parse_numeral(pieces_, next, resources_.numbers);
    if (!whole || whole->kind != NumeralKind::Cardinal || whole->has_point ||
        whole->value.low <= numeral_.value.low ||
        (!out && whole->value.low > 100)) {
      return false;
    }
    // "2 in 2009" is no share, nor is "5 in 12 days".
    if (whole->digits == 4) return false;
    phrase_.value = Interval::exactly(phrase_.value.low / whole->value.low);
    at_ = whole->end;
    return true;
  }

  /// "one over three", said for itself.
  bool take_quotient() {
    const auto whole = parse_numeral(pieces_, at_ + 1, resources_.numbers);
    if (!whole || whole->kind != NumeralKind::Cardinal ||
        (has(whole->end) && pieces_[whole->end].kind != PieceKind::Mark)) {
      return false;
    }
    phrase_.value.low /= whole->value.low;
    phrase_.value.high /= whole->value.low;
    at_ = whole->end;
    return true;
  }

  /// "139 or 140", "12 to 15", "$2-$3 million", "between 5 and 10".
  void take_range() {
    if (numeral_.kind != NumeralKind::Cardinal || phrase_.unit == "share") {
      return;
    }
    const bool between = phrase_.begin > 0 &&
                         pieces_[phrase_.begin - 1].fold == "between" &&
                         !pieces_[phrase_.begin].breaks;
    if (!has(at_) ||
        !(is_any(pieces_[at_].fold, {"to", "or", "-", "through", "~"}) ||
          (between && is(at_, "and")))) {
      return;
    }
    std::size_t next = at_ + 1;
    std::size_t ignored = next;
    if (bound_at(next, "before", ignored)) {
      if (is(next, "even") || is(at_, "or")) return;
      next = ignored;
    }
    if (is(at_, "or") && is(next, "even")) ++next;
    if (!phrase_.unit.empty()) {
      const PhraseTable::Match match =
          resources_.currencies.match(pieces_, next);
      if (match.fields != nullptr && match.fields->front() == phrase_.unit) {
        next = match.end;
      }
    }
    if (!has(next) || (is(next, "a"))) return;
    const auto last =
        parse_numeral(pieces_, next, resources_.numbers,
                      phrase_.unit.empty() ? Money::No : Money::Yes);
    if (!last || last->kind != NumeralKind::Cardinal) return;
    double low = phrase_.value.low;
    if (numeral_.scale == 1 && last->scale != 1 && low < 1000 &&
        low * last->scale < last->value.low) {
      low *= last->scale;
    }
    // "3-2" is a score, "138-2010-2015" a telephone number.
    if (last->value.low <= low) return;
    if (is(last->end, "-") && glued(last->end) && glued(last->end + 1) &&
        pieces_[last->end + 1].kind == PieceKind::Digits) {
      return;
    }
    phrase_.value.low = low;
    phrase_.value.high = last->value.high;
    numeral_.scale = std::max(numeral_.scale, last->scale);
    at_ = last->end;
  }

  /// "6,000 for 6,000", "1,000-for-1,000": as many for each side.
  void take_exchange() {
    std::size_t next = at_;
    if (is(next, "-")) ++next;
    if (!is(next, "for") || !phrase_.value.is_exact()) return;
    ++next;
    if (is(next, "-")) ++next;
    if (!has(next)) return;
    const auto other = parse_numeral(pieces_, next, resources_.numbers);
    if (!other || !(other->value == phrase_.value)) return;
    phrase_.each = true;
    at_ = other->end;
  }

  void take_bound_after() {
    if (is(at_, "+") && glued(at_)) {
      bound_ = Bound::AtLeast;
      ++at_;
      return;
    }
    const bool hyphen = is(at_, "-") && glued(at_);
    if (hyphen && is(at_ + 1, "odd")) {
      bound_ = Bound::About;
      at_ += 2;
      return;
    }
    std::size_t end = at_;
    const std::size_t from = hyphen ? at_ + 1 : at_;
    const auto bound = bound_at(from, "after", end);
    if (!bound || (bound_ != Bound::Exact && bound_ != Bound::About)) return;
    // "200 or greater than 190" are two.
    if (is(end, "than") &&
        parse_numeral(pieces_, end + 1, resources_.numbers)) {
      return;
    }
    if (hyphen && !is(from, "plus")) return;
    if (!hyphen && is(from, "plus")) return;
    bound_ = *bound;
    at_ = end;
  }

  void take_unit() {
    if (phrase_.unit == "ordinal" || phrase_.unit == "share") return;
    std::size_t next = at_;
    if (is(next, "-") && has(next + 1)) ++next;
    if (phrase_.unit.empty()) {
      if (take_measure(next) || take_money_word(next)) {
        take_bound_behind();
        return;
      }
    } else {
      // "$5 million US", "USD 5 dollars".
      take_money_word(next);
      return;
    }
    if (numeral_.kind == NumeralKind::Fraction && phrase_.value.high <= 1) {
      phrase_.unit = "share";
    }
  }

  /// "50 percent or more", "5 miles or so".
  void take_bound_behind() {
    if (bound_ != Bound::Exact) return;
    std::size_t end = at_;
    const auto bound = bound_at(at_, "after", end);
    if (!bound || is(at_, "plus") || is(at_, "maximum")) return;
    bound_ = *bound;
    at_ = end;
  }

  /// "120 MEUR", "3 kUSD": a code behind the letter of a scale.
  bool take_scaled_code(std::size_t at) {
    if (!has(at) || !phrase_.unit.empty() || numeral_.scale != 1) return false;
    const std::string& fold = pieces_[at].fold;
    if (fold.size() != 4 || (fold[0] != 'm' && fold[0] != 'k')) return false;
    Piece code = pieces_[at];
    code.fold.erase(0, 1);
    const PhraseTable::Match match =
        resources_.currencies.match(std::span<const Piece>(&code, 1), 0);
    if (match.fields == nullptr || match.fields->size() < 2 ||
        (*match.fields)[1] != "both") {
      return false;
    }
    numeral_.scale = fold[0] == 'm' ? 1e6 : 1e3;
    phrase_.value.low *= numeral_.scale;
    phrase_.value.high *= numeral_.scale;
    phrase_.unit = match.fields->front();
    at_ = at + 1;
    return true;
  }

  bool take_money_word(std::size_t at) {
    if (take_scaled_code(at)) return true;
    const PhraseTable::Match match = resources_.currencies.match(pieces_, at);
    if (match.fields == nullptr || match.fields->size() < 2) return false;
    const std::string& side = (*match.fields)[1];
    if (side == "before") return false;
    // "won" and "mark" are money after round thousands only.
    if (side == "after-large" && numeral_.scale < 1000 &&
        phrase_.value.low < 1000) {
      return false;
    }
    if (!phrase_.unit.empty() && phrase_.unit != match.fields->front()) {
      return false;
    }
    phrase_.unit = match.fields->front();
    at_ = match.end;
    take_coins();
    return true;
  }

  /// "15 dollars 50": two digits or a word of tens, and no noun behind.
  bool ends_as_coins(std::size_t end) const {
    return !has(end) ||
           (pieces_[end].kind == PieceKind::Mark &&
            is_any(pieces_[end].fold, {".", ",", ";", "?", "!", ")"}));
  }

  /// "3 dollars and 50 cents", "15 dollars 50", "75 USD million".
  void take_coins() {
    if (!phrase_.value.is_exact()) return;
    const std::size_t next = is(at_, "and") ? at_ + 1 : at_;
    const auto coins = parse_numeral(pieces_, next, resources_.numbers);
    if (!coins || !coins->value.is_exact()) return;
    if (next == at_ && coins->scale >= 1e6 && coins->end == next + 1 &&
        numeral_.scale == 1) {
      phrase_.value.low *= coins->scale;
      phrase_.value.high *= coins->scale;
      at_ = coins->end;
      return;
    }
    if (coins->value.low >= 100) return;
    const bool bare = coins->kind == NumeralKind::Cardinal &&
                      !coins->has_point && coins->value.low >= 10 &&
                      numeral_.scale == 1 && !numeral_.has_point &&
                      ends_as_coins(coins->end);
    if (bare) {
      phrase_.value.low += coins->value.low / 100;
      phrase_.value.high += coins->value.high / 100;
      at_ = coins->end;
      return;
    }
    if (!is_any(has(coins->end) ? std::string_view(pieces_[coins->end].fold)
                                : std::string_view(),
                {"cent", "cents", "pence"})) {
      return;
    }
    phrase_.value.low += coins->value.low / 100;
    phrase_.value.high += coins->value.high / 100;
    at_ = coins->end + 1;
  }

  bool take_measure(std::size_t at) {
    const PhraseTable::Match match = resources_.units.match(pieces_, at);
    if (match.fields == nullptr || match.fields->empty()) return false;
    const std::string& unit = match.fields->front();
    const std::string& first = pieces_[at].fold;
    const std::string_view power = power_of(unit, match.end);
    // One letter is a unit only against its digits or in lower case.
    if (first.size() == 1 && pieces_[at].kind == PieceKind::Letters) {
      if (pieces_[at].capital || !numeral_.in_digits) return false;
      if (power.empty() && glued(match.end) &&
          pieces_[match.end].kind == PieceKind::Digits) {
        return false;
      }
    }
    if (!power.empty()) {
      phrase_.unit = std::string(power) + unit;
      at_ = match.end + 1;
      return true;
    }
    if (first == "stone" && phrase_.value.low > 40) return false;
    // "100 pounds" of money are said in millions.
    phrase_.unit = unit == "pound" && numeral_.scale >= 1e6 ? "GBP" : unit;
    at_ = match.end;
    if (unit == "foot") take_inches();
    return true;
  }

  /// "km2", "m3": what the digit against a short length makes of it.
  std::string_view power_of(std::string_view unit, std::size_t digit) const {
    if (!is_any(unit, {"centimetre", "metre", "kilometre"}) || !glued(digit) ||
        (glued(digit + 1) && pieces_[digit + 1].kind != PieceKind::Mark)) {
      return {};
    }
    if (is(digit, "2")) return "square ";
    return is(digit, "3") ? std::string_view("cubic ") : std::string_view();
  }

  /// "5 feet 2 inches", "5 ft 2".
  void take_inches() {
    std::size_t next = at_;
    if (is(next, "and") || is(next, ",")) ++next;
    const auto inches = parse_numeral(pieces_, next, resources_.numbers);
    if (!inches || inches->kind != NumeralKind::Cardinal ||
        inches->value.low >= 12) {
      return;
    }
    if (!is_any(has(inches->end) ? std::string_view(pieces_[inches->end].fold)
                                 : std::string_view(),
                {"inch", "inches", "in"})) {
      return;
    }
    phrase_.value.low += inches->value.low / 12;
    phrase_.value.high += inches->value.high / 12;
    at_ = inches->end + 1;
  }

  // --- ages ---

  /// "12-year-old", "54 years old", "aged 18 to 25", "under the age of 25",
  /// "three months of age", and "54" between commas after a name.
  bool take_age() {
    const std::size_t begin = at_;
    take_bound();
    bool named = false;
    if (is(at_, "aged") || is(at_, "ages")) {
      ++at_;
      named = true;
      if (is(at_, "between")) ++at_;
      if (bound_ == Bound::Exact) take_bound();
    } else {
      if (is(at_, "the") && is(at_ + 1, "age") && is(at_ + 2, "of")) ++at_;
      if (is(at_, "age")) {
        ++at_;
        if (is(at_, "of")) ++at_;
        named = true;
      }
    }
    const auto number = parse_numeral(pieces_, at_, resources_.numbers);
    if (number && number->value.high < 1000 &&
        (number->kind == NumeralKind::Cardinal ||
         number->kind == NumeralKind::Vague)) {
      numeral_ = *number;
      phrase_.number = at_;
      phrase_.value = number->value;
      at_ = number->end;
      take_age_range(named);
      if (finish_age(named)) return true;
    }
    at_ = begin;
    bound_ = Bound::Exact;
    phrase_ = {};
    phrase_.begin = begin;
    return false;
  }

  void take_age_range(bool named) {
    if (!is(at_, "to") && !is(at_, "-") && !is(at_, "or") &&
        !(named && is(at_, "and"))) {
      return;
    }
    const auto last = parse_numeral(pieces_, at_ + 1, resources_.numbers);
    if (!last || last->kind != NumeralKind::Cardinal ||
        last->value.low <= phrase_.value.low) {
      return;
    }
    phrase_.value.high = last->value.high;
    at_ = last->end;
  }

  bool finish_age(bool named) {
    std::size_t next = at_;
    if (is(next, "-")) ++next;
    std::string_view unit;
    if (is(next, "year") || is(next, "years")) unit = "year of age";
    if (is(next, "month") || is(next, "months")) unit = "month of age";
    if (is(next, "week") || is(next, "weeks")) unit = "week of age";
    if (is(next, "day") || is(next, "days")) unit = "day of age";
    if (!unit.empty()) {
      ++next;
      std::size_t old = next;
      if (is(old, "-")) ++old;
      if (is(old, "old") || is(old, "olds")) {
        next = old + 1;
      } else if (is(next, "of") && is(next + 1, "age")) {
        next += 2;
      } else if (!named) {
        return false;
      }
    } else if (is(next, "yo") ||
               (is(next, "y") && is(next + 1, "/") && is(next + 2, "o"))) {
      unit = "year of age";
      next += is(next, "yo") ? 1 : 3;
    } else if (named) {
      unit = "year of age";
      next = at_;
      std::size_t end = at_;
      if (bound_ == Bound::Exact) {
        if (const auto bound = bound_at(at_, "after", end)) {
          bound_ = *bound;
          next = end;
        }
      }
    } else {
      return false;
    }
    phrase_.unit = unit;
    phrase_.value = loosen(phrase_.value, bound_);
    phrase_.bounded = bound_ != Bound::Exact;
    phrase_.after = phrase_.end = at_ = next;
    return true;
  }

  std::span<const Piece> pieces_;
  std::size_t at_;
  const QuantityResources& resources_;
  QuantityPhrase phrase_;
  Numeral numeral_;
  Bound bound_ = Bound::Exact;
  bool negative_ = false;
};

}  // namespace

std::optional<QuantityPhrase> parse_quantity(
    std::span<const Piece> pieces, std::size_t at,
    const QuantityResources& resources) {
  if (at >= pieces.size()) return std::nullopt;
  auto phrase = QuantityParser(pieces, at, resources).parse();
  if (!phrase || !phrase->bounded || phrase->value.is_exact()) return phrase;
  // "more than 30 and less than 40"
  const std::size_t and_at = phrase->end;
  if (and_at + 1 >= pieces.size() || pieces[and_at].breaks ||
      !is_any(pieces[and_at].fold, {"and", "but"})) {
    return phrase;
  }
  const auto other = QuantityParser(pieces, and_at + 1, resources).parse();
  if (!other || !other->bounded || pieces[and_at + 1].breaks ||
      !meet(phrase->value, other->value) ||
      (!phrase->unit.empty() && phrase->unit != other->unit)) {
    return phrase;
  }
  const bool first_is_low = phrase->value.high > other->value.high;
  const Interval& low = first_is_low ? phrase->value : other->value;
  const Interval& high = first_is_low ? other->value : phrase->value;
  if (low.high != Interval::kInfinity || high.low != 0) return phrase;
  phrase->value = {low.low, high.high, low.low_open, high.high_open};
  phrase->unit = other->unit;
  phrase->end = other->end;
  phrase->after = other->after;
  return phrase;
}

}  // namespace synoptic
