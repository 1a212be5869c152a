// SPDX-License-Identifier: Apache-2.0
#include "cli/check_view.h"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "output/json_writer.h"
#include "output/terminal.h"

namespace synoptic {
namespace {

std::string shown(const Report& report, Span span) {
  return "\u201C" + inert(slice(report.document.text, span)) + "\u201D";
}

void add_evidence(std::string& out, std::span<const Report> reports,
                  const std::vector<Evidence>& evidence) {
  for (const Evidence& one : evidence) {
    const Report& report = reports[one.report.value];
    out += "    " + inert(report.document.id) + ": " + shown(report, one.span) +
           "\n";
  }
}

void add_words(std::string& out, std::string_view what,
               const std::vector<std::string>& words) {
  if (words.empty()) return;
  out.append("    ").append(what).append(":");
  for (const std::string& word : words) out += " " + inert(word);
  out += "\n";
}

void write_span(JsonWriter& json, const Report& report, Span span) {
  const CodePointIndex index(report.document.text);
  json.member("begin", index.code_point_of(span.begin));
  json.member("end", index.code_point_of(span.end));
  json.member("text", slice(report.document.text, span));
}

void write_evidence(JsonWriter& json, std::span<const Report> reports,
                    const std::vector<Evidence>& evidence) {
  json.key("evidence");
  json.begin_array();
  for (const Evidence& one : evidence) {
    const Report& report = reports[one.report.value];
    json.begin_object();
    json.member("report", report.document.id);
    write_span(json, report, one.span);
    json.key("holders");
    json.begin_array();
    const CodePointIndex index(report.document.text);
    for (const Holder& holder : one.holders) {
      json.begin_object();
      json.member_null("entity");
      json.member_or_null("name", holder.name);
      json.member("begin", index.code_point_of(holder.span.begin));
      json.member("end", index.code_point_of(holder.span.end));
      json.end_object();
    }
    json.end_array();
    json.end_object();
  }
  json.end_array();
}

}  // namespace

std::string check_to_text(const Report& draft, std::span<const Report> reports,
                          const DraftCheck& check) {
  std::string out;
  std::size_t supported = 0;
  for (const CheckedSentence& one : check.sentences) {
    supported += one.support == Support::Supported;
    out.append(to_string(one.support)).append(": ");
    out += shown(draft, one.span) + "\n    " + inert(one.why) + "\n";
    add_evidence(out, reports, one.evidence);
  }
  std::size_t verbatim = 0;
  for (const CheckedQuotation& one : check.quotations) {
    verbatim += one.fidelity == Fidelity::Verbatim;
    out.append("quotation ").append(to_string(one.fidelity)).append(": ");
    out += shown(draft, one.span) + "\n    " + inert(one.why) + "\n";
    add_words(out, "only in the draft", one.added);
    add_words(out, "only in the report", one.dropped);
    add_evidence(out, reports, one.evidence);
  }
  out += std::to_string(supported) + " of " +
         std::to_string(check.sentences.size()) + " sentences supported, " +
         std::to_string(verbatim) + " of " +
         std::to_string(check.quotations.size()) + " quotations verbatim, in " +
         std::to_string(reports.size()) +
         (reports.size() == 1 ? " report\n" : " reports\n");
  return out;
}

std::string check_to_json(const Report& draft, std::span<const Report> reports,
                          const DraftCheck& check) {
  JsonWriter json(2);
  json.begin_object();
  json.member("contract", std::uint64_t{1});
  json.member("draft", draft.document.id);
  json.key("borne_out");
  json.boolean(check.is_borne_out());
  json.member("reports", reports.size());
  json.key("sentences");
  json.begin_array();
  for (const CheckedSentence& one : check.sentences) {
    json.begin_object();
    write_span(json, draft, one.span);
    json.member("verdict", to_string(one.support));
    json.member("why", one.why);
    write_evidence(json, reports, one.evidence);
    json.end_object();
  }
  json.end_array();
  json.key("quotations");
  json.begin_array();
  for (const CheckedQuotation& one : check.quotations) {
    json.begin_object();
    write_span(json, draft, one.span);
    json.member("verdict", to_string(one.fidelity));
    json.member("why", one.why);
    json.member("added", one.added);
    json.member("dropped", one.dropped);
    write_evidence(json, reports, one.evidence);
    json.end_object();
  }
  json.end_array();
  json.end_object();
  return json.take() + "\n";
}

}  // namespace synoptic
