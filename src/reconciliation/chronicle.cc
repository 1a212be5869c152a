// SPDX-License-Identifier: Apache-2.0
#include "reconciliation/chronicle.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "base/date.h"

namespace synoptic {
namespace {

const Report& report_of(const Story& story, std::span<const Report> reports,
                        StatementRef ref) {
  return reports[story.members[ref.member].report.value];
}

const Statement& statement_of(const Story& story,
                              std::span<const Report> reports,
                              StatementRef ref) {
  return report_of(story, reports, ref).reading.statements[ref.statement];
}

Evidence evidence_of(const Story& story, std::span<const Report> reports,
                     StatementRef ref) {
  const Statement& statement = statement_of(story, reports, ref);
  return {story.members[ref.member].report, statement.span, statement.holders};
}

/// "day" for "2025-06-02", "month" for "2025-06", "year" for "2025"; nothing
/// for what is no plain date.
std::string_view precision_of(std::string_view value) {
  const bool plain = std::ranges::all_of(
      value, [](char c) { return (c >= '0' && c <= '9') || c == '-'; });
  if (!plain) return {};
  if (value.size() == 10) return "day";
  if (value.size() == 7) return "month";
  if (value.size() == 4) return "year";
  return {};
}

}  // namespace

std::vector<Agreement> find_agreements(std::span<const PointDraft> drafts,
                                       const Story& story,
                                       std::span<const Report> reports) {
  std::vector<Agreement> agreements;
  for (const PointDraft& draft : drafts) {
    Agreement agreement;
    for (const StatementRef ref : draft.statements) {
      const Statement& statement = statement_of(story, reports, ref);
      if (statement.status == Status::Agreed &&
          statement.polarity == Polarity::Positive) {
        agreement.evidence.push_back(evidence_of(story, reports, ref));
      }
    }
    if (!agreement.evidence.empty()) {
      agreements.push_back(std::move(agreement));
    }
  }
  return agreements;
}

std::vector<Plan> find_plans(std::span<const PointDraft> drafts,
                             const Story& story,
                             std::span<const Report> reports) {
  std::vector<Plan> plans;
  for (const PointDraft& draft : drafts) {
    Plan plan;
    for (const StatementRef ref : draft.statements) {
      const Report& report = report_of(story, reports, ref);
      const Statement& statement = report.reading.statements[ref.statement];
      if (statement.status != Status::Planned ||
          statement.polarity == Polarity::Negative) {
        continue;
      }
      plan.evidence.push_back(evidence_of(story, reports, ref));
      for (const std::uint32_t i : statement.times) {
        const TimeExpression& time = report.reading.times[i];
        const bool dated =
            time.type == TimeType::Date || time.type == TimeType::Time;
        if (!plan.by.empty() || !dated || !std::isfinite(time.bounds.high)) {
          continue;
        }
        plan.by =
            to_string(date_of(static_cast<int>(std::floor(time.bounds.high))));
      }
    }
    if (!plan.evidence.empty()) plans.push_back(std::move(plan));
  }
  return plans;
}

std::vector<TimelineEntry> build_timeline(std::span<const PointDraft> drafts,
                                          const Story& story,
                                          std::span<const Report> reports) {
  std::vector<TimelineEntry> timeline;
  for (const PointDraft& draft : drafts) {
    std::map<std::string, TimelineEntry> by_date;
    for (const StatementRef ref : draft.statements) {
      const Report& report = report_of(story, reports, ref);
      const Statement& statement = report.reading.statements[ref.statement];
      for (const std::uint32_t i : statement.times) {
        const TimeExpression& time = report.reading.times[i];
        if (time.type != TimeType::Date) continue;
        const std::string_view precision = precision_of(time.value);
        if (precision.empty()) continue;
        TimelineEntry& entry = by_date[time.value];
        entry.date = time.value;
        entry.precision = precision;
        entry.evidence.push_back(evidence_of(story, reports, ref));
      }
    }
    for (auto& [date, entry] : by_date) timeline.push_back(std::move(entry));
  }
  std::ranges::stable_sort(timeline, {}, &TimelineEntry::date);
  return timeline;
}

}  // namespace synoptic
