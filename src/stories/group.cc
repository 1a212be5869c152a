// SPDX-License-Identifier: Apache-2.0
#include "stories/group.h"

#include <algorithm>
#include <numeric>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "stories/clusters.h"
#include "stories/families.h"
#include "stories/likeness.h"
#include "stories/relations.h"

namespace synoptic {
namespace {

/// So many of a story's families are compared with a member at most, so that
/// a story of thousands costs no more than its members.
constexpr std::size_t kMostCompared = 50;

/// Stories this far apart may still be rounds of one thing.
constexpr int kRelatedDays = 60;

/// The reports in an order that does not depend on the order they came in: the
/// dated first, by date. Equal keys are equal reports, whose order is all one.
std::vector<std::uint32_t> canonical_order(std::span<const Sketch> sketches) {
  std::vector<std::uint32_t> order(sketches.size());
  std::iota(order.begin(), order.end(), 0U);
  const auto key = [&](std::uint32_t i) {
    const Sketch& sketch = sketches[i];
    return std::make_tuple(!sketch.day, sketch.day.value_or(0),
                           std::string_view(sketch.published), sketch.text,
                           std::string_view(sketch.id));
  };
  std::sort(order.begin(), order.end(),
            [&](auto a, auto b) { return key(a) < key(b); });
  return order;
}

/// A text and its copies of the same days as one witness: the sketch of its
/// longest text (of equal ones the first) speaks for it, so that a copy weighs
/// nothing.
struct Unit {
  std::uint32_t speaker = 0;
  std::vector<std::uint32_t> members;
};

std::vector<Unit> units_of(const Families& families,
                           std::span<const Sketch> sketches) {
  std::vector<Unit> units;
  for (std::uint32_t i = 0; i < sketches.size(); ++i) {
    const std::uint32_t number = families.unit[i];
    if (number == units.size()) units.push_back({i, {}});
    Unit& unit = units[number];
    unit.members.push_back(i);
    if (sketches[i].size > sketches[unit.speaker].size) unit.speaker = i;
  }
  std::sort(units.begin(), units.end(),
            [](const Unit& a, const Unit& b) { return a.speaker < b.speaker; });
  return units;
}

/// Numbers a story's families from 1, in the order of their first members.
void number_families(Story& story) {
  std::unordered_map<std::uint32_t, std::uint32_t> number;
  for (Member& member : story.members) {
    const auto next = static_cast<std::uint32_t>(number.size()) + 1;
    member.family = number.emplace(member.family, next).first->second;
  }
}

/// Decisions by the numbers of the reports they are about.
struct Decided {
  std::vector<NumberPair> together;
  std::vector<NumberPair> apart;
  std::vector<NumberPair> not_copies;  ///< Sorted; those apart are among them.
};

Decided decided_of(std::span<const Decision> decisions,
                   std::span<const Sketch> sketches) {
  Decided decided;
  if (decisions.empty()) return decided;
  std::unordered_map<std::string_view, std::uint32_t> number;
  for (std::uint32_t i = 0; i < sketches.size(); ++i) {
    number.emplace(sketches[i].id, i);
  }
  for (const Decision& decision : decisions) {
    const auto a = number.find(decision.a);
    const auto b = number.find(decision.b);
    if (a == number.end() || b == number.end()) continue;
    const NumberPair pair = std::minmax({a->second, b->second});
    if (decision.kind == DecisionKind::Merge) {
      decided.together.push_back(pair);
    } else {
      decided.not_copies.push_back(pair);
    }
    if (decision.kind == DecisionKind::Split) decided.apart.push_back(pair);
  }
  std::sort(decided.not_copies.begin(), decided.not_copies.end());
  return decided;
}

/// The road of one grouping, in canonical order.
class Grouping {
 public:
  Grouping(std::vector<Sketch> sketches, std::span<const Decision> decisions)
      : order_(canonical_order(sketches)) {
    std::vector<Sketch> sorted;
    sorted.reserve(sketches.size());
    for (const std::uint32_t i : order_) {
      sorted.push_back(std::move(sketches[i]));
    }
    const Decided decided = decided_of(decisions, sorted);
    families_ = find_families(sorted, decided.not_copies);
    units_ = units_of(families_, sorted);
    for (const Unit& unit : units_) {
      speakers_.push_back(std::move(sorted[unit.speaker]));
      speakers_.back().fingerprint = {};  // Most of a sketch, and done with.
    }
    const std::vector<NumberPair> apart = by_unit(decided.apart);
    group_ = cluster(apart);
    for (const auto& [a, b] : by_unit(decided.together)) {
      join_stories(group_[a], group_[b], apart);
    }
  }

  std::vector<Story> stories() const {
    std::vector<std::vector<std::uint32_t>> units_of_story;
    for (std::uint32_t unit = 0; unit < units_.size(); ++unit) {
      if (group_[unit] >= units_of_story.size()) {
        units_of_story.resize(group_[unit] + 1);
      }
      units_of_story[group_[unit]].push_back(unit);
    }
    std::vector<Story> stories;
    for (const auto& units : units_of_story) {
      if (!units.empty()) stories.push_back(story_of(units));
    }
    std::sort(stories.begin(), stories.end(),
              [](const Story& a, const Story& b) {
                return a.members[0].report < b.members[0].report;
              });
    for (std::uint32_t i = 0; i < stories.size(); ++i) stories[i].id = {i};
    return stories;
  }

