// SPDX-License-Identifier: Apache-2.0
#include "engine/verify.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "output/json.h"

namespace synoptic {
namespace {

// Two reports of a flood, read, and a survey that cites them.
struct World {
  World() {
    add("a", "Caf\xC3\xA9 shut: 12 people hurt, Ilse Brandt said.");
    add("b", "Twelve people were hurt in the flood.");
    Quantity quantity;
    quantity.span = {12, 21};
    quantity.value = Interval::exactly(12);
    reports[0].reading.quantities.push_back(quantity);
    quantity.span = {0, 13};
    reports[1].reading.quantities.push_back(quantity);
    survey.reports = reports;
    Account account;
    account.story.members.push_back({.report = {0}, .copy_of = std::nullopt});
    account.story.members.push_back({.report = {1}, .copy_of = std::nullopt});
    account.title = {{0}, {0, 10}, {}};
    Value value;
    value.text = "12 people";
    value.bounds = Interval::exactly(12);
    value.reports = {{0}, {1}};
    value.evidence = {{{0}, {12, 21}, {}}, {{1}, {0, 13}, {}}};
    Variant variant;
    variant.values = {value};
    Point point;
    point.evidence = {{{0}, {12, 26}, {}}};
    point.variants = {variant};
    account.points = {point};
    LedgerEntry entry;
    entry.uses.push_back({{{0}, {12, 26}, {}}, "Ilse Brandt"});
    account.quotations = {entry};
    survey.accounts = {account};
  }

  void add(std::string id, std::string text) {
    Report report;
    report.document.id = std::move(id);
    report.document.text = std::move(text);
    reports.push_back(std::move(report));
  }

  // The findings on the survey's JSON after `from` in it has become `to`.
  std::string after(const std::string& from, const std::string& to) const {
    std::string json = survey_to_json(survey);
    if (!from.empty()) {
      const std::size_t at = json.find(from);
      EXPECT_NE(at, std::string::npos) << from;
      json.replace(at, from.size(), to);
    }
    const Result<Verification> verification = verify_output(json, reports);
    if (!verification) return verification.error().message;
    std::string out;
    for (const Finding& finding : verification->findings) {
      out += finding.where + " " + std::string(to_string(finding.fault)) +
             ": " + finding.why + "\n";
    }
    return out;
  }

  std::vector<Report> reports;
  Survey survey;
};

TEST(verify, an_output_as_it_was_made_is_borne_out) {
  const World world;
  EXPECT_EQ(world.after("", ""), "");
  const Result<Verification> verification =
      verify_output(survey_to_json(world.survey), world.reports);
  ASSERT_TRUE(verification);
  EXPECT_EQ(verification->reports, 2u);
  EXPECT_EQ(verification->spans, 5u);
  EXPECT_EQ(verification->quotations, 1u);
  EXPECT_EQ(verification->numbers, 1u);
}

TEST(verify, one_changed_letter_is_found) {
  EXPECT_EQ(World().after("\"text\":\"12 people hurt\"",
                          "\"text\":\"13 people hurt\""),
            "/stories/0/points/0/evidence/0 altered: the report says "
            "\"12 people hurt\" there, not \"13 people hurt\"\n");
}

TEST(verify, a_shifted_span_is_found) {
  EXPECT_EQ(World().after("\"begin\":11,\"end\":25", "\"begin\":12,\"end\":26"),
            "/stories/0/points/0/evidence/0 altered: the report says "
            "\"2 people hurt,\" there, not \"12 people hurt\"\n");
}

TEST(verify, a_place_past_the_end_is_lost) {
  EXPECT_EQ(World().after("\"begin\":11,\"end\":25", "\"begin\":11,\"end\":99"),
            "/stories/0/points/0/evidence/0 lost: 11 to 99 is no place in a "
            "text of 44\n");
}

TEST(verify, a_changed_number_is_unsupported) {
  EXPECT_EQ(World().after("\"low\":12,\"high\":12", "\"low\":12,\"high\":13"),
            "/stories/0/points/0/variants/0/values/0 unsupported: no report "
            "given for it gives this number\n");
}

TEST(verify, a_speaker_that_the_report_does_not_name_is_unsupported) {
  EXPECT_EQ(World().after("\"speaker\":\"Ilse Brandt\"",
                          "\"speaker\":\"Tomas Lunde\""),
            "/stories/0/quotations/0/uses/0 unsupported: the report does not "
            "name \"Tomas Lunde\"\n");
}

TEST(verify, a_report_that_is_not_there_is_lost) {
  World world;
  world.add("c", "Nothing of this is in the output.");
  EXPECT_EQ(world.after("", ""),
            " lost: the output says nothing of report c\n");
  world.reports.clear();
  EXPECT_NE(world.after("", "").find("lost: no report given has the id \"a\""),
            std::string::npos);
}

TEST(verify, a_changed_text_is_found_in_lines_too) {
  World world;
  std::string lines = report_to_json(world.reports[0]);
  lines += report_to_json(world.reports[1]);
  EXPECT_TRUE(verify_output(lines, world.reports)->findings.empty());
  lines.replace(lines.find("Twelve"), 6, "Eleven");
  const auto findings = verify_output(lines, world.reports)->findings;
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0].where, "line 2: ");
}

TEST(verify, what_is_no_json_is_an_error) {
  EXPECT_EQ(World().after("\"contract\"", "contract").substr(0, 8), "no JSON:");
  const World world;
  const std::string line = report_to_json(world.reports[0]);
  const auto verification = verify_output(line + "{\"id\":\n", world.reports);
  ASSERT_FALSE(verification);
  EXPECT_EQ(verification.error().message.substr(0, 16), "line 2: no JSON:");
}

}  // namespace
}  // namespace synoptic
