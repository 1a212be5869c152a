// SPDX-License-Identifier: Apache-2.0
#include "reconciliation/variants.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "base/unicode.h"
#include "reading/units.h"
#include "reconciliation/extents.h"
#include "reconciliation/setting.h"
#include "reconciliation/slot_reader.h"
#include "reconciliation/spots.h"
#include "reconciliation/values.h"
#include "reconciliation/wordings.h"

namespace synoptic {
namespace {

/// Statements less likely the same than this are not said to contradict each
/// other in a number or a length of time; for dates, of which a clause of
/// background may hold any, they must be likelier. Chosen on the development
/// stories.
constexpr double kSureNumber = 0.3;
constexpr double kSureDate = 0.6;

class Comparer {
 public:
  Comparer(const PointDraft& draft, const Story& story,
           std::span<const Report> reports, const StoryGrounds& grounds,
           const ReconciliationResources& resources)
      : draft_(draft),
        story_(story),
        reports_(reports),
        links_(grounds.links),
        grounds_(grounds),
        resources_(resources),
        reader_{draft, story, reports, grounds, resources} {}

  std::vector<Variant> compare() {
    compare_numbers();
    compare_times();
    compare_places();
    add(compare_spots(reader_));
    compare_extents();
    compare_holders();
    add(compare_wordings(draft_, story_, reports_, links_));
    return std::move(variants_);
  }

 private:
  const Report& report_of(std::uint32_t member) const {
    return reader_.report_of(member);
  }

  const Statement& statement_of(StatementRef ref) const {
    return reader_.statement_of(ref);
  }

  SlotValue value_of(std::size_t index, Span words) const {
    return reader_.value_of(index, words);
  }

  static std::string key_of(const Interval& bounds, Per per) {
    return std::to_string(bounds.low) + (bounds.low_open ? "(" : "[") +
           std::to_string(bounds.high) + (bounds.high_open ? ")" : "]") +
           std::to_string(static_cast<int>(per));
  }

  /// True if the values come from two members or more.
  static bool of_several(const std::vector<SlotValue>& values) {
    std::set<std::uint32_t> members;
    for (const SlotValue& value : values) members.insert(value.member);
    return members.size() > 1;
  }

  void compare_numbers() {
    std::map<std::string, std::vector<SlotValue>> by_thing;
    for (std::size_t s = 0; s < draft_.statements.size(); ++s) {
      const StatementRef ref = draft_.statements[s];
      const Report& report = report_of(ref.member);
      for (const std::uint32_t i : statement_of(ref).quantities) {
        const Quantity& quantity = report.reading.quantities[i];
        SlotValue value = value_of(s, quantity.span);
        const ComparableValue measure = comparable(quantity);
        value.bounds = measure.value;
        value.unit = measure.unit;
        value.per = quantity.per;
        value.key = key_of(measure.value, quantity.per);
        value.rounded = rounded_of(quantity, measure);
        if (value.unit == "ordinal") value.since = row_of(report, ref);
        value.part = is_part(report, quantity.span);
        value.sided = is_sided(report, quantity.span);
        value.grows = grows(report, statement_of(ref).span);
        value.thing = grounds_.figures.thing_of(quantity);
        by_thing[value.thing].push_back(value);
      }
    }
    for (const auto& [thing, values] : by_thing) {
      if (!of_several(values)) continue;
      add(compare_values(Slot::Number, values, compare_measures, draft_,
                         grounds_, kSureNumber));
    }
  }

  /// Rounding is told by the figure as it stands, so in its own unit; counts of
  /// things and places in a row are exact.
  static std::optional<Interval> rounded_of(const Quantity& quantity,
                                            const ComparableValue& measure) {
    if (quantity.unit.empty() || quantity.unit == "ordinal") {
      return std::nullopt;
    }
    Quantity loose = quantity;
    loose.value = rounded(quantity.value);
    Interval made = comparable(loose).value;
    made.low = std::min(made.low, measure.value.low);
    made.high = std::max(made.high, measure.value.high);
    return made;
  }

