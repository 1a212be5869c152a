// SPDX-License-Identifier: Apache-2.0
//
// usage: measure_stories ROOT SLICE FILE.jsonl...
//
// Reads the reports, makes the sketches that grouping works on, and then
// measures what finding copies and stories costs from these alone: a line for
// each SLICE reports with the reports held so far and the microseconds of one
// core for each report of the slice. ROOT is the folder with data and models.
#include <sys/resource.h>

#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <vector>

#include "engine/disk_files.h"
#include "engine/inputs.h"
#include "engine/resources.h"
#include "engine/run.h"
#include "engine/take_in.h"
#include "stories/clusters.h"
#include "stories/copies.h"
#include "stories/likeness.h"
#include "stories/regroup.h"
#include "stories/sketch.h"

namespace synoptic {
namespace {

double seconds() {
  timespec now = {};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) +
         static_cast<double>(now.tv_nsec) * 1e-9;
}

double peak_mb() {
  rusage usage = {};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

/// Prints a line for each slice and one for the whole.
class Curve {
 public:
  Curve(const char* what, std::size_t slice)
      : what_(what), slice_(slice), began_(seconds()), last_(began_) {}

  void at(std::size_t done) {
    if (done - counted_ < slice_) return;
    const double now = seconds();
    std::printf("%s\t%zu\t%.1f us\n", what_, done,
                (now - last_) * 1e6 / static_cast<double>(done - counted_));
    counted_ = done;
    last_ = now;
  }
  void whole(std::size_t done) const {
    const double spent = seconds() - began_;
    std::printf("%s\tall %zu\t%.0f reports per core-second\tpeak %.0f MB\n",
                what_, done, static_cast<double>(done) / spent, peak_mb());
  }

 private:
  const char* what_;
  std::size_t slice_;
  double began_;
  double last_;
  std::size_t counted_ = 0;
};

void measure_copies(std::span<const Sketch> sketches, std::size_t slice) {
  Curve curve("copies", slice);
  std::vector<CopyPair> pairs;
  CopySearch search(sketches);
  for (std::uint32_t i = 0; i < sketches.size(); ++i) {
    search.find(i, pairs);
    search.index(i);
    curve.at(i + 1);
  }
  curve.whole(sketches.size());
  std::printf("copies\t%zu pairs\n", pairs.size());
}

void measure_clusters(std::span<const Sketch> sketches, std::size_t slice) {
  Curve curve("stories", slice);
  Clustering clustering;
  std::vector<const Sketch*> day;
  for (std::size_t i = 0; i < sketches.size(); ++i) {
    day.push_back(&sketches[i]);
    if (i + 1 < sketches.size() && sketches[i + 1].day == sketches[i].day) {
      continue;
    }
    if (sketches[i].day) {
      clustering.forget_before(*sketches[i].day -
                               static_cast<int>(kMostDaysApart));
    }
    clustering.add(day);
    day.clear();
    curve.at(i + 1);
  }
  curve.whole(sketches.size());
  std::printf("stories\t%zu merges\n", clustering.merges().size());
}

int run(int count, char** words) {
  if (count < 4) {
    std::fprintf(stderr, "usage: measure_stories ROOT SLICE FILE.jsonl...\n");
    return 2;
  }
  const DiskFiles files;
  const Result<Resources> resources = load_resources(files, words[1]);
  if (!resources) {
    std::fprintf(stderr, "%s\n", resources.error().message.c_str());
    return 3;
  }
  const std::size_t slice = std::strtoul(words[2], nullptr, 10);
  const std::vector<std::string> paths(words + 3, words + count);
  const Inputs inputs = find_inputs(paths, files);
  RunOptions options;
  options.ingest.resources = &resources->ingest;
  const RunListener listener;
  std::vector<Sketch> sketches;
  Curve reading("reading", slice);
  struct Sketched {
    Document document;  // only its id
    Sketch sketch;
  };
  take_in<Sketched>(
      {files, inputs, options, listener},
      [&](Document document) {
        Sketched sketched;
        sketched.sketch = sketch_of(document, resources->stories);
        sketched.document.id = std::move(document.id);
        return sketched;
      },
      [&](Sketched sketched) {
        sketched.sketch.id = std::move(sketched.document.id);
        sketches.push_back(std::move(sketched.sketch));
        reading.at(sketches.size());
        return true;
      });
  reading.whole(sketches.size());
  measure_copies(sketches, slice);
  measure_clusters(sketches, slice);
  Curve whole("regroup", sketches.size());
  Memory memory;
  const std::size_t all = sketches.size();
  regroup(memory, std::move(sketches));
  whole.whole(all);
  return 0;
}

}  // namespace
}  // namespace synoptic

int main(int count, char** words) { return synoptic::run(count, words); }
