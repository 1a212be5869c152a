// SPDX-License-Identifier: Apache-2.0
// The whole road: whatever comes in, the JSON that goes out can be parsed, and
// every piece of evidence in it is the slice of its report that it says it is.
// The input is several reports, parted by lines of "%%%%".
#include <simdjson.h>

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "output/html.h"
#include "output/json.h"
#include "output/text.h"
#include "reconciliation/reconcile.h"
#include "stories/group.h"
#include "support/world.h"

namespace synoptic::fuzz {
namespace {

using Texts = std::map<std::string, std::string, std::less<>>;

Survey survey_of(std::string_view input) {
  Survey survey;
  survey.program = "synoptic fuzz";
  for (const std::string& part : parts_of(input)) {
    for (Document& document : ingest_checked(part)) {
      document.id = "r" + std::to_string(survey.reports.size());
      survey.reports.push_back(read_checked(std::move(document)));
    }
  }
  for (const Story& story : group(survey.reports, resources().stories)) {
    survey.accounts.push_back(
        reconcile(story, survey.reports, resources().language,
                  resources().stories, resources().reconciliation));
  }
  return survey;
}

void check_evidence(simdjson::dom::object object, const Texts& texts) {
  std::string_view report, text;
  std::uint64_t begin = 0, end = 0;
  if (object["report"].get(report) || object["text"].get(text) ||
      object["begin"].get(begin) || object["end"].get(end)) {
    return;
  }
  const auto found = texts.find(report);
  require(found != texts.end(), "evidence is of a report that is there");
  const CodePointIndex index(found->second);
  const Span span{index.byte_of(static_cast<std::uint32_t>(begin)),
                  index.byte_of(static_cast<std::uint32_t>(end))};
  require(begin <= end && slice(found->second, span) == text,
          "evidence is the slice of its report");
}

void check_json(const std::string& json, const Texts& texts) {
  simdjson::dom::parser parser;
  simdjson::dom::element root;
  require(parser.parse(json).get(root) == simdjson::SUCCESS, "JSON parses");
  std::vector<simdjson::dom::element> open = {root};
  while (!open.empty()) {
    const simdjson::dom::element element = open.back();
    open.pop_back();
    if (element.is_object()) {
      const simdjson::dom::object object = element.get_object();
      check_evidence(object, texts);
      for (const auto field : object) open.push_back(field.value);
    } else if (element.is_array()) {
      for (const auto child : element.get_array()) open.push_back(child);
    }
  }
}

}  // namespace
}  // namespace synoptic::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  using namespace synoptic;
  const Survey survey = fuzz::survey_of(fuzz::text_of(data, size));
  fuzz::Texts texts;
  for (const Report& report : survey.reports) {
    texts[report.document.id] = report.document.text;
  }
  const std::string json = survey_to_json(survey);
  fuzz::require(is_valid_utf8(json), "JSON is valid UTF-8");
  fuzz::check_json(json, texts);
  const std::string view = survey_to_text(survey, {});
  fuzz::require(view.find('\x1b') == std::string::npos,
                "a view without colour holds no terminal escape");
  fuzz::require(is_valid_utf8(survey_to_html(survey)), "HTML is valid UTF-8");
  return 0;
}
