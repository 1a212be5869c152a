// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>

#include "output/survey.h"

namespace synoptic {

// All of these give valid UTF-8, ready to be written: each line of it ends
// with a line feed. Offsets count code points of the report's text. Every field
// of the contract is always there: what is not known is null, a list of nothing
// is empty.

/// A report as `extract` prints it: one JSON object on one line.
std::string document_to_json(const Document& document);

/// A report with its reading, as `analyze` prints it: one line.
std::string report_to_json(const Report& report);

/// A report by what `cluster` calls it.
struct ReportName {
  std::string id;
  std::string path;
};

/// The lines that `cluster` prints, one for each report, by report index. A
/// report of no story has a null story.
std::string grouping_to_json(std::span<const ReportName> reports,
                             std::span<const Story> stories);
std::string grouping_to_json(std::span<const Report> reports,
                             std::span<const Story> stories);

/// What `read --format json` prints: one object on several lines.
std::string survey_to_json(const Survey& survey);

}  // namespace synoptic
