// SPDX-License-Identifier: Apache-2.0
#include "reconciliation/values.h"

#include <algorithm>
#include <cmath>

namespace synoptic {
namespace {

Interval scaled(const Interval& interval, double factor) {
  Interval made = interval;
  made.low *= factor;
  made.high *= factor;
  return made;
}

std::string quoted(const std::string& words) {
  return "\u201C" + words + "\u201D";
}

int badness(Verdict verdict) {
  switch (verdict) {
    case Verdict::Agree:
      return 0;
    case Verdict::Compatible:
      return 1;
    case Verdict::Differs:
      return 2;
    case Verdict::Update:
      return 3;
    case Verdict::Conflict:
      return 4;
  }
  return 0;
}

}  // namespace

ValueComparison compare_measures(const SlotValue& a, const SlotValue& b) {
  if (a.bounds == b.bounds && a.per == b.per) {
    return {Verdict::Agree, "The same value."};
  }
  const bool mixed = (a.per == Per::Each) != (b.per == Per::Each);
  if (mixed) {
    const SlotValue& each = a.per == Per::Each ? a : b;
    const SlotValue& all = a.per == Per::Each ? b : a;
    if (meet(scaled(each.bounds, 2), all.bounds)) {
      return {Verdict::Compatible, quoted(each.text) +
                                       " for each of two sides is " +
                                       quoted(all.text) + " in all."};
    }
    if (meet(each.bounds, all.bounds)) {
      return {all.per == Per::All ? Verdict::Conflict : Verdict::Compatible,
              quoted(each.text) + " is for each side; " + quoted(all.text) +
                  (all.per == Per::All ? " is said of all."
                                       : " does not say for whom.")};
    }
  } else if (meet(a.bounds, b.bounds)) {
    return {Verdict::Compatible,
            quoted(a.text) + " and " + quoted(b.text) + " can both be true."};
  }
  return {Verdict::Conflict,
          quoted(a.text) + " and " + quoted(b.text) + " cannot both be true."};
}

ValueComparison compare_dates(const SlotValue& a, const SlotValue& b) {
  const bool known =
      std::isfinite(a.bounds.low) && std::isfinite(b.bounds.low) &&
      std::isfinite(a.bounds.high) && std::isfinite(b.bounds.high);
  if (a.key == b.key) return {Verdict::Agree, "The same time."};
  if (!known || meet(a.bounds, b.bounds)) {
    return {Verdict::Compatible, quoted(a.text) + " and " + quoted(b.text) +
                                     " can be the same time."};
  }
  return {Verdict::Conflict,
          quoted(a.text) + " and " + quoted(b.text) + " are different days."};
}

namespace {

/// A statement with more values of one slot than this is a list; that none of
/// them fits another statement's says little.
constexpr std::size_t kFewValues = 2;

/// Two values that were set against each other.
struct Match {
  const SlotValue* a = nullptr;
  const SlotValue* b = nullptr;
  ValueComparison found;
};

using Group = std::vector<const SlotValue*>;

/// The two values of two statements that fit each other best.
Match best_match(const Group& a, const Group& b, CompareValues compare) {
  Match best;
  for (const SlotValue* x : a) {
    for (const SlotValue* y : b) {
      ValueComparison found = compare(*x, *y);
      if (best.a == nullptr ||
          badness(found.verdict) < badness(best.found.verdict)) {
        best = {x, y, std::move(found)};
      }
    }
  }
  return best;
}

void add_value(Variant& variant, std::vector<std::string>& keys,
               const SlotValue& value) {
  const auto known = std::ranges::find(keys, value.key);
  const auto at = static_cast<std::size_t>(known - keys.begin());
  if (known == keys.end()) {
    keys.push_back(value.key);
    variant.values.push_back({value.text, value.bounds, {}, {}});
  }
  Value& merged = variant.values[at];
  const ReportId report = value.evidence.report;
  if (std::ranges::find(merged.reports, report) == merged.reports.end()) {
    merged.reports.push_back(report);
  }
  const bool cited =
      std::ranges::any_of(merged.evidence, [&](const Evidence& one) {
        return one.report == report && one.span == value.evidence.span;
      });
  if (!cited) merged.evidence.push_back(value.evidence);
}

Between between(const SlotValue& a, const SlotValue& b) {
  const auto& x = a.evidence.holders;
  const auto& y = b.evidence.holders;
  const bool parties =
      !x.empty() && !y.empty() && x.front().name != y.front().name;
  return parties ? Between::Parties : Between::Reports;
}

}  // namespace

std::optional<Variant> compare_values(Slot slot,
                                      const std::vector<SlotValue>& values,
                                      CompareValues compare,
                                      const PointDraft& draft, double sure) {
  std::vector<Group> groups(draft.statements.size());
  for (const SlotValue& value : values) {
    groups[value.statement].push_back(&value);
  }
  std::vector<Match> matches;
  for (std::size_t s = 0; s < groups.size(); ++s) {
    for (std::size_t t = s + 1; t < groups.size(); ++t) {
      if (groups[s].empty() || groups[t].empty()) continue;
      if (draft.statements[s].member == draft.statements[t].member) continue;
      Match match = best_match(groups[s], groups[t], compare);
      const bool hard =
          badness(match.found.verdict) >= badness(Verdict::Update);
      const bool believed =
          draft.likeness_of(s, t) >= sure &&
          std::max(groups[s].size(), groups[t].size()) <= kFewValues;
      if (!hard || believed) matches.push_back(std::move(match));
    }
  }
  if (matches.empty()) return std::nullopt;
  Variant variant;
  variant.slot = slot;
  std::vector<std::string> keys;
  bool first = true;
  for (const Match& match : matches) {
    add_value(variant, keys, *match.a);
    add_value(variant, keys, *match.b);
    if (first || badness(match.found.verdict) > badness(variant.verdict)) {
      variant.verdict = match.found.verdict;
      variant.why = match.found.why;
      variant.between = between(*match.a, *match.b);
      first = false;
    }
  }
  return variant;
}

}  // namespace synoptic
