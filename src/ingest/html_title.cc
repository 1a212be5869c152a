// SPDX-License-Identifier: Apache-2.0
#include "ingest/html_title.h"

#include <algorithm>

#include "ingest/draft.h"
#include "ingest/line_look.h"
#include "ingest/phrases.h"

namespace synoptic {
namespace {

constexpr std::string_view kTitleNames[] = {
    "og:title", "twitter:title",  "dc.title",
    "headline", "sailthru.title", "parsely-title",
};

bool words_within(std::string_view part, std::string_view whole) {
  const FoldedWords first(part);
  const FoldedWords second(whole);
  return !first.words().empty() &&
         std::search(second.words().begin(), second.words().end(),
                     first.words().begin(),
                     first.words().end()) != second.words().end();
}

/// The title element without the outlet's name: the longer side of the last
/// bar or dash that parts it, where that has words enough.
std::string without_site_name(std::string_view title, std::string_view site) {
  constexpr std::string_view kMarks[] = {
      " | ",      " - ", " \u2013 ", " \u2014 ", " :: ",    " \u00BB ",
      " \u00AB ", " / ", " > ",      " \u00B7 ", " \u2022 "};
  while (true) {
    std::size_t at = std::string_view::npos;
    std::size_t size = 0;
    for (const std::string_view mark : kMarks) {
      const std::size_t found = title.rfind(mark);
      if (found != std::string_view::npos &&
          (at == std::string_view::npos || found > at)) {
        at = found;
        size = mark.size();
      }
    }
    if (at == std::string_view::npos) return std::string(title);
    const std::string_view head = trim_space(title.substr(0, at));
    const std::string_view tail = trim_space(title.substr(at + size));
    const std::size_t head_words = look_at(head).words;
    const std::size_t tail_words = look_at(tail).words;
    const bool strong =
        title.substr(at, size).find_first_of("|:") != std::string_view::npos ||
        title.substr(at, size).find("\u00BB") != std::string_view::npos;
    if (!site.empty() && same_words(head, site)) return std::string(tail);
    if (!site.empty() && same_words(tail, site)) {
      title = head;
      site = {};
      continue;
    }
    if (strong && head_words < tail_words) return std::string(tail);
    if (strong || (tail_words <= 4 && head_words > tail_words)) {
      title = head;
      site = {};
      continue;
    }
    if (head_words <= 3 && tail_words > head_words) return std::string(tail);
    return std::string(title);
  }
}

/// The longest heading that the title element or the given title repeats, the
/// first level before the others.
std::string repeated_heading(const TitleClues& clues, std::string_view given) {
  std::string longest;
  for (const bool is_first : {true, false}) {
    for (const PageHeading& heading : clues.headings) {
      if (heading.is_first == is_first &&
          heading.text.size() > longest.size() &&
          (words_within(heading.text, clues.title_element) ||
           (!given.empty() && words_within(heading.text, given)))) {
        longest = heading.text;
      }
    }
  }
  return longest;
}

}  // namespace

bool same_words(std::string_view a, std::string_view b) {
  const FoldedWords first(a);
  const FoldedWords second(b);
  return std::ranges::equal(first.words(), second.words());
}

std::string choose_title(const TitleClues& clues) {
  const std::string site(find_meta(clues.metas, "og:site_name"));
  std::string given;
  for (const std::string_view name : kTitleNames) {
    given = without_site_name(find_meta(clues.metas, name), site);
    if (!given.empty()) break;
  }
  std::string longest = repeated_heading(clues, given);
  if (!longest.empty() && !same_words(longest, site)) return longest;
  if (!given.empty() && !same_words(given, site)) return given;
  if (!clues.json_headline.empty()) return std::string(clues.json_headline);
  const auto is_first = [](const PageHeading& one) { return one.is_first; };
  if (std::ranges::count_if(clues.headings, is_first) == 1) {
    return std::ranges::find_if(clues.headings, is_first)->text;
  }
  return without_site_name(trim_space(clues.title_element), site);
}

}  // namespace synoptic
