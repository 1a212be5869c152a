// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "base/result.h"
#include "base/word_list.h"

namespace synoptic {

/// What the grouping of reports must know of a language.
struct StoryResources {
  /// For each word (folded, stemmed), the share of news reports that hold it,
  /// 0 to 1: how little it says. Words that are not in it are rare.
  WordMap<float> commonness;
};

/// Reads the resources from the language's folder. Fails only if a list cannot
/// be opened; default resources are acceptable everywhere and group worse.
Result<StoryResources> load_story_resources(const OpenList& open);

}  // namespace synoptic
