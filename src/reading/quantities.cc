// SPDX-License-Identifier: Apache-2.0
#include "reading/quantities.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "reading/pieces.h"
#include "reading/quantity_fates.h"
#include "reading/quantity_grammar.h"
#include "reading/quantity_scope.h"

namespace synoptic {
namespace {

/// A run of more pieces without a space is no number, whatever it holds.
constexpr std::size_t kLongestRun = 64;
/// A number after a name is an age below this.
constexpr double kOldestAge = 120;
/// How many words before "from 5 to 8" may tell that it is a change.
constexpr std::size_t kChangeReach = 6;

class QuantityReader {
 public:
  QuantityReader(const Document& document, const Analysis& analysis,
                 const QuantityResources& resources, Reading& reading)
      : document_(document),
        analysis_(analysis),
        resources_(resources),
        reading_(reading) {}

  void read() {
    std::vector<std::uint32_t> begins;
    for (const Block& block : document_.blocks) {
      begins.push_back(block.span.begin);
    }
    pieces_ = scan_pieces(document_.text, begins);
    const TaggedPieces tagged = tag_pieces(document_.text, pieces_, analysis_);
    for (std::size_t at = 0; at < pieces_.size();) {
      if (const std::size_t after = past_other(at); after > at) {
        at = after;
        continue;
      }
      const auto phrase = parse_quantity(pieces_, at, resources_);
      if (!phrase || meets_time(*phrase)) {
        ++at;
      } else if (!is_quantity(*phrase, tagged)) {
        at = std::max(at + 1, phrase->after);
      } else {
        at = add(*phrase, tagged);
      }
    }
  }

 private:
  bool is(std::size_t at, std::string_view fold) const {
    return at < pieces_.size() && pieces_[at].fold == fold;
  }
  bool before_is(std::size_t at, std::string_view fold) const {
    return at > 0 && !pieces_[at].breaks && pieces_[at - 1].fold == fold;
  }

  /// Past a time expression, or digits that are no number: telephone numbers,
  /// addresses of machines, identifiers.
  std::size_t past_other(std::size_t at) {
    const Span span = pieces_[at].span;
    while (time_ < reading_.times.size() &&
           reading_.times[time_].span.end <= span.begin) {
      ++time_;
    }
    if (time_ < reading_.times.size() &&
        reading_.times[time_].span.begin <= span.begin) {
      const std::uint32_t end = reading_.times[time_].span.end;
      while (at < pieces_.size() && pieces_[at].span.begin < end) ++at;
      return at;
    }
    return past_identifier(at);
  }

  /// A run of digits, letters and hyphens without space that has digits in
  /// two places or begins with letters: "F-16", "138-2010-2015", "G7".
  std::size_t past_identifier(std::size_t at) const {
    // "https://..." and what else goes on without a space.
    if (pieces_[at].kind == PieceKind::Letters && is(at + 1, ":") &&
        is(at + 2, "/") && is(at + 3, "/")) {
      return past_run(at);
    }
    // "192.168.1.2"
    if (pieces_[at].kind == PieceKind::Digits && is(at + 1, ".") &&
        at + 4 < pieces_.size() && !pieces_[at + 2].spaced &&
        pieces_[at + 2].kind == PieceKind::Digits && is(at + 3, ".") &&
        !pieces_[at + 4].spaced && pieces_[at + 4].kind == PieceKind::Digits) {
      return past_run(at);
    }
    const bool run_begins = at == 0 || pieces_[at].spaced ||
                            pieces_[at - 1].kind == PieceKind::Mark;
    if (!run_begins || pieces_[at].kind == PieceKind::Mark) {
      return is(at, "+") && at + 1 < pieces_.size() &&
                     !pieces_[at + 1].spaced &&
                     pieces_[at + 1].kind == PieceKind::Digits
                 ? past_run(at + 1)
                 : at;
    }
    std::size_t end = at + 1;
    int digit_runs = pieces_[at].kind == PieceKind::Digits ? 1 : 0;
    bool letters_first = false;
    std::size_t hyphens = 0;
    for (; end < pieces_.size() && !pieces_[end].spaced; ++end) {
      const Piece& piece = pieces_[end];
      if (piece.kind == PieceKind::Digits) {
        ++digit_runs;
        const Piece& before = pieces_[end - 1];
        const bool name = before.kind == PieceKind::Letters ||
                          (before.fold == "-" && end >= 2 &&
                           pieces_[end - 2].kind == PieceKind::Letters);
        const bool word = name && digit_runs == 1;
        if (word && !is_number_word(pieces_[at])) letters_first = true;
      } else if (piece.fold == "-") {
        ++hyphens;
      } else if (piece.kind != PieceKind::Letters) {
        break;
      }
    }
    if (letters_first && pieces_[at].kind == PieceKind::Letters &&
        !is_any(pieces_[at].fold, {"usd", "eur", "gbp", "cad", "rs"})) {
      return end;
    }
    if (digit_runs > 2 && hyphens > 1) return end;
    if (end - at > kLongestRun) return end;
    return at;
  }

