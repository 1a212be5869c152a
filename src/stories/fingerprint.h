// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "ingest/document.h"

namespace synoptic {

/// How many words a run holds. Five is long enough that two reports do not
/// share one by chance often, and short enough that a changed figure leaves
/// most runs whole.
inline constexpr std::size_t kRunLength = 5;

/// A text of more runs keeps only about a half of so many, and no fewer: those
/// with the smallest hashes, so that two texts can still be compared.
inline constexpr std::size_t kMostRuns = 768;

/// The runs of words of a text, as a set.
struct Fingerprint {
  std::vector<std::uint32_t> runs;  ///< Hashes, sorted, each once.
  /// The largest hash kept; all runs with smaller ones are there.
  std::uint32_t limit = 0xFFFFFFFF;

  std::size_t size() const { return runs.size(); }
};

/// The fingerprint of a report's body: all blocks but its headline, which
/// outlets write themselves, unless there is nothing else. A text of fewer
/// words than a run has an empty fingerprint. Linear in the text.
Fingerprint fingerprint_of(const Document& document);
Fingerprint fingerprint_of(std::string_view text);

/// What two fingerprints share; counted, or estimated for long texts.
struct Overlap {
  double shared = 0;       ///< Runs.
  double jaccard = 0;      ///< Shared runs over all runs of the two.
  double containment = 0;  ///< Shared runs over those of the shorter.
};
Overlap overlap_of(const Fingerprint& a, const Fingerprint& b);

/// The longest stretches of `a` whose runs stand in `b` too, in text order:
/// what the two have word for word. Each is a run or longer.
std::vector<Span> shared_stretches(std::string_view a, const Fingerprint& b);

}  // namespace synoptic
