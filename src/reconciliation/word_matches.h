// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>

#include "reconciliation/statement_terms.h"

namespace synoptic {

/// How well the words of two statements meet by their vectors, as numbers of
/// about 0 to 1.
inline constexpr std::size_t kWordMatches = 16;

/// In this order: the cosine of the statements' sums, as they are and with the
/// story's mean taken away; the share of each one's weight that near words of
/// the other meet, the lesser and the greater; the share that no equal word
/// meets, likewise; of those words alone the cosine of the sums, the share
/// met, the lesser and the greater, and how much is met; the shares met a
/// little to almost wholly, in five steps; how much equal words meet.
std::array<double, kWordMatches> match_words(const StoryTerms& story,
                                             const StatementTerms& a,
                                             const StatementTerms& b);

}  // namespace synoptic
