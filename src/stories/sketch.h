// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ingest/document.h"
#include "stories/agency_credits.h"
#include "stories/fingerprint.h"
#include "stories/resources.h"
#include "stories/rounds.h"

namespace synoptic {

/// A word and how much it says of what a report is about.
struct Term {
  std::uint32_t word = 0;  ///< Hash of its stem.
  float weight = 0;
};

/// Leaves the `most` terms that weigh most; afterwards they are in the order of
/// words. For any record with a `word` and a `weight`.
template <typename Weighted>
void keep_weightiest(std::vector<Weighted>& terms, std::size_t most) {
  if (terms.size() <= most) return;
  const auto end = terms.begin() + static_cast<std::ptrdiff_t>(most);
  std::nth_element(terms.begin(), end, terms.end(),
                   [](const Weighted& a, const Weighted& b) {
                     if (a.weight != b.weight) return a.weight > b.weight;
                     return a.word < b.word;
                   });
  terms.erase(end, terms.end());
  std::sort(
      terms.begin(), terms.end(),
      [](const Weighted& a, const Weighted& b) { return a.word < b.word; });
}

/// What grouping keeps of a report: some 3 kB, whatever the length of its text.
///
/// It depends on the report alone, so that what other reports are read with it
/// changes nothing between two of them, and reports may come one at a time.
struct Sketch {
  std::string id;          ///< The report's own.
  std::string published;   ///< ISO 8601, or empty.
  std::uint64_t text = 0;  ///< Hash of the text: equal texts, equal hashes.
  std::uint32_t size = 0;  ///< Bytes of the text.
  /// By word, the squares of the weights summing to 1 (none: an empty text).
  std::vector<Term> terms;
  std::optional<int> day;  ///< When it was published, in days since 1970.
  /// The same where only a line of its own text says so: it may be the day of
  /// an update, or of what it tells. Never together with `day`.
  std::optional<int> told_day;
  std::vector<RoundMention> rounds;
  std::string agency;  ///< The one that is credited most, or empty.
  CreditExtent credit = CreditExtent::None;
  Fingerprint fingerprint;
};

/// The sketch of a report. Linear in its text; any text is acceptable.
Sketch sketch_of(const Document& document, const StoryResources& resources);

}  // namespace synoptic
