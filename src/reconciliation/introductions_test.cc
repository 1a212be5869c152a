// SPDX-License-Identifier: Apache-2.0
#include "reconciliation/introductions.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "reconciliation/testing/small_story.h"

namespace synoptic {
namespace {

std::string verdicts_of(const std::vector<std::string>& texts) {
  const SmallStory small(texts);
  std::string out;
  for (const Point& point :
       compare_introductions(small.story, small.reports, small.links)) {
    out += to_string(point.variants[0].verdict);
    out += '\n';
  }
  return out;
}

TEST(introductions, one_person_has_one_charge) {
  EXPECT_EQ(verdicts_of({"Defence Minister Anna Berg opened the talks.",
                         "Foreign Minister Anna Berg opened the talks."}),
            "conflict\n");
  EXPECT_EQ(verdicts_of({"Defence Minister Anna Berg opened the talks.",
                         "Defense Minister Anna Berg opened the talks."}),
            "agree\n");
  EXPECT_NE(verdicts_of({"Defence Minister Anna Berg opened the talks.",
                         "Anna Berg opened the talks."}),
            "conflict\n");
}

}  // namespace
}  // namespace synoptic
