// SPDX-License-Identifier: Apache-2.0
#include "reconciliation/variants.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "base/unicode.h"
#include "reconciliation/values.h"

namespace synoptic {
namespace {

class Comparer {
 public:
  Comparer(const PointDraft& draft, const Story& story,
           std::span<const Report> reports, const EntityLinks& links,
           const ReconciliationResources& resources)
      : draft_(draft),
        story_(story),
        reports_(reports),
        links_(links),
        resources_(resources) {}

  std::vector<Variant> compare() {
    compare_numbers();
    compare_times();
    compare_places();
    compare_holders();
    return std::move(variants_);
  }

 private:
  const Report& report_of(std::uint32_t member) const {
    return reports_[story_.members[member].report.value];
  }

  const Statement& statement_of(StatementRef ref) const {
    return report_of(ref.member).reading.statements[ref.statement];
  }

  SlotValue value_of(StatementRef ref, Span words) const {
    const Report& report = report_of(ref.member);
    SlotValue value;
    value.member = ref.member;
    value.evidence.report = story_.members[ref.member].report;
    value.evidence.span = words;
    value.evidence.holders = statement_of(ref).holders;
    value.text = slice(report.document.text, words);
    value.published = report.document.published;
    return value;
  }

  std::string kin_of(const std::string& lemma) const {
    const std::string folded = fold(lemma);
    const auto kin = resources_.kin.find(folded);
    return kin == resources_.kin.end() ? folded : kin->second;
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
    for (const StatementRef ref : draft_.statements) {
      const Report& report = report_of(ref.member);
      for (const std::uint32_t i : statement_of(ref).quantities) {
        const Quantity& quantity = report.reading.quantities[i];
        SlotValue value = value_of(ref, quantity.span);
        value.bounds = quantity.value;
        value.per = quantity.per;
        value.key = key_of(quantity.value, quantity.per);
        by_thing[quantity.unit + " " + kin_of(quantity.of)].push_back(value);
      }
    }
    for (const auto& [thing, values] : by_thing) {
      if (!of_several(values)) continue;
      variants_.push_back(
          make_variant(Slot::Number, values, compare_measures, story_));
    }
  }

  void compare_times() {
    std::vector<SlotValue> durations;
    std::vector<SlotValue> dates;
    for (const StatementRef ref : draft_.statements) {
      const Report& report = report_of(ref.member);
      for (const std::uint32_t i : statement_of(ref).times) {
        const TimeExpression& time = report.reading.times[i];
        SlotValue value = value_of(ref, time.span);
        value.bounds = time.bounds;
        if (time.type == TimeType::Duration) {
          value.key = key_of(time.bounds, Per::Unknown);
          durations.push_back(std::move(value));
        } else if (time.type == TimeType::Date) {
          value.key = time.value + time.mod;
          dates.push_back(std::move(value));
        }
      }
    }
    if (of_several(durations)) {
      variants_.push_back(
          make_variant(Slot::Duration, durations, compare_measures, story_));
    }
    if (of_several(dates)) {
      variants_.push_back(
          make_variant(Slot::Date, dates, compare_dates, story_));
    }
  }

  static ValueComparison compare_dates(const SlotValue& a, const SlotValue& b) {
    const bool known =
        std::isfinite(a.bounds.low) && std::isfinite(b.bounds.low) &&
        std::isfinite(a.bounds.high) && std::isfinite(b.bounds.high);
    if (a.key == b.key) return {Verdict::Agree, "The same day."};
    if (!known || meet(a.bounds, b.bounds)) {
      return {Verdict::Compatible,
              "“" + a.text + "” and “" + b.text + "” can be the same time."};
    }
    return {Verdict::Conflict,
            "“" + a.text + "” and “" + b.text + "” are different days."};
  }

  void compare_places() {
    std::vector<SlotValue> values;
    for (const StatementRef ref : draft_.statements) {
      const Report& report = report_of(ref.member);
      const Span span = statement_of(ref).span;
      for (const Mention& mention : report.reading.mentions) {
        if (mention.kind != MentionKind::Name ||
            mention.type != NameType::Place || !contains(span, mention.span)) {
          continue;
        }
        SlotValue value = value_of(ref, mention.span);
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
    Variant variant = make_variant(
        Slot::Place, values,
        [](const SlotValue&, const SlotValue&) {
          return ValueComparison{Verdict::Compatible,
                                 "Places that can belong together."};
        },
        story_);
    if (variant.verdict == Verdict::Agree) variant.why = "The same place.";
    variants_.push_back(std::move(variant));
  }

  void compare_holders() {
    std::vector<SlotValue> values;
    for (const StatementRef ref : draft_.statements) {
      for (const Holder& holder : statement_of(ref).holders) {
        SlotValue value = value_of(ref, holder.span);
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
    Variant variant = make_variant(
        Slot::Attribution, values,
        [](const SlotValue&, const SlotValue&) {
          return ValueComparison{Verdict::Compatible,
                                 "Different sources are named for it."};
        },
        story_);
    if (variant.verdict == Verdict::Agree) {
      variant.why = "The same source is named.";
    }
    variants_.push_back(std::move(variant));
  }

  const PointDraft& draft_;
  const Story& story_;
  std::span<const Report> reports_;
  const EntityLinks& links_;
  const ReconciliationResources& resources_;
  std::vector<Variant> variants_;
};

}  // namespace

std::vector<Variant> compare_slots(const PointDraft& draft, const Story& story,
                                   std::span<const Report> reports,
                                   const EntityLinks& links,
                                   const ReconciliationResources& resources) {
  return Comparer(draft, story, reports, links, resources).compare();
}

}  // namespace synoptic
