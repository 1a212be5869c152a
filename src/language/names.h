// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "base/word_list.h"
#include "language/analysis.h"

namespace synoptic {

/// What finding names by rules asks of a language.
struct NameLists {
  WordSet first_names;
  WordSet person_titles;
  WordSet particles;       ///< "van", "al": small words inside persons' names.
  WordSet plain_capitals;  ///< Capitalised, yet no names: "Monday".
  WordSet place_words;     ///< "River"
  WordSet organization_words;  ///< "Ministry"
  WordSet event_words;         ///< "Summit"
  /// Names known beforehand, their words parted by one space, and their type;
  /// nationalities are `Other`.
  WordMap<NameType> known;
  WordSet stop_words;
};

/// Fills the names by capitals, titles and lists. Tokens must be tagged.
void find_names_by_rules(std::string_view text, const NameLists& lists,
                         Analysis& analysis);

}  // namespace synoptic
