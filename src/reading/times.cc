// SPDX-License-Identifier: Apache-2.0
#include "reading/times.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/date.h"
#include "reading/pieces.h"
#include "reading/quantity_scope.h"
#include "reading/time_anchor.h"
#include "reading/time_grammar.h"

namespace synoptic {
namespace {

/// How many words before and after a time tell its tense. Clauses of news
/// seldom run longer.
constexpr std::size_t kTenseReach = 14;

class TimeReader {
 public:
  TimeReader(const Document& document, const Analysis& analysis,
             const TimeResources& resources, Reading& reading)
      : document_(document),
        analysis_(analysis),
        resources_(resources),
        reading_(reading) {
    context_.today = parse_iso_date(document.published);
    context_.minute = minute_of(document.published);
  }

  void read() {
    std::vector<std::uint32_t> begins;
    for (const Block& block : document_.blocks) {
      begins.push_back(block.span.begin);
    }
    pieces_ = scan_pieces(document_.text, begins);
    tokens_ = tag_pieces(document_.text, pieces_, analysis_).tokens;
    for (std::size_t at = 0; at < pieces_.size();) {
      auto phrase = parse_time(pieces_, at, resources_);
      if (!phrase || !is_time(*phrase)) {
        ++at;
        continue;
      }
      add(*phrase);
      at = phrase->end;
    }
  }

 private:
  /// The minutes after midnight of "2025-03-10T14:35".
  static std::optional<int> minute_of(std::string_view published) {
    constexpr std::size_t kClock = 10;
    if (published.size() < kClock + 6 || published[kClock] != 'T' ||
        published[kClock + 3] != ':')
      return std::nullopt;
    const auto two = [&](std::size_t at) {
      const int tens = published[at] - '0';
      const int ones = published[at + 1] - '0';
      const bool ok = tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9;
      return ok ? tens * 10 + ones : -1;
    };
    const int hour = two(kClock + 1);
    const int minute = two(kClock + 4);
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59) return std::nullopt;
    return hour * 60 + minute;
  }

  /// Leaves out what only looks like a time.
  bool is_time(const TimePhrase& phrase) {
    if (phrase.anchoring == Anchoring::Duration) return is_length(phrase);
    return true;
  }

  bool before_is(std::size_t at, std::string_view fold) const {
    return at > 0 && pieces_[at - 1].fold == fold;
  }

  /// A length of time is none where it says a rate ("$5 a year").
  bool is_length(const TimePhrase& phrase) const {
    const std::size_t at = phrase.begin;
    const std::string& first = pieces_[at].fold;
    // "three-quarters" of something, "9/10 seconds": the count was no count.
    if (at > 0 && phrase.end == at + 1 && !pieces_[at].spaced &&
        (pieces_[at - 1].fold == "-" ||
         pieces_[at - 1].kind == PieceKind::Digits)) {
      return false;
    }
    if ((first == "a" || first == "an") && phrase.end == at + 2 && at > 0) {
      const Piece& before = pieces_[at - 1];
      // "500 barrels a day", "two shows a night"
      if (at > 1 && !pieces_[at].breaks && before.kind == PieceKind::Letters &&
          (pieces_[at - 2].kind == PieceKind::Digits ||
           resources_.numbers.find(std::string_view(pieces_[at - 2].fold)) !=
               resources_.numbers.end())) {
        return false;
      }
      if (before.kind == PieceKind::Digits || before.fold == "times" ||
          before.fold == "once" || before.fold == "twice" ||
          before.fold == "million" || before.fold == "billion" ||
          before.fold == "percent" || before.fold == "%" ||
          before.fold == "hours" || before.fold == "days") {
        return false;
      }
    }
    return true;
  }

