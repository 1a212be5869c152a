// SPDX-License-Identifier: Apache-2.0
#include "stories/citations.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/testing/shipped_files.h"

namespace synoptic {
namespace {

struct Row {
  std::string source;
  std::string text;
  std::string published{};
};

/// "0 Post", "1 media ring 0": who cites whom, and the report that it is of.
std::string dump(const std::vector<Row>& rows) {
  static const OutletCiting citing = *load_outlet_citing(shipped_lists());
  static const CreditLists credits = *load_credit_lists(shipped_lists());
  std::vector<Report> reports;
  Story story;
  for (const Row& row : rows) {
    Member member;
    member.report = {static_cast<std::uint32_t>(reports.size())};
    Report report;
    report.document.source = row.source;
    report.document.text = row.text;
    report.document.published = row.published;
    member.credits = find_agency_credits(report.document, credits);
    reports.push_back(std::move(report));
    story.members.push_back(std::move(member));
  }
  std::string text;
  for (const Citation& citation :
       find_citations(story, reports, citing, credits)) {
    if (!text.empty()) text += ", ";
    text += std::to_string(citation.evidence.report.value) + " ";
    text += citation.cited.empty() ? "media" : citation.cited;
    if (citation.circular) text += " ring";
    for (const ReportId of : citation.of)
      text += " " + std::to_string(of.value);
    EXPECT_EQ(citation.why.empty(), !citation.circular);
  }
  return text;
}

TEST(citations, are_told_by_a_word_of_citing_beside_the_name) {
  const std::pair<std::string, std::string> kCases[] = {
      {"The lock is shut, the Dale Echo reported.", "1 The Dale Echo 0"},
      {"The lock is shut, according to the Dale Echo.", "1 The Dale Echo 0"},
      {"The warden told the Dale Echo that it is shut.", "1 The Dale Echo 0"},
      {"The warden told Reuters that it is shut.", "1 Reuters"},
      {"The Dale Echo sold its press in May.", ""},
      {"The warden said so. Dale Echo shares fell.", ""},
      {"The dale echo reported back the horn.", ""},
      {"The lock is shut, the Kesh Post reported.", ""},
      {"Media reports speak of a shut lock.", "1 media"},
      {"Local media reported that the lock is shut.", "1 media"},
      {"Local media were kept out of the lock.", ""},
      {"The lock is shut, according to media reports.", "1 media"},
      {"The crews are cut off from news reports.", ""},
      {"The lock is shut, and Lys News reports that it will stay so.", ""},
  };
  for (const auto& [text, expected] : kCases) {
    EXPECT_EQ(
        dump({{"The Dale Echo", "The lock is shut."}, {"Kesh Post", text}}),
        expected)
        << text;
  }
}

TEST(citations, of_two_outlets_by_each_other_go_round_in_a_ring) {
  EXPECT_EQ(dump({{"Dale Echo", "The lock is shut, the Kesh Post reported."},
                  {"Kesh Post", "The lock is shut, the Dale Echo reported."},
                  {"Mill Times", "It is shut, according to the Dale Echo."}}),
            "0 Kesh Post ring 1, 1 Dale Echo ring 0, 2 Dale Echo 0");
}

TEST(citations, may_go_round_over_others) {
  EXPECT_EQ(dump({{"Dale Echo", "The lock is shut, the Kesh Post reported."},
                  {"Kesh Post", "The lock is shut, the Mill Times reported."},
                  {"Mill Times", "It is shut, according to the Dale Echo."}}),
            "0 Kesh Post ring 1, 1 Mill Times ring 2, 2 Dale Echo ring 0");
}

TEST(citations, of_unnamed_media_may_mean_an_outlet_that_cites_this_one) {
  const Row echo = {"Dale Echo", "The lock is shut, media reports say.",
                    "2031-04-02"};
  Row post = {"Kesh Post", "The Dale Echo said that the lock is shut.",
              "2031-04-02"};
  EXPECT_EQ(dump({echo, post}), "0 media ring 1, 1 Dale Echo 0");
  post.published = "2031-04-03";
  EXPECT_EQ(dump({echo, post}), "0 media, 1 Dale Echo 0");
}

TEST(citations, of_an_agency_that_cites_the_outlet_go_round) {
  EXPECT_EQ(dump({{"Reuters", "The lock is shut, the Dale Echo reported."},
                  {"Dale Echo", "KESH (Reuters) - The lock is shut."}}),
            "0 Dale Echo ring 1");
}

TEST(citations, are_none_in_a_story_of_one_report) {
  EXPECT_EQ(dump({{"Dale Echo", "The lock is shut, media reports say."}}), "");
}

}  // namespace
}  // namespace synoptic
