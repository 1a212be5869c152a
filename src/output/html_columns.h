// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "output/places.h"
#include "output/survey.h"

namespace synoptic {

/// Words of a report that belong to an item of the account.
struct HtmlMark {
  Span span;
  std::uint32_t item = 0;  ///< The item's number in its story.
  int value = -1;          ///< Which of the item's values, or none.
  /// The value stands against others.
  bool is_tense = false;
};

/// The marks of each report of a story.
using HtmlMarks = std::map<ReportId, std::vector<HtmlMark>>;

/// The column of one report: who says it and when, and its text, with every
/// stretch of words that belongs to the same items in a `span` whose `data-k`
/// names them ("4 4:0 9").
std::string report_column(const Account& account, std::size_t member,
                          const Places& places,
                          const std::vector<HtmlMark>& marks);

}  // namespace synoptic
