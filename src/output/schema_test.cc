// SPDX-License-Identifier: Apache-2.0
// Checks what is printed against the published schemas of docs/schema. The
// small validator knows the part of JSON Schema that they use, and fails on a
// word that it does not know. It is stricter than the schemas: a field that a
// schema does not name is an error, so that none stays undescribed.
#include <gtest/gtest.h>
#include <simdjson.h>

#include <regex>
#include <set>
#include <string>
#include <string_view>

#include "output/json.h"
#include "output/testing/sample_survey.h"
#include "stories/witnesses.h"

namespace synoptic {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::element_type;
using simdjson::dom::object;

bool has_type(const element& value, std::string_view type) {
  switch (value.type()) {
    case element_type::ARRAY:
      return type == "array";
    case element_type::OBJECT:
      return type == "object";
    case element_type::STRING:
      return type == "string";
    case element_type::BOOL:
      return type == "boolean";
    case element_type::NULL_VALUE:
      return type == "null";
    case element_type::DOUBLE:
      return type == "number";
    case element_type::INT64:
    case element_type::UINT64:
      return type == "number" || type == "integer";
  }
  return false;
}

class Validator {
 public:
  explicit Validator(const element& root) : root_(root) {}

  /// The first thing that is wrong with the value, with its place; empty if it
  /// is valid.
  std::string check(const element& value, const element& schema,
                    const std::string& place) const {
    std::string wrong;
    for (const auto [key, rule] : object(schema)) {
      wrong = check_rule(key, rule, value, place);
      if (!wrong.empty()) break;
    }
    return wrong;
  }

 private:
  std::string check_rule(std::string_view key, const element& rule,
                         const element& value, const std::string& place) const {
    if (key == "description" || key == "title" || key == "$schema" ||
        key == "$defs")
      return {};
    if (key == "$ref") {
      const std::string_view path = rule;
      return check(value, root_["$defs"][path.substr(path.rfind('/') + 1)],
                   place);
    }
    if (key == "type") return check_type(rule, value, place);
    if (key == "enum") return check_enum(rule, value, place);
    if (key == "const")
      return simdjson::minify(rule) == simdjson::minify(value)
                 ? ""
                 : place + ": not the constant";
    if (key == "anyOf") return check_any(rule, value, place);
    if (key == "properties") return check_members(rule, value, place);
    if (key == "required") return check_required(rule, value, place);
    if (key == "items") return check_items(rule, value, place);
    if (key == "pattern") return check_pattern(rule, value, place);
    // It says nothing of what is no number.
    if (key == "minimum")
      return value.is_number() && double(value) < double(rule)
                 ? place + ": too small"
                 : "";
    return place + ": the validator does not know " + std::string(key);
  }

  static std::string check_type(const element& rule, const element& value,
                                const std::string& place) {
    bool fits = false;
    if (rule.is_string()) {
      fits = has_type(value, std::string_view(rule));
    } else {
      for (const element one : array(rule))
        fits = fits || has_type(value, std::string_view(one));
    }
    return fits ? "" : place + ": not of type " + simdjson::minify(rule);
  }

  static std::string check_enum(const element& rule, const element& value,
                                const std::string& place) {
    for (const element one : array(rule))
      if (simdjson::minify(one) == simdjson::minify(value)) return {};
    return place + ": " + simdjson::minify(value) + " is none of " +
           simdjson::minify(rule);
  }

  std::string check_any(const element& rule, const element& value,
                        const std::string& place) const {
    std::string wrong;
    for (const element one : array(rule)) {
      wrong = check(value, one, place);
      if (wrong.empty()) return {};
    }
    return wrong;
  }

  std::string check_members(const element& rule, const element& value,
                            const std::string& place) const {
    for (const auto [key, member] : object(value)) {
      const std::string where = place + "/" + std::string(key);
      element member_rule;
      if (rule[key].get(member_rule)) return where + ": not in the schema";
      const std::string wrong = check(member, member_rule, where);
      if (!wrong.empty()) return wrong;
    }
    return {};
  }

  static std::string check_required(const element& rule, const element& value,
                                    const std::string& place) {
    for (const element name : array(rule))
      if (value[std::string_view(name)].error())
        return place + ": lacks " + simdjson::minify(name);
    return {};
  }

  std::string check_items(const element& rule, const element& value,
                          const std::string& place) const {
    std::size_t i = 0;
    for (const element one : array(value)) {
      const std::string wrong =
          check(one, rule, place + "/" + std::to_string(i++));
      if (!wrong.empty()) return wrong;
    }
    return {};
  }

  static std::string check_pattern(const element& rule, const element& value,
                                   const std::string& place) {
    if (!value.is_string()) return {};
    const std::string text{std::string_view(value)};
    const std::regex pattern{std::string(std::string_view(rule))};
    return std::regex_search(text, pattern) ? "" : place + ": " + text;
  }

  element root_;
};

std::string check_with(std::string_view name, const std::string& json) {
  simdjson::dom::parser schemas, values;
  const element schema = schemas.load(SYNOPTIC_SOURCE_DIR "/docs/schema/" +
                                      std::string(name) + ".schema.json");
  return Validator(schema).check(values.parse(json), schema, "");
}

TEST(schema, what_is_printed_is_what_the_schemas_say) {
  Survey survey = testing::sample_survey();
  const Report report = testing::sample_report();
  GroupedReport grouped = {"a", "a.txt",           {1},        "b",      0.5,
                           2,   {{"b", 0.4, 0.9}}, StoryId{4}, "decided"};
  const Decision decision = {
      DecisionKind::SamePerson, "a", "b", "", 2, "Orla Venn", "Mrs Venn"};
  grouped.decided = {decision};
  survey.decisions = {{decision, "no report b"}};
  Story& story = survey.accounts.front().story;
  story.citations = {{{{0}, {0, 5}, {}}, "", {{1}}, true, "they may be b"}};
  Member& member = story.members[1];
  member.credits = {{"AFP", CreditExtent::Part, "AFP contributed"}};
  member.shares = {{{0}, 0.5, 0.75, {{0, 5}}}};
  member.order = 2;
  member.root = ReportId{0};
  member.root_why = to_string(RootReason::First);
  const std::string groups = grouping_to_json(std::vector{grouped});
  EXPECT_EQ(check_with("survey", survey_to_json(survey)), "");
  EXPECT_EQ(check_with("report", report_to_json(report)), "");
  EXPECT_EQ(check_with("report", report_to_json(report, Reasons::Told)), "");
  EXPECT_EQ(check_with("report", document_to_json(report.document)), "");
  EXPECT_EQ(check_with("grouping", groups), "");
}

TEST(schema, what_is_wrong_is_named_with_its_place) {
  const std::pair<std::string_view, std::string_view> kCases[] = {
      {"{}", ": lacks \"id\""},
      {R"({"id":1})", "/id: not of type \"string\""},
      {R"({"id":"a","x":1})", "/x: not in the schema"},
      {R"({"id":"a","path":null,"story":"t1"})", "/story: t1"},
  };
  for (const auto& [json, expected] : kCases)
    EXPECT_EQ(check_with("grouping", std::string(json)), expected);
}

}  // namespace
}  // namespace synoptic
