// SPDX-License-Identifier: Apache-2.0
#include "output/html_story.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "output/disputes.h"
#include "output/html_columns.h"
#include "output/html_text.h"
#include "output/json_words.h"
#include "output/origins.h"

namespace synoptic {
namespace {

/// How many outlets are named beside an item; the columns show all.
constexpr std::size_t kMostOutlets = 8;
/// Of what a report leaves out, so much is listed: what most others have.
constexpr std::size_t kMostGaps = 5;
constexpr std::size_t kColors = 6;  ///< As many as the page's style has.

struct Kind {
  std::string_view name;   ///< In `data-kind`.
  std::string_view label;  ///< On the button that shows it alone.
};
constexpr std::array kKinds = {
    Kind{"conflict", "Conflict"},     Kind{"update", "Update"},
    Kind{"differs", "Other words"},   Kind{"altered", "Changed in a copy"},
    Kind{"compatible", "Compatible"}, Kind{"agree", "Several say"},
    Kind{"alone", "One alone"},       Kind{"quote", "Quotes"},
    Kind{"position", "Positions"},    Kind{"agreed", "Agreed"},
    Kind{"planned", "To come"},       Kind{"timeline", "Timeline"},
    Kind{"missing", "Left out"},      Kind{"cites", "Citations"},
};

std::string letter_of(std::size_t value) {
  return {static_cast<char>('A' + value % 26)};
}

std::string color_of(std::size_t value) {
  return "v" + std::to_string(value % kColors + 1);
}

/// Writes the items of one account and gathers the marks they need.
class ItemList {
 public:
  ItemList(const Account& account, const Places& places)
      : account_(account), places_(places) {}

  void write();
  const std::string& items() const { return out_; }
  const HtmlMarks& marks() const { return marks_; }
  std::string filters() const;

 private:
  void open_group(std::string_view heading);
  bool is_fresh(const std::vector<Evidence>& evidence);
  void close_group();
  void open_item(std::string_view kind, std::size_t values = 0);
  void close_item() { out_ += "</div>\n"; }
  void mark(const std::vector<Evidence>& evidence, int value = -1,
            bool is_tense = false);
  std::string outlets(const std::vector<ReportId>& reports) const;
  std::string holders(const std::vector<Evidence>& evidence) const;
  std::string words(const Evidence& evidence) const;
  void words_and_outlets(const std::vector<Evidence>& evidence,
                         std::string_view label_html = {});
  void value_row(std::size_t value, std::string_view text,
                 const std::vector<Evidence>& evidence);

  void disputes(bool is_compatible);
  void dispute(const Dispute& dispute);
  void alterations();
  void citations();
  void shared_points();
  void single_points();
  void quotations();
  void positions();
  void moves();
  void agreed();
  void planned();
  void timeline();
  void gaps();
  void gaps_of(const Coverage& coverage);

