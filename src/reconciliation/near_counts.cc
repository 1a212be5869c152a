// SPDX-License-Identifier: Apache-2.0
#include "reconciliation/near_counts.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "reading/units.h"
#include "reconciliation/setting.h"
#include "reconciliation/values.h"

namespace synoptic {
namespace {

/// Counts this near to each other, and at least so large, are of one thing as
/// a rule. Chosen on the development stories.
constexpr double kNearRatio = 1.1;
constexpr double kSmallest = 20;

/// A story with more counts of one thing is a table of them.
constexpr std::size_t kMostCounts = 60;

class NearCounts {
 public:
  NearCounts(const Story& story, std::span<const Report> reports,
             const StoryGrounds& grounds, const std::vector<Point>& known,
             const ReconciliationResources& resources)
      : story_(story),
        reports_(reports),
        grounds_(grounds),
        resources_(resources) {
    for (const Point& point : known) {
      for (const Variant& variant : point.variants) {
        for (const Value& value : variant.values) {
          for (const Evidence& one : value.evidence) {
            if (variant.verdict == Verdict::Conflict ||
                variant.verdict == Verdict::Update) {
              told_.insert({one.report, one.span});
            }
          }
        }
      }
    }
  }

  std::vector<Point> find() {
    for (std::uint32_t m = 0; m < story_.members.size(); ++m) collect(m);
    std::vector<Point> points;
    for (const auto& [thing, counts] : by_thing_) {
      if (counts.size() > kMostCounts) continue;
      add_points(counts, points);
    }
    std::ranges::stable_sort(points, [](const Point& a, const Point& b) {
      return std::pair{a.evidence[0].report, a.evidence[0].span} <
             std::pair{b.evidence[0].report, b.evidence[0].span};
    });
    return points;
  }

 private:
  struct Count {
    SlotValue value;
    Span clause;
  };

  void collect(std::uint32_t m) {
    const Report& report = reports_[story_.members[m].report.value];
    const SettingFinder finder(report, grounds_.links.of_member[m], resources_);
    for (const Statement& statement : report.reading.statements) {
      for (const std::uint32_t i : statement.quantities) {
        const Quantity& quantity = report.reading.quantities[i];
        if (!quantity.unit.empty() || quantity.of.empty() ||
            !quantity.value.is_exact() || quantity.value.low < kSmallest) {
          continue;
        }
        Count count;
        count.value.bounds = quantity.value;
        count.value.per = quantity.per;
        count.value.member = m;
        count.value.text = slice(report.document.text, quantity.span);
        count.value.evidence = {story_.members[m].report, quantity.span,
                                statement.holders};
        count.value.thing = grounds_.figures.thing_of(quantity);
        count.value.setting = finder.find(quantity.span, statement.span);
        count.clause = statement.span;
        by_thing_[finder.kin_of(quantity.of)].push_back(std::move(count));
      }
    }
  }

  bool dispute(const Count& a, const Count& b) const {
    const double x = a.value.bounds.low;
    const double y = b.value.bounds.low;
    if (a.value.member == b.value.member || x == y) return false;
    if (std::max(x, y) > kNearRatio * std::min(x, y)) return false;
    const Setting& one = a.value.setting;
    const Setting& two = b.value.setting;
    if (a.value.thing == b.value.thing &&
        grounds_.figures.one_has_both(a.value.thing, a.value.bounds,
                                      b.value.bounds)) {
      return false;
    }
    if (one.limited != two.limited) return false;
    if (a.value.per != b.value.per || one.changes || two.changes) return false;
    if (told_.contains({a.value.evidence.report, a.value.evidence.span}) &&
        told_.contains({b.value.evidence.report, b.value.evidence.span})) {
      return false;
    }
    const bool two_actors =
        !one.actors.empty() && !two.actors.empty() && !can_be_one(one, two);
    return !two_actors && one.other == two.other;
  }

  void add_points(const std::vector<Count>& counts,
                  std::vector<Point>& points) const {
    std::vector<bool> used(counts.size());
    for (std::size_t i = 0; i < counts.size(); ++i) {
      if (used[i]) continue;
      std::vector<std::size_t> group = {i};
      for (std::size_t j = i + 1; j < counts.size(); ++j) {
        const bool same = counts[i].value.bounds == counts[j].value.bounds;
        if (!used[j] && (same || dispute(counts[i], counts[j]))) {
          group.push_back(j);
        }
      }
      const bool differs = std::ranges::any_of(
          group, [&](std::size_t j) { return dispute(counts[i], counts[j]); });
      if (!differs) continue;
      for (const std::size_t j : group) used[j] = true;
      points.push_back(make_point(counts, group));
    }
  }

