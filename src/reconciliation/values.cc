// SPDX-License-Identifier: Apache-2.0
#include "reconciliation/values.h"

#include <algorithm>
#include <cmath>

#include "base/unicode.h"
#include "reconciliation/one_thing.h"

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

/// True if `about` is the interval that "about X" stands for, X being `exact`.
bool is_about(const Interval& about, const Interval& exact) {
  const double middle = (about.low + about.high) / 2;
  return exact.is_exact() && !about.is_exact() && std::isfinite(middle) &&
         std::abs(middle - exact.low) <= 1e-6 * std::abs(exact.low);
}

/// True for what is only asked for, offered or foreseen.
bool is_open(Status status) {
  return status == Status::Demanded || status == Status::Offered ||
         status == Status::Rejected || status == Status::Possible ||
         status == Status::Planned;
}

/// Two values that differ, but need not be of one moment or one standing.
std::optional<ValueComparison> compare_moments(const SlotValue& a,
                                               const SlotValue& b) {
  if (a.unit == "ordinal" || b.unit == "ordinal") return std::nullopt;
  if (a.status != b.status && is_open(a.status) != is_open(b.status)) {
    return ValueComparison{Verdict::Compatible,
                           "One is given as open, the other as a fact."};
  }
  if (a.status != b.status && is_open(a.status) && is_open(b.status)) {
    return ValueComparison{Verdict::Compatible,
                           "Of two offers, demands or plans, each can be so."};
  }
  if (a.setting.changes || b.setting.changes) {
    return ValueComparison{Verdict::Compatible,
                           "The figure is told to have changed."};
  }
  if (a.moment && b.moment && !meet(*a.moment, *b.moment)) {
    return ValueComparison{Verdict::Compatible,
                           "The figures are of different moments."};
  }
  if (a.grows && b.grows && !a.published.empty() && !b.published.empty() &&
      a.published.substr(0, 10) != b.published.substr(0, 10)) {
    const SlotValue& early = a.published < b.published ? a : b;
    const SlotValue& late = a.published < b.published ? b : a;
    if (late.bounds.low > early.bounds.high) {
      return ValueComparison{Verdict::Update,
                             quoted(late.text) + " is of a later report than " +
                                 quoted(early.text) + "."};
    }
  }
  return std::nullopt;
}

/// "more than 100" and "100": only how exactly it is told differs.
bool touch(const Interval& a, const Interval& b) {
  const bool exact = a.is_exact() != b.is_exact();
  return exact && (a.low == b.high || b.low == a.high);
}

/// True if one counts people of a kind ("one girl") whom the other, the larger
/// one, can hold ("21 people").
bool is_of_a_kind(const SlotValue& a, const SlotValue& b) {
  const std::string& one = a.setting.thing;
  const std::string& two = b.setting.thing;
  if (one.empty() || two.empty() || one == two) return false;
  const SlotValue& fewer = a.bounds.low < b.bounds.low ? a : b;
  const SlotValue& more = a.bounds.low < b.bounds.low ? b : a;
  return more.setting.thing == "people" && fewer.setting.thing != "people";
}

/// Two counts that can both be true since one is a part of the other.
std::optional<ValueComparison> compare_parts(const SlotValue& a,
                                             const SlotValue& b) {
  if (a.part != b.part && !share_predicate(a.setting, b.setting)) {
    return ValueComparison{Verdict::Compatible,
                           quoted(a.part ? a.text : b.text) +
                               " are a part of those that are counted."};
  }
  if (is_of_a_kind(a, b)) {
    return ValueComparison{Verdict::Compatible,
                           "One can be a part of the other."};
  }
  return std::nullopt;
}

}  // namespace