  void add(const TimePhrase& given) {
    TimePhrase phrase = given;
    context_.tense = tense_around(phrase);
    const std::size_t at = phrase.begin;
    // "as soon as Tuesday" is to come, "Tuesday's vote" is not.
    if (before_is(at, "as") && at > 1 &&
        (pieces_[at - 2].fold == "soon" || pieces_[at - 2].fold == "early")) {
      context_.tense = Tense::Future;
    } else if (phrase.end < pieces_.size() &&
               pieces_[phrase.end].fold == "'s" && phrase.time.weekday != 0) {
      context_.tense = Tense::Past;
    }
    if (phrase.reach == Reach::At &&
        (before_is(at, "before") || before_is(at, "by") ||
         before_is(at, "until") || before_is(at, "through"))) {
      phrase.reach = Reach::Before;
      // "Put off until Tuesday": what is put off has not come.
      if (before_is(at, "until") && phrase.time.weekday != 0 && at > 1 &&
          !pieces_[at - 1].capital &&
          !is_any(pieces_[at - 2].fold, {"not", "up", "n't", ","})) {
        context_.tense = Tense::Future;
      }
    } else if (before_is(at, "since") || before_is(at, "after")) {
      phrase.reach = Reach::After;
    }
    make_coming(phrase);
    AnchoredTime anchored = anchor_time(phrase, context_);
    anchored.expression.span = {pieces_[phrase.begin].span.begin,
                                pieces_[phrase.end - 1].span.end};
    anchored.expression.why = {rule_of(phrase.anchoring), {}};
    if (anchored.time) remember(*anchored.time, phrase.anchoring);
    reading_.times.push_back(std::move(anchored.expression));
  }

  std::string_view rule_of(Anchoring anchoring) const {
    const bool dated = context_.today.has_value();
    switch (anchoring) {
      case Anchoring::Nearest:
        if (!dated) return "no day of the report to count from";
        return context_.tense == Tense::Future
                   ? "the nearest to the report's day, in a clause that looks "
                     "ahead"
               : context_.tense == Tense::Past
                   ? "the nearest to the report's day, in a clause that looks "
                     "back"
                   : "the nearest to the report's day";
      case Anchoring::Shifted:
        return dated ? "counted from the report's day"
                     : "no day of the report to count from";
      case Anchoring::Text:
        return "counted from the time that the text spoke of last";
      case Anchoring::Duration:
        return "a length of time";
      case Anchoring::Fixed:
      case Anchoring::Value:
        break;
    }
    return "its words say it in full";
  }

  /// "will leave in two weeks": a day, not a length.
  void make_coming(TimePhrase& phrase) const {
    if (phrase.anchoring != Anchoring::Duration || phrase.amount.vague ||
        context_.tense != Tense::Future || !before_is(phrase.begin, "in") ||
        phrase.bound != Bound::Exact || !phrase.fixed.empty() ||
        !phrase.amount.count.is_exact()) {
      return;
    }
    const double count = phrase.amount.count.low;
    const TimeUnit unit = phrase.amount.unit;
    const bool short_time = unit == TimeUnit::Minute || unit == TimeUnit::Hour;
    if (short_time && context_.minute && count >= 1 && count <= 1000 &&
        count == std::floor(count)) {
      phrase.anchoring = Anchoring::Shifted;
      phrase.type = TimeType::Time;
      phrase.shift = static_cast<int>(count);
      phrase.time = {};
      phrase.time.unit = unit;
      return;
    }
    if (count < 1 || count > 1000 || count != std::floor(count) ||
        (unit != TimeUnit::Day && unit != TimeUnit::Week &&
         unit != TimeUnit::Month && unit != TimeUnit::Year)) {
      return;
    }
    phrase.anchoring = Anchoring::Shifted;
    phrase.type = TimeType::Date;
    phrase.shift = static_cast<int>(count) * (unit == TimeUnit::Week ? 7 : 1);
    phrase.time = {};
    phrase.time.unit = unit == TimeUnit::Week ? TimeUnit::Day : unit;
  }

  void remember(const CalendarTime& time, Anchoring anchoring) {
    if (!time.year) return;
    context_.last = time;
    // "A year earlier" than the quarter reported, not than the one compared.
    const bool reported =
        anchoring == Anchoring::Nearest || anchoring == Anchoring::Fixed;
    if (time.unit == TimeUnit::Quarter && reported) context_.period = time;
  }

  /// The tense of the nearest word that tells one, before the time rather
  /// than after it, and not beyond the sentence.
  Tense tense_around(const TimePhrase& phrase) const {
    const std::size_t first =
        phrase.begin > kTenseReach ? phrase.begin - kTenseReach : 0;
    for (std::size_t at = phrase.begin; at > first;) {
      if (pieces_[at].breaks) break;
      --at;
      if (ends_sentence(at)) break;
      if (const Tense tense = tense_of(at); tense != Tense::Unknown) {
        return tense;
      }
    }
    const std::size_t last = std::min(pieces_.size(), phrase.end + kTenseReach);
    for (std::size_t at = phrase.end; at < last; ++at) {
      if (pieces_[at].breaks || ends_sentence(at)) break;
      if (const Tense tense = tense_of(at); tense != Tense::Unknown) {
        return tense;
      }
    }
    return Tense::Unknown;
  }

