// SPDX-License-Identifier: Apache-2.0
//
// An output is a tree of JSON. The walk visits every object in it, in the order
// of the text, and checks what the object's members say about a report: which
// report that is stands in the object ("report"), or is the one whose line it
// is. What is checked hangs on the members an object has, not on where it
// stands, so that a part added to the contract later is checked as well.
#include "engine/verify.h"

#include <simdjson.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "base/utf8.h"
#include "engine/known_reading.h"
#include "output/json_words.h"
#include "reading/units.h"
#include "reconciliation/happenings.h"

namespace synoptic {
namespace {

namespace json = simdjson::dom;

// Words of a report shown in a message at most, in bytes.
constexpr std::size_t kShownWords = 60;

std::string shown(std::string_view words) {
  std::size_t size = std::min(words.size(), kShownWords);
  while (size < words.size() && size > 0 && (words[size] & 0xC0) == 0x80) {
    --size;
  }
  const std::string_view dots = size < words.size() ? "..." : "";
  return "\"" + std::string(words.substr(0, size)) + std::string(dots) + "\"";
}

std::optional<std::string_view> text_of(const json::object& object,
                                        std::string_view key) {
  std::string_view text;
  if (object[key].get(text) != simdjson::SUCCESS) return std::nullopt;
  return text;
}

bool has(const json::object& object, std::string_view key) {
  return object[key].error() == simdjson::SUCCESS;
}

// One report to check against.
struct Source {
  explicit Source(const Report& given)
      : report(given),
        index(given.document.text),
        length(index.code_point_of(
            static_cast<std::uint32_t>(given.document.text.size()))),
        known(given) {}

  const std::string& text() const { return report.document.text; }

  const Report& report;
  CodePointIndex index;
  std::uint32_t length;  // in code points
  KnownReading known;
};

using Sources = std::map<std::string_view, Source>;

// An object or array on the way, and how it is reached from the one above.
struct Node {
  static constexpr std::size_t kRoot = static_cast<std::size_t>(-1);

  json::element value;
  std::size_t parent = kRoot;
  std::string_view key;            // in an object
  std::size_t position = 0;        // in an array
  const Source* source = nullptr;  // the report it is about, if known
};

class Walk {
 public:
  Walk(const Sources& sources, std::string prefix, Verification& verification,
       std::set<std::string_view>& told)
      : sources_(sources),
        prefix_(std::move(prefix)),
        verification_(verification),
        told_(told) {}

  void run(json::element root) {
    nodes_.push_back({root, Node::kRoot, {}, 0, nullptr});
    std::vector<std::size_t> waiting = {0};
    while (!waiting.empty()) {
      at_ = waiting.back();
      waiting.pop_back();
      json::object object;
      if (nodes_[at_].value.get(object) == simdjson::SUCCESS) {
        check(object);
      }
      const std::size_t first = nodes_.size();
      add_children();
      for (std::size_t i = nodes_.size(); i-- > first;) waiting.push_back(i);
    }
  }

 private:
  void add_children() {
    const Node node = nodes_[at_];
    json::object object;
    if (node.value.get(object) == simdjson::SUCCESS) {
      for (const auto& [key, value] : object) {
        add({value, at_, key, 0, node.source});
      }
      return;
    }
    json::array array;
    if (node.value.get(array) != simdjson::SUCCESS) return;
    std::size_t position = 0;
    for (const json::element value : array) {
      add({value, at_, {}, position++, node.source});
    }
  }

  void add(const Node& node) {
    if (node.value.is_object() || node.value.is_array()) nodes_.push_back(node);
  }

  std::string where() const {
    std::vector<std::string> steps;
    for (std::size_t i = at_; nodes_[i].parent != Node::kRoot;
         i = nodes_[i].parent) {
      const Node& node = nodes_[i];
      steps.push_back(node.key.empty() ? std::to_string(node.position)
                                       : std::string(node.key));
    }
    std::string out = prefix_;
    for (std::size_t i = steps.size(); i-- > 0;) out += "/" + steps[i];
    return out;
  }

  void find(Fault fault, std::string why) {
    verification_.findings.push_back({fault, where(), std::move(why)});
  }

