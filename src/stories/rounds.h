// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "stories/resources.h"
#include "stories/words.h"

namespace synoptic {

/// The first words of a report, headline and first sentences, tell its news.
inline constexpr std::size_t kLeadOfRounds = 80;

/// A place where a text counts a happening in a series: "the second round of
/// talks" is 2 in the series "talks".
struct RoundMention {
  Span span;  ///< From the ordinal to the noun.
  std::string series;
  int number = 0;
  bool in_lead = false;  ///< Among the text's first words, with its news.
};

/// All such mentions in the order of the text.
std::vector<RoundMention> find_rounds(std::span<const Word> words,
                                      const StoryResources& resources);

/// Which one of each series the text is about: the one counted first in it,
/// since a report opens with its news and recalls what went before later on.
/// At most one a series, in the order of the text.
std::vector<RoundMention> main_rounds(std::span<const RoundMention> mentions);

/// Two texts that tell of different happenings of one series. Where there are
/// several, one whose ordinals both stand in the lead comes first.
struct RoundDifference {
  RoundMention a;
  RoundMention b;

  bool in_leads() const { return a.in_lead && b.in_lead; }
};
std::optional<RoundDifference> difference_of(std::span<const RoundMention> a,
                                             std::span<const RoundMention> b);

}  // namespace synoptic
