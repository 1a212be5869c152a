// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>

#include "reading/quantity_lexicon.h"
#include "reading/quantity_scope.h"

namespace synoptic {

/// From the text of the language's fates.txt; odd entries are left out.
WordMap<FateWord> parse_fates(std::string_view list);

/// What became of those that the pieces `[begin, end)` count ("two people"):
/// "dead", "injured", "missing", so that the dead of one report are laid
/// beside the dead of another and not beside its injured. Told by the words
/// right before ("killing two people") or after ("two people were killed",
/// "two people dead"); empty if they do not tell. "Two people killed a guard"
/// tells nothing of the two.
std::string find_fate(const TaggedPieces& text, std::size_t begin,
                      std::size_t end, const QuantityResources& resources);

}  // namespace synoptic