  std::size_t past_run(std::size_t at) const {
    std::size_t end = at;
    while (end < pieces_.size() && (end == at || !pieces_[end].spaced)) {
      ++end;
    }
    return end;
  }

  bool is_number_word(const Piece& piece) const {
    return resources_.numbers.find(std::string_view(piece.fold)) !=
           resources_.numbers.end();
  }

  bool meets_time(const QuantityPhrase& phrase) const {
    if (time_ >= reading_.times.size()) return false;
    // "miles an hour" ends with what looks like a time.
    const Span span{pieces_[phrase.number].span.begin,
                    pieces_[phrase.after - 1].span.end};
    return overlap(span, reading_.times[time_].span) &&
           phrase.unit.find("age") == std::string::npos;
  }

  /// Leaves out numbers that count nothing.
  bool is_quantity(const QuantityPhrase& phrase,
                   const TaggedPieces& tagged) const {
    const std::size_t at = phrase.number;
    const Piece& first = pieces_[at];
    const bool digits = first.kind == PieceKind::Digits;
    if (phrase.begin != at && !digits) return true;
    // "010-8506"
    if (digits && first.fold.size() > 1 && first.fold[0] == '0' &&
        phrase.end == at + 1) {
      return false;
    }
    if (digits && first.fold.size() > 1 && first.fold[0] == '0' &&
        is(at + 1, "-")) {
      return false;
    }
    if (digits && phrase.unit.empty()) {
      // "13F", "24703L202"
      const std::size_t end = phrase.after;
      if (end < pieces_.size() && !pieces_[end].spaced &&
          pieces_[end].kind == PieceKind::Letters && !is(end, "'s") &&
          !is(end, "s")) {
        return false;
      }
      if (is_list_number(phrase) || is_score_or_ratio(phrase) ||
          is_in_name(phrase, tagged)) {
        return false;
      }
    }
    if (digits && at > 0 && !first.spaced && is(at - 1, "#")) return false;
    if (!digits) return is_word_quantity(phrase);
    return true;
  }

  /// "1. Bring water": digits and a stop at the beginning of a line.
  bool is_list_number(const QuantityPhrase& phrase) const {
    const std::size_t at = phrase.number;
    return pieces_[at].breaks && phrase.end + 1 < pieces_.size() &&
           !pieces_[phrase.end].spaced && !pieces_[phrase.end].breaks &&
           (is(phrase.end, ".") || is(phrase.end, ")"));
  }

  /// "3-2", "4:3".
  bool is_score_or_ratio(const QuantityPhrase& phrase) const {
    const auto joins = [&](std::size_t mark, std::size_t digit) {
      return mark < pieces_.size() && digit < pieces_.size() &&
             !pieces_[mark].spaced && is_any(pieces_[mark].fold, {"-", ":"}) &&
             pieces_[digit].kind == PieceKind::Digits &&
             !pieces_[std::max(mark, digit)].spaced;
    };
    if (joins(phrase.end, phrase.end + 1)) return true;
    const std::size_t at = phrase.number;
    return at >= 2 && !pieces_[at].spaced && joins(at - 1, at - 2);
  }

  /// "Flight 12", "Boeing 737", "Article 5": the number is part of a name.
  bool is_in_name(const QuantityPhrase& phrase,
                  const TaggedPieces& tagged) const {
    const std::size_t at = phrase.number;
    if (at == 0 || phrase.begin != at || pieces_[at].breaks) return false;
    const Piece& before = pieces_[at - 1];
    for (std::size_t back = 1; back <= 2 && back <= at; ++back) {
      const PhraseTable::Match match =
          resources_.words.match(pieces_, at - back);
      if (match.fields == nullptr || match.end != at ||
          match.fields->front() != "identifier") {
        continue;
      }
      // "the group 12 people" is not said; "page 12" is.
      return true;
    }
    if (before.kind != PieceKind::Letters || !before.capital) return false;
    // A name before it, and nothing countable after it: "Apollo 11 landed".
    const bool opens =
        at < 2 || before.breaks || is(at - 2, ".") || is(at - 2, "\"");
    const std::uint32_t token = tagged.tokens[at - 1];
    if (token != kNoToken && tagged.analysis.tokens[token].upos != Upos::X) {
      const Upos upos = tagged.analysis.tokens[token].upos;
      if (upos != Upos::Propn) return false;
    } else if (opens) {
      return false;
    }
    return find_counted(tagged, phrase, resources_).lemma.empty();
  }

