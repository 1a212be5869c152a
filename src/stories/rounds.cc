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

/// The noun stands within so many words of the ordinal ("the first direct
/// talks"), and what it is a round of within so many of the noun.
constexpr std::size_t kReach = 3;

/// Words that half of all reports hold ("of", "and", "for") end a phrase.
constexpr float kFunctionWord = 0.5F;

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

bool is_function_word(const Word& word, const StoryResources& resources) {
  const auto found = resources.commonness.find(word.folded);
  return found != resources.commonness.end() && found->second > kFunctionWord;
}

/// The first counted noun in reach after word `at`, in its phrase; `at` if
/// there is none.
std::size_t next_event(std::span<const Word> words, std::size_t at,
                       const StoryResources& resources) {
  const std::size_t end = std::min(words.size(), at + 1 + kReach);
  for (std::size_t k = at + 1; k < end; ++k) {
    if (parted(words[k - 1], words[k])) break;
    if (resources.countable_events.contains(words[k].folded)) return k;
    if (is_function_word(words[k], resources)) break;
  }
  return at;
}

}  // namespace

std::vector<RoundMention> find_rounds(std::span<const Word> words,
                                      const StoryResources& resources) {
  std::vector<RoundMention> mentions;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto number = ordinal_of(words[i], resources);
    if (!number) continue;
    const auto add = [&](std::size_t noun) {
      const auto& series =
          resources.countable_events.find(words[noun].folded)->second;
      const Span span = cover(words[i].span, words[noun].span);
      if (!mentions.empty() && mentions.back().series == series &&
          mentions.back().span.begin == span.begin) {
        mentions.back().span = span;
      } else {
        mentions.push_back({span, series, *number, i < kLeadOfRounds});
      }
    };
    const std::size_t noun = next_event(words, i, resources);
    if (noun == i) continue;
    add(noun);
    if (noun + 1 >= words.size() || parted(words[noun], words[noun + 1]) ||
        !is_function_word(words[noun + 1], resources)) {
      continue;
    }
    const std::size_t whole = next_event(words, noun + 1, resources);
    if (whole != noun + 1) add(whole);
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
  std::optional<RoundDifference> found;
  for (const RoundMention& x : a) {
    for (const RoundMention& y : b) {
      if (x.series != y.series || x.number == y.number) continue;
      const RoundDifference difference{x, y};
      if (!found || (difference.in_leads() && !found->in_leads())) {
        found = difference;
      }
    }
  }
  return found;
}

}  // namespace synoptic
