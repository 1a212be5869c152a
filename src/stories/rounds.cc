// SPDX-License-Identifier: Apache-2.0
//
// No threshold on the words that two reports share tells two rounds of the
// same talks apart: the same parties, places and demands fill both. What does
// is the ordinal: "the second round of talks" against "the first direct
// talks". "For the first time" and "the second half" count nothing, so the
// noun must be one that is counted (a list), and stand close by.
#include "stories/rounds.h"

#include <algorithm>
#include <charconv>

namespace synoptic {
namespace {

/// "the second round of direct peace talks": the noun, and a nearer name of
/// the series, stand within so many words of the ordinal.
constexpr std::size_t kReach = 6;

/// Years and days are no rounds.
constexpr int kMostRounds = 40;

std::optional<int> ordinal_of(const Word& word,
                              const StoryResources& resources) {
  if (!word.number) {
    const auto found = resources.ordinals.find(word.folded);
    if (found == resources.ordinals.end()) return std::nullopt;
    return found->second;
  }
  int number = 0;
  const char* end = word.folded.data() + word.folded.size();
  const auto [at, error] = std::from_chars(word.folded.data(), end, number);
  const std::string_view ending(at, static_cast<std::size_t>(end - at));
  const bool ordinal =
      ending == "st" || ending == "nd" || ending == "rd" || ending == "th";
  if (error != std::errc() || !ordinal || number < 1 || number > kMostRounds) {
    return std::nullopt;
  }
  return number;
}

bool parted(const Word& a, const Word& b) {
  return b.place == WordPlace::Opening || b.span.begin > a.span.end + 1;
}

}  // namespace

std::vector<RoundMention> find_rounds(std::span<const Word> words,
                                      const StoryResources& resources) {
  std::vector<RoundMention> mentions;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto number = ordinal_of(words[i], resources);
    if (!number) continue;
    const std::size_t end = std::min(words.size(), i + 1 + kReach);
    const std::size_t before = mentions.size();
    for (std::size_t k = i + 1; k < end; ++k) {
      if (parted(words[k - 1], words[k])) break;
      const auto event = resources.countable_events.find(words[k].folded);
      if (event == resources.countable_events.end()) continue;
      const Span span = cover(words[i].span, words[k].span);
      if (mentions.size() > before && mentions.back().series == event->second) {
        mentions.back().span = span;
      } else {
        mentions.push_back({span, event->second, *number});
      }
    }
  }
  return mentions;
}

std::vector<RoundMention> main_rounds(std::span<const RoundMention> mentions) {
  std::vector<RoundMention> mains;
  for (const RoundMention& mention : mentions) {
    const bool known = std::any_of(
        mains.begin(), mains.end(),
        [&](const RoundMention& m) { return m.series == mention.series; });
    if (!known) mains.push_back(mention);
  }
  return mains;
}

std::optional<RoundDifference> difference_of(std::span<const RoundMention> a,
                                             std::span<const RoundMention> b) {
  for (const RoundMention& x : a) {
    for (const RoundMention& y : b) {
      if (x.series == y.series && x.number != y.number) {
        return RoundDifference{x, y};
      }
    }
  }
  return std::nullopt;
}

}  // namespace synoptic
