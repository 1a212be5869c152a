// SPDX-License-Identifier: Apache-2.0
#include "reconciliation/sentence_compare.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

#include "base/date.h"
#include "base/unicode.h"
#include "reading/units.h"
#include "reconciliation/day_match.h"
#include "reconciliation/sentence_changes.h"
#include "reconciliation/sentence_parties.h"

namespace synoptic {
namespace {

/// A day that a report tells so many bytes around is told with the sentence.
constexpr std::uint32_t kAround = 400;

/// The lead of a report, whose day holds for what follows.
constexpr std::uint32_t kLead = 600;

std::string quoted(std::string_view words) {
  return "\u201C" + std::string(words) + "\u201D";
}

/// True if what a report gives is what the draft says, or as good as that:
/// "12" bears out "at least 10" and "about 12"; "at least 12" no "40".
bool bears_out(const Interval& draft, const Interval& report) {
  if (contains(draft, report)) return true;
  return meet(draft, report) && std::isfinite(report.low) &&
         std::isfinite(report.high);
}

class SentenceComparer {
 public:
  SentenceComparer(const Report& draft, const Said& said, const Report& report,
                   const Said& other, const SentenceReader& reader)
      : draft_(draft),
        said_(said),
        report_(report),
        other_(other),
        reader_(reader) {}

  Comparison compare(double shared) {
    made_.share = said_.weight > 0 ? shared / said_.weight : 0;
    made_.told = share_told();
    compare_changes();
    compare_quantities();
    compare_days();
    compare_lengths();
    compare_bare_figures();
    compare_parties();
    compare_sides();
    if (turned_round(said_, other_) || turned_round(other_, said_)) {
      object("One of them turns the other round.");
    }
    return std::move(made_);
  }

 private:
  std::string_view mine(Span span) const {
    return slice(draft_.document.text, span);
  }
  std::string_view theirs(Span span) const {
    return slice(report_.document.text, span);
  }

  /// The first objection stands.
  void object(std::string why) {
    if (made_.against.empty()) made_.against = std::move(why);
  }

  void object(std::string_view draft, std::string_view report) {
    object("The draft has " + quoted(draft) + ", the report " + quoted(report) +
           ".");
  }

  void miss(std::string_view words) {
    if (made_.missing.empty()) made_.missing = words;
  }

  void compare_quantities() {
    for (const Quantity* one : said_.quantities) {
      const ComparableValue a = comparable(*one);
      const Quantity* apart = nullptr;
      bool borne_out = false;
      for (const Quantity* two : other_.quantities) {
        const ComparableValue b = comparable(*two);
        if (a.unit != b.unit) continue;
        // The same figure needs no same noun: "1,000 people", "1,000 men".
        if (a.value == b.value) borne_out = true;
        if (reader_.kin_of(one->of) != reader_.kin_of(two->of)) continue;
        if (bears_out(a.value, b.value)) borne_out = true;
        if (!meet(a.value, b.value)) apart = two;
      }
      made_.figured = made_.figured || borne_out;
      if (borne_out) continue;
      if (apart != nullptr) {
        object(mine(one->span), theirs(apart->span));
      } else {
        miss(mine(one->span));
      }
    }
  }

  /// Each day must be one that the sentence has; where it has none, one that
  /// stands near it or in the lead of its report.
  void compare_days() {
    bool any = false;
    for (const TimeExpression* day : said_.days) {
      if (!is_dated(*day)) continue;
      const TimeExpression* apart = nullptr;
      bool met = false;
      bool loosely = false;
      for (const TimeExpression* other : other_.days) {
        if (!is_dated(*other)) continue;
        any = true;
        const bool alike =
            weekday_of(*day).has_value() == weekday_of(*other).has_value();
        if (!can_be_one_day(*day, *other)) {
          if (apart == nullptr || alike) apart = other;
        } else {
          met = met || alike;
          loosely = true;
        }
      }
      // "Last month" bears out no Thursday where the sentence has a Monday.
      if (met || (loosely && apart == nullptr)) continue;
      if (apart != nullptr) {
        object(mine(day->span), theirs(apart->span));
      } else if (!is_told_around(*day)) {
        miss(mine(day->span));
      } else {
        made_.dated = false;
      }
    }
    if (!said_.days.empty() && !any) made_.dated = false;
  }

  bool is_told_around(const TimeExpression& day) const {
    const auto weekday = weekday_of(day);
    const auto date = parse_iso_date(report_.document.published);
    if (date && weekday && synoptic::weekday(*date) == *weekday) return true;
    const std::uint32_t from =
        other_.span.begin > kAround ? other_.span.begin - kAround : 0;
    return std::ranges::any_of(
        report_.reading.times, [&](const TimeExpression& time) {
          const bool near = time.span.end <= kLead ||
                            (time.span.begin >= from &&
                             time.span.end <= other_.span.end + kAround);
          return near && time.type == TimeType::Date && is_dated(time) &&
                 can_be_one_day(day, time);
        });
  }

  void compare_lengths() {
    for (const TimeExpression* length : said_.lengths) {
      const TimeExpression* apart = nullptr;
      bool borne_out = has_digits(length->span);
      for (const TimeExpression* other : other_.lengths) {
        if (bears_out(length->bounds, other->bounds)) borne_out = true;
        if (!meet(length->bounds, other->bounds)) apart = other;
      }
      made_.figured = made_.figured || borne_out;
      if (borne_out) continue;
      if (apart != nullptr) {
        object(mine(length->span), theirs(apart->span));
      } else {
        miss(mine(length->span));
      }
    }
  }

