// SPDX-License-Identifier: Apache-2.0
#include "output/survey.h"

#include <set>

namespace synoptic {

std::uint32_t count_independent(const Survey& survey) {
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

}  // namespace synoptic
