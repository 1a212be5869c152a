// SPDX-License-Identifier: Apache-2.0
#include "output/origins.h"

namespace synoptic {
namespace {

std::string credit_line(const AgencyCredit& credit) {
  return credit.extent == CreditExtent::Part
             ? "credits " + credit.agency + " for a part"
             : "credits " + credit.agency;
}

}  // namespace

std::vector<std::string> origin_lines(const Member& member,
                                      const Places& places) {
  std::vector<std::string> lines;
  if (member.copy_of) {
    lines.push_back("repeats " + places.report_of(*member.copy_of).document.id);
  }
  const bool is_told = !member.root || *member.root == member.report ||
                       (member.copy_of && *member.root == *member.copy_of);
  if (!is_told) {
    lines.push_back("goes back to " +
                    places.report_of(*member.root).document.id + ", probably");
  }
  for (const AgencyCredit& credit : member.credits) {
    if (credit.extent == CreditExtent::Own) continue;
    lines.push_back(credit_line(credit));
  }
  return lines;
}

std::vector<const Citation*> citations_to_show(const Account& account) {
  std::vector<const Citation*> shown;
  for (const bool circular : {true, false}) {
    for (const Citation& citation : account.story.citations) {
      if (citation.circular != circular) continue;
      if (circular || !citation.of.empty()) shown.push_back(&citation);
    }
  }
  return shown;
}

std::string citation_head(const Citation& citation, const Places& places) {
  return std::string(places.outlet_of(citation.evidence.report)) + " cites " +
         (citation.cited.empty() ? "unnamed media" : citation.cited);
}

}  // namespace synoptic
