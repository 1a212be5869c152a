// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

#include "output/story_page.h"

namespace synoptic {
namespace {

Style style_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::Conflict:
      return Style::Alarm;
    case Verdict::Update:
      return Style::Changed;
    case Verdict::Differs:
      return Style::Reworded;
    case Verdict::Agree:
    case Verdict::Compatible:
      break;
  }
  return Style::Fine;
}

}  // namespace

void StoryPage::shared_points() {
  const std::vector<const Point*> shared = shared_points_to_show(account_);
  const std::size_t families = count_families(account_.story);
  std::size_t shown = 0;
  std::size_t left = shared.size();
  for (const Point* point : shared) {
    if (shown == kMostPoints) break;
    if (left-- == shared.size())
      section("What several say",
              "of " + counted(families, "independent report"));
    const Evidence* telling = take_fresh(point->evidence);
    if (telling == nullptr) continue;
    ++shown;
    const bool is_all = point->families >= families;
    std::string count = is_all ? "all" : std::to_string(point->families);
    while (count.size() < 3) count += ' ';
    std::string padded;
    for (const char c : count)
      padded += c == ' ' ? std::string("\u00A0") : std::string(1, c);
    told({{padded, Style::Fine}, {"\u00A0 "}}, *telling, point->evidence,
         kCounted);
  }
  print_more(page_, 0, left, kItem);
}

/// "The Harbour Post [post-1:3], Radio [radio-2:7]": where each outlet says
/// it. An outlet without a name is named by its report, as the place is.
std::string StoryPage::outlets_of(const Value& value) const {
  std::string text;
  bool is_open = false;
  for (const ReportId report : value.reports) {
    const std::string& id = places_.report_of(report).document.id;
    const std::string_view outlet = places_.outlet_of(report);
    std::string line;
    for (const Evidence& one : value.evidence)
      if (one.report == report && line.empty()) line = places_.text_of(one);
    const bool is_bare = outlet == id && !line.empty();
    if (is_open) text += is_bare ? ", " : "], ";
    if (!is_open && !text.empty()) text += ", ";
    if (is_bare) {
      text += (is_open ? "" : "[") + line;
      is_open = true;
      continue;
    }
    is_open = false;
    text += std::string(outlet) + (line.empty() ? "" : " [" + line + "]");
  }
  return text + (is_open ? "]" : "");
}

/// A row of a table: the value, who gives it, and below that the sentence.
void StoryPage::value(const Value& value, int column) {
  const Indent cell = {kDetail.first + column + 2, kDetail.first + column + 2};
  const int width = column_width(value.text);
  const Run outlets = {outlets_of(value), Style::Quiet};
  if (width > column) {
    page_.paragraph({{value.text, Style::Strong}}, kDetail);
    page_.paragraph({outlets}, cell);
  } else {
    std::string gap;
    for (int i = width; i < column + 2; ++i) gap += "\u00A0";
    page_.paragraph({{value.text, Style::Strong}, {gap}, outlets},
                    {kDetail.first, cell.rest});
  }
  if (value.evidence.empty()) return;
  const auto in_body = std::find_if(
      value.evidence.begin(), value.evidence.end(),
      [&](const Evidence& one) { return !places_.is_heading(one); });
  std::vector<Run> line;
  add_in_context(
      in_body == value.evidence.end() ? value.evidence.front() : *in_body,
      line);
  page_.paragraph(line, {cell.first, cell.rest + 1});
}

void StoryPage::dispute(const Dispute& dispute) {
  const Variant& variant = *dispute.variant;
  std::vector<Run> runs = {
      {upper_case(to_string(variant.verdict)), style_of(variant.verdict)},
      {" " + std::string(to_string(variant.slot)), Style::Strong}};
  if (variant.between != Between::Reports)
    runs.push_back({variant.between == Between::Parties
                        ? " claimed by different parties"
                        : " inside one report"});
  if (!variant.why.empty()) runs.push_back({": " + variant.why});
  page_.paragraph(runs, kItem);
  int column = 0;
  for (const Value& one : variant.values)
    column = std::max(column, column_width(one.text));
  const int widest = std::min(kValueColumn, page_.width() / 3);
  for (const Value& one : variant.values) value(one, std::min(column, widest));
  figures(variant);
}

/// What the policy that was asked for picks of the values, if it does.
void StoryPage::figures(const Variant& variant) {
  const std::string line = figures_line(places_.survey(), account_, variant);
  if (!line.empty()) page_.paragraph({{line, Style::Changed}}, kDetail);
}

/// Values that can all be true, on one line.
void StoryPage::compatible(const Variant& variant) {
  std::vector<Run> runs = {
      {std::string(to_string(variant.slot)) + ": ", Style::Strong}};
  bool is_first = true;
  for (const Value& value : variant.values) {
    runs.push_back({(is_first ? "" : "; ") + quoted(value.text)});
    runs.push_back({" " + outlets_of(value), Style::Quiet});
    is_first = false;
  }
  page_.paragraph(runs, kItem);
  figures(variant);
}