  const Account& account_;
  const Places& places_;
  std::string out_;
  HtmlMarks marks_;
  std::set<std::pair<std::uint32_t, std::uint32_t>> shown_;  // In this group.
  std::uint32_t number_ = 0;
  std::array<std::size_t, kKinds.size()> counts_{};
};

void ItemList::open_group(std::string_view heading) {
  shown_.clear();
  out_ += "<div role=\"group\"" + attribute("aria-label", heading) + ">" +
          element("h3", "", heading) + "\n";
}

/// True if the telling words say something that this group has not shown in
/// the same words of the same place; they count as shown from now on.
bool ItemList::is_fresh(const std::vector<Evidence>& evidence) {
  const Evidence* telling = places_.most_telling(evidence);
  return telling != nullptr && places_.says_something(*telling) &&
         shown_.insert({telling->report.value, telling->span.begin}).second;
}

void ItemList::close_group() { out_ += "</div>\n"; }

void ItemList::open_item(std::string_view kind, std::size_t values) {
  ++number_;
  for (std::size_t i = 0; i < kKinds.size(); ++i)
    if (kKinds[i].name == kind) ++counts_[i];
  const std::string number = std::to_string(number_);
  out_ += "<div role=\"option\" aria-selected=\"false\" tabindex=\"-1\"" +
          attribute("class", "item " + std::string(kind)) +
          attribute("id", id_text(account_.story.id) + "-" + number) +
          attribute("data-n", number) + attribute("data-kind", kind);
  if (values > 0) out_ += attribute("data-values", std::to_string(values));
  out_ += ">";
}

void ItemList::mark(const std::vector<Evidence>& evidence, int value,
                    bool is_tense) {
  for (const Evidence& one : evidence)
    marks_[one.report].push_back({one.span, number_, value, is_tense});
}

std::string ItemList::outlets(const std::vector<ReportId>& reports) const {
  std::string text;
  const std::size_t shown = std::min(reports.size(), kMostOutlets);
  for (std::size_t i = 0; i < shown; ++i)
    text += (i == 0 ? "<bdi>" : ", <bdi>") +
            escape_html(places_.outlet_of(reports[i])) + "</bdi>";
  if (shown < reports.size())
    text += " and " + std::to_string(reports.size() - shown) + " more";
  return text;
}

std::string ItemList::holders(const std::vector<Evidence>& evidence) const {
  std::vector<std::string_view> names;
  for (const Evidence& one : evidence)
    for (const Holder& holder : one.holders)
      if (!holder.name.empty() &&
          !places_.is_pronoun({one.report, holder.span, {}}) &&
          std::find(names.begin(), names.end(), holder.name) == names.end())
        names.push_back(holder.name);
  std::string text;
  for (std::size_t i = 0; i < std::min(names.size(), kMostOutlets); ++i)
    text += (i == 0 ? " \u00B7 according to <bdi>" : ", <bdi>") +
            escape_html(names[i]) + "</bdi>";
  return text;
}

std::string ItemList::words(const Evidence& evidence) const {
  return "<q class=\"words\" dir=\"auto\">" +
         escape_html(places_.words_of(evidence)) + "</q>";
}

void ItemList::words_and_outlets(const std::vector<Evidence>& evidence,
                                 std::string_view label_html) {
  const Evidence* telling = places_.most_telling(evidence);
  if (telling == nullptr) return;
  out_ += "<p>" + std::string(label_html) + words(*telling) +
          "</p><p class=\"who\">" + outlets(reports_of(evidence)) +
          holders({*telling}) + "</p>";
}

void ItemList::value_row(std::size_t value, std::string_view text,
                         const std::vector<Evidence>& evidence) {
  out_ += "<li>" +
          element("span", "letter " + color_of(value), letter_of(value)) +
          "<span><span class=\"words\" dir=\"auto\">" + escape_html(text) +
          "</span> <span class=\"who\">" + outlets(reports_of(evidence)) +
          holders(evidence) + "</span></span></li>";
}

void ItemList::dispute(const Dispute& dispute) {
  const Variant& variant = *dispute.variant;
  const std::string_view verdict = to_string(variant.verdict);
  open_item(verdict, variant.values.size());
  mark(dispute.point->evidence);
  out_ += "<p class=\"head\">" + element("span", "verdict", verdict) +
          element("span", "about", to_string(variant.slot));
  if (variant.between == Between::Parties)
    out_ += " <span class=\"who\">claimed by different parties</span>";
  if (variant.between == Between::OneReport)
    out_ += " <span class=\"who\">inside one report</span>";
  out_ += "</p>";
  if (!variant.why.empty()) out_ += element("p", "why", variant.why);
  out_ += "<ul class=\"values\">";
  for (std::size_t i = 0; i < variant.values.size(); ++i) {
    const Value& value = variant.values[i];
    mark(value.evidence, static_cast<int>(i),
         variant.verdict != Verdict::Compatible);
    value_row(i, value.text, value.evidence);
  }
  out_ += "</ul>";
  if (const auto line = figures_line(places_.survey(), account_, variant);
      !line.empty())
    out_ += element("p", "figures", line);
  close_item();
}

void ItemList::disputes(bool is_compatible) {
  bool is_open = false;
  for (const Dispute& one : disputes_to_show(account_)) {
    if ((one.variant->verdict == Verdict::Compatible) != is_compatible)
      continue;
    if (!is_open)
      open_group(is_compatible ? "Told otherwise, and both can be true"
                               : "Where they differ");
    is_open = true;
    dispute(one);
  }
  if (is_open) close_group();
}

/// Where a copy does not say what it copies: A is the original.
void ItemList::alterations() {
  if (account_.alterations.empty()) return;
  open_group("Changed in a copy");
  for (const Alteration& one : account_.alterations) {
    open_item("altered", 2);
    out_ += "<p class=\"head\">" + element("span", "verdict", "changed") +
            element("span", "about", to_string(one.slot)) + "</p>" +
            element("p", "why", one.why) + "<ul class=\"values\">";
    mark({one.original});
    mark(one.copies);
    mark({one.original}, 0, true);
    value_row(0, places_.words_of(one.original), {one.original});
    mark(one.copies, 1, true);
    if (!one.copies.empty())
      value_row(1, places_.words_of(one.copies.front()), one.copies);
    out_ += "</ul>";
    close_item();
  }
  close_group();
}

/// Whom the reports cite, rings first.
void ItemList::citations() {
  const std::vector<const Citation*> all = citations_to_show(account_);
  if (all.empty()) return;
  open_group("Who cites whom");
  for (const Citation* citation : all) {
    open_item("cites");
    out_ += "<p class=\"head\">" +
            element("span", "verdict",
                    citation->circular ? "in a circle" : "cites") +
            element("span", "about", citation_head(*citation, places_)) +
            "</p>";
    if (citation->circular) out_ += element("p", "why", citation->why);
    mark({citation->evidence});
    words_and_outlets({citation->evidence});
    close_item();
  }
  close_group();
}

void ItemList::shared_points() {
  const std::size_t families = count_families(account_.story);
  const std::vector<const Point*> shared = shared_points_to_show(account_);
  if (shared.empty()) return;
  open_group("What several say");
  for (const Point* point : shared) {
    if (!is_fresh(point->evidence)) continue;
    open_item("agree");
    mark(point->evidence);
    words_and_outlets(point->evidence,
                      element("span", "verdict",
                              std::to_string(point->families) + " of " +
                                  std::to_string(families)));
    close_item();
  }
  close_group();
}

void ItemList::single_points() {
  bool is_open = false;
  for (const Point& point : account_.points) {
    if (point.families > 1 || is_disputed(point)) continue;
    const Evidence* telling = places_.most_telling(point.evidence);
    if (telling == nullptr || places_.is_heading(*telling) ||
        !is_fresh(point.evidence))
      continue;
    if (!is_open)
      open_group(account_.story.members.size() > 1
                     ? "What one source alone says"
                     : "What the report says");
    is_open = true;
    open_item("alone");
    mark(point.evidence);
    words_and_outlets(point.evidence);
    close_item();
  }
  if (is_open) close_group();
}

void ItemList::quotations() {
  if (account_.quotations.empty()) return;
  open_group("Who said what");
  for (const LedgerEntry& entry : account_.quotations) {
    const bool is_many = entry.verdict == QuotationVerdict::Differs;
    open_item("quote", is_many ? entry.uses.size() : 0);
    out_ += "<p class=\"head\"><b dir=\"auto\">" +
            escape_html(entry.speaker_name.empty() ? "Somebody not named"
                                                   : entry.speaker_name) +
            "</b>";
    if (is_many)
      out_ += element(
          "span", "who",
          ", in other words: " + std::string(to_string(entry.relation)));
    out_ += "</p>";
    std::vector<Evidence> uses;
    for (const QuotationUse& use : entry.uses) uses.push_back(use.evidence);
    mark(uses);
    if (is_many) {
      out_ += "<ul class=\"values\">";
      for (std::size_t i = 0; i < uses.size(); ++i) {
        mark({uses[i]}, static_cast<int>(i));
        value_row(i, places_.words_of(uses[i]), {uses[i]});
      }
      out_ += "</ul>";
    } else {
      words_and_outlets(uses);
    }
    close_item();
  }
  close_group();
}

void ItemList::positions() {
  if (account_.positions.empty()) return;
  open_group("Positions");
  for (const Position& position : account_.positions) {
    const auto party = std::find_if(
        account_.entities.begin(), account_.entities.end(),
        [&](const StoryEntity& one) { return one.id == position.party; });
    open_item("position");
    mark(position.evidence);
    out_ += "<p class=\"head\"><b dir=\"auto\">" +
            escape_html(party == account_.entities.end() ? "?" : party->name) +
            "</b> " + escape_html(to_string(position.stance));
    if (!position.issue.empty())
      out_ += ": " + element("span", "about", position.issue);
    if (!position.date.empty())
      out_ += element("span", "who", ", " + readable_date(position.date));
    out_ += "</p>";
    words_and_outlets(position.evidence);
    close_item();
  }
  close_group();
}

/// Stances that are others than in an earlier story.
void ItemList::moves() {
  if (account_.moved.empty()) return;
  open_group("What moved since an earlier story");
  for (const Move& move : account_.moved) {
    const auto party = std::find_if(
        account_.entities.begin(), account_.entities.end(),
        [&](const StoryEntity& one) { return one.id == move.party; });
    open_item("position");
    mark(move.after);
    out_ += "<p class=\"head\"><b dir=\"auto\">" +
            escape_html(party == account_.entities.end() ? "?" : party->name) +
            "</b>: " + element("span", "about", move.issue) + "</p>" +
            element("p", "why",
                    std::string(to_string(move.from)) + ", and now " +
                        std::string(to_string(move.to)));
    words_and_outlets(move.before);
    words_and_outlets(move.after);
    close_item();
  }
  close_group();
}

void ItemList::agreed() {
  if (account_.agreed.empty()) return;
  open_group("Agreed");
  for (const Agreement& agreement : account_.agreed) {
    if (!is_fresh(agreement.evidence)) continue;
    open_item("agreed");
    mark(agreement.evidence);
    if (!agreement.date.empty())
      out_ += element("p", "head", readable_date(agreement.date));
    words_and_outlets(agreement.evidence);
    close_item();
  }
  close_group();
}

void ItemList::planned() {
  if (account_.planned.empty()) return;
  open_group("To come");
  for (const Plan& plan : account_.planned) {
    if (!is_fresh(plan.evidence)) continue;
    open_item("planned");
    mark(plan.evidence);
    out_ += "<p class=\"head\">" +
            element("span", "about", to_string(plan.outcome));
    if (!plan.by.empty()) out_ += ", " + escape_html(readable_date(plan.by));
    if (!plan.condition.empty()) out_ += ", if " + escape_html(plan.condition);
    out_ += "</p>";
    words_and_outlets(plan.evidence);
    words_and_outlets(plan.told, element("span", "who", "told later: "));
    close_item();
  }
  close_group();
}

void ItemList::timeline() {
  if (account_.timeline.empty()) return;
  open_group("Timeline");
  for (const TimelineEntry& entry : account_.timeline) {
    if (!is_fresh(entry.evidence)) continue;
    open_item("timeline");
    mark(entry.evidence);
    out_ += "<p class=\"head about\">" +
            escape_html(readable_date(entry.date)) + "</p>";
    words_and_outlets(entry.evidence);
    close_item();
  }
  close_group();
}

/// What reports leave out of that which two or more others had told.
void ItemList::gaps() {
  bool is_open = false;
  for (const Coverage& coverage : account_.coverage) {
    if (coverage.missing.empty()) continue;
    if (!is_open) open_group("What one leaves out of what others had told");
    is_open = true;
    gaps_of(coverage);
  }
  if (is_open) close_group();
}

void ItemList::gaps_of(const Coverage& coverage) {
  shown_.clear();
  std::vector<const Point*> missing;
  for (const PointId id : coverage.missing)
    missing.push_back(&account_.points[id.value]);
  std::stable_sort(
      missing.begin(), missing.end(),
      [](const Point* a, const Point* b) { return a->families > b->families; });
  std::size_t shown = 0;
  for (const Point* point : missing) {
    if (shown == kMostGaps) break;
    if (!is_fresh(point->evidence)) continue;
    ++shown;
    open_item("missing");
    mark(point->evidence);
    out_ += "<p class=\"head\">not in <b dir=\"auto\">" +
            escape_html(places_.outlet_of(coverage.report)) + "</b></p>";
    words_and_outlets(point->evidence);
    close_item();
  }
}

void ItemList::write() {
  disputes(false);
  alterations();
  citations();
  shared_points();
  disputes(true);
  quotations();
  positions();
  moves();
  agreed();
  planned();
  timeline();
  single_points();
  gaps();
}

std::string ItemList::filters() const {
  const auto button = [](std::string_view kind, std::string_view label,
                         std::size_t count) {
    return "<button type=\"button\"" + attribute("data-only", kind) +
           attribute("aria-pressed", kind == "all" ? "true" : "false") + ">" +
           escape_html(label) + " " +
           element("span", "count", std::to_string(count)) + "</button>";
  };
  std::string out = button("all", "All", number_);
  for (std::size_t i = 0; i < kKinds.size(); ++i)
    if (counts_[i] > 0)
      out += button(kKinds[i].name, kKinds[i].label, counts_[i]);
  return out;
}

std::string lead(const Account& account, const Places& places) {
  std::string out = "<header class=\"lead\"><h2 dir=\"auto\">" +
                    escape_html(places.words_of(places.title_of(account))) +
                    "</h2><p>";
  std::string when = readable_date(account.begin);
  if (!account.end.empty() && account.end != account.begin)
    when += " \u2013 " + readable_date(account.end);
  if (!when.empty()) out += escape_html(when) + " \u00B7 ";
  out += counted(account.story.members.size(), "report") + ", " +
         std::to_string(count_families(account.story)) + " independent</p>";
  for (const Relation& relation : account.story.related) {
    const std::string id = id_text(relation.story);
    const std::string_view kind =
        relation.kind == RelationKind::Earlier ? "Earlier: "
        : relation.kind == RelationKind::Later ? "Later: "
                                               : "Same topic: ";
    const std::string name =
        std::string(kind) + "story " + std::to_string(relation.story.value + 1);
    const bool is_shown = std::ranges::any_of(
        places.survey().accounts,
        [&](const Account& other) { return other.story.id == relation.story; });
    out += "<p class=\"related\">";
    out += is_shown ? "<a" + attribute("href", "#" + id) + ">" + name + "</a>"
                    : element("b", "", name);
    out += ", " + escape_html(relation.why) + "</p>";
  }
  return out + "</header>\n";
}

}  // namespace

std::string story_section(const Account& account, const Places& places) {
  ItemList list(account, places);
  list.write();
  const std::string id = id_text(account.story.id);
  std::string out = "<section class=\"story\" role=\"tabpanel\"" +
                    attribute("id", id) +
                    attribute("aria-labelledby", "tab-" + id) + ">\n";
  out += "<div class=\"account\">" + lead(account, places);
  out +=
      "<div class=\"filters scripted\" hidden role=\"toolbar\" "
      "aria-label=\"Show only\">" +
      list.filters() + "</div>\n";
  out +=
      "<div class=\"items\" role=\"listbox\" aria-label=\"What the reports "
      "say\">\n" +
      list.items() + "</div>\n";
  out +=
      "<div class=\"hint scripted\" hidden><label><input type=\"checkbox\">"
      "Only reports that say it</label><span class=\"keys\"><kbd>j</kbd> "
      "<kbd>k</kbd> move \u00B7 <kbd>Enter</kbd> next place \u00B7 "
      "<kbd>Esc</kbd> clear</span></div></div>\n";
  out += "<div class=\"reports\" role=\"region\" aria-label=\"Reports\">\n";
  const std::vector<HtmlMark> none;
  for (std::size_t i = 0; i < account.story.members.size(); ++i) {
    const auto found = list.marks().find(account.story.members[i].report);
    out += report_column(account, i, places,
                         found == list.marks().end() ? none : found->second);
  }
  return out + "</div></section>\n";
}

}  // namespace synoptic