Interval rounded(const Interval& bounds) {
  Interval made = bounds;
  const auto half_step = [](double value) {
    double step = 1;
    const double size = std::abs(value);
    if (size == 0 || !std::isfinite(size)) return 0.0;
    while (step * 10 <= size && std::fmod(size, step * 10) == 0) step *= 10;
    while (step > 1e-4 && std::abs(std::remainder(size, step)) > 1e-9) {
      step /= 10;
    }
    return step / 2;
  };
  made.low -= half_step(bounds.low);
  made.high += half_step(bounds.high);
  return made;
}

ValueComparison compare_measures(const SlotValue& a, const SlotValue& b) {
  if (a.bounds == b.bounds && a.per == b.per) {
    return {Verdict::Agree, "The same value."};
  }
  if (a.per == b.per &&
      (is_about(a.bounds, b.bounds) || is_about(b.bounds, a.bounds))) {
    return {Verdict::Agree, "The same value, once as about it."};
  }
  const bool mixed = (a.per == Per::Each) != (b.per == Per::Each);
  if (mixed) {
    const SlotValue& each = a.per == Per::Each ? a : b;
    const SlotValue& all = a.per == Per::Each ? b : a;
    if (!all.sided && meet(scaled(each.bounds, 2), all.bounds)) {
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
  if (touch(a.bounds, b.bounds) && a.per == b.per) {
    return {Verdict::Compatible, quoted(a.text) + " and " + quoted(b.text) +
                                     " differ in how exact they are."};
  }
  if (a.unit == "ordinal" && b.unit == "ordinal" && a.since != b.since) {
    return {Verdict::Compatible, "They are not said to be of one row."};
  }
  if (const auto other = compare_parts(a, b)) return *other;
  if (a.rounded && b.rounded && meet(*a.rounded, *b.rounded)) {
    return {Verdict::Compatible, quoted(a.text) + " and " + quoted(b.text) +
                                     " are the same but for rounding."};
  }
  if (const auto other = compare_moments(a, b)) return *other;
  return {Verdict::Conflict,
          quoted(a.text) + " and " + quoted(b.text) + " cannot both be true."};
}

namespace {

/// True for a day told from the day of the report ("yesterday"): where that is
/// another country's, or the next morning's, it is off by one.
bool is_told_from_today(const SlotValue& value) {
  constexpr std::string_view kDays[] = {"today", "yesterday", "tomorrow",
                                        "tonight", "overnight"};
  const std::string words = fold(value.text);
  return std::ranges::any_of(kDays, [&](std::string_view day) {
    return words.find(day) != words.npos;
  });
}

bool are_near_days(const SlotValue& a, const SlotValue& b) {
  const double apart = std::max(a.bounds.low, b.bounds.low) -
                       std::min(a.bounds.high, b.bounds.high);
  return (is_told_from_today(a) || is_told_from_today(b)) && apart < 2;
}

}  // namespace

ValueComparison compare_dates(const SlotValue& a, const SlotValue& b) {
  const bool known =
      std::isfinite(a.bounds.low) && std::isfinite(b.bounds.low) &&
      std::isfinite(a.bounds.high) && std::isfinite(b.bounds.high);
  if (a.key == b.key || a.bounds == b.bounds) {
    return {Verdict::Agree, "The same time."};
  }
  if (!known || meet(a.bounds, b.bounds) || are_near_days(a, b)) {
    return {Verdict::Compatible, quoted(a.text) + " and " + quoted(b.text) +
                                     " can be the same time."};
  }
  if (fold(a.text) == fold(b.text)) {
    return {Verdict::Compatible,
            "The same words, counted from the days of two reports."};
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
    variant.values.push_back({value.text, value.bounds, {}, {}, value.unit});
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

std::optional<Variant> compare_values(
    Slot slot, const std::vector<SlotValue>& values, CompareValues compare,
    const PointDraft& draft, const StoryGrounds& grounds, double sure) {
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
      const double likeness = draft.likeness_of(s, t);
      const bool believed =
          likeness >= sure &&
          are_of_one_thing(slot, *match.a, *match.b, likeness, grounds) &&
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