  bool ends_sentence(std::size_t at) const {
    const std::string& fold = pieces_[at].fold;
    if (fold != "." && fold != "?" && fold != "!") return false;
    return at + 1 == pieces_.size() ||
           (pieces_[at + 1].spaced && pieces_[at + 1].capital &&
            !(at > 0 && pieces_[at - 1].fold.size() <= 4 &&
              pieces_[at - 1].capital));
  }

  Tense tense_of(std::size_t at) const {
    const std::string& fold = pieces_[at].fold;
    const Token* token = token_at(at);
    const auto cue = resources_.tense_cues.find(std::string_view(fold));
    if (cue != resources_.tense_cues.end()) {
      if (cue->second > 0) return tense_of_plan(at, token);
      return after_future(at) ? Tense::Future : Tense::Past;
    }
    // "agreed to leave on Monday" looks ahead of the agreement.
    if (fold == "to" && at > 0 && token != nullptr &&
        token->upos == Upos::Part &&
        resources_.before_infinitives.contains(pieces_[at - 1].fold)) {
      return tense_of_plan(at - 1, nullptr);
    }
    if (fold.size() > 4 && fold.substr(fold.size() - 2) == "ed") {
      return after_future(at) ? Tense::Future : Tense::Past;
    }
    return Tense::Unknown;
  }

  const Token* token_at(std::size_t at) const {
    return tokens_[at] == kNoToken ? nullptr : &analysis_.tokens[tokens_[at]];
  }

  /// "will have met", "to be held": what is to come, not what was.
  bool after_future(std::size_t at) const {
    for (int back = 0; back < 3 && at > 0 && !pieces_[at].breaks; ++back) {
      --at;
      if (is_any(pieces_[at].fold, {"will", "would", "shall", "'ll"})) {
        return true;
      }
      if (pieces_[at].fold == "to") return back > 0;
      if (!is_any(pieces_[at].fold, {"be", "have", "been", "not", "also"})) {
        return false;
      }
    }
    return false;
  }

  /// Of a word that tells of what is to come: nothing where it is a noun
  /// ("signed the plan"), the past where it tells what was ("had been due").
  Tense tense_of_plan(std::size_t at, const Token* token) const {
    if (token != nullptr && token->upos == Upos::Noun) return Tense::Unknown;
    if (at > 1 && pieces_[at - 1].fold == "been" &&
        pieces_[at - 2].fold == "had") {
      return Tense::Past;
    }
    return Tense::Future;
  }

  const Document& document_;
  const Analysis& analysis_;
  const TimeResources& resources_;
  Reading& reading_;
  std::vector<Piece> pieces_;
  std::vector<std::uint32_t> tokens_;  ///< Of each piece, or kNoToken.
  TimeContext context_;
};

}  // namespace

Result<TimeResources> load_time_resources(const OpenList& open) {
  auto words = open("time-words.txt");
  if (!words) return std::move(words).error();
  auto numbers = open("number-words.txt");
  if (!numbers) return std::move(numbers).error();
  auto holidays = open("holidays.txt");
  if (!holidays) return std::move(holidays).error();
  auto approximators = open("approximators.txt");
  if (!approximators) return std::move(approximators).error();
  auto cues = open("tense-cues.txt");
  if (!cues) return std::move(cues).error();
  TimeResources resources;
  resources.words = parse_time_words(*words);
  resources.numbers = parse_number_words(*numbers);
  resources.holidays = parse_phrase_table(*holidays);
  resources.approximators = parse_phrase_table(*approximators);
  for (const ListEntry& entry : parse_list(*cues)) {
    if (entry.size() < 2) continue;
    if (entry[1] == "to") {
      resources.before_infinitives.insert(entry[0]);
      continue;
    }
    resources.tense_cues.emplace(entry[0], entry[1] == "1" ? 1 : -1);
  }
  return resources;
}

void read_times(const Document& document, const Analysis& analysis,
                const TimeResources& resources, Reading& reading) {
  TimeReader(document, analysis, resources, reading).read();
}

}  // namespace synoptic
