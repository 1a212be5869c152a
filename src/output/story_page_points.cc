// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
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
  std::vector<const Point*> shared;
  for (const Point& point : account_.points)
    if (point.families > 1 && !is_disputed(point)) shared.push_back(&point);
  if (shared.empty()) return;
  const std::size_t families = count_families(account_.story);
  std::stable_sort(
      shared.begin(), shared.end(),
      [](const Point* a, const Point* b) { return a->families > b->families; });
  section("What several say", "of " + counted(families, "independent report"));
  const std::size_t shown = std::min(shared.size(), kMostPoints);
  for (std::size_t i = 0; i < shown; ++i) {
    const Point& point = *shared[i];
    const Evidence* telling = places_.most_telling(point.evidence);
    if (telling == nullptr) continue;
    std::vector<const Evidence*> at = {telling};
    for (const Evidence& one : point.evidence)
      if (&one != telling) at.push_back(&one);
    const bool is_all = point.families >= families;
    std::vector<Run> runs = {
        {is_all ? "all" : std::to_string(point.families), Style::Fine},
        {"\u00A0 " + quoted(places_.words_of(*telling))}};
    add_holders(*telling, runs);
    runs.push_back(place_run(at));
    page_.paragraph(runs, kItem);
  }
  print_more(page_, shown, shared.size(), kItem);
}

/// The places of a value's words, one entry for each sentence that is worded
/// alike.
std::vector<Saying> StoryPage::sentences_of(const Value& value) const {
  std::vector<Saying> sayings;
  std::map<std::string, std::size_t> seen;
  for (const Evidence& one : value.evidence) {
    const std::string& text = places_.report_of(one.report).document.text;
    std::string words = inert(slice(text, places_.sentence_of(one)));
    const auto [found, is_new] = seen.emplace(words, sayings.size());
    if (is_new) sayings.push_back({std::move(words), {}});
    sayings[found->second].at.push_back(&one);
  }
  return sayings;
}

void StoryPage::value(const Value& value, Verdict verdict) {
  std::vector<Run> runs = {{value.text, Style::Strong}, {" \u2014 "}};
  std::string outlets;
  for (const ReportId report : value.reports)
    outlets +=
        (outlets.empty() ? "" : ", ") + std::string(places_.outlet_of(report));
  runs.push_back({outlets});
  const std::vector<Saying> sayings = sentences_of(value);
  if (verdict == Verdict::Compatible) {
    std::vector<const Evidence*> at;
    for (const Saying& saying : sayings) at.push_back(saying.at.front());
    runs.push_back(place_run(at));
    return page_.paragraph(runs, kDetail);
  }
  page_.paragraph(runs, kDetail);
  for (std::size_t i = 0; i < std::min(sayings.size(), kMostEvidence); ++i) {
    const Evidence& one = *sayings[i].at.front();
    const std::string& text = places_.report_of(one.report).document.text;
    const Span around = places_.around(one, kMostContext);
    std::vector<Run> line = {
        {"\u201C" + std::string(slice(text, {around.begin, one.span.begin}))},
        {std::string(slice(text, one.span)), Style::Strong},
        {std::string(slice(text, {one.span.end, around.end})) + "\u201D"}};
    add_holders(one, line);
    line.push_back(place_run(sayings[i].at));
    page_.paragraph(line, kEvidence);
  }
  print_more(page_, kMostEvidence, sayings.size(), kEvidence);
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
  for (const Value& one : variant.values) value(one, variant.verdict);
}

void StoryPage::disputes() {
  std::vector<Dispute> disputes = disputes_of(account_);
  if (disputes.empty()) return;
  const auto first_compatible =
      std::find_if(disputes.begin(), disputes.end(), [](const Dispute& one) {
        return one.variant->verdict == Verdict::Compatible;
      });
  const auto worse =
      static_cast<std::size_t>(first_compatible - disputes.begin());
  section("Where they differ", "worst first");
  std::size_t shown = 0;
  const auto show = [&](std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < to; ++i) {
      if (shown++ > 0) page_.blank_line();
      dispute(disputes[i]);
    }
  };
  show(0, std::min(worse, kMostDisputes));
  show(worse, std::min(disputes.size(), worse + kMostCompatible));
  print_more(page_, shown, disputes.size(), kItem);
}

void StoryPage::singles() {
  if (account_.story.members.size() < 2) return;
  std::size_t reports = 0;
  for (const Coverage& coverage : account_.coverage) {
    if (coverage.only_here.empty()) continue;
    if (reports == 0) section("What one alone says");
    if (++reports > kMostRows) continue;
    page_.paragraph(
        {{std::string(places_.outlet_of(coverage.report)), Style::Strong}},
        kItem);
    const std::size_t all = coverage.only_here.size();
    const std::size_t shown = std::min(all, kMostSingles);
    for (std::size_t i = 0; i < shown; ++i) {
      const Point& point = account_.points[coverage.only_here[i].value];
      if (point.evidence.empty()) continue;
      saying({inert(places_.words_of(point.evidence.front())),
              {&point.evidence.front()}},
             kDetail);
    }
    print_more(page_, shown, all, kDetail);
  }
  if (reports > kMostRows)
    page_.paragraph({{"\u2026 and " + counted(reports - kMostRows, "report") +
                          " more (--format json has all)",
                      Style::Quiet}},
                    kItem);
}

}  // namespace synoptic
