// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

#include "base/result.h"
#include "base/word_list.h"
#include "engine/files.h"
#include "ingest/resources.h"
#include "language/analyze.h"
#include "reading/read.h"
#include "reconciliation/resources.h"
#include "stories/resources.h"

namespace synoptic {

/// Everything the layers know of a language beforehand.
struct Resources {
  IngestResources ingest;
  LanguageResources language;
  ReadingResources reading;
  StoryResources stories;
  ReconciliationResources reconciliation;
  /// A number made of all files that were read: other lists or models, other
  /// number.
  std::uint64_t digest = 0;
};

/// How far a run goes, and so what it needs: to take in its inputs, to
/// understand and group the reports, or to give accounts of their stories.
enum class Reach : std::uint8_t { Inputs, Reports, Accounts };

/// Reads the word lists and models under `root`, the folder that holds `data`
/// and `models`; what a run of that reach does not need stays empty. An error
/// names the file that is missing or broken.
Result<Resources> load_resources(const Files& files, const std::string& root,
                                 Reach reach = Reach::Accounts);

}  // namespace synoptic
