// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ingest/html_tree.h"
#include "ingest/record.h"
#include "ingest/resources.h"

namespace synoptic {

/// What a page says of itself.
struct PageMetadata {
  std::string title;
  std::vector<std::string> byline;
  std::string url;
  std::string source;
  std::string language;
  std::string modified;
  std::string body;  ///< The article's text, where the page's data has it.
  /// Moments that may be its publication, the likeliest first; origins
  /// "json-ld", "meta", "time", "address".
  std::vector<DateCandidate> dates;
  /// Where those tell nothing: a moment in a script that builds the page.
  std::optional<DateCandidate> scripted;
};

PageMetadata read_metadata(const HtmlTree& tree,
                           const IngestResources& resources);

/// Fills the fields that the record left empty.
void fill_fields(RecordFields& fields, PageMetadata& page);

}  // namespace synoptic