  /// True if all the digits of some words of the draft stand in the other's:
  /// "31-day" has those of "31 days".
  bool has_digits(Span words) const {
    const std::string_view text = theirs(other_.span);
    const std::string_view draft = mine(words);
    bool any = false;
    for (std::size_t i = 0; i < draft.size();) {
      std::size_t end = i;
      while (end < draft.size() && draft[end] >= '0' && draft[end] <= '9') {
        ++end;
      }
      if (end > i) {
        any = true;
        if (text.find(draft.substr(i, end - i)) == text.npos) return false;
      }
      i = std::max(end, i + 1);
    }
    return any;
  }

  /// Figures that are neither a quantity nor a time: "under the age of 25",
  /// "train 91".
  void compare_bare_figures() {
    const auto& tokens = draft_.analysis.tokens;
    const auto holds = [](const auto& items, Span span) {
      return std::ranges::any_of(
          items, [&](const auto* item) { return overlap(item->span, span); });
    };
    for (std::uint32_t i = said_.first_token; i < said_.end_token; ++i) {
      const Span span = tokens[i].span;
      const std::string_view word = mine(span);
      const bool digits = std::ranges::any_of(
          word, [](char c) { return c >= '0' && c <= '9'; });
      if (!digits || holds(said_.quantities, span) || holds(said_.days, span) ||
          holds(said_.lengths, span)) {
        continue;
      }
      if (!has_digits(span)) miss(word);
    }
  }

  void compare_parties() {
    const SentenceParties a =
        read_parties(draft_, said_.first_token, said_.end_token);
    const SentenceParties b =
        read_parties(report_, other_.whole_first, other_.whole_end);
    for (const SentenceParty& party : a.parties) {
      if (!party.named || is_in(party, b)) continue;
      if (b.has_pronoun && is_before(party)) continue;
      miss(mine(party.span));
    }
    for (const PartyRole& role : a.roles) compare_role(role, a, b);
  }

  static bool is_in(const SentenceParty& party, const SentenceParties& all) {
    return std::ranges::any_of(all.parties, [&](const SentenceParty& other) {
      return can_be_one_party(party, other);
    });
  }

  /// True if the sentence before the report's one names the party.
  bool is_before(const SentenceParty& party) const {
    const auto& sentences = report_.analysis.sentences;
    const auto at = std::ranges::lower_bound(
        sentences, other_.whole_first, {},
        [](const Sentence& one) { return one.first_token; });
    if (at == sentences.begin()) return false;
    const Sentence& before = *(at - 1);
    return is_in(party,
                 read_parties(report_, before.first_token, before.end_token));
  }

  /// Somebody else does what the draft says that the party does.
  void compare_role(const PartyRole& role, const SentenceParties& a,
                    const SentenceParties& b) {
    const SentenceParty& party = a.parties[role.party];
    const SentenceParty* somebody = nullptr;
    for (const PartyRole& other : b.roles) {
      if (other.verb != role.verb || other.part != role.part) continue;
      const SentenceParty& with = b.parties[other.party];
      if (can_be_one_party(party, with)) return;
      const bool drafts_too =
          std::ranges::any_of(a.roles, [&](const PartyRole& mine) {
            return mine.verb == role.verb && mine.part == role.part &&
                   can_be_one_party(a.parties[mine.party], with);
          });
      if (!drafts_too && with.named) somebody = &with;
    }
    if (somebody != nullptr) object(mine(party.span), theirs(somebody->span));
  }

  /// Words of one contrast on its two sides, and neither has both.
  void compare_sides() {
    for (const auto& [side, word] : said_.sides) {
      const auto found = other_.sides.find(-side);
      if (found == other_.sides.end() || other_.sides.contains(side) ||
          said_.sides.contains(-side) || said_.negated != other_.negated) {
        continue;
      }
      object(word, found->second);
    }
  }

  /// A word that one of the two turns round, and the other has as it is.
  static bool turned_round(const Said& a, const Said& b) {
    return std::ranges::any_of(a.negated, [&](const std::string& term) {
      return b.terms.contains(term) && !b.negated.contains(term);
    });
  }

  /// Of what the draft says besides names, the share that the other has.
  double share_told() const {
    double all = 0;
    double shared = 0;
    for (const auto& [term, weight] : said_.terms) {
      if (said_.names.contains(term)) continue;
      all += weight;
      if (other_.terms.contains(term)) shared += weight;
    }
    return all > 0 ? shared / all : 1;
  }

  void compare_changes() {
    const auto change = find_change(draft_, said_, report_, other_, reader_);
    if (change) object(mine(change->draft), theirs(change->report));
  }

  const Report& draft_;
  const Said& said_;
  const Report& report_;
  const Said& other_;
  const SentenceReader& reader_;
  Comparison made_;
};

}  // namespace

Comparison compare_sentences(const Report& draft, const Said& said,
                             const Report& report, const Said& other,
                             double shared, const SentenceReader& reader) {
  return SentenceComparer(draft, said, report, other, reader).compare(shared);
}

}  // namespace synoptic
