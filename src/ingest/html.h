// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "ingest/ingest.h"
#include "ingest/record.h"

namespace synoptic {

/// Makes the document of a web page: its article, and what the page says of
/// itself. `charset` is what an HTTP header declares, or empty. What `fields`
/// brings goes before what the page says.
Ingested ingest_page(std::string_view bytes, std::string_view charset,
                     RecordFields fields, const IngestOptions& options);

/// Makes the document of a piece of markup that is all article: the content of
/// a feed's entry, of a record. Requires: it is valid UTF-8.
Document document_of_fragment(std::string_view markup, RecordFields fields,
                              const IngestOptions& options);

/// The charset that a page declares in its first bytes (HTML, "prescan a byte
/// stream to determine its encoding"); empty if none.
std::string declared_charset(std::string_view bytes);

/// True if the bytes begin like a page.
bool looks_like_html(std::string_view bytes);

}  // namespace synoptic
