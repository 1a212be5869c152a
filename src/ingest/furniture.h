// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ingest/draft.h"
#include "ingest/resources.h"

namespace synoptic {

/// What the furniture of a page told about its article.
struct PageFacts {
  std::vector<DateCandidate> dates;  ///< In page order, origin "date-line".
  std::vector<std::string> byline;
  std::string agency;
};

/// Marks the pieces that are page furniture, giving each its reason, and cuts
/// credits off the lines that end with them.
///
/// A piece that ends a sentence goes only where its words say what it is (a
/// cookie notice, "X contributed to this report"); shape and neighbours decide
/// about lines that say nothing whole. `title` is what the page's record gives,
/// or empty; a line that says the same becomes the headline. Linear.
PageFacts mark_furniture(Draft& draft, std::string_view title,
                         const IngestResources& resources);

}  // namespace synoptic
