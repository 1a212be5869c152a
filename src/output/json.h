// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>

#include "output/survey.h"

namespace synoptic {

/// A report as `extract` prints it: one JSON object, one line, with offsets in
/// code points.
std::string document_to_json(const Document& document);

/// A report with its reading, as `analyze` prints it: one line.
std::string report_to_json(const Report& report);

/// The lines that `cluster` prints, one for each report, by report index.
std::string grouping_to_json(std::span<const Report> reports,
                             std::span<const Story> stories);

/// What `read --format json` prints: one object on several lines.
std::string survey_to_json(const Survey& survey);

}  // namespace synoptic
