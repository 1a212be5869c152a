// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "output/story_page.h"

namespace synoptic {

void StoryPage::quotations() {
  std::vector<const LedgerEntry*> entries;
  for (const LedgerEntry& entry : account_.quotations)
    entries.push_back(&entry);
  if (entries.empty()) return;
  std::stable_sort(entries.begin(), entries.end(),
                   [](const LedgerEntry* a, const LedgerEntry* b) {
                     const auto rank = [](const LedgerEntry* entry) {
                       if (entry->verdict == QuotationVerdict::Differs)
                         return 0;
                       return entry->verdict == QuotationVerdict::Agree ? 1 : 2;
                     };
                     return rank(a) < rank(b);
                   });
  section("Who said what");
  const std::size_t shown = std::min(entries.size(), kMostQuotations);
  for (std::size_t i = 0; i < shown; ++i) {
    const LedgerEntry& entry = *entries[i];
    std::vector<Run> head = {
        {entry.speaker_name.empty() ? "Somebody not named" : entry.speaker_name,
         Style::Strong}};
    if (entry.verdict == QuotationVerdict::Differs)
      head.push_back(
          {" in other words: " + std::string(to_string(entry.relation)),
           Style::Reworded});
    std::vector<Evidence> uses;
    for (const QuotationUse& use : entry.uses) uses.push_back(use.evidence);
    const std::vector<Saying> sayings = group_by_words(places_, uses);
    if (sayings.size() == 1) {
      head.push_back({": " + quoted(sayings[0].words)});
      head.push_back(place_run(sayings[0].at));
      page_.paragraph(head, kItem);
      continue;
    }
    page_.paragraph(head, kItem);
    for (std::size_t k = 0; k < std::min(sayings.size(), kMostPlaces); ++k)
      page_.paragraph({{quoted(sayings[k].words)}, place_run(sayings[k].at)},
                      kDetail);
    print_more(page_, kMostPlaces, sayings.size(), kDetail);
  }
  print_more(page_, shown, entries.size(), kItem);
}

void StoryPage::positions() {
  if (account_.positions.empty()) return;
  section("Positions");
  std::vector<const Position*> positions;
  for (const Position& position : account_.positions)
    positions.push_back(&position);
  std::stable_sort(
      positions.begin(), positions.end(),
      [](const Position* a, const Position* b) { return a->party < b->party; });
  const std::size_t shown = std::min(positions.size(), kMostRows);
  for (std::size_t i = 0; i < shown; ++i) {
    const Position& position = *positions[i];
    const auto entity = std::find_if(
        account_.entities.begin(), account_.entities.end(),
        [&](const StoryEntity& one) { return one.id == position.party; });
    std::vector<Run> runs = {
        {entity == account_.entities.end() ? "?" : entity->name, Style::Strong},
        {" " + std::string(to_string(position.stance)), Style::Strong},
        {position.issue.empty() ? "" : " \u2014 " + position.issue}};
    if (!position.date.empty())
      runs.push_back({", " + readable_date(position.date), Style::Quiet});
    page_.paragraph(runs, kItem);
    evidence_list(position.evidence, kDetail);
  }
  print_more(page_, shown, positions.size(), kItem);
}

void StoryPage::agreed_and_planned() {
  if (!account_.agreed.empty()) {
    section("Agreed");
    const std::size_t shown = std::min(account_.agreed.size(), kMostRows);
    for (std::size_t i = 0; i < shown; ++i)
      evidence_list(account_.agreed[i].evidence, kItem);
    print_more(page_, shown, account_.agreed.size(), kItem);
  }
  if (account_.planned.empty()) return;
  section("To come");
  const std::size_t shown = std::min(account_.planned.size(), kMostRows);
  for (std::size_t i = 0; i < shown; ++i) {
    const Plan& plan = account_.planned[i];
    std::vector<Run> runs = {{std::string(to_string(plan.outcome)),
                              plan.outcome == Outcome::NotDone ? Style::Alarm
                              : plan.outcome == Outcome::Done  ? Style::Fine
                                                              : Style::Strong}};
    if (!plan.by.empty())
      runs.push_back({", " + readable_date(plan.by), Style::Plain});
    if (!plan.condition.empty()) runs.push_back({", if " + plan.condition});
    if (const Evidence* telling = places_.most_telling(plan.evidence)) {
      runs.push_back({": " + quoted(places_.words_of(*telling))});
      add_holders(*telling, runs);
      std::vector<const Evidence*> at;
      for (const Evidence& one : plan.evidence) at.push_back(&one);
      runs.push_back(place_run(at));
    }
    page_.paragraph(runs, kItem);
  }
  print_more(page_, shown, account_.planned.size(), kItem);
}

void StoryPage::timeline() {
  if (account_.timeline.empty()) return;
  section("Timeline");
  const std::size_t shown = std::min(account_.timeline.size(), kMostRows);
  for (std::size_t i = 0; i < shown; ++i) {
    const TimelineEntry& entry = account_.timeline[i];
    if (entry.evidence.empty()) continue;
    const std::vector<Saying> sayings = group_by_words(places_, entry.evidence);
    page_.paragraph({{readable_date(entry.date), Style::Strong},
                     {"  " + quoted(sayings[0].words)},
                     place_run(sayings[0].at)},
                    kItem);
  }
  print_more(page_, shown, account_.timeline.size(), kItem);
}

}  // namespace synoptic
