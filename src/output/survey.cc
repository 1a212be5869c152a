// SPDX-License-Identifier: Apache-2.0
#include "output/survey.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "output/json_words.h"

namespace synoptic {
namespace {

bool has_name(const Account& account, std::string_view name) {
  const StoryId id = account.story.id;
  return name == id_text(id) || name == std::to_string(id.value + 1);
}

/// Everything that is no conflict goes, but for what says which story it is.
void keep_conflicts(Account& account) {
  for (Point& point : account.points) {
    std::erase_if(point.variants, [](const Variant& variant) {
      return variant.verdict != Verdict::Conflict;
    });
  }
  std::erase_if(account.points,
                [](const Point& point) { return point.variants.empty(); });
  account.quotations.clear();
  account.positions.clear();
  account.moved.clear();
  account.agreed.clear();
  account.planned.clear();
  account.timeline.clear();
  account.coverage.clear();
}

}  // namespace

std::uint32_t count_independent(const Survey& survey) {
  if (survey.whole) return survey.whole->independent;
  std::size_t independent = 0;
  std::set<ReportId> placed;
  for (const Account& account : survey.accounts) {
    std::set<std::uint32_t> families;
    for (const Member& member : account.story.members) {
      families.insert(member.family);
      placed.insert(member.report);
    }
    independent += families.size();
  }
  if (placed.size() < survey.reports.size())
    independent += survey.reports.size() - placed.size();
  return static_cast<std::uint32_t>(independent);
}

std::uint32_t count_stories(const Survey& survey) {
  return survey.whole ? survey.whole->stories
                      : static_cast<std::uint32_t>(survey.accounts.size());
}

bool select(const Selection& selection, Survey& survey) {
  const std::string& story = selection.story;
  const auto is_wanted = [&](const Account& account) {
    return story.empty() || has_name(account, story);
  };
  if (std::ranges::none_of(survey.accounts, is_wanted) && !story.empty()) {
    return false;
  }
  survey.whole = {count_stories(survey), count_independent(survey)};
  survey.selection = selection;
  std::erase_if(survey.accounts,
                [&](const Account& account) { return !is_wanted(account); });
  if (!selection.only_conflicts) return true;
  for (Account& account : survey.accounts) keep_conflicts(account);
  std::erase_if(survey.accounts,
                [](const Account& account) { return account.points.empty(); });
  return true;
}

}  // namespace synoptic
