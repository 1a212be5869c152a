// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "output/survey.h"

namespace synoptic::testing {

/// Words of a report, found in its text. Requires: they stand in it.
Evidence words_of(const Survey& survey, std::uint32_t report,
                  std::string_view words);

/// An invented survey that uses every field: two rounds of talks, told by five
/// reports of which one is a copy and one is hostile (markup, terminal escapes,
/// wide characters, combining marks, writing from right to left).
Survey sample_survey();

/// A report with one of everything that a reading can hold.
Report sample_report();

}  // namespace synoptic::testing