  /// "the third crash since May": the first time that the clause names.
  std::string row_of(const Report& report, StatementRef ref) const {
    for (const std::uint32_t i : statement_of(ref).times) {
      const TimeExpression& time = report.reading.times[i];
      if (time.type == TimeType::Date) return time.value;
    }
    return {};
  }

  static std::size_t token_at(const Report& report, std::uint32_t byte) {
    const auto& tokens = report.analysis.tokens;
    const auto found = std::ranges::lower_bound(
        tokens, byte, {}, [](const Token& t) { return t.span.begin; });
    return static_cast<std::size_t>(found - tokens.begin());
  }

  /// "two of the 116 people", "three of them".
  static bool is_part(const Report& report, Span words) {
    const auto& tokens = report.analysis.tokens;
    const std::size_t next = token_at(report, words.end);
    std::size_t of = tokens.size();
    for (std::size_t i = token_at(report, words.begin);
         i <= next && i < tokens.size(); ++i) {
      if (fold(tokens[i].lemma) == "of") of = i;
    }
    return of + 1 < tokens.size() && (tokens[of + 1].upos == Upos::Det ||
                                      tokens[of + 1].upos == Upos::Pron);
  }

  /// "300 Norland soldiers": whose they are stands within.
  static bool is_sided(const Report& report, Span words) {
    return std::ranges::any_of(
        report.reading.mentions, [&](const Mention& mention) {
          return contains(words, mention.span) &&
                 (mention.type == NameType::Place ||
                  mention.type == NameType::Organization);
        });
  }

  void compare_times() {
    std::vector<SlotValue> durations;
    std::vector<SlotValue> dates;
    for (std::size_t s = 0; s < draft_.statements.size(); ++s) {
      const StatementRef ref = draft_.statements[s];
      const Report& report = report_of(ref.member);
      for (const std::uint32_t i : statement_of(ref).times) {
        const TimeExpression& time = report.reading.times[i];
        SlotValue value = value_of(s, time.span);
        value.bounds = time.bounds;
        if (time.type == TimeType::Duration) {
          value.key = key_of(time.bounds, Per::Unknown);
          durations.push_back(std::move(value));
        } else if (time.type == TimeType::Date) {
          // "now" and "earlier" are no dates that could agree.
          if (time.value.empty() || time.value.ends_with("_REF")) continue;
          value.key = time.value + time.mod;
          dates.push_back(std::move(value));
        }
      }
    }
    if (of_several(durations)) {
      add(compare_values(Slot::Duration, durations, compare_measures, draft_,
                         grounds_, kSureNumber));
    }
    if (of_several(dates)) {
      add(compare_values(Slot::Date, dates, compare_dates, draft_, grounds_,
                         kSureDate));
    }
  }

  void compare_places() {
    std::vector<SlotValue> values;
    for (std::size_t s = 0; s < draft_.statements.size(); ++s) {
      const StatementRef ref = draft_.statements[s];
      const Report& report = report_of(ref.member);
      const Span span = statement_of(ref).span;
      for (const Mention& mention : report.reading.mentions) {
        if (mention.kind != MentionKind::Name ||
            mention.type != NameType::Place || !contains(span, mention.span)) {
          continue;
        }
        SlotValue value = value_of(s, mention.span);
        value.key = std::to_string(
            links_.of_member[ref.member][mention.entity.value].value);
        values.push_back(std::move(value));
      }
    }
    // Only a place that several reports name is told: two places of one clause
    // are seldom meant as the same one.
    std::map<std::string, std::set<std::uint32_t>> members;
    for (const SlotValue& value : values) {
      members[value.key].insert(value.member);
    }
    std::erase_if(values, [&](const SlotValue& value) {
      return members[value.key].size() < 2;
    });
    if (!of_several(values)) return;
    auto variant = compare_values(
        Slot::Place, values,
        [](const SlotValue& a, const SlotValue& b) {
          if (a.key == b.key) {
            return ValueComparison{Verdict::Agree, "The same place."};
          }
          return ValueComparison{Verdict::Compatible,
                                 "Places that can belong together."};
        },
        draft_, grounds_, 0);
    add(std::move(variant));
  }

