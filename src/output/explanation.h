// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "ingest/document.h"
#include "stories/explain.h"

namespace synoptic {

/// How two reports stand in a grouping.
struct PairInStories {
  bool one_story = false;
  bool one_family = false;
};

/// Says in words why two reports are, or are not, one story: what they share,
/// what keeps them apart, and what that comes to. Plain lines, no colours.
std::string explanation_to_text(const Document& a, const Document& b,
                                const Explanation& explanation,
                                PairInStories stand);

}  // namespace synoptic