  static Point make_point(const std::vector<Count>& counts,
                          const std::vector<std::size_t>& group) {
    Point point;
    Variant variant;
    variant.slot = Slot::Number;
    variant.verdict = Verdict::Conflict;
    for (const std::size_t i : group) {
      const SlotValue& value = counts[i].value;
      point.evidence.push_back(
          {value.evidence.report, counts[i].clause, value.evidence.holders});
      auto known = std::ranges::find_if(variant.values, [&](const Value& v) {
        return v.bounds == value.bounds;
      });
      if (known == variant.values.end()) {
        variant.values.push_back({value.text, value.bounds, {}, {}});
        known = variant.values.end() - 1;
      }
      if (std::ranges::find(known->reports, value.evidence.report) ==
          known->reports.end()) {
        known->reports.push_back(value.evidence.report);
      }
      known->evidence.push_back(value.evidence);
    }
    variant.why = "\u201C" + variant.values[0].text + "\u201D and \u201C" +
                  variant.values[1].text +
                  "\u201D are counts of one kind that differ a little.";
    point.variants.push_back(std::move(variant));
    return point;
  }

  const Story& story_;
  std::span<const Report> reports_;
  const StoryGrounds& grounds_;
  const ReconciliationResources& resources_;
  std::set<std::pair<ReportId, Span>> told_;
  std::map<std::string, std::vector<Count>> by_thing_;
};

bool is_disputed_number(const Variant& variant) {
  return variant.slot == Slot::Number && variant.verdict == Verdict::Conflict;
}

/// Adds evidence of one of its places to a point, once.
void add_evidence(Point& point, const Value& place, const Evidence& evidence) {
  const auto cited = [&](const std::vector<Evidence>& known) {
    return std::ranges::any_of(known, [&](const Evidence& one) {
      return one.report == evidence.report && one.span == evidence.span;
    });
  };
  if (!cited(point.evidence)) point.evidence.push_back(evidence);
  for (Value& value : point.variants.front().values) {
    if (value.text != place.text || cited(value.evidence)) continue;
    value.evidence.push_back(evidence);
    if (std::ranges::find(value.reports, evidence.report) ==
        value.reports.end()) {
      value.reports.push_back(evidence.report);
    }
  }
}

}  // namespace

std::vector<Point> find_near_counts(const Story& story,
                                    std::span<const Report> reports,
                                    const StoryGrounds& grounds,
                                    const std::vector<Point>& known,
                                    const ReconciliationResources& resources) {
  return NearCounts(story, reports, grounds, known, resources).find();
}

void part_disputed_numbers(std::vector<Point>& points) {
  std::vector<Point> parted;
  for (Point& point : points) {
    if (std::ranges::count_if(point.variants, is_disputed_number) < 2) continue;
    for (const Variant& variant : point.variants) {
      if (!is_disputed_number(variant)) continue;
      Point own;
      own.event = point.event;
      own.salience = point.salience;
      own.families = point.families;
      for (const Value& value : variant.values) {
        own.evidence.insert(own.evidence.end(), value.evidence.begin(),
                            value.evidence.end());
      }
      std::ranges::stable_sort(own.evidence, [](const auto& a, const auto& b) {
        return std::pair{a.report, a.span} < std::pair{b.report, b.span};
      });
      own.variants.push_back(variant);
      parted.push_back(std::move(own));
    }
    std::erase_if(point.variants, is_disputed_number);
  }
  std::ranges::move(parted, std::back_inserter(points));
}

void part_disputed_places(std::vector<Point>& points) {
  std::map<std::set<std::string>, Point> parted;
  for (Point& point : points) {
    const auto is_disputed = [](const Variant& variant) {
      return variant.slot == Slot::Place &&
             variant.verdict == Verdict::Conflict;
    };
    for (const Variant& variant : point.variants) {
      if (!is_disputed(variant)) continue;
      std::set<std::string> names;
      for (const Value& value : variant.values) names.insert(value.text);
      Point& own = parted[names];
      if (own.variants.empty()) own.variants.push_back(variant);
      for (const Value& value : variant.values) {
        for (const Evidence& one : value.evidence)
          add_evidence(own, value, one);
      }
    }
    std::erase_if(point.variants, is_disputed);
  }
  for (auto& [names, point] : parted) {
    std::ranges::stable_sort(point.evidence, [](const auto& a, const auto& b) {
      return std::pair{a.report, a.span} < std::pair{b.report, b.span};
    });
    points.push_back(std::move(point));
  }
}

}  // namespace synoptic
