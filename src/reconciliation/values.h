// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "reconciliation/account.h"
#include "reconciliation/points.h"
#include "reconciliation/setting.h"

namespace synoptic {

/// A value as one statement gives it, before equal ones are put together.
struct SlotValue {
  std::string key;  ///< Equal keys are equal values.
  Interval bounds;
  Per per = Per::Unknown;
  std::uint32_t member = 0;
  std::size_t statement = 0;  ///< Index into the point's statements.
  Evidence evidence;
  std::string text;       ///< The words of the value itself.
  std::string published;  ///< The report's date, ISO 8601, or empty.
  bool grows = false;     ///< It counts what grows as news comes in.
  /// What the words allow once rounding is told off; nothing for counts.
  std::optional<Interval> rounded;
  std::string since;   ///< Of an ordinal: the time that its row is counted in.
  bool part = false;   ///< "two of the 40": a part of another count.
  bool sided = false;  ///< Of one side alone: "300 Norland soldiers".
  std::string unit;    ///< That the bounds are in; empty for a count.
  std::string thing;   ///< What it counts or measures, with its unit.
  Status status = Status::Asserted;  ///< Of the clause.
  When when = When::Now;             ///< Of the clause.
  std::optional<Interval> moment;  ///< When it holds: days, if the clause says.
  Setting setting;                 ///< What it is said of.
};

struct StoryGrounds;

/// What two values say of each other.
struct ValueComparison {
  Verdict verdict = Verdict::Agree;
  std::string why;
};

using CompareValues = ValueComparison (*)(const SlotValue&, const SlotValue&);

/// The values that a measure may be rounded from: it holds as far as its last
/// figure that is no nought, so "2,000 km" is anything from 1,500 to 2,500 and
/// "1.5 percent" from 1.45 to 1.55. Requires the unit that it is told in.
Interval rounded(const Interval& bounds);

/// Compares two measured values of one thing: equal, both possible, or not
/// both. A value for each side and one for all are laid over each other by
/// doubling, which is told in `why`; a count that grows may be a later one.
/// Symmetric but for the words of `why`.
ValueComparison compare_measures(const SlotValue& a, const SlotValue& b);

/// The same for dates: different days conflict, a vaguer date may be the same.
ValueComparison compare_dates(const SlotValue& a, const SlotValue& b);

/// Compares the values that the statements of a point give for one slot.
///
/// Two statements of different reports are set against each other by the two
/// of their values that fit best, since a clause may hold several numbers; an
/// update or a conflict is believed only if the statements are likely the same
/// (`sure`) and give two values at most. The verdict and `why` are of the pair
/// that differs most. Nothing if no pair can be compared.
std::optional<Variant> compare_values(Slot slot,
                                      const std::vector<SlotValue>& values,
                                      CompareValues compare,
                                      const PointDraft& draft,
                                      const StoryGrounds& grounds, double sure);

}  // namespace synoptic
