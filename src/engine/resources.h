// SPDX-License-Identifier: Apache-2.0
#pragma once

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
};

/// Reads the word lists and models under `root`, the folder that holds `data`
/// and `models`. An error names the file that is missing or broken.
Result<Resources> load_resources(const Files& files, const std::string& root);

/// The same for what taking in the inputs alone needs.
Result<IngestResources> load_ingest_lists(const Files& files,
                                          const std::string& root);

}  // namespace synoptic
