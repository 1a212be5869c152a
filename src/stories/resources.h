// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/result.h"
#include "base/word_list.h"
#include "stories/agency_credits.h"
#include "stories/citations.h"

namespace synoptic {

/// What the grouping of reports must know of a language.
struct StoryResources {
  /// For each word (folded, stemmed), the share of news reports that hold it,
  /// above 0 up to 1: how little it says. Words not in it are rare.
  WordMap<float> commonness;
  /// The same by `hash_of` the word, for grouping.
  std::unordered_map<std::uint64_t, float> commonness_by_hash;
  /// "second" -> 2.
  WordMap<int> ordinals;
  /// "round" -> "talks": nouns for happenings that are counted, and what kind
  /// of series they count.
  WordMap<std::string> countable_events;
  CreditLists credits;
  OutletCiting citing;

  /// The share of reports that hold a stem, given its hash; a small one for
  /// stems that the background does not know.
  double share_of(std::uint64_t stem) const;
};

/// Reads the resources from the language's folder. Fails only if a list cannot
/// be opened; default resources are acceptable everywhere and group worse.
Result<StoryResources> load_story_resources(const OpenList& open);

}  // namespace synoptic
