// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace synoptic {

/// What a person decided about reports. The words are those of decision files;
/// never rename them.
enum class DecisionKind : std::uint8_t {
  Merge,          ///< "merge": the two are of one story.
  Split,          ///< "split": they are not.
  NotACopy,       ///< "not-a-copy": neither repeats the other.
  SamePerson,     ///< "same-person": two names mean one person, or one thing.
  NotAQuotation,  ///< "not-a-quotation": these words are nobody's speech.
};
/// "merge", "split", ...
std::string_view to_string(DecisionKind kind);

struct Decision {
  DecisionKind kind = DecisionKind::Merge;
  std::string a;       ///< A report's id.
  std::string b;       ///< Another's; empty for NotAQuotation.
  std::string reason;  ///< The person's words, or empty.
  std::uint32_t line = 0;
  /// The name in `a` and `b` that is meant, or the words of the quotation;
  /// empty where stories and copies are decided.
  std::string a_words{};
  std::string b_words{};
};

/// Reads a decision file, version 1 (docs/decisions.md):
///
///     synoptic-decisions 1
///     # kind TAB what it is about ... TAB reason (may be left out)
///     split TAB mill-fire-3 TAB mill-fire-7 TAB another mill
///     same-person TAB a TAB Orla Venn TAB b TAB Mrs Venn-Holt
///     not-a-quotation TAB a TAB so-called dry room
///
/// The first line names the version. Empty lines and those that begin with #
/// are left out. An error names the line and what was expected.
Result<std::vector<Decision>> parse_decisions(std::string_view text);

/// A decision that does not fit, or does not hold, and why: one plain line.
struct Misfit {
  std::size_t decision = 0;  ///< Its index.
  std::string why;
};

/// The decisions that do not fit the reports of these ids, and those to merge
/// what another one splits, in the order of the file.
std::vector<Misfit> misfits(std::span<const Decision> decisions,
                            std::span<const std::string> ids);

/// What became of a decision in a run.
struct DecisionOutcome {
  Decision decision;
  std::string misfit;  ///< Why it does not hold; empty if it does.
};

/// All decisions with their misfits; of several the first is kept.
std::vector<DecisionOutcome> outcomes(std::span<const Decision> decisions,
                                      std::span<const Misfit> misfits);

}  // namespace synoptic
