// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/word_list.h"
#include "ingest/document.h"

namespace synoptic {

/// How much of a report is an agency's. Values are in state files; never
/// renumber.
enum class CreditExtent : std::uint8_t {
  None,   ///< No agency is credited.
  Part,   ///< "AFP contributed to this report", "(dpa, AFP)".
  Whole,  ///< "ELBING (Reuters) - ...", "(AFP)", "By Associated Press".
  Own,    ///< The outlet is the agency itself.
};
/// "part", "whole", "own"; empty for `None`.
std::string_view to_string(CreditExtent extent);

/// What credits are told by.
struct CreditLists {
  WordMap<std::string> agencies;  ///< As printed -> one name for all forms.
  WordMap<CreditExtent> words;    ///< Folded; `None` decides nothing.
  std::vector<std::pair<std::string, CreditExtent>> phrases;  ///< Folded.
};
Result<CreditLists> load_credit_lists(const OpenList& open);

/// An agency that a report credits, with the words that do.
struct AgencyCredit {
  std::string agency;
  CreditExtent extent = CreditExtent::None;
  std::string words;  ///< Of the text, or of what was removed from it.
};

/// The agencies that a report credits for its text, each once with the largest
/// extent, those of the largest first and otherwise in the order they stand.
///
/// Looked at are what ingest removed as a byline, a sign-off, a contribution
/// or a copyright line, the outlet's name, the head of the first paragraphs
/// and the end of the last ones. A picture's credit is none, and neither is an
/// agency that the report cites ("told Reuters").
std::vector<AgencyCredit> find_agency_credits(const Document& document,
                                              const CreditLists& lists);

}  // namespace synoptic
