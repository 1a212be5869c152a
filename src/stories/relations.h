// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "reading/report.h"
#include "stories/alike.h"
#include "stories/sketch.h"
#include "stories/story.h"

namespace synoptic {

/// One report as the relations between stories see it.
struct Placed {
  ReportId report;
  StoryId story;
};

/// Fills `related` of stories that are about one topic: earlier or later where
/// ordinals ("the second round") or dates say so, with the words that do.
///
/// `sketches` and `placed` are by the numbers that `pairs` use. Proposals, not
/// facts. Each story names at most ten others, the most alike first.
void relate(std::span<const AlikePair> pairs, std::span<const Sketch> sketches,
            std::span<const Placed> placed, std::span<const Report> reports,
            std::vector<Story>& stories);

}  // namespace synoptic
