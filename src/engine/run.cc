// SPDX-License-Identifier: Apache-2.0
#include "engine/run.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "engine/ordered_work.h"
#include "output/explanation.h"
#include "output/json.h"
#include "reconciliation/reconcile.h"
#include "stories/explain.h"
#include "stories/group.h"

namespace synoptic {
namespace {

constexpr std::string_view kLanguageRead = "en";

// Gives every report an id that no report before it has. Inputs come in a
// fixed order, and so the ids are the same in every run.
class Identities {
 public:
  void name(Document& document, const Input& input) {
    if (document.id.empty() || document.id == stem_of(input.path) ||
        document.id == "-") {
      document.id = input.stem;
    }
    if (taken_.insert(document.id).second) return;
    const std::string base = input.stem == document.id
                                 ? document.id
                                 : input.stem + "/" + document.id;
    document.id = base;
    for (int i = 2; !taken_.insert(document.id).second; ++i) {
      document.id = base + "-" + std::to_string(i);
    }
  }

 private:
  std::unordered_set<std::string> taken_;
};

// The reason alone: a message may begin with the name of the input.
std::string without_path(const std::string& message, const std::string& path) {
  const std::string begin = path + ": ";
  return message.starts_with(begin) ? message.substr(begin.size()) : message;
}

// Hands the documents of all inputs on, in their order.
RunSummary ingest_all(const RunSetting& run,
                      const std::function<bool(Document)>& take) {
  const Files& files = run.files;
  const Inputs& inputs = run.inputs;
  const RunListener& listener = run.listener;
  RunSummary summary;
  const auto fail = [&](const Unread& unread) {
    ++summary.unread;
    if (listener.unread) listener.unread(unread);
  };
  std::size_t all_bytes = 0;
  for (const Input& input : inputs.inputs) all_bytes += input.size;
  for (const Unread& unread : inputs.unread) fail(unread);
  Identities identities;
  std::size_t bytes_before = 0;  // in the inputs that are done
  bool wanted = true;
  for (const Input& input : inputs.inputs) {
    const Result<FileBytes> bytes = files.read(input.path);
    if (!bytes) {
      fail({input.path, bytes.error().message});
      continue;
    }
    if (bytes->view().empty()) {
      fail({input.path, "empty file"});
      continue;
    }
    std::size_t bytes_taken = 0;  // about as many as the texts have
    ingest(
        bytes->view(), input.path, run.options.ingest, [&](Ingested ingested) {
          if (!ingested.document) {
            fail({input.path,
                  without_path(ingested.document.error().message, input.path)});
            return true;
          }
          if (!ingested.note.empty() && listener.repaired) {
            listener.repaired({input.path, ingested.note});
          }
          ++summary.read;
          identities.name(*ingested.document, input);
          bytes_taken += ingested.document->text.size();
          if (listener.progress) {
            listener.progress({summary.read,
                               bytes_before + std::min(bytes_taken, input.size),
                               all_bytes});
          }
          wanted = take(*std::move(ingested.document));
          return wanted;
        });
    bytes_before += input.size;
    if (!wanted) break;
  }
  return summary;
}

Report understand(Document document, const Resources& resources) {
  Report report;
  report.document = std::move(document);
  report.analysis = analyze(report.document, resources.language);
  report.reading = read(report.document, report.analysis, resources.reading);
  return report;
}

void tell_misfits(const RunSetting& run, std::span<const ReportName> reports) {
  if (run.options.decisions.empty() || !run.listener.misfit) return;
  std::vector<std::string> ids;
  for (const ReportName& report : reports) ids.push_back(report.id);
  for (const std::string& line : misfits(run.options.decisions, ids)) {
    run.listener.misfit(line);
  }
}

}  // namespace

RunSummary extract_all(const RunSetting& run, const TakeLine& take) {
  OrderedWork<Document, std::string> lines(
      run.options.jobs,
      [](const Document& document) { return document_to_json(document); },
      take);
  const RunSummary summary = ingest_all(
      run, [&](Document document) { return lines.add(std::move(document)); });
  lines.finish();
  return summary;
}

RunSummary analyze_all(const RunSetting& run, const Resources& resources,
                       const TakeLine& take) {
  OrderedWork<Document, std::string> lines(
      run.options.jobs,
      [&](Document document) {
        return report_to_json(understand(std::move(document), resources));
      },
      take);
  const RunSummary summary = ingest_all(
      run, [&](Document document) { return lines.add(std::move(document)); });
  lines.finish();
  return summary;
}

Reports understand_all(const RunSetting& run, const Resources& resources) {
  Reports all;
  OrderedWork<Document, Report> reports(
      run.options.jobs,
      [&](Document document) {
        return understand(std::move(document), resources);
      },
      [&](Report report) {
        all.reports.push_back(std::move(report));
        return true;
      });
  all.summary = ingest_all(
      run, [&](Document document) { return reports.add(std::move(document)); });
  reports.finish();
  return all;
}

Clusters cluster_all(const RunSetting& run, const Resources& resources) {
  struct Sketched {
    ReportName name;
    Sketch sketch;
  };
  Clusters clusters;
  std::vector<Sketch> sketches;
  OrderedWork<Document, Sketched> work(
      run.options.jobs,
      [&](const Document& document) {
        return Sketched{{document.id, document.path},
                        sketch_of(document, resources.stories)};
      },
      [&](Sketched sketched) {
        clusters.reports.push_back(std::move(sketched.name));
        sketches.push_back(std::move(sketched.sketch));
        return true;
      });
  clusters.summary = ingest_all(
      run, [&](Document document) { return work.add(std::move(document)); });
  work.finish();
  tell_misfits(run, clusters.reports);
  clusters.stories = group(std::move(sketches), run.options.decisions);
  return clusters;
}

Result<std::string> explain_pair(const RunSetting& run,
                                 const Resources& resources,
                                 const std::string& a, const std::string& b) {
  std::optional<Document> first;
  std::optional<Document> second;
  std::vector<std::string> ids;
  std::vector<Sketch> sketches;
  ingest_all(run, [&](Document document) {
    sketches.push_back(sketch_of(document, resources.stories));
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
  for (const Story& story : group(std::move(sketches), run.options.decisions)) {
    const Member* member_a = nullptr;
    const Member* member_b = nullptr;
    for (const Member& member : story.members) {
      const std::string& id = ids[member.report.value];
      if (id == a) member_a = &member;
      if (id == b) member_b = &member;
    }
    if (!member_a || !member_b) continue;
    stand.one_story = true;
    stand.one_family = member_a->family == member_b->family;
  }
  return explanation_to_text(
      *first, *second, explain(*first, *second, resources.stories), stand);
}

Grouping group_all(const RunSetting& run, const Resources& resources) {
  Reports all = understand_all(run, resources);
  std::vector<ReportName> names;
  for (const Report& report : all.reports) {
    names.push_back({report.document.id, report.document.path});
  }
  tell_misfits(run, names);
  std::vector<Story> stories =
      group(all.reports, resources.stories, run.options.decisions);
  return {all.summary, std::move(all.reports), std::move(stories)};
}

Survey survey_all(const RunSetting& run, const Resources& resources) {
  Grouping grouping = group_all(run, resources);
  Survey survey;
  survey.unread = grouping.summary.unread;
  survey.reports = std::move(grouping.reports);
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
  return survey;
}

}  // namespace synoptic
