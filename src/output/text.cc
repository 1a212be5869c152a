// SPDX-License-Identifier: Apache-2.0
#include "output/text.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "output/story_page.h"

namespace synoptic {
namespace {

// Wider lines are hard to read, narrower ones hold nothing.
constexpr int kWidest = 120;
constexpr int kNarrowest = 40;
constexpr std::size_t kMostStories = 20;
constexpr std::size_t kMostLone = 30;

/// True if there is nothing to compare: one report by itself.
bool is_lone(const Account& account) {
  return account.story.members.size() < 2 && account.story.related.empty() &&
         disputes_to_show(account).empty();
}

void print_lone(const std::vector<const Account*>& accounts,
                const Places& places, TerminalPage& page) {
  if (accounts.empty()) return;
  page.rule(U'\u2500');
  page.paragraph({{"TOLD BY ONE REPORT ONLY", Style::Heading}});
  const std::size_t shown = std::min(accounts.size(), kMostLone);
  for (std::size_t i = 0; i < shown; ++i) {
    const Account& account = *accounts[i];
    const Evidence title = places.title_of(account);
    page.paragraph({{std::to_string(account.story.id.value + 1), Style::Quiet},
                    {"\u00A0 "},
                    {std::string(places.words_of(title))},
                    {" [" + places.text_of(title) + "]", Style::Quiet}},
                   {2, 5});
  }
  print_more(page, shown, accounts.size(), {2, 4});
  page.blank_line();
}

}  // namespace

std::string survey_to_text(const Survey& survey, const TextOptions& options) {
  TerminalPage page(options.color,
                    std::clamp(options.width, kNarrowest, kWidest));
  page.paragraph({{head_line(survey)}}, {0, 2});
  if (const std::string line = selection_line(survey); !line.empty())
    page.paragraph({{line}}, {0, 2});
  const Places places(survey);
  const bool is_one = survey.accounts.size() == 1;
  std::vector<const Account*> told, lone;
  for (const Account& account : survey.accounts)
    (is_lone(account) && !is_one ? lone : told).push_back(&account);
  const std::size_t shown = std::min(told.size(), kMostStories);
  for (std::size_t i = 0; i < shown; ++i)
    StoryPage(*told[i], places, page).print(told[i]->story.id.value + 1);
  print_more(page, shown, told.size(), {0, 2});
  print_lone(lone, places, page);
  if (!survey.accounts.empty())
    page.paragraph({{"All of it: --format json; side by side: --format html",
                     Style::Quiet}});
  return page.take();
}

}  // namespace synoptic
