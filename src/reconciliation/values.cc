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

std::string quoted(const std::string& words) { return "“" + words + "”"; }

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

Variant make_variant(Slot slot, const std::vector<SlotValue>& values,
                     ValueComparison (*compare)(const SlotValue&,
                                                const SlotValue&),
                     const Story& story) {
  Variant variant;
  variant.slot = slot;
  variant.why = "The same value.";
  std::vector<const SlotValue*> distinct;
  for (const SlotValue& value : values) {
    const ReportId report = story.members[value.member].report;
    auto same = std::ranges::find(distinct, value.key, &SlotValue::key);
    if (same == distinct.end()) {
      distinct.push_back(&value);
      variant.values.push_back({value.text, value.bounds, {}, {}});
      same = distinct.end() - 1;
    }
    Value& merged =
        variant.values[static_cast<std::size_t>(same - distinct.begin())];
    if (std::ranges::find(merged.reports, report) == merged.reports.end()) {
      merged.reports.push_back(report);
    }
    merged.evidence.push_back(value.evidence);
  }
  bool across = false;
  for (std::size_t a = 0; a < distinct.size(); ++a) {
    for (std::size_t b = a + 1; b < distinct.size(); ++b) {
      const ValueComparison found = compare(*distinct[a], *distinct[b]);
      if (badness(found.verdict) > badness(variant.verdict)) {
        variant.verdict = found.verdict;
        variant.why = found.why;
        across = distinct[a]->member != distinct[b]->member;
        variant.between = Between::Reports;
        const auto& x = distinct[a]->evidence.holders;
        const auto& y = distinct[b]->evidence.holders;
        if (!x.empty() && !y.empty() && x.front().name != y.front().name) {
          variant.between = Between::Parties;
        } else if (!across) {
          variant.between = Between::OneReport;
        }
      }
    }
  }
  return variant;
}

}  // namespace synoptic
