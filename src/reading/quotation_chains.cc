// SPDX-License-Identifier: Apache-2.0
#include "reading/quotation_chains.h"

#include <algorithm>
#include <compare>
#include <cstddef>
#include <cstdint>

namespace synoptic {
namespace {

/// A stretch in one of the quotations that claim it. Sorted, the innermost
/// claim of a stretch comes first: one with a speaker before one without, an
/// utterance before a deed, then the shorter quotation, then the one whose cue
/// is farther on ("Berg slammed what Lund called ..."), then the earlier.
struct Claim {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool nobody = false;
  bool deed = false;
  std::uint32_t size = 0;
  std::uint32_t behind_cue = 0;  ///< Less for a cue farther on.
  std::size_t quotation = 0;

  auto operator<=>(const Claim&) const = default;
};

}  // namespace

void give_to_innermost(const std::vector<bool>& deeds,
                       std::vector<Quotation>& quotations) {
  std::vector<Claim> claims;
  for (std::size_t q = 0; q < quotations.size(); ++q) {
    const Quotation& quotation = quotations[q];
    const std::uint32_t cue = quotation.cue ? quotation.cue->begin : 0;
    for (const Span stretch : quotation.quoted)
      claims.push_back({stretch.begin, stretch.end, !quotation.speaker,
                        deeds[q], quotation.span.size(), ~cue, q});
  }
  std::ranges::sort(claims);
  std::vector<std::vector<Span>> kept(quotations.size());
  for (std::size_t i = 0; i < claims.size(); ++i) {
    const Claim& claim = claims[i];
    if (i > 0 && claims[i - 1].begin == claim.begin &&
        claims[i - 1].end == claim.end)
      continue;
    kept[claim.quotation].push_back({claim.begin, claim.end});
  }
  for (std::size_t q = 0; q < quotations.size(); ++q) {
    Quotation& quotation = quotations[q];
    if (kept[q].empty() && quotation.type == QuotationType::Mixed)
      quotation.type = QuotationType::Indirect;
    quotation.quoted = std::move(kept[q]);
  }
}

}  // namespace synoptic
