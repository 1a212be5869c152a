// SPDX-License-Identifier: Apache-2.0
#include "reading/reading.h"

namespace synoptic {

std::string_view to_string(EventType type) {
  constexpr std::string_view kNames[] = {
      "",         "AGREE",    "CONSULT", "SUPPORT", "COOPERATE", "AID",
      "YIELD",    "REQUEST",  "ACCUSE",  "REJECT",  "THREATEN",  "PROTEST",
      "SANCTION", "MOBILIZE", "COERCE",  "ASSAULT"};
  return kNames[static_cast<std::size_t>(type)];
}

std::string_view to_string(Status status) {
  constexpr std::string_view kNames[] = {"asserted", "agreed",   "demanded",
                                         "offered",  "rejected", "planned",
                                         "denied",   "possible", "opinion"};
  return kNames[static_cast<std::size_t>(status)];
}

std::string_view to_string(When when) {
  constexpr std::string_view kNames[] = {"now", "background", "future",
                                         "hypothetical"};
  return kNames[static_cast<std::size_t>(when)];
}

}  // namespace synoptic
