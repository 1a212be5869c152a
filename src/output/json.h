// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "output/survey.h"
#include "stories/decisions.h"
#include "stories/story.h"

namespace synoptic {

// All of these give valid UTF-8, ready to be written: each line of it ends
// with a line feed. Offsets count code points of the report's text. Every field
// of the contract is always there: what is not known is null, a list of nothing
// is empty.

/// A report as `extract` prints it: one JSON object on one line.
std::string document_to_json(const Document& document);

/// Whether the records of a reading tell what decided them.
enum class Reasons { Untold, Told };

/// A report with its reading, as `analyze` prints it: one line. Where reasons
/// are told, each record of the reading has a list `why`.
std::string report_to_json(const Report& report,
                           Reasons reasons = Reasons::Untold);

/// A report as `cluster` tells of it.
struct GroupedReport {
  std::string id;
  std::string path;
  StoryId story;
  std::string copy_of;  ///< The id of the report that it repeats, or empty.
  double similarity = 0;
  std::uint32_t family = 1;  ///< Counted from 1 in each story.
  struct Shared {
    std::string id;
    double jaccard = 0;
    double containment = 0;
  };
  std::vector<Shared> shares;
  /// The story that an earlier run told of, if it is another one now, and why.
  std::optional<StoryId> was;
  std::string why;
  std::vector<Decision> decided{};  ///< What people decided about it.
  std::string published{};          ///< ISO 8601; empty if not known.
  std::string agency{};             ///< The one credited most, or empty.
  CreditExtent credit = CreditExtent::None;
  std::optional<std::uint32_t> order{};  ///< In its family; see Member.
  std::string root{};                    ///< The id of its family's root.
  std::string_view root_why{};
};

/// The lines that `cluster` prints, one for each report.
std::string grouping_to_json(std::span<const GroupedReport> reports);

/// What `read --format json` prints: one object on several lines.
std::string survey_to_json(const Survey& survey);

}  // namespace synoptic
