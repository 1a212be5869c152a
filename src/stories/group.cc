// SPDX-License-Identifier: Apache-2.0
#include "stories/group.h"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "stories/clusters.h"
#include "stories/families.h"
#include "stories/features.h"
#include "stories/likeness.h"
#include "stories/relations.h"

namespace synoptic {
namespace {

/// So many of a story's families are compared with a member at most, so that
/// a story of thousands costs no more than its members.
constexpr std::size_t kMostCompared = 50;

/// The reports in an order that does not depend on the order they came in: the
/// dated first, by date. Equal keys are equal reports, whose order is all one.
std::vector<std::uint32_t> canonical_order(std::span<const Report> reports) {
  std::vector<std::uint32_t> order(reports.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [&](auto a, auto b) {
    const Document& x = reports[a].document;
    const Document& y = reports[b].document;
    const auto key = [](const Document& d) {
      return std::forward_as_tuple(d.published, d.text, d.id, d.path);
    };
    if (x.published.empty() != y.published.empty()) return !x.published.empty();
    return key(x) < key(y);
  });
  return order;
}

/// Which member stands for each family: the one with the longest text, of
/// equal ones the first in order. A copy is thus no second witness.
std::vector<std::uint32_t> speakers(const Families& families,
                                    std::span<const Report* const> reports) {
  std::vector<std::uint32_t> speaker;
  for (std::uint32_t i = 0; i < reports.size(); ++i) {
    const std::uint32_t family = families.family[i];
    if (family == speaker.size()) speaker.push_back(i);
    const std::size_t held = reports[speaker[family]]->document.text.size();
    if (reports[i]->document.text.size() > held) speaker[family] = i;
  }
  return speaker;
}

/// Mean likeness of a unit to the other units of its story; 0 if there are
/// none.
double mean_likeness(std::uint32_t unit,
                     const std::vector<std::uint32_t>& story,
                     std::span<const Features> features) {
  double sum = 0;
  std::size_t count = 0;
  for (const std::uint32_t other : story) {
    if (other == unit) continue;
    if (count == kMostCompared) break;
    sum += likeness_of(features[unit], features[other]).words;
    ++count;
  }
  return count == 0 ? 0 : sum / static_cast<double>(count);
}

/// The road of one grouping; reports are numbered in canonical order, units
/// are families.
class Grouping {
 public:
  Grouping(std::span<const Report> reports, const StoryResources& resources)
      : reports_(reports), order_(canonical_order(reports)) {
    for (const std::uint32_t i : order_) sorted_.push_back(&reports[i]);
    families_ = find_families(sorted_);
    for (const std::uint32_t speaker : speakers(families_, sorted_)) {
      features_.push_back(features_of(*sorted_[speaker], resources));
      speaker_.push_back(speaker);
    }
    pairs_ = alike_pairs(features_);
    group_ = cluster(features_, pairs_);
  }

  std::vector<Story> stories() {
    std::vector<std::vector<std::uint32_t>> units(group_.size());
    for (std::uint32_t unit = 0; unit < group_.size(); ++unit) {
      units[group_[unit]].push_back(unit);
    }
    std::vector<Story> stories;
    for (const auto& story : units) {
      if (!story.empty()) stories.push_back(story_of(story));
    }
    std::sort(stories.begin(), stories.end(),
              [](const Story& a, const Story& b) {
                return a.members[0].report < b.members[0].report;
              });
    std::vector<Placed> placed(reports_.size());
    for (std::uint32_t i = 0; i < stories.size(); ++i) {
      stories[i].id = {i};
      for (const Member& member : stories[i].members) {
        placed[member.report.value] = {member.report, {i}};
      }
    }
    std::vector<Placed> placed_units;
    for (const std::uint32_t speaker : speaker_) {
      placed_units.push_back(placed[order_[speaker]]);
    }
    relate(pairs_, features_, placed_units, reports_, stories);
    return stories;
  }

 private:
  Story story_of(const std::vector<std::uint32_t>& units) const {
    Story story;
    for (const std::uint32_t unit : units) {
      const double similarity = mean_likeness(unit, units, features_);
      for (std::uint32_t i = 0; i < order_.size(); ++i) {
        if (families_.family[i] != unit) continue;
        Member member;
        member.report = {order_[i]};
        member.similarity = similarity;
        member.family = unit;
        if (const auto& copy = families_.copy_of[i]) {
          member.copy_of = ReportId{order_[copy->text]};
          member.similarity = copy->similarity;
        }
        story.members.push_back(member);
      }
    }
    std::sort(
        story.members.begin(), story.members.end(),
        [](const Member& a, const Member& b) { return a.report < b.report; });
    number_families(story);
    return story;
  }

  /// Numbers a story's families from 1, in the order of their first members.
  static void number_families(Story& story) {
    std::vector<std::uint32_t> seen;
    for (Member& member : story.members) {
      auto at = std::find(seen.begin(), seen.end(), member.family);
      if (at == seen.end()) at = seen.insert(at, member.family);
      member.family = static_cast<std::uint32_t>(at - seen.begin()) + 1;
    }
  }

  std::span<const Report> reports_;
  std::vector<std::uint32_t> order_;
  std::vector<const Report*> sorted_;
  Families families_;
  std::vector<std::uint32_t> speaker_;
  std::vector<Features> features_;
  std::vector<AlikePair> pairs_;
  std::vector<std::uint32_t> group_;
};

}  // namespace

std::vector<Story> group(std::span<const Report> reports,
                         const StoryResources& resources) {
  return Grouping(reports, resources).stories();
}

}  // namespace synoptic
