// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/word_list.h"
#include "reading/report.h"
#include "stories/agency_credits.h"
#include "stories/story.h"

namespace synoptic {

/// How reports cite outlets. All words are folded.
struct OutletCiting {
  WordSet before;   ///< "told", "according to": in front of the name.
  WordSet after;    ///< "reported": behind it.
  WordSet media;    ///< "local media": outlets without names.
  WordSet reports;  ///< "media reported": the same, with what cites.
};
Result<OutletCiting> load_outlet_citing(const OpenList& open);

/// Where the reports of a story cite each other's outlets, agencies and media
/// without names, each once for a report, in the order of the members and the
/// text.
///
/// A citation is circular where what is cited goes back to the outlet that
/// cites it: by a citation or a copy, straight or over others. Two outlets
/// that cite each other confirm nothing, and media that no report names may be
/// those that cite this one. Linear in the texts. Requires: the members'
/// `copy_of` and `credits` are filled.
std::vector<Citation> find_citations(const Story& story,
                                     std::span<const Report> reports,
                                     const OutletCiting& citing,
                                     const CreditLists& credits);

}  // namespace synoptic
