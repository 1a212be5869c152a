// SPDX-License-Identifier: Apache-2.0
#include "ingest/html_metadata.h"

namespace synoptic {
PageMetadata read_metadata(const HtmlTree& tree, const IngestResources&) {
  PageMetadata page;
  for (std::uint32_t i = 0; i < tree.nodes().size(); ++i) {
    if (tree.nodes()[i].tag == HtmlTag::H1 && page.title.empty())
      page.title = tree.text_of(i, 500);
  }
  return page;
}
void fill_fields(RecordFields& fields, PageMetadata& page) {
  if (fields.title.empty()) fields.title = page.title;
}
}  // namespace synoptic
