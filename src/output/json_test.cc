// SPDX-License-Identifier: Apache-2.0
#include "output/json.h"

#include <gtest/gtest.h>
#include <simdjson.h>

#include <map>
#include <string>
#include <string_view>

#include "base/utf8.h"
#include "output/json_writer.h"
#include "output/testing/sample_survey.h"
#include "stories/witnesses.h"

namespace synoptic {
namespace {

using simdjson::dom::element;
using simdjson::dom::element_type;

/// The slow and obvious way to cut a text by code points: a byte that does not
/// continue a sequence begins one.
std::string slice_code_points(std::string_view text, std::uint64_t begin,
                              std::uint64_t end) {
  std::string out;
  std::uint64_t count = 0;
  for (const char c : text) {
    if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) ++count;
    if (count > begin && count <= end) out += c;
  }
  return out;
}

/// Checks every object that has a begin, an end and a text. Text is that of the
/// named report, or else the nearest `text` of an object around it.
class SpanCheck {
 public:
  int checked = 0;
  std::map<std::string, std::string, std::less<>> reports;

  void walk(const element& value, std::string_view around) {
    if (value.type() == element_type::ARRAY) {
      const simdjson::dom::array items = value.get_array().value();
      for (const element item : items) walk(item, around);
    }
    if (value.type() != element_type::OBJECT) return;
    std::string_view text, report, own = around;
    std::uint64_t begin = 0, end = 0;
    const bool has_text = !value["text"].get(text);
    if (!value["report"].get(report)) own = reports.find(report)->second;
    const bool has_ends = !value["begin"].get(begin) && !value["end"].get(end);
    if (has_ends) {
      EXPECT_LE(begin, end);
      if (has_text) {
        EXPECT_EQ(slice_code_points(own, begin, end), text);
        ++checked;
      }
    } else if (has_text && !value["id"].error()) {
      own = text;
    }
    const simdjson::dom::object fields = value.get_object().value();
    for (const auto field : fields) walk(field.value, own);
  }
};

TEST(json, every_span_of_a_reading_slices_its_text) {
  const std::string json = report_to_json(testing::sample_report());
  EXPECT_EQ(json.find('\n'), json.size() - 1);
  simdjson::dom::parser parser;
  const element root = parser.parse(json);
  SpanCheck check;
  check.walk(root, "");
  EXPECT_EQ(check.checked, 10);
  EXPECT_EQ(std::int64_t(root["removed"].at(0)["before"]), 160);
}

TEST(json, reasons_are_told_only_where_they_are_asked_for) {
  Report report = testing::sample_report();
  ASSERT_FALSE(report.reading.statements.empty());
  report.reading.statements[0].why = {
      {"status by this word", report.reading.statements[0].span}};
  EXPECT_EQ(report_to_json(report).find("\"why\""), std::string::npos);
  const std::string json = report_to_json(report, Reasons::Told);
  simdjson::dom::parser parser;
  const element root = parser.parse(json);
  EXPECT_EQ(root["statements"].at(0)["why"].at(0)["rule"].get_string().value(),
            "status by this word");
  SpanCheck check;
  check.walk(root, "");
  EXPECT_EQ(check.checked, 11);
}

TEST(json, every_span_of_a_survey_slices_its_report) {
  const Survey survey = testing::sample_survey();
  simdjson::dom::parser parser;
  const std::string json = survey_to_json(survey);
  SpanCheck check;
  for (const Report& report : survey.reports)
    check.reports[report.document.id] = report.document.text;
  check.walk(parser.parse(json), "");
  EXPECT_EQ(check.checked, 36);
}

TEST(json, a_report_keeps_every_field_and_null_is_what_is_not_known) {
  Document document;
  document.id = "a";
  EXPECT_EQ(document_to_json(document),
            R"({"id":"a","path":null,"url":null,"source":null,"title":null,)"
            R"("byline":[],"published":null,"modified":null,"language":null,)"
            R"("text":"","paragraphs":[],"date_origin":null,)"
            R"("date_candidates":[],"agency":null,"removed":[]})"
            "\n");
}

TEST(json, bounds_are_dates_seconds_or_null) {
  const std::string json = report_to_json(testing::sample_report());
  const auto has = [&](std::string_view part) {
    EXPECT_NE(json.find(part), json.npos) << part << " in " << json;
  };
  has(R"("value":"2031-04-02","low":"2031-04-02","high":"2031-04-02")");
  has(R"("value":"PT1H","low":3600,"high":4500,"low_open":true)");
  has(R"("low":null,"high":"2031-04-30T12:00:00","mod":"BEFORE")");
  has(R"("low":1200,"high":1200,"unit":null,"of":"boatman","per":"each")");
}

TEST(json, grouping_names_story_and_copy) {
  const GroupedReport first = {
      "wire-7", "reports/wire-7.txt", {0}, "", 0.5, 1, {}, {}, ""};
  GroupedReport copy = {
      "lys-2", "", {0}, "wire-7", 0.75, 1, {{"wire-7", 0.75, 0.875}}, {}, ""};
  copy.published = "2031-04-02";
  copy.agency = "AFP";
  copy.credit = CreditExtent::Whole;
  copy.order = 2;
  copy.root = "wire-7";
  copy.root_why = to_string(RootReason::First);
  const GroupedReport moved = {
      "post-1", "", {0}, "", 0, 2, {}, StoryId{4}, "decided in line 2"};
  EXPECT_EQ(
      grouping_to_json(std::vector{first, copy, moved}),
      R"({"id":"wire-7","path":"reports/wire-7.txt","story":"s1",)"
      R"("duplicate_of":null,"similarity":0.5,"family":1,)"
      R"("published":null,"agency":null,"agency_gave":null,"order":null,)"
      R"("root":null,"root_why":null,"shares_text_with":[],"was":null,"why":null,"decided":[]})"
      "\n"
      R"({"id":"lys-2","path":null,"story":"s1",)"
      R"("duplicate_of":"wire-7","similarity":0.75,"family":1,)"
      R"("published":"2031-04-02","agency":"AFP","agency_gave":"whole",)"
      R"("order":2,"root":"wire-7","root_why":"published before all others",)"
      R"("shares_text_with":[{"id":"wire-7","jaccard":0.75,)"
      R"("containment":0.875}],"was":null,"why":null,"decided":[]})"
      "\n"
      R"({"id":"post-1","path":null,"story":"s1",)"
      R"("duplicate_of":null,"similarity":0,"family":2,)"
      R"("published":null,"agency":null,"agency_gave":null,"order":null,)"
      R"("root":null,"root_why":null,"shares_text_with":[],"was":"s5","why":"decided in line 2","decided":[]})"
      "\n");
}

TEST(json, the_head_counts_independent_reports) {
  simdjson::dom::parser parser;
  const element root = parser.parse(survey_to_json(testing::sample_survey()));
  EXPECT_EQ(simdjson::minify(root["inputs"]),
            R"({"read":5,"independent":4,"stories":2,"undated":1,"unread":2,)"
            R"("other_languages":1})");
}

TEST(json, a_survey_of_nothing_is_whole) {
  simdjson::dom::parser parser;
  const element root = parser.parse(survey_to_json(Survey{}));
  EXPECT_EQ(root["stories"].get_array().size(), 0U);
}

TEST(json, strings_stay_inert_and_valid) {
  const std::pair<std::string_view, std::string_view> kCases[] = {
      {"plain “ö” 川", "\"plain “ö” 川\""},
      {"\"\\/", R"("\"\\/")"},
      {"a\n\r\t\b\x01", R"("a\n\r\t\u0008\u0001")"},
      {std::string_view("\0", 1), R"("\u0000")"},
      {"\x7f\xC2\x9B", R"("\u007f\u009b")"},
      {"\xE2\x80\xA8\xE2\x80\xAE\xE2\x81\xA6", R"("\u2028\u202e\u2066")"},
      {"\xFFz\xE2\x80", "\"\xEF\xBF\xBDz\xEF\xBF\xBD\xEF\xBF\xBD\""},
  };
  for (const auto& [text, expected] : kCases) {
    JsonWriter json;
    json.string(text);
    EXPECT_EQ(json.take(), expected);
  }
}

TEST(json, numbers_are_short_and_give_their_value_back) {
  const std::pair<double, std::string_view> kCases[] = {
      {0.1, "0.1"},     {1200, "1200"},       {-0.0, "0"},
      {1e21, "1e+21"},  {0.5, "0.5"},         {Interval::kInfinity, "null"},
      {1e6, "1000000"}, {1250000, "1250000"},
  };
  for (const auto& [number, expected] : kCases) {
    JsonWriter json;
    json.number(number);
    EXPECT_EQ(json.take(), expected);
  }
}

TEST(json, containers_break_lines_down_to_a_depth) {
  JsonWriter json(1);
  json.begin_object();
  json.member("a", true);
  json.key("b");
  json.begin_array();
  json.integer(1);
  json.integer(2);
  json.end_array();
  json.end_object();
  EXPECT_EQ(json.take(), "{\n \"a\":true,\n \"b\":[1,2]\n}");
}

}  // namespace
}  // namespace synoptic
