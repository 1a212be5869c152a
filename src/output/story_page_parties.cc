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
    if (const Evidence* telling = places_.most_telling(position.evidence))
      told({}, *telling, position.evidence, kDetail);
  }
  print_more(page_, shown, positions.size(), kItem);
}

void StoryPage::agreed_and_planned() {
  std::size_t shown = 0;
  std::size_t left = account_.agreed.size();
  for (const Agreement& agreement : account_.agreed) {
    if (shown == kMostRows) break;
    --left;
    if (&agreement == &account_.agreed.front()) section("Agreed");
    const Evidence* telling = take_fresh(agreement.evidence);
    if (telling == nullptr) continue;
    ++shown;
    told({}, *telling, agreement.evidence, kItem);
  }
  print_more(page_, 0, left, kItem);
  shown = 0;
  left = account_.planned.size();
  for (const Plan& plan : account_.planned) {
    if (shown == kMostRows) break;
    --left;
    if (&plan == &account_.planned.front()) section("To come");
    const Evidence* telling = take_fresh(plan.evidence);
    if (telling == nullptr) continue;
    ++shown;
    std::vector<Run> head = {{std::string(to_string(plan.outcome)),
                              plan.outcome == Outcome::NotDone ? Style::Alarm
                              : plan.outcome == Outcome::Done  ? Style::Fine
                                                              : Style::Strong}};
    if (!plan.by.empty()) head.push_back({", " + readable_date(plan.by)});
    if (!plan.condition.empty()) head.push_back({", if " + plan.condition});
    head.push_back({": "});
    told(std::move(head), *telling, plan.evidence, kItem);
    if (const Evidence* outcome = places_.most_telling(plan.told))
      told({{"told later: "}}, *outcome, plan.told, kDetail);
  }
  print_more(page_, 0, left, kItem);
}

/// Stances that are others than in an earlier story.
void StoryPage::moves() {
  std::size_t shown = 0;
  for (const Move& move : account_.moved) {
    if (shown == kMostRows) break;
    if (shown++ == 0) section("What moved", "since an earlier story");
    const auto entity = std::find_if(
        account_.entities.begin(), account_.entities.end(),
        [&](const StoryEntity& one) { return one.id == move.party; });
    page_.paragraph(
        {{entity == account_.entities.end() ? "?" : entity->name,
          Style::Strong},
         {" \u2014 " + move.issue + ": " + std::string(to_string(move.from)) +
          ", and now " + std::string(to_string(move.to))}},
        kItem);
    for (const auto* side : {&move.before, &move.after})
      if (const Evidence* telling = places_.most_telling(*side))
        told({}, *telling, *side, kDetail);
  }
  print_more(page_, shown, account_.moved.size(), kItem);
}

void StoryPage::timeline() {
  int column = 0;
  for (const TimelineEntry& entry : account_.timeline)
    column = std::max(column, column_width(readable_date(entry.date)));
  column = std::min(column, page_.width() / 3);
  std::size_t shown = 0;
  std::size_t left = account_.timeline.size();
  for (const TimelineEntry& entry : account_.timeline) {
    if (shown == kMostRows) break;
    --left;
    if (&entry == &account_.timeline.front()) section("Timeline");
    const Evidence* telling = take_fresh(entry.evidence);
    if (telling == nullptr) continue;
    ++shown;
    const std::string date = readable_date(entry.date);
    std::string gap;
    for (int i = column_width(date); i < column + 2; ++i) gap += "\u00A0";
    told({{date, Style::Strong}, {gap}}, *telling, entry.evidence,
         {kItem.first, kItem.first + column + 2});
  }
  print_more(page_, 0, left, kItem);
}

}  // namespace synoptic
