// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
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
  /// Words of `a` that most reports of its story have and hardly one of the
  /// other story, the weightiest first, at most 12; and those of `b`. Empty in
  /// one story, and where a report is alone in its own.
  std::vector<Span> own_a{};
  std::vector<Span> own_b{};
};

/// Explains two reports by what grouping compares them by. Any documents are
/// acceptable.
Explanation explain(const Document& a, const Document& b,
                    const StoryResources& resources);

/// Tells what keeps the stories of two reports apart: fills `own_a` and
/// `own_b`. The sketches are those of each story's reports.
void explain_apart(const Document& a, const Document& b,
                   std::span<const Sketch> story_a,
                   std::span<const Sketch> story_b, Explanation& explanation);

}  // namespace synoptic
