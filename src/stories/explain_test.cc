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

/// Six reports of a ferry's accident that differ in a word each.
std::vector<Document> reports_of(const std::string& ferry) {
  std::vector<Document> reports;
  for (const char* word : {"calm", "dark", "cold", "mild", "grey", "loud"}) {
    Document document;
    document.text = std::string("On a ") + word + " night the ferry " + ferry +
                    " hit rocks off the harbour, wardens said.";
    reports.push_back(std::move(document));
  }
  return reports;
}

TEST(explain, tells_what_keeps_two_stories_apart) {
  const std::vector<Document> a = reports_of("Halina");
  const std::vector<Document> b = reports_of("Morava");
  std::vector<Sketch> story_a;
  std::vector<Sketch> story_b;
  for (const Document& one : a) story_a.push_back(sketch_of(one, {}));
  for (const Document& one : b) story_b.push_back(sketch_of(one, {}));
  Explanation explanation;
  explain_apart(a[0], b[0], story_a, story_b, explanation);
  ASSERT_EQ(explanation.own_a.size(), 1U);
  ASSERT_EQ(explanation.own_b.size(), 1U);
  EXPECT_EQ(slice(a[0].text, explanation.own_a[0]), "Halina");
  EXPECT_EQ(slice(b[0].text, explanation.own_b[0]), "Morava");
}

TEST(explain, any_two_documents_are_acceptable) {
  const Explanation explanation = explain({}, {}, StoryResources{});
  EXPECT_TRUE(explanation.shared.empty());
  EXPECT_EQ(explanation.likeness.words, 0);
}

}  // namespace
}  // namespace synoptic