void StoryPage::disputes() {
  const std::vector<Dispute> disputes = disputes_to_show(account_);
  const auto first_compatible =
      std::find_if(disputes.begin(), disputes.end(), [](const Dispute& one) {
        return one.variant->verdict == Verdict::Compatible;
      });
  const auto worse =
      static_cast<std::size_t>(first_compatible - disputes.begin());
  if (worse > 0) section("Where they differ", "worst first");
  for (std::size_t i = 0; i < std::min(worse, kMostDisputes); ++i) {
    if (i > 0) page_.blank_line();
    dispute(disputes[i]);
  }
  print_more(page_, kMostDisputes, worse, kItem);
  if (worse == disputes.size()) return;
  section("Told otherwise", "and all can be true");
  for (std::size_t i = worse; i < disputes.size(); ++i) {
    if (i == worse + kMostCompatible) break;
    compatible(*disputes[i].variant);
  }
  print_more(page_, kMostCompatible, disputes.size() - worse, kItem);
}

/// Where a copy does not say what it copies, each with both sentences.
void StoryPage::alterations() {
  const auto& all = account_.alterations;
  if (all.empty()) return;
  section("Changed in a copy", "against the report that it repeats");
  for (std::size_t i = 0; i < std::min(all.size(), kMostAlterations); ++i) {
    const Alteration& one = all[i];
    page_.paragraph({{"CHANGED", Style::Changed},
                     {" " + std::string(to_string(one.slot)), Style::Strong},
                     {": " + one.why}},
                    kItem);
    told({}, one.original, {}, kDetail);
    if (!one.copies.empty()) told({}, one.copies.front(), one.copies, kDetail);
  }
  print_more(page_, kMostAlterations, all.size(), kItem);
}

void StoryPage::singles() {
  if (account_.story.members.size() < 2) return;
  std::size_t reports = 0;
  std::size_t left_out = 0;
  for (const Coverage& coverage : account_.coverage) {
    if (coverage.only_here.empty()) continue;
    if (reports == kMostRows) {
      ++left_out;
      continue;
    }
    if (reports == 0) section("What one alone says");
    if (single(coverage)) ++reports;
  }
  if (left_out > 0)
    page_.paragraph(
        {{"\u2026 and " + counted(left_out, "report") + " more", Style::Quiet}},
        kItem);
}

/// What one report alone says; false if it is nothing to show.
bool StoryPage::single(const Coverage& coverage) {
  shown_.clear();
  std::size_t shown = 0;
  std::size_t left = coverage.only_here.size();
  for (const PointId id : coverage.only_here) {
    if (shown == kMostSingles) break;
    --left;
    // A copy alone with its original says the same: once is enough.
    if (!told_alone_.insert(id.value).second) continue;
    const Point& point = account_.points[id.value];
    if (point.evidence.empty() || places_.is_heading(point.evidence.front()))
      continue;
    const Evidence* telling = take_fresh(point.evidence);
    if (telling == nullptr) continue;
    if (shown++ == 0)
      page_.paragraph(
          {{std::string(places_.outlet_of(coverage.report)), Style::Strong}},
          kItem);
    told({}, *telling, point.evidence, kDetail);
  }
  if (shown > 0) print_more(page_, 0, left, kDetail);
  return shown > 0;
}

/// What a report leaves out that most others have.
void StoryPage::gaps() {
  std::size_t reports = 0;
  std::size_t left_out = 0;
  for (const Coverage& coverage : account_.coverage) {
    std::vector<const Point*> missing;
    for (const PointId id : coverage.missing)
      missing.push_back(&account_.points[id.value]);
    if (missing.empty()) continue;
    if (reports == kMostRows) {
      ++left_out;
      continue;
    }
    if (reports++ == 0)
      section("What one leaves out", "of what two or more others had told");
    std::stable_sort(missing.begin(), missing.end(),
                     [](const Point* a, const Point* b) {
                       return a->families > b->families;
                     });
    shown_.clear();
    page_.paragraph(
        {{std::string(places_.outlet_of(coverage.report)), Style::Strong}},
        kItem);
    std::size_t shown = 0;
    for (const Point* point : missing) {
      if (shown == kMostSingles) break;
      const Evidence* telling = take_fresh(point->evidence);
      if (telling == nullptr) continue;
      ++shown;
      told({}, *telling, point->evidence, kDetail);
    }
    print_more(page_, shown, missing.size(), kDetail);
  }
  if (left_out > 0)
    page_.paragraph(
        {{"\u2026 and " + counted(left_out, "report") + " more", Style::Quiet}},
        kItem);
}

}  // namespace synoptic
