// SPDX-License-Identifier: Apache-2.0
#include "reconciliation/twins.h"

#include <algorithm>
#include <string_view>
#include <tuple>
#include <utility>

namespace synoptic {
namespace {

class Adder {
 public:
  explicit Adder(const Twins& twins) : twins_(twins) {}

  /// Adds to each item of a report those that `with` makes for its twins. The
  /// items of twins stand behind those of their report.
  template <typename Item, typename ReportOf>
  void add(std::vector<Item>& items, ReportOf report_of) const {
    std::vector<Item> widened;
    widened.reserve(items.size());
    for (Item& item : items) {
      const auto found = twins_.of.find(report_of(item));
      const Item original = item;
      widened.push_back(std::move(item));
      if (found == twins_.of.end()) continue;
      for (const ReportId twin : found->second) {
        widened.push_back(original);
        report_of(widened.back()) = twin;
      }
    }
    items = std::move(widened);
  }

  void add(std::vector<Evidence>& evidence) const {
    add(
        evidence, [](auto& one) -> auto& { return one.report; });
  }
  void add(std::vector<ReportId>& reports) const {
    add(
        reports, [](auto& report) -> auto& { return report; });
    std::ranges::sort(reports);
  }

 private:
  const Twins& twins_;
};

void add_to_points(const Adder& adder, std::vector<Point>& points) {
  for (Point& point : points) {
    adder.add(point.evidence);
    for (Variant& variant : point.variants) {
      for (Value& value : variant.values) {
        adder.add(value.reports);
        adder.add(value.evidence);
      }
    }
  }
}

/// Dates and coverage have an entry for each member, in the members' order.
void add_members(const Story& story, const Twins& twins, Account& account) {
  std::map<ReportId, ReportId> original;
  for (const auto& [report, copies] : twins.of) {
    for (const ReportId copy : copies) original.emplace(copy, report);
  }
  std::map<ReportId, std::size_t> place;
  for (std::size_t i = 0; i < twins.story.members.size(); ++i) {
    place.emplace(twins.story.members[i].report, i);
  }
  std::vector<Account::MemberDate> dates;
  std::vector<Coverage> coverage;
  for (const Member& member : story.members) {
    const auto found = original.find(member.report);
    const std::size_t at =
        place.at(found == original.end() ? member.report : found->second);
    if (at < account.dates.size()) dates.push_back(account.dates[at]);
    if (at >= account.coverage.size()) continue;
    coverage.push_back(account.coverage[at]);
    coverage.back().report = member.report;
  }
  account.dates = std::move(dates);
  account.coverage = std::move(coverage);
}

}  // namespace

Twins part_twins(const Story& story, std::span<const Report> reports) {
  Twins twins;
  twins.story = story;
  twins.story.members.clear();
  std::map<std::tuple<std::uint32_t, std::string_view, std::string_view>,
           ReportId>
      first;
  for (const Member& member : story.members) {
    const Document& document = reports[member.report.value].document;
    const auto [found, is_first] = first.try_emplace(
        {member.family, document.published, document.text}, member.report);
    if (is_first) {
      twins.story.members.push_back(member);
    } else {
      twins.of[found->second].push_back(member.report);
    }
  }
  return twins;
}

void add_twins(const Story& story, const Twins& twins, Account& account) {
  const Adder adder(twins);
  add_to_points(adder, account.points);
  for (StoryEntity& entity : account.entities) {
    for (auto& variant : entity.variants) adder.add(variant.reports);
  }
  for (LedgerEntry& entry : account.quotations) {
    adder.add(
        entry.uses, [](auto& use) -> auto& { return use.evidence.report; });
  }
  for (Position& position : account.positions) adder.add(position.evidence);
  for (Agreement& agreement : account.agreed) adder.add(agreement.evidence);
  for (Plan& plan : account.planned) adder.add(plan.evidence);
  for (TimelineEntry& entry : account.timeline) adder.add(entry.evidence);
  add_members(story, twins, account);
  account.story = story;
}

}  // namespace synoptic
