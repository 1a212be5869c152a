// SPDX-License-Identifier: Apache-2.0
#include "stories/resources.h"

namespace synoptic {

Result<StoryResources> load_story_resources(const OpenList&) {
  return StoryResources{};
}

}  // namespace synoptic
