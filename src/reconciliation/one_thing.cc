// SPDX-License-Identifier: Apache-2.0
//
// Most figures that differ are of two things: "six died in the raid" and "the
// feud has cost 900 lives", "nine games" that a player missed and "16 games" of
// a season. So a conflict has to be earned. What parts two values is tried
// first: whose they are, which of the things ("other", "armed"), when and where
// they hold, that one is a forecast, and that a report gives both figures,
// since hardly a report contradicts itself. What is left must be said by the
// same verb, or of the same subject in clauses that are likely the same.
#include "reconciliation/one_thing.h"

#include <algorithm>
#include <cmath>

namespace synoptic {
namespace {

/// Counts so near to each other are of one thing in clauses that are likely the
/// same. A guess.
constexpr double kNearRatio = 1.25;

/// Large counts so near to each other need no more. As in near_counts.cc.
constexpr double kVeryNearRatio = 1.1;
constexpr double kLarge = 20;

/// Counts further apart are of two things unless all else agrees. A guess.
constexpr double kFarRatio = 8;

/// Clauses so likely the same may tell it by two verbs. Chosen on stories of
/// two to sixteen reports that no gold answers exist for.
constexpr double kSureClauses = 0.6;

template <typename Set>
bool share(const Set& a, const Set& b) {
  return std::ranges::any_of(a, [&](const auto& x) { return b.contains(x); });
}

template <typename Set>
bool are_disjoint(const Set& a, const Set& b) {
  return !a.empty() && !b.empty() && !share(a, b);
}

/// A value that names nothing that it counts, or that only describes a thing
/// ("the seven-year-old", "a 40-yard run"): any two such can be of two things.
bool is_bare(const SlotValue& value) {
  return !value.unit.empty() || value.setting.thing.empty() ||
         value.text.find('-') != std::string::npos;
}

bool same_verb(const Setting& a, const Setting& b) {
  return !a.predicate.empty() && a.predicate == b.predicate;
}

/// Who or what the verb is about, in both.
bool share_arguments(const Setting& a, const Setting& b) {
  return share(a.subjects, b.subjects) || share(a.actors, b.actors) ||
         share(a.objects, b.objects);
}

/// True if all the places of one clause are apart from all of the other.
bool are_elsewhere(const Setting& a, const Setting& b,
                   const StoryGrounds& grounds) {
  if (a.places.empty() || b.places.empty()) return false;
  return std::ranges::all_of(a.places, [&](EntityId one) {
    return std::ranges::all_of(b.places, [&](EntityId two) {
      return grounds.nesting.are_apart(one, two, grounds.links);
    });
  });
}

bool at_two_times(const SlotValue& a, const SlotValue& b) {
  if (a.when != b.when &&
      (a.when == When::Background || b.when == When::Background)) {
    return true;
  }
  return a.moment && b.moment && !meet(*a.moment, *b.moment);
}

/// A report gives both figures: to it they are of two things.
bool one_report_has_both(const SlotValue& a, const SlotValue& b,
                         const StoryGrounds& grounds) {
  return a.thing == b.thing &&
         grounds.figures.one_has_both(a.thing, a.bounds, b.bounds);
}

bool numbers_allow(const SlotValue& a, const SlotValue& b, double likeness,
                   const StoryGrounds& grounds) {
  const Setting& one = a.setting;
  const Setting& two = b.setting;
  const bool one_row =
      !a.since.empty() && a.since == b.since && one.thing == two.thing;
  if (one_row) return true;
  const auto describes = [](const SlotValue& value) {
    return value.text.find('-') != std::string::npos;
  };
  if (describes(a) != describes(b)) return false;
  if (one.limited != two.limited || one.expected != two.expected) return false;
  if (are_disjoint(one.modifiers, two.modifiers)) return false;
  if (one_report_has_both(a, b, grounds)) return false;
  if (is_bare(a) || is_bare(b)) {
    return one.thing == two.thing && same_verb(one, two) &&
           speak_of_one(one, two);
  }
  // A part of all can be fewer, but not more.
  const bool first_is_part = one.listed && a.bounds.low < b.bounds.low;
  const bool second_is_part = two.listed && b.bounds.low < a.bounds.low;
  if (one.listed != two.listed && (first_is_part || second_is_part)) {
    return false;
  }
  const double more = std::max(a.bounds.low, b.bounds.low);
  const double fewer = std::min(a.bounds.low, b.bounds.low);
  const bool sure = likeness >= kSureClauses;
  if (more > kFarRatio * fewer) {
    return sure && same_verb(one, two) && share_arguments(one, two);
  }
  const bool near = more <= kNearRatio * fewer;
  const bool large = fewer >= kLarge && more <= kVeryNearRatio * fewer;
  return same_verb(one, two) || large ||
         (sure && (near || share_arguments(one, two)));
}

bool lengths_allow(const SlotValue& a, const SlotValue& b, double likeness) {
  const Setting& one = a.setting;
  const Setting& two = b.setting;
  if (one.limited != two.limited) return false;
  if (!one.attached.empty() || !two.attached.empty()) {
    return one.attached == two.attached && speak_of_one(one, two);
  }
  const bool sure = likeness >= kSureClauses;
  return (same_verb(one, two) && (sure || speak_of_one(one, two))) ||
         (sure && share_arguments(one, two));
}

/// Days of one deed: both hang on the verb, which is the same one and of the
/// same things, or both on one noun.
bool days_allow(const SlotValue& a, const SlotValue& b, double likeness) {
  const Setting& one = a.setting;
  const Setting& two = b.setting;
  if (!one.attached.empty() || !two.attached.empty()) return false;
  if (are_disjoint(one.objects, two.objects)) return false;
  if (same_verb(one, two)) return share_arguments(one, two);
  const bool same_subject =
      share(one.subjects, two.subjects) || share(one.actors, two.actors);
  return likeness >= kSureClauses && same_subject &&
         share(one.objects, two.objects);
}

/// True if a copy has this value in place of what it copies.
bool is_alteration(Slot slot, const SlotValue& value,
                   const StoryGrounds& grounds) {
  return std::ranges::any_of(
      grounds.alterations, [&](const Alteration& alteration) {
        return alteration.slot == slot &&
               std::ranges::any_of(
                   alteration.copies, [&](const Evidence& copy) {
                     return copy.report == value.evidence.report &&
                            overlap(copy.span, value.evidence.span);
                   });
      });
}

}  // namespace

bool are_of_one_thing(Slot slot, const SlotValue& a, const SlotValue& b,
                      double likeness, const StoryGrounds& grounds) {
  if (is_alteration(slot, a, grounds) || is_alteration(slot, b, grounds)) {
    return false;
  }
  if (!can_be_one(a.setting, b.setting)) return false;
  if (are_elsewhere(a.setting, b.setting, grounds)) return false;
  if (slot == Slot::Date) return days_allow(a, b, likeness);
  if (at_two_times(a, b)) return false;
  if (slot == Slot::Extent) {
    return a.setting.thing == b.setting.thing && !a.setting.thing.empty() &&
           same_verb(a.setting, b.setting);
  }
  if (slot == Slot::Duration) return lengths_allow(a, b, likeness);
  return slot != Slot::Number || numbers_allow(a, b, likeness, grounds);
}

}  // namespace synoptic
