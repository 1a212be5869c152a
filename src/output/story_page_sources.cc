// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

#include "output/origins.h"
#include "output/story_page.h"

namespace synoptic {

/// What a report goes back to, behind its name.
std::vector<Run> StoryPage::origin_of(const Member& member) const {
  std::vector<Run> runs;
  for (const std::string& line : origin_lines(member, places_)) {
    runs.push_back({(runs.empty() ? " \u2014 " : "; ") + line, Style::Changed});
  }
  return runs;
}

/// Whom the reports cite. One that goes round in a ring comes first: it is
/// what a reader must know before counting reports.
void StoryPage::citations() {
  std::vector<const Citation*> all = citations_to_show(account_);
  if (all.empty()) return;
  section("Who cites whom");
  const std::size_t shown = std::min(all.size(), kMostRows);
  for (std::size_t i = 0; i < shown; ++i) {
    const Citation& citation = *all[i];
    std::vector<Run> runs = {{citation_head(citation, places_), Style::Strong}};
    if (citation.circular) {
      runs.push_back({", in a circle: " + citation.why, Style::Changed});
    }
    runs.push_back({": "});
    told(std::move(runs), citation.evidence, {citation.evidence}, kItem);
  }
  print_more(page_, shown, all.size(), kItem);
}

}  // namespace synoptic
