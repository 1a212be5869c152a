// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/span.h"
#include "language/analysis.h"
#include "reconciliation/statement_terms.h"

namespace synoptic {

/// The tokens of a stretch by what they do in it, each in the order of the
/// text: those that lead it, those that name who or what acts, and those that
/// name what is acted on or with. The subject of a passive is acted on.
struct RoleTokens {
  std::vector<std::uint32_t> leads;
  std::vector<std::uint32_t> subjects;
  std::vector<std::uint32_t> objects;
};

/// Any stretch is acceptable; without trees every word leads. Linear in the
/// stretch.
RoleTokens find_roles(const Analysis& analysis, Span span);

/// How near two statements' words are by the roles they have, as cosines of
/// about 0 to 1.
inline constexpr std::size_t kRoleMatches = 8;

/// In this order: the nearest two leading words; the word of the other that is
/// nearest to a leading word, the farther and the nearer of the two sides; the
/// nearest subjects; the nearest objects; the nearest subject and object; the
/// first times the subjects, and times the objects.
std::array<double, kRoleMatches> match_roles(const StoryTerms& story,
                                             const StatementTerms& a,
                                             const StatementTerms& b);

}  // namespace synoptic
