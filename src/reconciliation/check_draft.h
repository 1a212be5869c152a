// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "reading/report.h"
#include "reconciliation/resources.h"
#include "stories/resources.h"

namespace synoptic {

/// Whether reports bear out a sentence of a draft.
enum class Support { Supported, Contradicted, NotFound };
/// "supported", "contradicted", "not found".
std::string_view to_string(Support support);

/// One sentence of a draft against the reports.
struct CheckedSentence {
  Span span;  ///< Of the draft.
  Support support = Support::NotFound;
  std::string why;                 ///< One plain line of ours.
  std::vector<Evidence> evidence;  ///< The sentences of reports that say so.
};

/// Whether reports have a quotation of a draft.
enum class Fidelity { Verbatim, Altered, NotFound };
/// "verbatim", "altered", "not found".
std::string_view to_string(Fidelity fidelity);

/// One stretch of a draft between quotation marks, against the reports.
struct CheckedQuotation {
  Span span;  ///< Of the draft, without the marks.
  Fidelity fidelity = Fidelity::NotFound;
  std::string why;
  std::vector<std::string> added;    ///< Words that only the draft has.
  std::vector<std::string> dropped;  ///< Words that it leaves out inside.
  std::vector<Evidence> evidence;    ///< Where the nearest wording stands.
};

struct DraftCheck {
  std::vector<CheckedSentence> sentences;
  std::vector<CheckedQuotation> quotations;

  /// True if every sentence is supported and every quotation verbatim.
  bool is_borne_out() const;
};

/// Checks a draft against reports, whatever stories they tell.
///
/// A sentence is supported if one sentence of a report has most of what it
/// says, with the same figures, and neither turns the other round; it is
/// contradicted if a sentence about the same gives another figure, or says the
/// opposite, and none as near to it supports it. A name that no report has is
/// borne out by none. A quotation is verbatim only as a run of
/// the very words; case and punctuation do not count, an ellipsis leaves words
/// out. Any readings are acceptable. Time: linear in the draft times the
/// reports' sentences that share a word with it.
DraftCheck check_draft(const Report& draft, std::span<const Report> reports,
                       const StoryResources& background,
                       const ReconciliationResources& resources);

}  // namespace synoptic