  const Source* source_of(std::string_view id) {
    const auto found = sources_.find(id);
    if (found != sources_.end()) return &found->second;
    find(Fault::Lost, "no report given has the id " + shown(id));
    return nullptr;
  }

  // The name of the list that this object is in.
  std::string_view list_name() const {
    const Node& node = nodes_[at_];
    if (!node.key.empty() || node.parent == Node::kRoot) return node.key;
    return nodes_[node.parent].key;
  }

  void check(const json::object& object) {
    if (is_report(object)) check_report(object);
    if (const auto id = text_of(object, "report")) {
      nodes_[at_].source = source_of(*id);
    }
    if (has(object, "begin") && has(object, "end")) check_span(object);
    if (has(object, "low") && has(object, "high")) check_number(object);
    if (list_name() == "variants") check_name(object);
    if (list_name() == "values") check_value(object);
    if (list_name() == "entities") check_entity(object);
    if (nodes_[at_].key == "speaker") check_speaker(object);
  }

  // A story's report has its words and its place in a family; a line of
  // `extract` or `analyze` its words and its paragraphs.
  static bool is_report(const json::object& object) {
    return text_of(object, "id") && text_of(object, "text") &&
           (has(object, "paragraphs") || has(object, "family"));
  }

  void check_report(const json::object& object) {
    const Source* source = source_of(*text_of(object, "id"));
    nodes_[at_].source = source;
    if (source == nullptr) return;
    const Document& document = source->report.document;
    told_.insert(document.id);
    ++verification_.reports;
    if (*text_of(object, "text") != document.text) {
      find(Fault::Altered, "the text is not the report's own");
    }
    bool inferred = false;
    if (object["published_inferred"].get(inferred) != simdjson::SUCCESS) {
      inferred = false;
    }
    const auto check_field = [&](std::string_view key,
                                 const std::string& value) {
      if (text_of(object, key).value_or("") == value) return;
      find(Fault::Altered, "\"" + std::string(key) + "\" is " +
                               (value.empty() ? "not told" : shown(value)) +
                               " in the report");
    };
    check_field("source", document.source);
    check_field("title", document.title);
    if (!inferred) check_field("published", document.published);
  }

  void check_span(const json::object& object) {
    const Source* source = nodes_[at_].source;
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
    if (object["begin"].get(begin) != simdjson::SUCCESS ||
        object["end"].get(end) != simdjson::SUCCESS || source == nullptr) {
      return;  // A story's begin and end are dates.
    }
    ++verification_.spans;
    if (list_name() == "uses" || list_name() == "quotations") {
      ++verification_.quotations;
    }
    if (begin > end || end > source->length) {
      find(Fault::Lost, std::to_string(begin) + " to " + std::to_string(end) +
                            " is no place in a text of " +
                            std::to_string(source->length));
      return;
    }
    const Span span = {source->index.byte_of(static_cast<std::uint32_t>(begin)),
                       source->index.byte_of(static_cast<std::uint32_t>(end))};
    const auto words = text_of(object, "text");
    const std::string_view own = slice(source->text(), span);
    if (words && *words != own) {
      find(Fault::Altered,
           "the report says " + shown(own) + " there, not " + shown(*words));
    }
    if (!words && !source->known.has_span(span)) {
      find(Fault::Altered, "nothing in the report begins and ends there");
    }
    check_holder(object, *source, span);
    check_reading(object, *source, span);
    const auto speaker = text_of(object, "speaker");
    if (speaker && source->text().find(*speaker) == std::string::npos) {
      find(Fault::Unsupported, "the report does not name " + shown(*speaker));
    }
  }

  // Who speaks or holds something must be known by that name there.
  void check_holder(const json::object& object, const Source& source,
                    Span span) {
    const auto name = text_of(object, "name");
    if ((list_name() != "holders" && nodes_[at_].key != "speaker") || !name) {
      return;
    }
    if (!source.known.has_holder(span, *name)) {
      find(Fault::Unsupported,
           "nobody called " + shown(*name) + " speaks in the report there");
    }
  }

  // Who is given for a remark without a place must speak in some report.
  void check_speaker(const json::object& object) {
    const auto name = text_of(object, "name");
    if (!name || has(object, "begin")) return;
    for (const auto& [id, source] : sources_) {
      if (source.known.has_speaker(*name) || source.known.has_name(*name)) {
        return;
      }
    }
    find(Fault::Unsupported, "no report lets " + shown(*name) + " speak");
  }

