// SPDX-License-Identifier: Apache-2.0
#include "stories/resources.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "stories/words.h"

namespace synoptic {
namespace {

/// The share of reports that hold a word which the background does not know:
/// a little less than that of the rarest ones it knows.
constexpr double kUnknownShare = 12.0 / 20000;

std::optional<int> parse_count(const std::string& digits) {
  int count = 0;
  const char* end = digits.data() + digits.size();
  const auto [at, error] = std::from_chars(digits.data(), end, count);
  if (error != std::errc() || at != end || count < 0) return std::nullopt;
  return count;
}

/// Counts of word forms made into shares of stems. Forms are taken to stand in
/// reports independently of each other, which is near enough for a weight.
WordMap<float> shares_of_stems(const std::vector<ListEntry>& entries) {
  WordMap<float> shares;
  double reports = 0;
  for (const ListEntry& entry : entries) {
    if (entry.size() < 2) continue;
    const auto count = parse_count(entry[1]);
    if (!count) continue;
    if (entry[0] == "(reports)") {
      reports = *count;
    } else if (reports > 0) {
      const double share = std::min(1.0, *count / reports);
      float& known = shares[word_stem(entry[0])];
      known = static_cast<float>(1 - (1 - known) * (1 - share));
    }
  }
  return shares;
}

}  // namespace

double StoryResources::share_of(std::uint64_t stem) const {
  const auto found = commonness_by_hash.find(stem);
  return found == commonness_by_hash.end() ? kUnknownShare
                                           : static_cast<double>(found->second);
}

Result<StoryResources> load_story_resources(const OpenList& open) {
  StoryResources resources;
  auto frequencies = open("word-frequencies.txt");
  if (!frequencies) return std::move(frequencies).error();
  resources.commonness = shares_of_stems(parse_list(*frequencies));
  for (const auto& [stem, share] : resources.commonness) {
    resources.commonness_by_hash[hash_of(stem)] = share;
  }
  auto ordinals = open("ordinals.txt");
  if (!ordinals) return std::move(ordinals).error();
  for (const ListEntry& entry : parse_list(*ordinals)) {
    const auto number = entry.size() < 2 ? std::nullopt : parse_count(entry[1]);
    if (number) resources.ordinals[entry[0]] = *number;
  }
  auto credits = load_credit_lists(open);
  if (!credits) return std::move(credits).error();
  resources.credits = *std::move(credits);
  auto citing = load_outlet_citing(open);
  if (!citing) return std::move(citing).error();
  resources.citing = *std::move(citing);
  auto events = open("countable-events.txt");
  if (!events) return std::move(events).error();
  for (const ListEntry& entry : parse_list(*events)) {
    if (entry.size() > 1) resources.countable_events[entry[0]] = entry[1];
  }
  return resources;
}

}  // namespace synoptic
