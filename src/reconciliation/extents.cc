// SPDX-License-Identifier: Apache-2.0
#include "reconciliation/extents.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "base/unicode.h"

namespace synoptic {
namespace {

/// The noun of "most of the old schools" stands so near.
constexpr std::size_t kReach = 6;

std::optional<Interval> share_of(std::string_view word) {
  if (word == "all" || word == "every") return Interval::exactly(1);
  if (word == "most") return Interval{0.5, 1, true, false};
  if (word == "half") return Interval::exactly(0.5);
  if (word == "few") return Interval{0, 0.4, true, false};
  if (word == "some" || word == "many") return Interval{0, 1, true, false};
  return std::nullopt;
}

}  // namespace

std::vector<Extent> extents_in(const Report& report, Span clause) {
  const auto& tokens = report.analysis.tokens;
  std::vector<Extent> found;
  auto at = static_cast<std::size_t>(
      std::ranges::lower_bound(tokens, clause.begin, {},
                               [](const Token& t) { return t.span.begin; }) -
      tokens.begin());
  for (; at < tokens.size() && tokens[at].span.end <= clause.end; ++at) {
    auto share = share_of(fold(tokens[at].lemma));
    // "Some 40" and "at all" count nothing; "almost all" is less than all.
    if (!share || tokens[at].upos == Upos::Adv) continue;
    const bool nearly = at > 0 && (fold(tokens[at - 1].lemma) == "almost" ||
                                   fold(tokens[at - 1].lemma) == "nearly");
    if (nearly) share = Interval{0.8, 1};
    for (std::size_t i = at + 1; i < tokens.size() && i <= at + kReach; ++i) {
      if (tokens[i].span.end > clause.end) break;
      if (tokens[i].upos == Upos::Num || tokens[i].upos == Upos::Verb) break;
      if (tokens[i].upos != Upos::Noun) continue;
      found.push_back({{tokens[at].span.begin, tokens[i].span.end}, *share});
      break;
    }
  }
  return found;
}

}  // namespace synoptic
