// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "engine/run.h"
#include "engine/take_in.h"
#include "stories/regroup.h"
#include "stories/witnesses.h"

namespace synoptic {
namespace {

/// A report of this run by its place in the memory.
struct Line {
  std::string path;
  std::uint32_t place = 0;
};

/// Takes in the reports of a run: those that the memory has not go to `fresh`.
class Intake {
 public:
  explicit Intake(const Memory& memory) : memory_(memory) {
    for (std::uint32_t i = 0; i < memory.reports.size(); ++i) {
      known_[memory.reports[i].sketch.id] = i;
    }
  }

  void take(std::string path, Sketch sketch) {
    const auto found = known_.find(sketch.id);
    if (found != known_.end() &&
        memory_.reports[found->second].sketch.text == sketch.text) {
      lines.push_back({std::move(path), found->second});
      return;
    }
    const std::size_t place = memory_.reports.size() + fresh.size();
    lines.push_back({std::move(path), static_cast<std::uint32_t>(place)});
    fresh.push_back(std::move(sketch));
  }

  std::vector<Line> lines;
  std::vector<Sketch> fresh;

 private:
  const Memory& memory_;
  std::unordered_map<std::string, std::uint32_t> known_;
};

/// Makes what is told of reports out of a memory that has been regrouped.
class Telling {
 public:
  Telling(const Memory& memory, const Regrouped& regrouped)
      : memory_(memory),
        regrouped_(regrouped),
        places_(witness_places(memory)) {}

  GroupedReport tell(const Line& line) const {
    const Remembered& report = memory_.reports[line.place];
    GroupedReport told;
    told.id = report.sketch.id;
    told.path = line.path;
    told.story = {report.story};
    if (report.copy_of) {
      const std::string& id = memory_.reports[report.copy_of->text].sketch.id;
      // An outlet's own new version of a report is no copy.
      if (id != told.id) told.copy_of = id;
    }
    told.similarity = report.similarity;
    told.published = report.sketch.published;
    told.agency = report.sketch.agency;
    told.credit = report.sketch.credit;
    const WitnessPlace& place = places_[line.place];
    told.family = place.family;
    told.order = place.order;
    if (place.root) told.root = memory_.reports[*place.root].sketch.id;
    told.root_why = to_string(place.why);
    if (line.place < regrouped_.first_new) return told;
    for (const TextShared& shared :
         regrouped_.shared[line.place - regrouped_.first_new]) {
      told.shares.push_back({memory_.reports[shared.text].sketch.id,
                             shared.jaccard, shared.containment});
    }
    return told;
  }

  /// Of a report of an earlier run, and what became of its story.
  GroupedReport tell_moved(const Regrouped::Moved& moved) const {
    GroupedReport told = tell({"", moved.place});
    told.was = StoryId{moved.from};
    for (const StoryChange& change : memory_.changes) {
      if (change.run == memory_.runs && change.from == moved.from &&
          change.to == told.story.value) {
        told.why = change.why;
      }
    }
    return told;
  }

 private:
  const Memory& memory_;
  const Regrouped& regrouped_;
  std::vector<WitnessPlace> places_;
};

/// Puts the decisions that hold beside the reports they are about.
void put_decisions(std::span<const DecisionOutcome> decided,
                   std::vector<GroupedReport>& reports) {
  if (decided.empty()) return;
  std::unordered_map<std::string_view, std::vector<const Decision*>> by_id;
  for (const auto& [decision, misfit] : decided) {
    if (!misfit.empty()) continue;
    by_id[decision.a].push_back(&decision);
    if (!decision.b.empty() && decision.b != decision.a) {
      by_id[decision.b].push_back(&decision);
    }
  }
  for (GroupedReport& report : reports) {
    const auto found = by_id.find(report.id);
    if (found == by_id.end()) continue;
    for (const Decision* decision : found->second) {
      report.decided.push_back(*decision);
    }
  }
}

std::vector<Misfit> misfits_in(const Memory& memory,
                               std::span<const Decision> decisions) {
  if (decisions.empty()) return {};
  std::vector<std::string> ids;
  for (const Remembered& report : memory.reports) {
    ids.push_back(report.sketch.id);
  }
  return misfits(decisions, ids);
}

}  // namespace

Clusters cluster_all(const RunSetting& run, const Resources& resources,
                     Memory& memory) {
  struct Sketched {
    Document document;  // without its text
    Sketch sketch;
  };
  Clusters clusters;
  Intake intake(memory);
  clusters.summary = take_in<Sketched>(
      run,
      [&](Document document) {
        Sketched sketched;
        sketched.sketch = sketch_of(document, resources.stories);
        sketched.document.id = std::move(document.id);
        sketched.document.path = std::move(document.path);
        return sketched;
      },
      [&](Sketched sketched) {
        sketched.sketch.id = std::move(sketched.document.id);
        intake.take(std::move(sketched.document.path),
                    std::move(sketched.sketch));
        return true;
      });
  const Regrouped regrouped =
      regroup(memory, std::move(intake.fresh), run.options.decisions);
  const Telling telling(memory, regrouped);
  for (const Line& line : intake.lines) {
    clusters.reports.push_back(telling.tell(line));
  }
  for (const Regrouped::Moved& moved : regrouped.moved) {
    clusters.reports.push_back(telling.tell_moved(moved));
  }
  const std::vector<Misfit> unfit = misfits_in(memory, run.options.decisions);
  put_decisions(decide(run, unfit), clusters.reports);
  return clusters;
}

}  // namespace synoptic
