// SPDX-License-Identifier: Apache-2.0
#include "reconciliation/spots.h"

#include <algorithm>
#include <string_view>

namespace synoptic {
namespace {

/// Clauses less likely the same are not of one deed. As in variants.cc.
constexpr double kSure = 0.3;

class SpotComparer {
 public:
  explicit SpotComparer(const SlotReader& reader) : reader_(reader) {}

  std::optional<Variant> compare() {
    std::vector<SlotValue> values;
    for (std::size_t s = 0; s < reader_.draft.statements.size(); ++s) {
      auto spot = spot_of(s);
      if (spot) values.push_back(*std::move(spot));
    }
    for (std::size_t i = 0; i < values.size(); ++i) {
      for (std::size_t j = i + 1; j < values.size(); ++j) {
        if (!are_two_spots(values[i], values[j])) continue;
        Variant variant;
        variant.slot = Slot::Place;
        variant.verdict = Verdict::Conflict;
        variant.why = "\u201C" + values[i].text + "\u201D and \u201C" +
                      values[j].text + "\u201D are two places.";
        for (const SlotValue& value : values) {
          if (value.key != values[i].key && value.key != values[j].key)
            continue;
          add_spot(variant, value);
        }
        return variant;
      }
    }
    return std::nullopt;
  }

 private:
  static void add_spot(Variant& variant, const SlotValue& value) {
    for (Value& known : variant.values) {
      if (known.text != value.text) continue;
      known.reports.push_back(value.evidence.report);
      known.evidence.push_back(value.evidence);
      return;
    }
    variant.values.push_back(
        {value.text, {}, {value.evidence.report}, {value.evidence}});
  }

  bool are_two_spots(const SlotValue& a, const SlotValue& b) const {
    return a.member != b.member &&
           reader_.draft.likeness_of(a.statement, b.statement) >= kSure &&
           a.setting.predicate == b.setting.predicate &&
           can_be_one(a.setting, b.setting) &&
           reader_.grounds.nesting.are_apart(
               {static_cast<std::uint32_t>(a.bounds.low)},
               {static_cast<std::uint32_t>(b.bounds.low)},
               reader_.grounds.links);
  }

  /// The one place in which a clause says that something happened.
  std::optional<SlotValue> spot_of(std::size_t index) const {
    const StatementRef ref = reader_.draft.statements[index];
    const Report& report = reader_.report_of(ref.member);
    const auto& linked = reader_.grounds.links.of_member[ref.member];
    const Span span = reader_.statement_of(ref).span;
    for (const Mention& mention : report.reading.mentions) {
      if (mention.span.begin >= span.end) break;
      if (mention.kind != MentionKind::Name ||
          mention.type != NameType::Place || !contains(span, mention.span) ||
          mention.entity.value >= linked.size()) {
        continue;
      }
      const std::string_view before =
          slice(report.document.text, {span.begin, mention.span.begin});
      const EntityId place = linked[mention.entity.value];
      if (!before.ends_with("in ") ||
          reader_.grounds.nesting.wide.contains(place))
        continue;
      SlotValue value = reader_.value_of(index, mention.span);
      if (value.setting.predicate.empty()) return std::nullopt;
      const std::uint32_t verb =
          report.analysis.tokens[value.setting.verb_token].span.begin;
      value.evidence.span = phrase_of(report, mention.span);
      if (contains(span, Span{verb, verb}) && verb < mention.span.begin) {
        value.evidence.span = {verb,
                               std::max(value.evidence.span.end, span.end)};
      }
      value.key = std::to_string(place.value);
      value.bounds = Interval::exactly(place.value);
      return value;
    }
    return std::nullopt;
  }

  /// "in Velden, Norland" for "Velden".
  static Span phrase_of(const Report& report, Span place) {
    Span phrase = {place.begin - 3, place.end};
    for (const Mention& mention : report.reading.mentions) {
      if (mention.span.begin < phrase.end) continue;
      if (mention.span.begin > phrase.end + 2) break;
      phrase.end = mention.span.end;
    }
    return phrase;
  }

  const SlotReader& reader_;
};

}  // namespace

std::optional<Variant> compare_spots(const SlotReader& reader) {
  return SpotComparer(reader).compare();
}

}  // namespace synoptic