  /// Number words that are often something else: "one", "half", "second".
  bool is_word_quantity(const QuantityPhrase& phrase) const {
    const std::size_t at = phrase.number;
    const std::string& word = pieces_[at].fold;
    const std::size_t next = phrase.after;
    if (word == "one" && phrase.value.is_exact() && phrase.value.low == 1 &&
        next == at + 1 && phrase.unit.empty()) {
      return is_one(at);
    }
    if (word == "half" || word == "quarter") {
      if (phrase.unit != "share") return true;
      if (is(next, "-")) return false;
      if (at > 0 && is_any(pieces_[at - 1].fold,
                           {"first", "second", "last", "other", "latter",
                            "third", "fourth", "final", "opening"})) {
        return false;
      }
      return word == "half" || is(next, "of");
    }
    if (phrase.unit == "ordinal") return is_rank(phrase);
    if (is_any(word, {"few", "tens"})) return is(next, "of") || word != "few";
    // "zero" and "nought" alone, "a pair".
    return true;
  }

  bool is_one(std::size_t at) const {
    if (at > 0 && !pieces_[at].breaks &&
        is_any(pieces_[at - 1].fold,
               {"the",      "this",    "that",    "which",  "no",   "any",
                "every",    "each",    "another", "last",   "next", "only",
                "some",     "day",     "-",       "number", "good", "first",
                "previous", "current", "before"})) {
      return false;
    }
    if (at + 1 >= pieces_.size()) return true;
    const Piece& after = pieces_[at + 1];
    if (after.kind == PieceKind::Mark) return at == 0 && after.fold != "-";
    return !is_any(
        after.fold,
        {"of",   "that",  "who",  "which",   "is",  "was",  "said",  "says",
         "in",   "at",    "on",   "another", "day", "time", "thing", "and",
         "or",   "to",    "you",  "for",     "has", "had",  "can",   "should",
         "will", "would", "with", "by",      "the", "he",   "they",  "it",
         "as",   "where", "more", "must"});
  }

  /// "the second round", not "seconds later", "First Lady", "at first".
  bool is_rank(const QuantityPhrase& phrase) const {
    const std::size_t at = phrase.number;
    if (at > 0 && before_is(at, "at") && phrase.end == at + 1) return false;
    const bool inside = at > 0 && !pieces_[at].breaks && !is(at - 1, ".");
    if (pieces_[at].capital && inside) return false;
    if (phrase.value.low == 1 && phrase.end == at + 1 &&
        (phrase.end >= pieces_.size() ||
         pieces_[phrase.end].kind != PieceKind::Letters)) {
      return false;
    }
    return true;
  }

  std::size_t add(QuantityPhrase phrase, const TaggedPieces& tagged) {
    split_change(phrase);
    Quantity quantity;
    quantity.value = phrase.value;
    quantity.unit = phrase.unit;
    const bool measured = !phrase.unit.empty() && phrase.unit != "ordinal" &&
                          phrase.unit != "share" && phrase.unit != "percent";
    Counted counted;
    counted.end = phrase.end;
    if (!measured || is(phrase.end, "of")) {
      counted = find_counted(tagged, phrase, resources_);
    }
    if (is_age_after_name(phrase)) {
      quantity.unit = "year of age";
      counted = {{}, phrase.end};
    }
    if (is_address(phrase, counted)) return phrase.after;
    quantity.of = std::move(counted.lemma);
    if (quantity.unit.empty()) {
      std::string fate =
          find_fate(tagged, phrase.begin, counted.end, resources_);
      share_fate(phrase, fate);
      if (!fate.empty()) quantity.of = std::move(fate);
      last_end_ = counted.end;
    }
    quantity.per = find_per(tagged, phrase, counted.end, resources_);
    const Span as_of = find_as_of(tagged, phrase.begin, counted.end,
                                  reading_.times, resources_);
    quantity.as_of = std::string(slice(document_.text, as_of));
    if (!quantity.value.is_exact() &&
        (before_is(phrase.begin, "between") ||
         (before_is(phrase.begin, "from") && phrase.begin == phrase.number &&
          !phrase.bounded))) {
      --phrase.begin;
    }
    quantity.span = {pieces_[phrase.begin].span.begin,
                     pieces_[counted.end - 1].span.end};
    const Span bound{quantity.span.begin, pieces_[phrase.number].span.begin};
    quantity.why = {phrase.bounded              ? "words loosen the number"
                    : quantity.value.is_exact() ? "an exact number"
                                                : "a range or a vague number",
                    phrase.bounded && phrase.number > phrase.begin
                        ? Span{bound.begin, pieces_[phrase.number - 1].span.end}
                        : Span{}};
    reading_.quantities.push_back(std::move(quantity));
    return std::max(phrase.end, phrase.begin + 1);
  }