  /// "Most of the schools", "half of the schools".
  void compare_extents() {
    std::vector<SlotValue> values;
    for (std::size_t s = 0; s < draft_.statements.size(); ++s) {
      const StatementRef ref = draft_.statements[s];
      for (const Extent& extent :
           extents_in(report_of(ref.member), statement_of(ref).span)) {
        SlotValue value = value_of(s, extent.span);
        value.bounds = extent.share;
        value.key = key_of(extent.share, Per::Unknown);
        values.push_back(std::move(value));
      }
    }
    if (!of_several(values)) return;
    add(compare_values(Slot::Extent, values, compare_measures, draft_, grounds_,
                       kSureNumber));
  }

  void compare_holders() {
    std::vector<SlotValue> values;
    for (std::size_t s = 0; s < draft_.statements.size(); ++s) {
      const StatementRef ref = draft_.statements[s];
      for (const Holder& holder : statement_of(ref).holders) {
        if (!names_somebody(report_of(ref.member), holder)) continue;
        SlotValue value = value_of(s, holder.span);
        const auto& linked = links_.of_member[ref.member];
        const bool known =
            holder.entity && holder.entity->value < linked.size();
        value.key = known ? std::to_string(linked[holder.entity->value].value)
                          : fold(holder.name);
        values.push_back(std::move(value));
        break;
      }
    }
    if (!of_several(values)) return;
    add(compare_values(
        Slot::Attribution, values,
        [](const SlotValue& a, const SlotValue& b) {
          if (a.key == b.key) {
            return ValueComparison{Verdict::Agree, "The same source is named."};
          }
          return ValueComparison{Verdict::Compatible,
                                 "Different sources are named for it."};
        },
        draft_, grounds_, 0));
  }

  /// True for words that say who it is: no pronoun, no "DATELINE - ...".
  static bool names_somebody(const Report& report, const Holder& holder) {
    const std::string_view words = slice(report.document.text, holder.span);
    if (words.find(" \u2014 ") != words.npos ||
        words.find(" - ") != words.npos) {
      return false;
    }
    const auto& tokens = report.analysis.tokens;
    const auto token =
        std::ranges::lower_bound(tokens, holder.span.begin, {},
                                 [](const Token& t) { return t.span.begin; });
    return token == tokens.end() || token->span.end < holder.span.end ||
           token->upos != Upos::Pron;
  }

  void add(std::optional<Variant> variant) {
    if (variant) variants_.push_back(*std::move(variant));
  }

  /// True if a stretch counts the dead, the hurt and the like.
  bool grows(const Report& report, Span span) const {
    const auto& tokens = report.analysis.tokens;
    auto token = std::ranges::lower_bound(
        tokens, span.begin, {}, [](const Token& t) { return t.span.begin; });
    for (; token != tokens.end() && token->span.end <= span.end; ++token) {
      if (resources_.toll_words.contains(fold(token->lemma))) return true;
    }
    return false;
  }

  const PointDraft& draft_;
  const Story& story_;
  std::span<const Report> reports_;
  const EntityLinks& links_;
  const StoryGrounds& grounds_;
  const ReconciliationResources& resources_;
  SlotReader reader_;
  std::vector<Variant> variants_;
};

}  // namespace

std::vector<Variant> compare_slots(const PointDraft& draft, const Story& story,
                                   std::span<const Report> reports,
                                   const StoryGrounds& grounds,
                                   const ReconciliationResources& resources) {
  return Comparer(draft, story, reports, grounds, resources).compare();
}

}  // namespace synoptic