  void relate_stories(std::span<const Report> reports,
                      std::vector<Story>& stories) const {
    std::vector<StoryId> story(order_.size());
    for (const Story& each : stories) {
      for (const Member& member : each.members) {
        story[member.report.value] = each.id;
      }
    }
    std::vector<Placed> placed;
    for (const Unit& unit : units_) {
      const std::uint32_t report = order_[unit.speaker];
      placed.push_back({{report}, story[report]});
    }
    relate(alike_pairs(speakers_, kRelatedDays), speakers_, placed, reports,
           stories);
  }

 private:
  /// Pairs of reports as pairs of their units; those of one unit are left out.
  std::vector<NumberPair> by_unit(std::span<const NumberPair> reports) const {
    std::vector<NumberPair> pairs;
    if (reports.empty()) return pairs;
    std::vector<std::uint32_t> unit_of(order_.size());
    for (std::uint32_t unit = 0; unit < units_.size(); ++unit) {
      for (const std::uint32_t member : units_[unit].members) {
        unit_of[member] = unit;
      }
    }
    for (const auto& [a, b] : reports) {
      if (unit_of[a] == unit_of[b]) continue;
      pairs.emplace_back(std::min(unit_of[a], unit_of[b]),
                         std::max(unit_of[a], unit_of[b]));
    }
    std::sort(pairs.begin(), pairs.end());
    return pairs;
  }

  /// The group of each unit, found day by day.
  std::vector<std::uint32_t> cluster(std::span<const NumberPair> apart) const {
    Clustering clustering(apart);
    const bool undated_come = !speakers_.empty() && !speakers_.back().day;
    std::vector<const Sketch*> day;
    for (std::size_t i = 0; i < speakers_.size(); ++i) {
      day.push_back(&speakers_[i]);
      if (i + 1 < speakers_.size() &&
          speakers_[i + 1].day == speakers_[i].day) {
        continue;
      }
      if (speakers_[i].day && !undated_come) {
        clustering.forget_before(*speakers_[i].day -
                                 static_cast<int>(kMostDaysApart));
      }
      clustering.add(day);
      day.clear();
    }
    std::vector<std::uint32_t> group(speakers_.size());
    for (std::uint32_t i = 0; i < group.size(); ++i) {
      group[i] = clustering.first_of(i);
    }
    return group;
  }

  /// Puts two groups together, unless that joins units a person parted.
  void join_stories(std::uint32_t a, std::uint32_t b,
                    std::span<const NumberPair> apart) {
    const auto in_both = [&](const NumberPair& pair) {
      const std::uint32_t x = group_[pair.first];
      const std::uint32_t y = group_[pair.second];
      return (x == a && y == b) || (x == b && y == a);
    };
    if (std::any_of(apart.begin(), apart.end(), in_both)) return;
    std::replace(group_.begin(), group_.end(), std::max(a, b), std::min(a, b));
  }

  /// Mean likeness of a unit to the other units of its story; 0 if there are
  /// none.
  double mean_likeness(std::uint32_t unit,
                       std::span<const std::uint32_t> story) const {
    double sum = 0;
    std::size_t count = 0;
    for (const std::uint32_t other : story) {
      if (other == unit) continue;
      if (count == kMostCompared) break;
      sum += likeness_of(speakers_[unit], speakers_[other]).words;
      ++count;
    }
    return count == 0 ? 0 : sum / static_cast<double>(count);
  }

  Story story_of(std::span<const std::uint32_t> units) const {
    Story story;
    for (const std::uint32_t unit : units) {
      const double similarity = mean_likeness(unit, units);
      for (const std::uint32_t member : units_[unit].members) {
        const auto& copy_of = families_.copy_of[member];
        Member placed;
        placed.report = {order_[member]};
        placed.family = families_.family[member];
        placed.similarity = copy_of ? copy_of->similarity : similarity;
        if (copy_of) placed.copy_of = ReportId{order_[copy_of->text]};
        for (const TextShared& shared : families_.shared[member]) {
          placed.shares.push_back(
              {{order_[shared.text]}, shared.jaccard, shared.containment});
        }
        story.members.push_back(std::move(placed));
      }
    }
    std::sort(
        story.members.begin(), story.members.end(),
        [](const Member& a, const Member& b) { return a.report < b.report; });
    number_families(story);
    return story;
  }

  std::vector<std::uint32_t> order_;
  Families families_;
  std::vector<Unit> units_;
  std::vector<Sketch> speakers_;  ///< By unit, without fingerprints.
  std::vector<std::uint32_t> group_;
};

}  // namespace

std::vector<Story> group(std::vector<Sketch> sketches,
                         std::span<const Decision> decisions) {
  return Grouping(std::move(sketches), decisions).stories();
}

std::vector<Story> group(std::span<const Report> reports,
                         const StoryResources& resources,
                         std::span<const Decision> decisions) {
  std::vector<Sketch> sketches;
  sketches.reserve(reports.size());
  for (const Report& report : reports) {
    sketches.push_back(sketch_of(report.document, resources));
  }
  const Grouping grouping(std::move(sketches), decisions);
  std::vector<Story> stories = grouping.stories();
  grouping.relate_stories(reports, stories);
  return stories;
}

}  // namespace synoptic