  /// "killing two guards and three drivers", "two guards and three drivers
  /// were killed": what is told of one count is told of its neighbour, where
  /// only "and" or a comma parts them.
  void share_fate(const QuantityPhrase& phrase, std::string& fate) {
    const bool joined = phrase.begin > last_end_ && last_end_ != 0 &&
                        phrase.begin - last_end_ <= 2 &&
                        !pieces_[phrase.begin].breaks;
    bool listed = joined;
    for (std::size_t at = last_end_; joined && at < phrase.begin; ++at) {
      listed = listed && is_any(pieces_[at].fold, {"and", ","});
    }
    if (listed && fate.empty()) {
      fate = last_fate_;
    } else if (listed && last_fate_.empty()) {
      reading_.quantities.back().of = fate;
    }
    last_fate_ = fate;
  }

  /// "Mara Lind, 54, said".
  bool is_age_after_name(const QuantityPhrase& phrase) const {
    const std::size_t at = phrase.number;
    return phrase.begin == at && phrase.unit.empty() &&
           phrase.value.is_exact() && phrase.value.low >= 1 &&
           phrase.value.low < kOldestAge && phrase.end == at + 1 && at >= 2 &&
           is(at - 1, ",") && !pieces_[at].breaks &&
           pieces_[at].kind == PieceKind::Digits &&
           pieces_[at - 2].kind == PieceKind::Letters &&
           pieces_[at - 2].capital && at + 1 < pieces_.size() &&
           is_any(pieces_[at + 1].fold, {",", ".", ";", ")"});
  }

  /// "123 Elm Street": a name after bare digits that is no plural.
  bool is_address(const QuantityPhrase& phrase, const Counted& counted) const {
    if (counted.lemma.empty() || !phrase.unit.empty() || phrase.bounded ||
        phrase.value.low < 2 ||
        pieces_[phrase.number].kind != PieceKind::Digits) {
      return false;
    }
    const Piece& head = pieces_[counted.end - 1];
    return head.capital && head.fold.back() != 's' &&
           counted.end >= phrase.after + 2;
  }

  /// "rose from 5 to 8" gives two numbers, "aged from 5 to 8" one range.
  void split_change(QuantityPhrase& phrase) const {
    const std::size_t at = phrase.begin;
    if (phrase.value.is_exact() || phrase.bounded || !before_is(at, "from") ||
        phrase.number != at) {
      return;
    }
    bool change = false;
    for (std::size_t back = 2; back <= kChangeReach && back <= at; ++back) {
      const PhraseTable::Match match =
          resources_.words.match(pieces_, at - back);
      if (match.fields != nullptr && match.fields->front() == "change") {
        change = true;
      }
      if (is(at - back, ".")) break;
    }
    if (!change) return;
    // Keeps the first number; the second is read by itself from its word on.
    const auto first = parse_numeral(pieces_, at, resources_.numbers);
    if (!first) return;
    phrase.value = first->value;
    phrase.end = phrase.after = first->end;
  }

  const Document& document_;
  const Analysis& analysis_;
  const QuantityResources& resources_;
  Reading& reading_;
  std::vector<Piece> pieces_;
  std::size_t time_ = 0;
  std::size_t last_end_ = 0;  ///< Past the last plain count.
  std::string last_fate_;     ///< What became of those it counts, or empty.
};

}  // namespace

Result<QuantityResources> load_quantity_resources(const OpenList& open) {
  auto numbers = open("number-words.txt");
  if (!numbers) return std::move(numbers).error();
  auto approximators = open("approximators.txt");
  if (!approximators) return std::move(approximators).error();
  auto units = open("units.txt");
  if (!units) return std::move(units).error();
  auto currencies = open("currencies.txt");
  if (!currencies) return std::move(currencies).error();
  auto words = open("quantity-words.txt");
  if (!words) return std::move(words).error();
  auto over_verbs = open("over-verbs.txt");
  if (!over_verbs) return std::move(over_verbs).error();
  auto fates = open("fates.txt");
  if (!fates) return std::move(fates).error();
  QuantityResources resources;
  resources.fates = parse_fates(*fates);
  resources.over_verbs = parse_word_set(*over_verbs);
  resources.numbers = parse_number_words(*numbers);
  resources.approximators = parse_phrase_table(*approximators);
  resources.units = parse_phrase_table(*units);
  resources.currencies = parse_phrase_table(*currencies);
  resources.words = parse_phrase_table(*words);
  return resources;
}

void read_quantities(const Document& document, const Analysis& analysis,
                     const QuantityResources& resources, Reading& reading) {
  QuantityReader(document, analysis, resources, reading).read();
}

}  // namespace synoptic
