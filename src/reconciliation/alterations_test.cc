// SPDX-License-Identifier: Apache-2.0
#include "reconciliation/alterations.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "reconciliation/testing/small_report.h"

namespace synoptic {
namespace {

using testing::place_of;
using testing::small_report;

/// A story of copies of the first report.
struct Copies {
  explicit Copies(std::vector<Report> texts) : reports(std::move(texts)) {
    for (std::uint32_t i = 0; i < reports.size(); ++i) {
      Member member;
      member.report = {i};
      if (i > 0) member.copy_of = ReportId{0};
      story.members.push_back(member);
    }
    resources.negations = {"not", "never"};
  }

  /// "number: 12 > 15", one after the other.
  std::string found() const {
    std::string out;
    for (const Alteration& one : find_alterations(story, reports, resources)) {
      const auto words = [&](const Evidence& evidence) {
        return std::string(
            slice(reports[evidence.report.value].document.text, evidence.span));
      };
      out += out.empty() ? "" : "; ";
      out += std::string(to_string(one.slot)) + ": " + words(one.original) +
             " > " + words(one.copies.front());
      if (one.copies.size() > 1) {
        out += " (" + std::to_string(one.copies.size()) + ")";
      }
      EXPECT_FALSE(one.why.empty());
    }
    return out;
  }

  Story story;
  std::vector<Report> reports;
  ReconciliationResources resources;
};

std::string between(std::string_view original, std::string_view copy) {
  return Copies({small_report(original), small_report(copy)}).found();
}

TEST(alterations, what_a_copy_changes_is_told_by_kind) {
  struct Case {
    const char* original;
    const char* copy;
    const char* expected;
  };
  const Case cases[] = {
      {"the~ crane fell on~ 12 workers at~ noon",
       "the~ crane fell on~ 15 workers at~ noon", "number: 12 > 15"},
      {"the~ mayor will~ not~ close the~ old bridge",
       "the~ mayor will~ close the~ old bridge",
       "polarity: will not close > will close"},
      {"the~ bridge is~ safe says Abel to~ reporters",
       "the~ bridge is~ safe says Cain to~ reporters", "person: Abel > Cain"},
      {"the~ crowd threw stones at~ the~ gate",
       "the~ crowd threw flowers at~ the~ gate", "wording: stones > flowers"},
  };
  for (const Case& one : cases) {
    EXPECT_EQ(between(one.original, one.copy), one.expected);
    // A copy that says the same is never told of.
    EXPECT_EQ(between(one.original, one.original), "");
  }
}

TEST(alterations, cutting_and_function_words_are_none) {
  const char* original = "the~ crane fell on~ 12 workers at~ noon on~ friday";
  for (const char* copy :
       {"the~ crane fell on~ 12 workers",
        "a~ crane fell on~ 12 workers at~ "
        "noon on~ friday",
        "a crowd saw how the~ crane fell on~ 12 workers at~ noon on~ friday",
        "nothing of this stands in the other report",
        "the~ crane fell on~ 12 work-ers at~ noon on~ friday"}) {
    EXPECT_EQ(between(original, copy), "") << copy;
  }
}

TEST(alterations, one_value_in_two_forms_is_none) {
  Report original = small_report("the~ crane fell on~ 12 workers at~ noon");
  Report copy = small_report("the~ crane fell on~ twelve workers at~ noon");
  for (Report* report : {&original, &copy}) {
    Quantity quantity;
    quantity.span = place_of(*report, report == &copy ? "twelve" : "12");
    quantity.value = Interval::exactly(12);
    report->reading.quantities = {quantity};
  }
  EXPECT_EQ(Copies({original, copy}).found(), "wording: 12 > twelve");
  copy.reading.quantities[0].value = Interval::exactly(20);
  EXPECT_EQ(Copies({original, copy}).found(), "number: 12 > twelve");
}

TEST(alterations, another_speaker_is_told_as_such) {
  Report original = small_report("the~ bridge is~ safe the~ mayor said today");
  Report copy = small_report("the~ bridge is~ safe the~ owner said today");
  for (Report* report : {&original, &copy}) {
    Quotation quotation;
    quotation.speaker = Speaker{
        place_of(*report, report == &copy ? "owner" : "mayor"), {}, "x"};
    report->reading.quotations = {quotation};
  }
  EXPECT_EQ(Copies({original, copy}).found(), "attribution: mayor > owner");
}

TEST(alterations, sentences_may_stand_in_another_order) {
  EXPECT_EQ(between("the~ crane fell on~ 12 workers at~ noon\n"
                    "nobody knows why the~ cable broke so early",
                    "nobody knows why the~ cable broke so late\n"
                    "the~ crane fell on~ 13 workers at~ noon"),
            "number: 12 > 13; wording: early > late");
}

TEST(alterations, equal_ones_of_several_copies_stand_together) {
  const Report original =
      small_report("the~ crane fell on~ 12 workers at~ one");
  const Report copy = small_report("the~ crane fell on~ 21 workers at~ one");
  EXPECT_EQ(Copies({original, copy, copy, original}).found(),
            "number: 12 > 21 (2)");
}

TEST(alterations, the_words_of_a_third_report_are_told) {
  Copies three(
      {small_report("the~ crane fell on~ 12 workers at~ noon\n"
                    "nobody knows why the~ cable broke so early"),
       small_report("a fisherman had heard loud cracks all that morning long"),
       small_report("the~ crane fell on~ 12 workers at~ noon\n"
                    "a fisherman had heard loud cracks all that morning")});
  three.story.members[1].copy_of.reset();
  three.story.members[1].family = 2;
  EXPECT_EQ(three.found(),
            "wording: a fisherman had heard loud cracks all that morning long "
            "> a fisherman had heard loud cracks all that morning");
  three.story.members[1].family = 1;
  EXPECT_EQ(three.found(), "");
}

TEST(alterations, only_copies_are_compared) {
  Copies two({small_report("the~ crane fell on~ 12 workers at~ noon"),
              small_report("the~ crane fell on~ 15 workers at~ noon")});
  two.story.members[1].copy_of.reset();
  EXPECT_EQ(two.found(), "");
}

}  // namespace
}  // namespace synoptic
