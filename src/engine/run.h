// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/files.h"
#include "engine/identities.h"
#include "engine/inputs.h"
#include "engine/resources.h"
#include "ingest/ingest.h"
#include "output/json.h"
#include "output/survey.h"
#include "stories/decisions.h"
#include "stories/memory.h"

namespace synoptic {

struct RunOptions {
  IngestOptions ingest;
  int jobs = 1;  ///< Threads that read reports; at least 1.
  Reasons reasons = Reasons::Untold;  ///< In the lines of `analyze_all`.
  std::vector<Decision> decisions;    ///< What people decided about stories.
};

/// How far a run has come. Bytes are those of the inputs, and those within one
/// input are a guess.
struct RunProgress {
  std::size_t reports = 0;
  std::size_t bytes = 0;
  std::size_t all_bytes = 0;  ///< 0 if not known: standard input only.
};

/// What became of a run.
struct RunSummary {
  std::uint32_t read = 0;    ///< Reports.
  std::uint32_t unread = 0;  ///< Inputs and records.
};

/// Where a run stands between two reports.
struct RunPlace {
  std::size_t input = 0;  ///< The index of the input at hand.
  InputPlace place;  ///< In that input; its format is `Detect` at its head.
  std::uint64_t bytes = 0;  ///< Of all inputs that are behind it.
  RunSummary summary;       ///< So far.
};

/// Hears what happens during a run, in the order of the inputs and always in
/// the thread that runs it. Any of them may be empty.
struct RunListener {
  /// Something was not read.
  std::function<void(const Unread&)> unread;
  /// Something was read after a repair, which `reason` tells.
  std::function<void(const Unread&)> repaired;
  /// A person's decision does not fit the reports; one plain line.
  std::function<void(std::string_view)> misfit;
  std::function<void(const RunProgress&)> progress;
  /// All reports up to here were taken.
  std::function<void(const RunPlace&)> passed;
};

/// Where a run begins that goes on with an earlier one.
struct RunStart {
  std::size_t input = 0;
  InputPlace place;
  RunSummary summary;
  Identities identities;  ///< Those that the earlier run gave.
};

/// What a run works on and with; all of it outlives the run.
struct RunSetting {
  const Files& files;
  const Inputs& inputs;
  const RunOptions& options;
  const RunListener& listener;
  RunStart* start = nullptr;  ///< Used up by the run; null: at the beginning.
};

/// Takes a line of output with its end; false if no more is wanted.
using TakeLine = std::function<bool(std::string_view line)>;

/// What becomes of the run's decisions; tells the listener of those that do
/// not fit.
std::vector<DecisionOutcome> decide(const RunSetting& run,
                                    std::span<const Misfit> unfit);

/// Reads all reports and gives each as a line of JSON, in the order of the
/// inputs. Memory does not grow with their number.
RunSummary extract_all(const RunSetting& run, const TakeLine& take);

/// The same, with what is understood of each report.
RunSummary analyze_all(const RunSetting& run, const Resources& resources,
                       const TakeLine& take);

/// All reports, read and understood.
struct Reports {
  RunSummary summary;
  std::vector<Report> reports;
};
Reports understand_all(const RunSetting& run, const Resources& resources);

/// Which report is of which story.
struct Clusters {
  RunSummary summary;
  /// The reports of the run in the order of the inputs, then those of earlier
  /// runs that are of another story now.
  std::vector<GroupedReport> reports;
};

/// Groups the reports and those that `memory` holds, and leaves all of them in
/// it. A report that is there already, by its id and text, keeps its place. Of
/// each report no more is kept than grouping needs, so that a million can be
/// grouped.
Clusters cluster_all(const RunSetting& run, const Resources& resources,
                     Memory& memory);

/// Says why the first two reports of these ids are, or are not, one story
/// among all the reports. An error names the id that no report has.
Result<std::string> explain_pair(const RunSetting& run,
                                 const Resources& resources,
                                 const std::string& a, const std::string& b);

/// All reports, and the stories that they tell.
struct Grouping {
  RunSummary summary;
  std::vector<Report> reports;
  std::vector<Story> stories;
  std::vector<DecisionOutcome> decisions;
};
Grouping group_all(const RunSetting& run, const Resources& resources);

/// The whole road: what all the reports say, story by story.
Survey survey_all(const RunSetting& run, const Resources& resources);

}  // namespace synoptic
