// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "base/span.h"
#include "ingest/document.h"
#include "stories/likeness.h"
#include "stories/resources.h"

namespace synoptic {

enum class SharedKind { Name, Number, Term };

/// A word that two reports share, where each has it first, and the part of
/// their likeness that it makes.
struct SharedWord {
  Span in_a;
  Span in_b;
  SharedKind kind = SharedKind::Term;
  double weight = 0;
};

/// Why two reports are, or are not, of one story, as far as the two tell.
struct Explanation {
  Likeness likeness;
  std::vector<SharedWord> shared;  ///< The weightiest first, at most 24.
  Overlap overlap;
  std::vector<Span> copied;  ///< In `a`: what both have word for word.
};

/// Explains two reports by what grouping compares them by. Any documents are
/// acceptable.
Explanation explain(const Document& a, const Document& b,
                    const StoryResources& resources);

}  // namespace synoptic
