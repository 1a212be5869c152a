// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ingest/ingest.h"

namespace synoptic {

/// What came with a text from outside: a record's fields, as given.
struct RecordFields {
  std::string id;
  std::string path;
  std::string url;
  std::string source;
  std::string title;
  std::vector<std::string> byline;
  std::string published;
  std::string modified;
  std::string language;
  /// When it was fetched, ISO 8601; no date of the report's can be later.
  std::string captured;
};

/// The fields as valid UTF-8. What comes from heads of messages is any bytes.
RecordFields sound_fields(RecordFields fields);

/// Makes the document of a plain text. Requires: the text is valid UTF-8.
///
/// As it is: the text unchanged, its blocks found. Otherwise the furniture goes
/// and the title comes first, the record's if the text does not begin with it.
Document make_document(std::string_view text, RecordFields fields,
                       const IngestOptions& options);

/// Completes a document that has its text and blocks: title, dates, agency and
/// language from the fields where given, from the text where not.
void complete_document(Document& document, RecordFields fields,
                       const IngestOptions& options);

/// The name of the file without folder and endings (".txt", ".html.gz").
std::string file_stem(std::string_view path);

}  // namespace synoptic
