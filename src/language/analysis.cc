// SPDX-License-Identifier: Apache-2.0
#include "language/analysis.h"

namespace synoptic {

std::string_view to_string(Upos upos) {
  constexpr std::string_view kNames[] = {
      "ADJ",  "ADP",  "ADV",   "AUX",   "CCONJ", "DET", "INTJ", "NOUN", "NUM",
      "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"};
  return kNames[static_cast<std::size_t>(upos)];
}

std::string_view to_string(NameType type) {
  constexpr std::string_view kNames[] = {"person", "organization", "place",
                                         "event", "other"};
  return kNames[static_cast<std::size_t>(type)];
}

}  // namespace synoptic