  // What was read at a place must be read there again: the value of a time, a
  // quantity's unit and what it counts.
  void check_reading(const json::object& object, const Source& source,
                     Span span) {
    const bool time = list_name() == "times";
    if (!time && list_name() != "quantities") return;
    const auto same = [&](std::string_view key, const std::string& value) {
      return text_of(object, key).value_or("") == value;
    };
    const Reading& reading = source.report.reading;
    const bool again =
        time ? std::ranges::any_of(reading.times,
                                   [&](const TimeExpression& t) {
                                     return t.span == span &&
                                            same("value", t.value) &&
                                            same("mod", t.mod);
                                   })
             : std::ranges::any_of(reading.quantities, [&](const Quantity& q) {
                 return q.span == span && same("unit", q.unit) &&
                        same("of", q.of);
               });
    if (!again) {
      find(Fault::Unsupported, "the report is not read so at that place");
    }
  }

  // A value's words stand in one of its reports, which are all known.
  void check_value(const json::object& object) {
    json::array reports;
    if (object["reports"].get(reports) != simdjson::SUCCESS) return;
    const auto words = text_of(object, "text");
    bool said = !words;
    for (const json::element element : reports) {
      std::string_view id;
      if (element.get(id) != simdjson::SUCCESS) continue;
      const Source* source = source_of(id);
      said = said || (source != nullptr &&
                      source->text().find(*words) != std::string::npos);
    }
    if (!said) {
      find(Fault::Unsupported, "no report given for it says " + shown(*words));
    }
  }

  // An entity of one report, with its names and roles.
  void check_entity(const json::object& object) {
    const Source* source = nodes_[at_].source;
    if (source == nullptr) return;
    const auto check_words = [&](std::string_view words) {
      if (source->known.has_name(words)) return;
      find(Fault::Unsupported,
           "the report knows nobody and nothing as " + shown(words));
    };
    if (const auto name = text_of(object, "name")) check_words(*name);
    for (const std::string_view list : {"aliases", "roles"}) {
      json::array names;
      if (object[list].get(names) != simdjson::SUCCESS) continue;
      for (const json::element element : names) {
        std::string_view words;
        if (element.get(words) == simdjson::SUCCESS) check_words(words);
      }
    }
  }

  // A name of an entity, with the reports that use it.
  void check_name(const json::object& object) {
    const auto name = text_of(object, "text");
    json::array reports;
    if (!name || object["reports"].get(reports) != simdjson::SUCCESS) return;
    for (const json::element element : reports) {
      std::string_view id;
      if (element.get(id) != simdjson::SUCCESS) continue;
      const Source* source = source_of(id);
      if (source && source->text().find(*name) == std::string::npos) {
        find(Fault::Unsupported,
             "report " + std::string(id) + " does not say " + shown(*name));
      }
    }
  }

  // The bounds of a number must come out again when one of the places it is
  // given for is read anew.
  void check_number(const json::object& object) {
    if (object["low"].is_null() && object["high"].is_null()) return;
    ++verification_.numbers;
    json::array evidence;
    if (object["evidence"].get(evidence) != simdjson::SUCCESS) {
      if (nodes_[at_].source &&
          !reads_again(object, *nodes_[at_].source, object)) {
        find(Fault::Unsupported, "the report does not give this number there");
      }
      return;
    }
    for (const json::element element : evidence) {
      json::object place;
      if (element.get(place) != simdjson::SUCCESS) continue;
      const auto found = sources_.find(text_of(place, "report").value_or(""));
      if (found == sources_.end()) continue;
      if (reads_again(place, found->second, object)) return;
    }
    find(Fault::Unsupported, "no report given for it gives this number");
  }

  static bool reads_again(const json::object& place, const Source& source,
                          const json::object& number) {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
    if (place["begin"].get(begin) != simdjson::SUCCESS ||
        place["end"].get(end) != simdjson::SUCCESS || end > source.length) {
      return false;
    }
    const Span span = {source.index.byte_of(static_cast<std::uint32_t>(begin)),
                       source.index.byte_of(static_cast<std::uint32_t>(end))};
    for (const Quantity& quantity : source.report.reading.quantities) {
      if (overlap(quantity.span, span) && gives(quantity, number)) return true;
    }
    for (const TimeExpression& time : source.report.reading.times) {
      if (overlap(time.span, span) && same_bounds(time.bounds, number)) {
        return true;
      }
    }
    return false;
  }

