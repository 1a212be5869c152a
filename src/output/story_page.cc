// SPDX-License-Identifier: Apache-2.0
#include "output/story_page.h"

#include <algorithm>
#include <map>
#include <utility>

#include "base/unicode.h"
#include "base/utf8.h"

namespace synoptic {

std::string quoted(std::string_view words) {
  const std::size_t last = words.find_last_not_of(", \n\t");
  return "\u201C" + std::string(words.substr(0, last + 1)) + "\u201D";
}

namespace {

/// True for what is quoted from end to end: "It rains."
bool is_between_marks(std::string_view text) {
  if (text.empty()) return false;
  const CodePoint first = decode_utf8(text, 0);
  const CodePoint last = decode_utf8_before(text, text.size());
  if (first.size + last.size >= text.size()) return false;
  if (!is_double_quote(first.value) || !is_double_quote(last.value))
    return false;
  text = text.substr(first.size, text.size() - first.size - last.size);
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint inside = decode_utf8(text, at);
    if (is_double_quote(inside.value)) return false;
    at += inside.size;
  }
  return true;
}

}  // namespace

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
  shown_.clear();
}

void print_more(TerminalPage& page, std::size_t shown, std::size_t all,
                Indent indent) {
  if (shown >= all) return;
  page.paragraph(
      {{"\u2026 and " + std::to_string(all - shown) + " more", Style::Quiet}},
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

/// Names who vouches for the words, unless the words shown say so themselves
/// or a pronoun is all there is.
void StoryPage::add_holders(const Evidence& evidence, Span shown,
                            std::vector<Run>& runs) const {
  std::vector<std::string_view> named;
  for (const Holder& holder : evidence.holders) {
    const Evidence at = {evidence.report, holder.span, {}};
    const bool is_known =
        std::find(named.begin(), named.end(), holder.name) != named.end();
    const bool is_seen = overlap(holder.span, shown);
    if (holder.name.empty() || is_known || is_seen || places_.is_pronoun(at))
      continue;
    named.push_back(holder.name);
    runs.push_back({", according to " + holder.name, Style::Plain});
  }
}

/// The evidence that tells most among that which says something in a sentence
/// that this section has not shown; null if there is none. Its sentence counts
/// as shown from now on.
const Evidence* StoryPage::take_fresh(const std::vector<Evidence>& evidence) {
  std::vector<const Evidence*> fresh;
  for (const Evidence& one : evidence) {
    const Span sentence = places_.sentence_of(one);
    const bool is_shown =
        std::any_of(shown_.begin(), shown_.end(), [&](const Evidence& seen) {
          return seen.report == one.report && overlap(seen.span, sentence);
        });
    if (!is_shown && places_.says_something(one)) fresh.push_back(&one);
  }
  const Evidence* best = places_.most_telling_of(fresh);
  if (best != nullptr)
    shown_.push_back({best->report, places_.sentence_of(*best), {}});
  return best;
}

/// The words, strong, in as much of their sentence as a reader needs. A list
/// item loses its bullet, and a sentence in quotation marks gets no others.
void StoryPage::add_in_context(const Evidence& evidence,
                               std::vector<Run>& runs) const {
  const std::string& text = places_.report_of(evidence.report).document.text;
  const Span sentence = places_.sentence_of(evidence);
  const Span around = places_.around(evidence, kMostContext);
  const Span words = evidence.span;
  std::string before(slice(text, {around.begin, words.begin}));
  std::string after(slice(text, {words.end, around.end}));
  const std::size_t letters = before.find_first_not_of("-* \u2022");
  if (around.begin == sentence.begin && before.find(' ') < letters)
    before.erase(0, std::min(letters, before.size()));
  after.erase(after.find_last_not_of(", \n\t") + 1);
  if (around.begin > sentence.begin) before = "\u2026" + before;
  if (around.end < sentence.end) after += "\u2026";
  const std::string all = before + std::string(slice(text, words)) + after;
  const bool is_quoted = is_between_marks(all);
  runs.push_back({(is_quoted ? "" : "\u201C") + before});
  runs.push_back({std::string(slice(text, words)), Style::Strong});
  runs.push_back({after + (is_quoted ? "" : "\u201D")});
  add_holders(evidence, around, runs);
}

/// One line of a section: the telling words in their sentence, and every place
/// where the reports say so.
void StoryPage::told(std::vector<Run> head, const Evidence& telling,
                     const std::vector<Evidence>& all, Indent indent) {
  add_in_context(telling, head);
  std::vector<const Evidence*> at = {&telling};
  for (const Evidence& one : all)
    if (&one != &telling) at.push_back(&one);
  head.push_back(place_run(at));
  page_.paragraph(head, indent);
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
    for (Run& run : origin_of(members[i])) runs.push_back(std::move(run));
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
  citations();
  shared_points();
  disputes();
  alterations();
  singles();
  gaps();
  quotations();
  positions();
  moves();
  agreed_and_planned();
  timeline();
  page_.blank_line();
}

}  // namespace synoptic
