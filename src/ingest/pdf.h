// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ingest/ingest.h"

namespace synoptic {

/// Makes the report of a PDF file from the text of its pages, which
/// `options.read_pdf` gives. Running heads and page numbers (lines at the edge
/// of pages that come again on others) go to `removed`, words cut at line ends
/// are joined, and a paragraph goes on over the page's end. The file's own date
/// is taken where the text tells none.
Ingested ingest_pdf(std::string_view bytes, std::string_view name,
                    const IngestOptions& options);

}  // namespace synoptic
