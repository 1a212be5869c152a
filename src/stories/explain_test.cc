// SPDX-License-Identifier: Apache-2.0
#include "stories/explain.h"

#include <gtest/gtest.h>

#include <string>

namespace synoptic {
namespace {

TEST(explain, shows_what_two_reports_share_in_their_own_words) {
  Document a;
  a.text =
      "In Skarby the ferry Halina ran aground with 80 people on board, the "
      "harbour master said.";
  a.published = "2024-05-01";
  Document b;
  b.text = "Near Skarby, a ferry with 80 people, the Halina, hit rocks.";
  b.published = "2024-05-03";
  const Explanation explanation = explain(a, b, StoryResources{});
  std::string names;
  std::string numbers;
  for (const SharedWord& shared : explanation.shared) {
    EXPECT_FALSE(shared.in_b.empty());
    std::string& line = shared.kind == SharedKind::Name ? names : numbers;
    if (shared.kind == SharedKind::Term) continue;
    line += std::string(slice(a.text, shared.in_a)) + " " +
            std::string(slice(b.text, shared.in_b)) + ";";
  }
  EXPECT_NE(names.find("Halina Halina;"), std::string::npos) << names;
  EXPECT_NE(names.find("Skarby Skarby;"), std::string::npos) << names;
  EXPECT_EQ(numbers, "80 80;");
  EXPECT_EQ(explanation.likeness.days_apart, 2);
  EXPECT_TRUE(explanation.copied.empty());
}

TEST(explain, any_two_documents_are_acceptable) {
  const Explanation explanation = explain({}, {}, StoryResources{});
  EXPECT_TRUE(explanation.shared.empty());
  EXPECT_EQ(explanation.likeness.words, 0);
}

}  // namespace
}  // namespace synoptic