  static bool gives(const Quantity& quantity, const json::object& number) {
    if (same_bounds(quantity.value, number) ||
        same_bounds(comparable(quantity).value, number)) {
      return true;
    }
    if (quantity.unit != "ordinal") return false;
    const auto length = length_within(quantity.value.low, quantity.of);
    return length && same_bounds(*length, number);
  }

  static bool same_bounds(const Interval& bounds, const json::object& number) {
    return same_end(bounds.low, number["low"]) &&
           same_end(bounds.high, number["high"]);
  }

  // An end is printed as a number, as a date, or as null if it is not known.
  static bool same_end(double end,
                       simdjson::simdjson_result<json::element> is) {
    double value = 0;
    if (is.get(value) == simdjson::SUCCESS) return value == end;
    std::string_view moment;
    if (is.get(moment) == simdjson::SUCCESS) return moment_text(end) == moment;
    return !std::isfinite(end) || moment_text(end).empty();
  }

  const Sources& sources_;
  std::string prefix_;
  Verification& verification_;
  std::set<std::string_view>& told_;
  std::vector<Node> nodes_;
  std::size_t at_ = 0;
};

Error no_json(std::string_view place, simdjson::error_code code) {
  return {ErrorCode::Malformed,
          std::string(place) + "no JSON: " + simdjson::error_message(code)};
}

// What all walks over one output have in common.
struct Check {
  Sources sources;
  Verification verification;
  std::set<std::string_view> told;  // ids of the reports that are in it
};

// True if the output itself says that it is not of all the reports.
bool is_selection(const json::element& root) {
  for (const std::string_view part : {"only", "story"}) {
    json::element asked;
    if (root["selection"][part].get(asked) == simdjson::SUCCESS &&
        !asked.is_null()) {
      return true;
    }
  }
  return false;
}

// Checks an output that holds a value in each line.
std::optional<Error> check_lines(std::string_view output, json::parser& parser,
                                 Check& check) {
  std::size_t number = 0;
  for (std::size_t at = 0; at < output.size();) {
    const std::size_t end = std::min(output.find('\n', at), output.size());
    const std::string_view line = output.substr(at, end - at);
    at = end + 1;
    ++number;
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    const std::string place = "line " + std::to_string(number) + ": ";
    json::element root;
    const auto error = parser.parse(line.data(), line.size()).get(root);
    if (error != simdjson::SUCCESS) return no_json(place, error);
    Walk(check.sources, place, check.verification, check.told).run(root);
  }
  return std::nullopt;
}

// True if the first line is a value by itself, so that others may follow.
bool has_lines(std::string_view output, json::parser& parser) {
  const std::string_view line = output.substr(0, output.find('\n'));
  return parser.parse(line.data(), line.size()).error() == simdjson::SUCCESS;
}

}  // namespace

std::string_view to_string(Fault fault) {
  constexpr std::string_view kNames[] = {"altered", "lost", "unsupported"};
  return kNames[static_cast<std::size_t>(fault)];
}

Result<Verification> verify_output(std::string_view output,
                                   std::span<const Report> reports) {
  Check check;
  for (const Report& report : reports) {
    check.sources.emplace(std::string_view(report.document.id), report);
  }
  json::parser parser;
  if (has_lines(output, parser)) {
    if (auto error = check_lines(output, parser, check)) {
      return *std::move(error);
    }
  } else {
    json::element root;
    const auto error = parser.parse(output.data(), output.size()).get(root);
    if (error != simdjson::SUCCESS) return no_json("", error);
    Walk(check.sources, "", check.verification, check.told).run(root);
    if (is_selection(root)) return std::move(check.verification);
  }
  for (const Report& report : reports) {
    if (check.told.contains(report.document.id)) continue;
    check.verification.findings.push_back(
        {Fault::Lost, "",
         "the output says nothing of report " + report.document.id});
  }
  return std::move(check.verification);
}

}  // namespace synoptic
