// SPDX-License-Identifier: Apache-2.0
#include "reconciliation/policies.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <utility>
#include <vector>

#include "base/date.h"

namespace synoptic {
namespace {

bool is_figure(Slot slot) {
  return slot == Slot::Number || slot == Slot::Duration || slot == Slot::Date ||
         slot == Slot::Extent;
}

/// "At least 12" is as low as 12 and, for want of more, as high.
double low_of(const Value& value) {
  return std::isfinite(value.bounds.low) ? value.bounds.low : value.bounds.high;
}
double high_of(const Value& value) {
  return std::isfinite(value.bounds.high) ? value.bounds.high
                                          : value.bounds.low;
}

class Picker {
 public:
  Picker(const Variant& variant, const Account& account,
         std::span<const Report> reports)
      : values_(variant.values), account_(account), reports_(reports) {
    for (std::uint32_t i = 0; i < values_.size(); ++i) {
      if (std::isfinite(low_of(values_[i]))) bounded_.push_back(i);
    }
  }

  std::optional<Figures> pick(Policy policy) const {
    if (bounded_.empty() || counts_different_things()) return std::nullopt;
    Figures figures;
    figures.low = extreme([](const Value& value) { return -low_of(value); });
    figures.high = extreme([](const Value& value) { return high_of(value); });
    switch (policy) {
      case Policy::Lowest:
        figures.best = figures.low;
        figures.why = "The lowest that a report gives.";
        break;
      case Policy::Highest:
        figures.best = figures.high;
        figures.why = "The highest that a report gives.";
        break;
      case Policy::Latest:
        decide(&Picker::moment_of, "of the latest report",
               "No one value is of the latest report.", figures);
        break;
      case Policy::MostIndependent:
        decide(&Picker::support_of, "given by most independent reports",
               "No one value is given by more independent reports than all "
               "others.",
               figures);
        break;
    }
    return figures;
  }

 private:
  using Ranking = std::optional<double> (Picker::*)(const Value&) const;

  /// The bounded value that `rank` puts highest; the first among equals, which
  /// then are the same figure.
  template <typename Rank>
  std::uint32_t extreme(Rank rank) const {
    std::uint32_t best = bounded_.front();
    for (const std::uint32_t i : bounded_) {
      if (rank(values_[i]) > rank(values_[best])) best = i;
    }
    return best;
  }

  void decide(Ranking rank, std::string_view which, std::string_view undecided,
              Figures& figures) const {
    std::optional<double> most;
    for (const std::uint32_t i : bounded_) {
      const std::optional<double> mine = (this->*rank)(values_[i]);
      if (!mine || (most && *mine < *most)) continue;
      figures.best = most && *mine == *most ? std::nullopt : std::optional(i);
      most = mine;
    }
    figures.why = figures.best ? "The one " + std::string(which) + "."
                               : std::string(undecided);
  }

  const Member* member_of(ReportId report) const {
    for (const Member& member : account_.story.members) {
      if (member.report == report) return &member;
    }
    return nullptr;
  }

  std::optional<double> support_of(const Value& value) const {
    std::vector<std::uint32_t> families;
    for (const ReportId report : value.reports) {
      const Member* member = member_of(report);
      if (member != nullptr) families.push_back(member->family);
    }
    std::ranges::sort(families);
    families.erase(std::unique(families.begin(), families.end()),
                   families.end());
    return static_cast<double>(families.size());
  }

  /// The day on which the last independent report that gives it came out.
  std::optional<double> moment_of(const Value& value) const {
    std::map<std::uint32_t, int> first;
    for (const ReportId report : value.reports) {
      const Member* member = member_of(report);
      const auto day =
          parse_iso_date(reports_[report.value].document.published);
      if (member == nullptr || !day) continue;
      const auto [known, is_new] = first.emplace(member->family, days_of(*day));
      if (!is_new) known->second = std::min(known->second, days_of(*day));
    }
    std::optional<double> last;
    for (const auto& [family, day] : first) {
      last = std::max(last.value_or(day), static_cast<double>(day));
    }
    return last;
  }

  bool counts_different_things() const {
    std::optional<bool> each;
    for (const Value& value : values_) {
      for (const Evidence& one : value.evidence) {
        for (const Quantity& quantity :
             reports_[one.report.value].reading.quantities) {
          if (!contains(one.span, quantity.span)) continue;
          const bool mine = quantity.per == Per::Each;
          if (each && *each != mine) return true;
          each = mine;
        }
      }
    }
    return false;
  }

  const std::vector<Value>& values_;
  const Account& account_;
  std::span<const Report> reports_;
  std::vector<std::uint32_t> bounded_;
};

}  // namespace

std::string_view to_string(Policy policy) {
  constexpr std::string_view kNames[] = {"lowest", "highest", "latest",
                                         "most-independent"};
  return kNames[static_cast<std::size_t>(policy)];
}

std::optional<Figures> pick_figures(const Variant& variant,
                                    const Account& account,
                                    std::span<const Report> reports,
                                    Policy policy) {
  if (!is_figure(variant.slot)) return std::nullopt;
  return Picker(variant, account, reports).pick(policy);
}

}  // namespace synoptic
