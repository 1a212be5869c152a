// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "base/word_list.h"

namespace synoptic {

/// What the grouping of reports must know of a language.
struct StoryResources {
  /// For each word (folded, stemmed), the share of news reports that hold it,
  /// above 0 up to 1: how little it says. Words not in it are rare.
  WordMap<float> commonness;
  /// "second" -> 2.
  WordMap<int> ordinals;
  /// "round" -> "talks": nouns for happenings that are counted, and what kind
  /// of series they count.
  WordMap<std::string> countable_events;
};

/// Reads the resources from the language's folder. Fails only if a list cannot
/// be opened; default resources are acceptable everywhere and group worse.
Result<StoryResources> load_story_resources(const OpenList& open);

}  // namespace synoptic
