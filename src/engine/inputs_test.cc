// SPDX-License-Identifier: Apache-2.0
#include "engine/inputs.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "engine/testing/memory_files.h"

namespace synoptic {
namespace {

// "path=stem path=stem | path: reason".
std::string dump(const Inputs& found) {
  std::string out;
  for (const Input& input : found.inputs) {
    out += input.path + "=" + input.stem + " ";
  }
  for (const Unread& unread : found.unread) {
    out += "| " + unread.path + ": " + unread.reason + " ";
  }
  if (!out.empty()) out.pop_back();
  return out;
}

std::string found_in(const Files& files, std::vector<std::string> paths) {
  return dump(find_inputs(paths, files));
}

TEST(inputs, a_folder_is_read_to_its_end_in_the_order_of_names) {
  MemoryFiles files;
  files.contents = {{"in/b.txt", "x"}, {"in/a/z.txt", "x"}, {"in/a.txt", "x"}};
  EXPECT_EQ(found_in(files, {"in"}), "in/a/z.txt=z in/a.txt=a in/b.txt=b");
}

TEST(inputs, the_order_of_the_paths_and_saying_one_twice_change_nothing) {
  MemoryFiles files;
  files.contents = {{"in/b.txt", "x"}, {"in/a.txt", "x"}, {"c.txt", "x"}};
  const std::string expected = "c.txt=c in/a.txt=a in/b.txt=b";
  EXPECT_EQ(found_in(files, {"in", "c.txt"}), expected);
  EXPECT_EQ(found_in(files, {"c.txt", "in/b.txt", "in/"}), expected);
  EXPECT_EQ(found_in(files, {"./in/../in", "./c.txt", "in"}), expected);
}

TEST(inputs, what_begins_with_a_dot_is_left_out_below_a_folder_only) {
  MemoryFiles files;
  files.contents = {{"in/.hidden", "x"}, {"in/a.txt", "x"}};
  EXPECT_EQ(found_in(files, {"in"}), "in/a.txt=a");
  EXPECT_EQ(found_in(files, {"in/.hidden"}), "in/.hidden=.hidden");
}

TEST(inputs, equal_stems_are_told_apart_by_folder_then_by_ending) {
  MemoryFiles files;
  files.contents = {{"x/mon/r.txt", ""}, {"x/tue/r.txt", ""}, {"x/s.txt", ""}};
  EXPECT_EQ(found_in(files, {"x"}),
            "x/mon/r.txt=mon/r x/s.txt=s x/tue/r.txt=tue/r");
  files.contents = {{"x/r.txt", ""}, {"x/r.html", ""}};
  EXPECT_EQ(found_in(files, {"x"}), "x/r.html=r.html x/r.txt=r.txt");
}

TEST(inputs, a_link_back_to_a_folder_above_is_followed_once) {
  MemoryFiles files;
  files.contents = {{"in/a.txt", "x"}};
  files.links = {{"in/again", "in"}};
  EXPECT_EQ(found_in(files, {"in"}), "in/a.txt=a");
}

TEST(inputs, what_cannot_be_read_is_named_with_its_reason) {
  MemoryFiles files;
  files.contents = {{"in/a.txt", "x"}, {"empty/.keep", ""}};
  files.odd = {{"in/gone", PathKind::DanglingLink},
               {"in/null", PathKind::Device}};
  EXPECT_EQ(found_in(files, {"nosuch", "in", "empty"}),
            "in/a.txt=a | empty: no reports in this folder "
            "| in/gone: a link that leads nowhere "
            "| in/null: a device or socket, not a file "
            "| nosuch: no such file or folder");
}

TEST(inputs, a_very_deep_folder_does_not_exhaust_the_stack) {
  MemoryFiles files;
  std::string path = "in";
  for (int i = 0; i < 2000; ++i) path += "/d";
  files.contents = {{path + "/a.txt", "x"}};
  EXPECT_EQ(find_inputs(std::vector<std::string>{"in"}, files).inputs.size(),
            1u);
}

TEST(inputs, a_stem_is_the_name_without_its_last_ending) {
  EXPECT_EQ(stem_of("a/report.v2.txt"), "report.v2");
  EXPECT_EQ(stem_of("a/.x"), ".x");
  EXPECT_EQ(stem_of("-"), "stdin");
}

}  // namespace
}  // namespace synoptic
