// SPDX-License-Identifier: Apache-2.0
#include "engine/run.h"

#include <string>
#include <string_view>
#include <utility>

#include "engine/ordered_work.h"
#include "engine/take_in.h"
#include "engine/understand.h"
#include "output/explanation.h"
#include "output/json.h"
#include "reconciliation/chain.h"
#include "reconciliation/reconcile.h"
#include "stories/decided_reading.h"
#include "stories/explain.h"
#include "stories/group.h"

namespace synoptic {
namespace {

constexpr std::string_view kLanguageRead = "en";

// A text that is longer than what is read of it is told of.
void tell_length(const RunSetting& run, const Document& document) {
  if (document.text.size() <= kMostRead || !run.listener.repaired) return;
  run.listener.repaired({document.path, "report " + document.id +
                                            " is very long; only its first " +
                                            std::to_string(kMostRead) +
                                            " bytes are understood"});
}

std::vector<Sketch> sketches_in(const Story& story,
                                std::span<const Sketch> sketches) {
  std::vector<Sketch> members;
  for (const Member& member : story.members) {
    members.push_back(sketches[member.report.value]);
  }
  return members;
}

}  // namespace

std::vector<DecisionOutcome> decide(const RunSetting& run,
                                    std::span<const Misfit> unfit) {
  std::vector<DecisionOutcome> decided = outcomes(run.options.decisions, unfit);
  for (const DecisionOutcome& outcome : decided) {
    if (outcome.misfit.empty() || !run.listener.misfit) continue;
    run.listener.misfit("decision in line " +
                        std::to_string(outcome.decision.line) +
                        " does not fit: " + outcome.misfit);
  }
  return decided;
}

RunSummary extract_all(const RunSetting& run, const TakeLine& take) {
  struct Line {
    Document document;
    std::string id;  // the one in the line
    std::string text;
  };
  return take_in<Line>(
      run,
      [](Document document) {
        Line line{std::move(document), {}, {}};
        line.id = line.document.id;
        line.text = document_to_json(line.document);
        return line;
      },
      [&](const Line& line) {
        if (line.document.id == line.id) return take(line.text);
        return take(document_to_json(line.document));
      });
}

RunSummary analyze_all(const RunSetting& run, const Resources& resources,
                       const TakeLine& take) {
  struct Line : Report {
    std::string id;  // the one in the line
    std::string text;
  };
  return take_in<Line>(
      run,
      [&](Document document) {
        Line line{understand(std::move(document), resources), {}, {}};
        line.id = line.document.id;
        line.text = report_to_json(line, run.options.reasons);
        return line;
      },
      [&](const Line& line) {
        tell_length(run, line.document);
        if (line.document.id == line.id) return take(line.text);
        return take(report_to_json(line, run.options.reasons));
      });
}

Reports understand_all(const RunSetting& run, const Resources& resources) {
  Reports all;
  all.summary = take_in<Report>(
      run,
      [&](Document document) {
        return understand(std::move(document), resources);
      },
      [&](Report report) {
        tell_length(run, report.document);
        all.reports.push_back(std::move(report));
        return true;
      });
  return all;
}

Result<std::string> explain_pair(const RunSetting& run,
                                 const Resources& resources,
                                 const std::string& a, const std::string& b) {
  std::optional<Document> first;
  std::optional<Document> second;
  std::vector<std::string> ids;
  std::vector<Sketch> sketches;
  struct Sketched {
    Document document;
    Sketch sketch;
  };
  take_in<Sketched>(
      run,
      [&](Document document) {
        Sketch sketch = sketch_of(document, resources.stories);
        return Sketched{std::move(document), std::move(sketch)};
      },
      [&](Sketched sketched) {
        Document& document = sketched.document;
        sketched.sketch.id = document.id;
        sketches.push_back(std::move(sketched.sketch));
        ids.push_back(document.id);
        if (document.id == a && !first) {
          first = std::move(document);
        } else if (document.id == b && !second) {
          second = std::move(document);
        }
        return true;
      });
  if (!first || !second) {
    return Error{ErrorCode::NotFound,
                 "no report has the id " + (first ? b : a)};
  }
  PairInStories stand;
  std::vector<Sketch> story_a;
  std::vector<Sketch> story_b;
  for (const Story& story : group(sketches, run.options.decisions)) {
    const Member* member_a = nullptr;
    const Member* member_b = nullptr;
    for (const Member& member : story.members) {
      const std::string& id = ids[member.report.value];
      if (id == a) member_a = &member;
      if (id == b) member_b = &member;
    }
    if (member_a) story_a = sketches_in(story, sketches);
    if (member_b) story_b = sketches_in(story, sketches);
    if (!member_a || !member_b) continue;
    stand.one_story = true;
    stand.one_family = member_a->family == member_b->family;
  }
  Explanation explanation = explain(*first, *second, resources.stories);
  explain_apart(*first, *second, story_a, story_b, explanation);
  return explanation_to_text(*first, *second, explanation, stand);
}

Grouping group_all(const RunSetting& run, const Resources& resources) {
  Reports all = understand_all(run, resources);
  std::vector<std::string> ids;
  for (const Report& report : all.reports) ids.push_back(report.document.id);
  std::vector<Misfit> unfit = misfits(run.options.decisions, ids);
  for (Misfit& more : apply_to_readings(run.options.decisions, all.reports)) {
    unfit.push_back(std::move(more));
  }
  std::vector<DecisionOutcome> decided = decide(run, unfit);
  std::vector<Story> stories =
      group(all.reports, resources.stories, run.options.decisions);
  return {all.summary, std::move(all.reports), std::move(stories),
          std::move(decided)};
}

Survey survey_all(const RunSetting& run, const Resources& resources) {
  Grouping grouping = group_all(run, resources);
  Survey survey;
  survey.unread = grouping.summary.unread;
  survey.reports = std::move(grouping.reports);
  survey.decisions = std::move(grouping.decisions);
  for (const Report& report : survey.reports) {
    const Document& document = report.document;
    if (document.published.empty()) ++survey.undated;
    if (!document.language.empty() &&
        !document.language.starts_with(kLanguageRead)) {
      ++survey.other_languages;
    }
  }
  OrderedWork<const Story*, Account> accounts(
      run.options.jobs,
      [&](const Story* story) {
        return reconcile(*story, survey.reports, resources.language,
                         resources.stories, resources.reconciliation);
      },
      [&](Account account) {
        survey.accounts.push_back(std::move(account));
        return true;
      });
  for (const Story& story : grouping.stories) accounts.add(&story);
  accounts.finish();
  follow_chain(survey.accounts, survey.reports, resources.stories,
               resources.reconciliation);
  return survey;
}

}  // namespace synoptic
