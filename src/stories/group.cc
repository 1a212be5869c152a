// SPDX-License-Identifier: Apache-2.0
#include "stories/group.h"

namespace synoptic {

std::vector<Story> group(std::span<const Report> reports,
                         const StoryResources&) {
  std::vector<Story> stories;
  for (std::uint32_t i = 0; i < reports.size(); ++i) {
    Story story;
    story.id = {i};
    story.members.push_back({.report = {i}, .copy_of = std::nullopt});
    stories.push_back(std::move(story));
  }
  return stories;
}

}  // namespace synoptic
