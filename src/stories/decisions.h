// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace synoptic {

/// What a person decided about two reports. The words are those of decision
/// files; never rename them.
enum class DecisionKind : std::uint8_t {
  Merge,     ///< "merge": the two are of one story.
  Split,     ///< "split": they are not.
  NotACopy,  ///< "not-a-copy": neither repeats the other.
};

struct Decision {
  DecisionKind kind = DecisionKind::Merge;
  std::string a;       ///< A report's id.
  std::string b;       ///< Another's.
  std::string reason;  ///< The person's words, or empty.
  std::uint32_t line = 0;
};

/// Reads a decision file, version 1:
///
///     synoptic-decisions 1
///     # kind TAB report TAB report TAB reason (may be left out)
///     split TAB mill-fire-3 TAB mill-fire-7 TAB another mill
///
/// The first line names the version. Empty lines and those that begin with #
/// are left out. An error names the line and what was expected.
Result<std::vector<Decision>> parse_decisions(std::string_view text);

/// The decisions that do not fit the reports of these ids: each with why, one
/// plain line, in the order of the file.
std::vector<std::string> misfits(std::span<const Decision> decisions,
                                 std::span<const std::string> ids);

}  // namespace synoptic
