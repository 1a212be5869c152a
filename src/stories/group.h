// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "reading/report.h"
#include "stories/decisions.h"
#include "stories/resources.h"
#include "stories/sketch.h"
#include "stories/story.h"

namespace synoptic {

/// Puts reports that tell of one event together, finds copies among them and
/// links stories that follow each other.
///
/// Every report is in exactly one story. Stories come in the order of their
/// first report; the result does not depend on the order of the reports beyond
/// their indices. Any readings are acceptable. People's decisions hold against
/// all evidence; those about reports that are not there are passed over, and
/// of two that contradict each other "split" holds.
std::vector<Story> group(std::span<const Report> reports,
                         const StoryResources& resources,
                         std::span<const Decision> decisions = {});

/// The same from sketches alone, for reports too many to hold: a sketch is all
/// that is kept of each, and `related` stays empty.
std::vector<Story> group(std::vector<Sketch> sketches,
                         std::span<const Decision> decisions = {});

}  // namespace synoptic
