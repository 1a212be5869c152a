// SPDX-License-Identifier: Apache-2.0
#include "stories/regroup.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <string_view>
#include <tuple>
#include <unordered_map>

#include "stories/alike.h"
#include "stories/clusters.h"
#include "stories/decided.h"
#include "stories/families.h"
#include "stories/likeness.h"

namespace synoptic {
namespace {

constexpr std::uint32_t kNone = 0xFFFFFFFF;

/// So many reports of earlier runs are weighed for each new one, to see which
/// stories it touches: as many as clustering weighs.
constexpr std::size_t kNearestTouched = 24;

/// The reports in an order that does not depend on the order they came in: the
/// dated first, by date; of a day an agency's own before all others, who have
/// it from there, and those with a time before those with none. Equal keys are
/// equal reports, whose order is all one.
std::vector<std::uint32_t> canonical_order(std::span<const Sketch> sketches) {
  std::vector<std::uint32_t> order(sketches.size());
  std::iota(order.begin(), order.end(), 0U);
  const auto key = [&](std::uint32_t i) {
    const Sketch& sketch = sketches[i];
    constexpr std::size_t kDaySize = std::string_view("2022-03-10").size();
    return std::make_tuple(
        !sketch.day, sketch.day.value_or(0), sketch.credit != CreditExtent::Own,
        sketch.published.size() <= kDaySize, std::string_view(sketch.published),
        sketch.text, std::string_view(sketch.id));
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
  std::uint32_t story = kNone;  ///< Of an earlier run.
};

/// The road of one grouping. Reports are numbered as the memory has them, and
/// new ones in canonical order after them.
class Regrouping {
 public:
  Regrouping(Memory& memory, std::vector<Sketch> fresh,
             std::span<const Decision> decisions)
      : memory_(memory),
        held_(static_cast<std::uint32_t>(memory.reports.size())) {
    ++memory_.runs;
    take(std::move(fresh));
    decided_ = decided_of(decisions, sketches_);
    find_witnesses();
    find_stories();
    join_decided();
    number_stories();
    write_back();
  }

  Regrouped result() { return std::move(result_); }

 private:
  void take(std::vector<Sketch> fresh) {
    const std::vector<std::uint32_t> order = canonical_order(fresh);
    sketches_.reserve(held_ + fresh.size());
    place_.resize(held_ + fresh.size());
    for (std::uint32_t i = 0; i < held_; ++i) {
      sketches_.push_back(std::move(memory_.reports[i].sketch));
      place_[i] = i;
    }
    for (const std::uint32_t i : order) {
      place_[sketches_.size()] = held_ + i;
      sketches_.push_back(std::move(fresh[i]));
    }
  }

  void find_witnesses() {
    std::vector<HeldFamily> held;
    for (std::uint32_t i = 0; i < held_; ++i) {
      held.push_back({memory_.reports[i].family, memory_.reports[i].unit});
    }
    for (const auto& [a, b] : decided_.not_copies) {
      if (b >= held_) continue;
      // Numbers that no other report has.
      if (held[a].family == held[b].family) held[b].family = kNone - b;
      if (held[a].unit == held[b].unit) held[b].unit = kNone - b;
    }
    families_ = find_families(sketches_, decided_.not_copies, held);
    for (std::uint32_t i = 0; i < sketches_.size(); ++i) {
      const std::uint32_t number = families_.unit[i];
      if (number == units_.size()) units_.push_back({i, {}, kNone});
      Unit& unit = units_[number];
      unit.members.push_back(i);
      if (i < held_ && unit.story == kNone) {
        unit.story = memory_.reports[i].story;
      }
      const Sketch& speaker = sketches_[unit.speaker];
      const bool speaks = speaker.terms.empty() == sketches_[i].terms.empty()
                              ? sketches_[i].size > speaker.size
                              : speaker.terms.empty();
      // One that earlier runs heard speaks on.
      if (speaks && (i < held_ || unit.speaker >= held_)) unit.speaker = i;
    }
  }

  /// Stories of earlier runs whose units are put together anew: those that a
  /// person's "split" goes through, and those that new reports touch. Else
  /// what the first reports of a story looked like would decide for good: in
  /// ten runs the mean BCubed F1 of the development sets was 0.03 below that
  /// of one run.
  std::vector<bool> opened_stories() const {
    std::vector<bool> split(memory_.next_story);
    open_touched(split);
    for (const auto& [a, b] : decided_.apart) {
      if (b >= held_) continue;
      if (memory_.reports[a].story == memory_.reports[b].story) {
        split[memory_.reports[a].story] = true;
      }
    }
    return split;
  }

  void open_touched(std::vector<bool>& opened) const {
    if (held_ == 0) return;
    AlikeIndex index(static_cast<int>(kMostDaysApart));
    for (std::uint32_t unit = 0; unit < units_.size(); ++unit) {
      if (units_[unit].story == kNone || !is_active(unit)) continue;
      index.add(unit, sketches_[units_[unit].speaker]);
    }
    for (const Unit& unit : units_) {
      if (unit.story != kNone) continue;
      const Sketch& fresh = sketches_[unit.speaker];
      for (const std::uint32_t near : index.nearest(fresh, kNearestTouched)) {
        const Unit& held = units_[near];
        if (opened[held.story]) continue;
        const Sketch& before = sketches_[held.speaker];
        if (likeness_of(before, fresh).score >= kOneEvent) {
          opened[held.story] = true;
        }
      }
    }
  }

  /// The units in the order that clustering gets them in: those in stories,
  /// then the others by day. Those that were let go are left out.
  void order_units() {
    const std::vector<bool> split = opened_stories();
    for (std::uint32_t unit = 0; unit < units_.size(); ++unit) {
      const bool placed = units_[unit].story != kNone;
      if (placed && !is_active(unit)) continue;
      const bool stays = placed && !split[units_[unit].story];
      (stays ? order_ : loose_).push_back(unit);
    }
    std::sort(loose_.begin(), loose_.end(), [&](auto a, auto b) {
      const std::uint32_t x = units_[a].speaker;
      const std::uint32_t y = units_[b].speaker;
      return std::make_tuple(!sketches_[x].day, sketches_[x].day, x) <
             std::make_tuple(!sketches_[y].day, sketches_[y].day, y);
    });
    kept_ = order_.size();
    order_.insert(order_.end(), loose_.begin(), loose_.end());
    position_.assign(units_.size(), kNone);
    for (std::uint32_t i = 0; i < order_.size(); ++i) position_[order_[i]] = i;
  }

  bool is_active(std::uint32_t unit) const {
    return !sketches_[units_[unit].speaker].terms.empty();
  }

  const Sketch& speaker_at(std::uint32_t position) const {
    return sketches_[units_[order_[position]].speaker];
  }

  void find_stories() {
    order_units();
    Clustering clustering(positions_of(decided_.apart));
    std::unordered_map<std::uint32_t, std::uint32_t> first;
    for (std::uint32_t i = 0; i < kept_; ++i) {
      clustering.hold(speaker_at(i),
                      first.emplace(units_[order_[i]].story, i).first->second);
    }
    add_by_day(clustering);
    group_.resize(units_.size());
    for (std::uint32_t i = 0; i < order_.size(); ++i) {
      group_[order_[i]] = order_[clustering.first_of(i)];
    }
    // What was let go stays with what is left of its story.
    std::unordered_map<std::uint32_t, std::uint32_t> group_of_story;
    for (std::uint32_t i = 0; i < kept_; ++i) {
      group_of_story.emplace(units_[order_[i]].story, group_[order_[i]]);
    }
    for (const std::uint32_t unit : loose_) {
      if (units_[unit].story == kNone) continue;
      group_of_story.emplace(units_[unit].story, group_[unit]);
    }
    for (std::uint32_t unit = 0; unit < units_.size(); ++unit) {
      if (position_[unit] != kNone) continue;
      group_[unit] =
          group_of_story.emplace(units_[unit].story, unit).first->second;
    }
    note_merges(clustering);
  }

  void add_by_day(Clustering& clustering) {
    const auto is_undated = [&](std::uint32_t unit) {
      return !sketches_[units_[unit].speaker].day;
    };
    const bool undated_come =
        std::any_of(loose_.begin(), loose_.end(), is_undated);
    std::vector<const Sketch*> day;
    for (std::size_t i = kept_; i < order_.size(); ++i) {
      const Sketch& sketch = speaker_at(static_cast<std::uint32_t>(i));
      day.push_back(&sketch);
      if (i + 1 < order_.size() &&
          speaker_at(static_cast<std::uint32_t>(i + 1)).day == sketch.day) {
        continue;
      }
      if (sketch.day && !undated_come) {
        clustering.forget_before(*sketch.day -
                                 static_cast<int>(kMostDaysApart));
      }
      clustering.add(day);
      day.clear();
    }
  }

  /// Pairs of reports as pairs of positions in the order of units; those of
  /// one unit are left out.
  std::vector<NumberPair> positions_of(
      std::span<const NumberPair> reports) const {
    std::vector<NumberPair> pairs;
    for (const auto& [a, b] : reports) {
      const std::uint32_t x = position_[families_.unit[a]];
      const std::uint32_t y = position_[families_.unit[b]];
      if (x != y && x != kNone && y != kNone) {
        pairs.push_back(std::minmax(x, y));
      }
    }
    return pairs;
  }

  /// Remembers how alike stories of earlier runs were that became one.
  void note_merges(const Clustering& clustering) {
    std::vector<std::uint32_t> label(order_.size(), kNone);
    for (std::uint32_t i = 0; i < order_.size(); ++i) {
      label[i] = units_[order_[i]].story;
    }
    for (const Clustering::Merge& merge : clustering.merges()) {
      std::uint32_t& kept = label[merge.kept];
      const std::uint32_t gone = label[merge.gone];
      if (gone == kNone) continue;
      if (kept == kNone) {
        kept = gone;
      } else if (kept != gone) {
        why_[std::max(kept, gone)] =
            "the reports of the two are alike by " + hundredths(merge.score) +
            " in the mean; one story from " + hundredths(kOneEvent) + " on";
        kept = std::min(kept, gone);
      }
    }
  }

  static std::string hundredths(double value) {
    const int rounded = static_cast<int>(value * 100 + 0.5);
    const std::string digits = std::to_string(rounded % 100);
    return std::to_string(rounded / 100) + "." +
           (digits.size() < 2 ? "0" : "") + digits;
  }

  /// A score below kOneEvent, which must not read as if it were that.
  static std::string less_than_one(double score) {
    const std::string text = hundredths(score);
    return text == hundredths(kOneEvent) ? "a little less than " + text : text;
  }

  void join_decided() {
    for (const DecidedPair& pair : decided_.together) {
      const std::uint32_t a = group_[families_.unit[pair.a]];
      const std::uint32_t b = group_[families_.unit[pair.b]];
      if (a == b || is_parted(a, b)) continue;
      std::replace(group_.begin(), group_.end(), std::max(a, b),
                   std::min(a, b));
      joined_[std::min(a, b)] = decision_line(pair);
    }
  }

  static std::string decision_line(const DecidedPair& pair) {
    std::string line = "decided in line " + std::to_string(pair.decision->line);
    if (!pair.decision->reason.empty()) line += ": " + pair.decision->reason;
    return line;
  }

  /// Whether a person parted reports of the two groups.
  bool is_parted(std::uint32_t a, std::uint32_t b) const {
    return std::any_of(
        decided_.apart.begin(), decided_.apart.end(),
        [&](const NumberPair& pair) {
          const std::uint32_t x = group_[families_.unit[pair.first]];
          const std::uint32_t y = group_[families_.unit[pair.second]];
          return (x == a && y == b) || (x == b && y == a);
        });
  }

  /// For each story of earlier runs the group that has most of its reports; of
  /// several the one with its first.
  std::map<std::uint32_t, std::uint32_t> heirs() const {
    std::map<std::uint32_t, std::map<std::uint32_t, std::size_t>> parts;
    std::map<std::uint32_t, std::uint32_t> heir;
    for (std::uint32_t i = 0; i < held_; ++i) {
      ++parts[memory_.reports[i].story][group_[families_.unit[i]]];
    }
    for (std::uint32_t i = 0; i < held_; ++i) {
      const std::uint32_t story = memory_.reports[i].story;
      const std::uint32_t group = group_[families_.unit[i]];
      const auto [found, is_new] = heir.emplace(story, group);
      if (!is_new && parts[story][group] > parts[story][found->second]) {
        found->second = group;
      }
    }
    return heir;
  }

  /// Gives each group the number of the oldest story in it, and groups of new
  /// reports alone new numbers, in the order of their first reports.
  void number_stories() {
    story_of_group_.assign(units_.size(), kNone);
    for (const auto& [story, group] : heirs()) {
      std::uint32_t& number = story_of_group_[group];
      number = std::min(number, story);
    }
    std::vector<NumberPair> first_place;
    std::vector<std::uint32_t> first(units_.size(), kNone);
    for (std::uint32_t unit = 0; unit < units_.size(); ++unit) {
      for (const std::uint32_t member : units_[unit].members) {
        std::uint32_t& place = first[group_[unit]];
        place = std::min(place, place_[member]);
      }
    }
    for (std::uint32_t group = 0; group < first.size(); ++group) {
      if (first[group] != kNone && story_of_group_[group] == kNone) {
        first_place.emplace_back(first[group], group);
      }
    }
    std::sort(first_place.begin(), first_place.end());
    for (const auto& [place, group] : first_place) {
      story_of_group_[group] = memory_.next_story++;
    }
  }

  void write_back() {
    note_changes();
    result_.first_new = held_;
    result_.shared.resize(sketches_.size() - held_);
    memory_.reports.resize(sketches_.size());
    const std::vector<double> similarity = similarities();
    for (std::uint32_t i = 0; i < sketches_.size(); ++i) {
      const std::uint32_t unit = families_.unit[i];
      Remembered& report = memory_.reports[place_[i]];
      report.story = story_of_group_[group_[unit]];
      report.family = families_.family[i];
      report.unit = unit;
      if (i < held_ && !report.copy_of) report.similarity = similarity[unit];
      if (i >= held_) write_new(i, similarity[unit], report);
    }
    drop_undone_copies();
    for (const Unit& unit : units_) {
      result_.speakers.push_back(place_[unit.speaker]);
    }
    std::sort(units_.begin(), units_.end(), [](const Unit& a, const Unit& b) {
      return a.speaker < b.speaker;
    });
    for (std::size_t i = 0; i < units_.size(); ++i) {
      result_.speakers[i] = place_[units_[i].speaker];
    }
    for (std::uint32_t i = 0; i < sketches_.size(); ++i) {
      memory_.reports[place_[i]].sketch = std::move(sketches_[i]);
    }
  }

  void write_new(std::uint32_t i, double similarity, Remembered& report) {
    if (const auto& copy_of = families_.copy_of[i]) {
      report.copy_of = {place_[copy_of->text], copy_of->similarity};
      report.similarity = copy_of->similarity;
    } else {
      report.similarity = similarity;
    }
    std::vector<TextShared>& shared = result_.shared[place_[i] - held_];
    for (const TextShared& other : families_.shared[i]) {
      shared.push_back({place_[other.text], other.jaccard, other.containment});
    }
  }

  /// What a person said is no copy is none from now on.
  void drop_undone_copies() {
    for (const auto& [a, b] : decided_.not_copies) {
      if (b >= held_) continue;
      for (const auto& [of, report] : {NumberPair{a, b}, NumberPair{b, a}}) {
        std::optional<CopyOf>& copy_of = memory_.reports[report].copy_of;
        if (copy_of && copy_of->text == of) copy_of.reset();
      }
    }
  }

  /// Mean likeness of each unit to the others of its story; 0 if there are
  /// none.
  std::vector<double> similarities() const {
    std::map<std::uint32_t, Gathering> stories;
    std::vector<std::uint32_t> size(units_.size());
    for (std::uint32_t unit = 0; unit < units_.size(); ++unit) {
      if (is_active(unit)) ++size[group_[unit]];
    }
    for (std::uint32_t unit = 0; unit < units_.size(); ++unit) {
      if (!is_active(unit) || size[group_[unit]] < 2) continue;
      add(stories[group_[unit]], gathering_of(sketches_[units_[unit].speaker]));
    }
    std::vector<double> similarity(units_.size());
    TermTable table;
    for (std::uint32_t unit = 0; unit < units_.size(); ++unit) {
      if (!is_active(unit) || size[group_[unit]] < 2) continue;
      table.hold(sketches_[units_[unit].speaker].terms);
      const Gathering& story = stories.at(group_[unit]);
      const double others = story.reports - 1;
      similarity[unit] =
          std::clamp((table.shared(story.terms) - 1) / others, 0.0, 1.0);
    }
    return similarity;
  }

  /// Tells of stories that became part of others, and of parts that left.
  void note_changes() {
    std::map<std::uint32_t, std::map<std::uint32_t, std::string>> now;
    for (std::uint32_t i = 0; i < held_; ++i) {
      const std::uint32_t unit = families_.unit[i];
      const std::uint32_t story = story_of_group_[group_[unit]];
      const std::uint32_t before = memory_.reports[i].story;
      now[before].emplace(story, "");
      if (story != before) result_.moved.push_back({i, before});
    }
    std::set<std::uint32_t> changed;
    for (const auto& [before, stories] : now) {
      if (stories.size() < 2) continue;
      for (const auto& [story, unused] : stories) changed.insert(story);
    }
    gather_parts(changed);
    for (const auto& [before, stories] : now) {
      const bool stays = stories.contains(before);
      for (const auto& [story, unused] : stories) {
        if (story == before) continue;
        memory_.changes.push_back(
            {memory_.runs, stays ? ChangeKind::Split : ChangeKind::Merge,
             before, story, why_change(before, story, stays)});
      }
    }
  }

  std::string why_change(std::uint32_t from, std::uint32_t to,
                         bool split) const {
    if (split) return why_split(from, to);
    for (const auto& [group, line] : joined_) {
      if (story_of_group_[group] == to) return line;
    }
    const auto found = why_.find(from);
    return found == why_.end() ? "its reports repeat the other's text"
                               : found->second;
  }

  std::string why_split(std::uint32_t from, std::uint32_t to) const {
    for (const auto& [a, b] : decided_.apart) {
      if (b < held_ && memory_.reports[a].story == from &&
          memory_.reports[b].story == from) {
        return "a person's decision parts reports of it";
      }
    }
    const Gathering& stays = parts_.at(from);
    const Gathering& leaves = parts_.at(to);
    if (tell_of_two(stays, leaves)) {
      return "with the new reports it tells of two events, each with words of "
             "its own that the other never has";
    }
    TermTable table;
    table.hold(stays.terms);
    const double score = score_of(stays, leaves, table.shared(leaves.terms));
    if (score >= kOneEvent) {
      return "with the new reports these are more alike to others";
    }
    return "with the new reports the two are alike by " +
           less_than_one(std::max(score, 0.0)) +
           " in the mean; one story from " + hundredths(kOneEvent) + " on";
  }

  /// Gathers the stories that changed, to tell how alike they are.
  void gather_parts(const std::set<std::uint32_t>& stories) {
    for (const std::uint32_t story : stories) parts_[story];
    for (std::uint32_t unit = 0; unit < units_.size(); ++unit) {
      const auto part = parts_.find(story_of_group_[group_[unit]]);
      if (part == parts_.end() || !is_active(unit)) continue;
      add(part->second, gathering_of(sketches_[units_[unit].speaker]));
    }
  }

  Memory& memory_;
  std::uint32_t held_ = 0;
  std::vector<Sketch> sketches_;
  std::vector<std::uint32_t> place_;  ///< Of each report in the memory.
  Decided decided_;
  Families families_;
  std::vector<Unit> units_;
  std::vector<std::uint32_t> order_;     ///< Units as clustering gets them.
  std::vector<std::uint32_t> loose_;     ///< Those that are in no story.
  std::size_t kept_ = 0;                 ///< How many of `order_` are in one.
  std::vector<std::uint32_t> position_;  ///< Of each unit in `order_`.
  std::vector<std::uint32_t> group_;     ///< Of each unit: a unit of it.
  std::vector<std::uint32_t> story_of_group_;
  std::map<std::uint32_t, std::string> why_;     ///< By the story that went.
  std::map<std::uint32_t, std::string> joined_;  ///< By group: a decision.
  std::map<std::uint32_t, Gathering> parts_;     ///< By story: those changed.
  Regrouped result_;
};

}  // namespace

Regrouped regroup(Memory& memory, std::vector<Sketch> fresh,
                  std::span<const Decision> decisions) {
  return Regrouping(memory, std::move(fresh), decisions).result();
}

}  // namespace synoptic
