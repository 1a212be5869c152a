// SPDX-License-Identifier: Apache-2.0
#include "cli/verification_view.h"

#include <cstdint>

#include "output/json_writer.h"
#include "output/terminal.h"

namespace synoptic {
namespace {

// "1 span", "12 spans".
std::string counted(std::uint32_t count, std::string_view noun) {
  return std::to_string(count) + " " + std::string(noun) +
         (count == 1 ? "" : "s");
}

}  // namespace

std::string verification_to_text(std::string_view subject,
                                 const Verification& verification) {
  std::string out;
  for (const Finding& finding : verification.findings) {
    out.append(to_string(finding.fault)).append(": ");
    if (!finding.where.empty()) out.append(finding.where).append(": ");
    out.append(inert(finding.why)) += '\n';
  }
  const auto wrong = static_cast<std::uint32_t>(verification.findings.size());
  out += inert(subject) + ": " + counted(verification.spans, "span") + " (" +
         std::to_string(verification.quotations) + " of quotations) and " +
         counted(verification.numbers, "number") + " checked against " +
         counted(verification.reports, "report") + ": " +
         (wrong == 0 ? "all borne out" : std::to_string(wrong) + " not so") +
         "\n";
  return out;
}

std::string verification_to_json(std::string_view subject,
                                 const Verification& verification) {
  JsonWriter json(2);
  json.begin_object();
  json.member("contract", std::uint64_t{1});
  json.member("output", subject);
  json.key("checked");
  json.begin_object();
  json.member("reports", verification.reports);
  json.member("spans", verification.spans);
  json.member("quotations", verification.quotations);
  json.member("numbers", verification.numbers);
  json.end_object();
  json.key("findings");
  json.begin_array();
  for (const Finding& finding : verification.findings) {
    json.begin_object();
    json.member("fault", to_string(finding.fault));
    json.member("where", finding.where);
    json.member("why", finding.why);
    json.end_object();
  }
  json.end_array();
  json.end_object();
  return json.take() + "\n";
}

}  // namespace synoptic
