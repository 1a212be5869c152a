// SPDX-License-Identifier: Apache-2.0
#include "output/story_page.h"

#include <algorithm>
#include <map>
#include <utility>

namespace synoptic {

std::string quoted(std::string_view words) {
  return "\u201C" + std::string(words) + "\u201D";
}

std::string upper_case(std::string_view word) {
  std::string out(word);
  for (char& c : out)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return out;
}

std::vector<Saying> group_by_words(const Places& places,
                                   const std::vector<Evidence>& evidence) {
  std::vector<Saying> sayings;
  std::map<std::string, std::size_t> seen;
  for (const Evidence& one : evidence) {
    std::string words = inert(places.words_of(one));
    const auto [found, is_new] = seen.emplace(words, sayings.size());
    if (is_new) sayings.push_back({std::move(words), {}});
    sayings[found->second].at.push_back(&one);
  }
  return sayings;
}

void StoryPage::section(std::string_view title, std::string_view note) {
  page_.blank_line();
  std::vector<Run> runs = {{upper_case(title), Style::Heading}};
  if (!note.empty()) runs.push_back({", " + std::string(note), Style::Quiet});
  page_.paragraph(runs, {0, 2});
}

void print_more(TerminalPage& page, std::size_t shown, std::size_t all,
                Indent indent) {
  if (shown >= all) return;
  page.paragraph({{"\u2026 and " + std::to_string(all - shown) +
                       " more (--format json has all)",
                   Style::Quiet}},
                 indent);
}

Run StoryPage::place_run(const std::vector<const Evidence*>& at) const {
  std::string text;
  std::vector<std::string> seen;
  std::size_t left_out = 0;
  for (const Evidence* one : at) {
    std::string place = places_.text_of(*one);
    if (std::find(seen.begin(), seen.end(), place) != seen.end()) continue;
    if (seen.size() == kMostPlaces) {
      ++left_out;
      continue;
    }
    text += (seen.empty() ? " [" : ", ") + place;
    seen.push_back(std::move(place));
  }
  if (left_out > 0) text += " and " + std::to_string(left_out) + " more";
  return {text.empty() ? text : text + "]", Style::Quiet};
}

void StoryPage::add_holders(const Evidence& evidence,
                            std::vector<Run>& runs) const {
  for (const Holder& holder : evidence.holders)
    if (!holder.name.empty())
      runs.push_back({", according to " + holder.name, Style::Plain});
}

void StoryPage::saying(const Saying& saying, Indent indent) {
  std::vector<Run> runs = {{quoted(saying.words)}};
  add_holders(*saying.at.front(), runs);
  runs.push_back(place_run(saying.at));
  page_.paragraph(runs, indent);
}

void StoryPage::evidence_list(const std::vector<Evidence>& evidence,
                              Indent indent) {
  const std::vector<Saying> sayings = group_by_words(places_, evidence);
  for (std::size_t i = 0; i < std::min(sayings.size(), kMostEvidence); ++i)
    saying(sayings[i], indent);
  print_more(page_, kMostEvidence, sayings.size(), indent);
}

void StoryPage::reports() {
  const auto& members = account_.story.members;
  const std::size_t shown = std::min(members.size(), kMostReports);
  section("Reports");
  int id_width = 0;
  for (std::size_t i = 0; i < shown; ++i)
    id_width = std::max(
        id_width,
        column_width(places_.report_of(members[i].report).document.id));
  id_width = std::min(id_width, page_.width() / 3);
  for (std::size_t i = 0; i < shown; ++i) {
    const Document& document = places_.report_of(members[i].report).document;
    const int gap = std::max(0, id_width - column_width(document.id)) + 2;
    std::vector<Run> runs = {{document.id, Style::Strong}};
    std::string spaces;
    for (int k = 0; k < gap; ++k) spaces += "\u00A0";
    runs.push_back({spaces + document.source});
    const bool has_date = i < account_.dates.size();
    const std::string date = readable_date(
        has_date ? account_.dates[i].published : document.published);
    const bool is_inferred = has_date && account_.dates[i].inferred;
    runs.push_back({std::string(document.source.empty() ? "" : ", ") +
                        (date.empty() ? "undated" : date) +
                        (is_inferred ? " (inferred)" : ""),
                    Style::Quiet});
    if (members[i].copy_of)
      runs.push_back({" \u2014 repeats " +
                          places_.report_of(*members[i].copy_of).document.id,
                      Style::Changed});
    page_.paragraph(runs, {2, 4 + id_width});
  }
  print_more(page_, shown, members.size(), kItem);
}

void StoryPage::related() {
  for (const Relation& relation : account_.story.related) {
    const std::string number = std::to_string(relation.story.value + 1);
    const std::string_view kind =
        relation.kind == RelationKind::Later     ? "Later: story "
        : relation.kind == RelationKind::Earlier ? "Earlier: story "
                                                 : "Same topic: story ";
    std::vector<Run> runs = {{std::string(kind) + number, Style::Strong},
                             {", " + relation.why}};
    if (!relation.evidence.empty()) {
      std::vector<const Evidence*> at;
      for (const Evidence& one : relation.evidence) at.push_back(&one);
      runs.push_back(place_run(at));
    }
    page_.paragraph(runs, {3, 5});
  }
}

void StoryPage::print(std::size_t number) {
  page_.rule(U'\u2500');
  page_.paragraph({{std::to_string(number) + "\u00A0 ", Style::Heading},
                   {std::string(places_.words_of(places_.title_of(account_))),
                    Style::Strong}},
                  {0, 3});
  const auto& story = account_.story;
  std::string when = readable_date(account_.begin);
  if (!account_.end.empty() && account_.end != account_.begin)
    when += " \u2013 " + readable_date(account_.end);
  page_.paragraph({{(when.empty() ? "" : when + " \u00B7 ") +
                        counted(story.members.size(), "report") + ", " +
                        std::to_string(count_families(story)) + " independent",
                    Style::Quiet}},
                  {3, 3});
  related();
  reports();
  shared_points();
  disputes();
  singles();
  quotations();
  positions();
  agreed_and_planned();
  timeline();
  page_.blank_line();
}

}  // namespace synoptic
