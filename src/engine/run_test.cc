// SPDX-License-Identifier: Apache-2.0
#include "engine/run.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "engine/testing/memory_files.h"

namespace synoptic {
namespace {

struct Outcome {
  std::vector<std::string> lines;
  std::vector<std::string> unread;
  RunSummary summary;
};

Outcome extracted(const Files& files, std::vector<std::string> paths,
                  int jobs = 1) {
  Outcome outcome;
  const Inputs inputs = find_inputs(paths, files);
  RunOptions options;
  options.jobs = jobs;
  RunListener listener;
  listener.unread = [&](const Unread& unread) {
    outcome.unread.push_back(unread.path + ": " + unread.reason);
  };
  outcome.summary = extract_all({files, inputs, options, listener},
                                [&](std::string_view line) {
                                  outcome.lines.emplace_back(line);
                                  return true;
                                });
  return outcome;
}

// The value of "id" in each line.
std::vector<std::string> ids(const Outcome& outcome) {
  std::vector<std::string> found;
  for (const std::string& line : outcome.lines) {
    const std::size_t begin = line.find("\"id\":\"") + 6;
    found.push_back(line.substr(begin, line.find('"', begin) - begin));
  }
  return found;
}

using Strings = std::vector<std::string>;

TEST(run, one_unreadable_file_does_not_stop_the_others) {
  MemoryFiles files;
  files.contents = {{"in/a.txt", "The bridge is open."},
                    {"in/c.txt", "The bridge is closed."},
                    {"in/d.txt", ""}};
  files.unreadable = {{"in/b.txt", "input/output error"}};
  const Outcome outcome = extracted(files, {"in"});
  EXPECT_EQ(ids(outcome), (Strings{"a", "c"}));
  EXPECT_EQ(outcome.unread,
            (Strings{"in/b.txt: input/output error", "in/d.txt: empty file"}));
  EXPECT_EQ(outcome.summary.read, 2u);
  EXPECT_EQ(outcome.summary.unread, 2u);
}

TEST(run, jobs_do_not_change_the_lines) {
  MemoryFiles files;
  for (int i = 0; i < 60; ++i) {
    files.contents["in/r" + std::to_string(i) + ".txt"] =
        "Report " + std::to_string(i) + " of the flood.";
  }
  const Outcome one = extracted(files, {"in"}, 1);
  EXPECT_EQ(one.lines.size(), 60u);
  EXPECT_EQ(extracted(files, {"in"}, 4).lines, one.lines);
}

TEST(run, ids_are_unique_and_a_record_keeps_its_own_where_it_can) {
  MemoryFiles files;
  files.contents = {
      {"in/a.jsonl",
       "{\"text\":\"One.\"}\n{\"text\":\"Two.\"}\n{\"id\":\"x\",\"text\":"
       "\"Three.\"}\n{\"text\":\"Four.\"}\n"},
      {"in/b.jsonl", "{\"id\":\"x\",\"text\":\"Five.\"}\n"},
      {"in/c.jsonl", "{\"id\":\"a-2\",\"text\":\"Six.\"}\n"}};
  EXPECT_EQ(ids(extracted(files, {"in"})),
            (Strings{"a", "a-2", "x", "a-3", "b/x", "c/a-2"}));
}

TEST(run, many_records_without_an_id_are_numbered_in_linear_time) {
  MemoryFiles files;
  std::string& lines = files.contents["in/a.jsonl"];
  for (int i = 0; i < 4000; ++i) lines += "{\"text\":\"Rain.\"}\n";
  const Outcome outcome = extracted(files, {"in"});
  ASSERT_EQ(outcome.lines.size(), 4000u);
  EXPECT_NE(outcome.lines.back().find("\"a-4000\""), std::string::npos);
}

TEST(run, a_run_goes_on_from_every_place_to_the_same_lines) {
  MemoryFiles files;
  std::string& records = files.contents["in/a.jsonl"];
  for (int i = 0; i < 3000; ++i) {
    records += "{\"text\":\"The flood rose to " + std::to_string(i) +
               " feet, and the dam held.\"}\n";
    if (i % 700 == 5) records += "{\"id\":\"a-9\",\"text\":\"No.\"}\n{}\n";
  }
  files.contents["in/b.txt"] = "The dam broke.";
  const Inputs inputs = find_inputs(Strings{"in"}, files);
  struct Stop {
    RunPlace place;
    std::size_t lines;
  };
  std::vector<Stop> stops;
  Strings lines;
  const auto take = [&](std::string_view line) {
    lines.emplace_back(line);
    return true;
  };
  RunListener listener;
  listener.passed = [&](const RunPlace& place) {
    stops.push_back({place, lines.size()});
  };
  const RunOptions options;
  const RunSummary summary =
      extract_all({files, inputs, options, listener}, take);
  const Strings whole = std::move(lines);
  ASSERT_GT(stops.size(), 3u);
  EXPECT_EQ(stops.back().place.input, 2u);
  const std::vector<Stop> places = std::move(stops);
  for (const Stop& stop : places) {
    RunStart start{stop.place.input, stop.place.place, stop.place.summary, {}};
    lines.assign(whole.begin(),
                 whole.begin() + static_cast<std::ptrdiff_t>(stop.lines));
    for (const std::string& id : ids({lines, {}, {}})) {
      start.identities.take(id);
    }
    const RunSummary rest =
        extract_all({files, inputs, options, listener, &start}, take);
    EXPECT_EQ(lines, whole) << stop.lines;
    EXPECT_EQ(rest.read, summary.read);
    EXPECT_EQ(rest.unread, summary.unread);
  }
}

TEST(run, no_more_is_read_once_no_more_is_wanted) {
  MemoryFiles files;
  for (int i = 0; i < 60; ++i) {
    files.contents["in/r" + std::to_string(i) + ".txt"] = "Some words.";
  }
  const Inputs inputs = find_inputs(Strings{"in"}, files);
  const RunSummary summary =
      extract_all({files, inputs, RunOptions{}, RunListener{}},
                  [](std::string_view) { return false; });
  EXPECT_EQ(summary.read, 1u);
}

}  // namespace
}  // namespace synoptic
