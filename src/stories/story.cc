// SPDX-License-Identifier: Apache-2.0
#include "stories/story.h"

namespace synoptic {

std::string_view to_string(RelationKind kind) {
  constexpr std::string_view kNames[] = {"earlier", "later", "same-topic"};
  return kNames[static_cast<std::size_t>(kind)];
}

}  // namespace synoptic
