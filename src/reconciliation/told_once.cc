// SPDX-License-Identifier: Apache-2.0
#include "reconciliation/told_once.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <utility>

namespace synoptic {
namespace {

using Place = std::pair<ReportId, Span>;

/// Where a disputed variant stands, and what tells it from others.
struct Dispute {
  std::size_t point = 0;
  std::size_t variant = 0;
  std::size_t evidence = 0;
  std::size_t group = 0;  ///< The first dispute that is the same.
};

bool is_dispute(const Variant& variant) {
  return variant.verdict == Verdict::Conflict ||
         variant.verdict == Verdict::Update;
}

bool cites(const Value& value, const Evidence& evidence) {
  return std::ranges::any_of(value.evidence, [&](const Evidence& one) {
    return one.report == evidence.report && one.span == evidence.span;
  });
}

bool same_value(const Value& a, const Value& b) {
  return a.bounds == b.bounds && (a.bounds != Interval{} || a.text == b.text);
}

bool same_dispute(const Variant& a, const Variant& b) {
  if (a.slot != b.slot) return false;
  std::size_t values = 0;
  bool words = false;
  for (const Value& one : a.values) {
    for (const Value& two : b.values) {
      if (!same_value(one, two)) continue;
      ++values;
      words = words || std::ranges::any_of(one.evidence, [&](const auto& e) {
                return cites(two, e);
              });
    }
  }
  return values >= 2 && words;
}

void take_values(const Variant& from, Variant& into) {
  for (const Value& value : from.values) {
    const auto known = std::ranges::find_if(
        into.values,
        [&](const Value& other) { return same_value(value, other); });
    if (known == into.values.end()) {
      into.values.push_back(value);
      continue;
    }
    for (const Evidence& one : value.evidence) {
      if (cites(*known, one)) continue;
      known->evidence.push_back(one);
      if (std::ranges::find(known->reports, one.report) ==
          known->reports.end()) {
        known->reports.push_back(one.report);
      }
    }
  }
}

std::vector<Dispute> find_disputes(const std::vector<Point>& points) {
  std::vector<Dispute> disputes;
  for (std::size_t p = 0; p < points.size(); ++p) {
    for (std::size_t v = 0; v < points[p].variants.size(); ++v) {
      const Variant& variant = points[p].variants[v];
      if (!is_dispute(variant)) continue;
      std::size_t evidence = 0;
      for (const Value& value : variant.values) {
        evidence += value.evidence.size();
      }
      disputes.push_back({p, v, evidence, disputes.size()});
    }
  }
  return disputes;
}

/// Gives each dispute the first one that it is the same as; only those that
/// cite the same words are looked at.
void group(const std::vector<Point>& points, std::vector<Dispute>& disputes) {
  std::map<Place, std::vector<std::size_t>> citing;
  const auto variant_of = [&](std::size_t d) -> const Variant& {
    return points[disputes[d].point].variants[disputes[d].variant];
  };
  for (std::size_t d = 0; d < disputes.size(); ++d) {
    std::set<std::size_t> near;
    for (const Value& value : variant_of(d).values) {
      for (const Evidence& one : value.evidence) {
        auto& known = citing[{one.report, one.span}];
        near.insert(known.begin(), known.end());
        if (known.empty() || known.back() != d) known.push_back(d);
      }
    }
    for (const std::size_t other : near) {
      if (!same_dispute(variant_of(other), variant_of(d))) continue;
      disputes[d].group = disputes[other].group;
      break;
    }
  }
}

}  // namespace

namespace {

bool is_within(const Evidence& one, const Evidence& words) {
  return one.report == words.report && overlap(one.span, words.span);
}

/// True if all that a value stands on is what a copy changed in another one.
bool is_alteration(const Value& value, const Variant& variant,
                   const std::vector<Alteration>& alterations) {
  return std::ranges::any_of(alterations, [&](const Alteration& alteration) {
    const bool changed =
        std::ranges::all_of(value.evidence, [&](const Evidence& one) {
          return std::ranges::any_of(
              alteration.copies,
              [&](const Evidence& copy) { return is_within(one, copy); });
        });
    return changed &&
           std::ranges::any_of(variant.values, [&](const Value& other) {
             return std::ranges::any_of(
                 other.evidence, [&](const Evidence& one) {
                   return is_within(one, alteration.original);
                 });
           });
  });
}

}  // namespace

void leave_out_alterations(const std::vector<Alteration>& alterations,
                           std::vector<Point>& points) {
  if (alterations.empty()) return;
  for (Point& point : points) {
    for (Variant& variant : point.variants) {
      if (!is_dispute(variant)) continue;
      const Variant whole = variant;
      std::erase_if(variant.values, [&](const Value& value) {
        return is_alteration(value, whole, alterations);
      });
    }
    std::erase_if(point.variants, [](const Variant& variant) {
      return is_dispute(variant) && variant.values.size() < 2;
    });
  }
}

void tell_disputes_once(std::vector<Point>& points) {
  std::vector<Dispute> disputes = find_disputes(points);
  group(points, disputes);
  std::map<std::size_t, std::vector<std::size_t>> groups;
  for (std::size_t d = 0; d < disputes.size(); ++d) {
    groups[disputes[d].group].push_back(d);
  }
  std::set<std::pair<std::size_t, std::size_t>> gone;
  for (const auto& [first, members] : groups) {
    const std::size_t best = *std::ranges::max_element(
        members, {}, [&](std::size_t d) { return disputes[d].evidence; });
    Variant& kept =
        points[disputes[best].point].variants[disputes[best].variant];
    for (const std::size_t d : members) {
      if (d == best) continue;
      take_values(points[disputes[d].point].variants[disputes[d].variant],
                  kept);
      gone.insert({disputes[d].point, disputes[d].variant});
    }
  }
  for (auto at = gone.rbegin(); at != gone.rend(); ++at) {
    auto& variants = points[at->first].variants;
    variants.erase(variants.begin() + static_cast<std::ptrdiff_t>(at->second));
  }
}

}  // namespace synoptic
