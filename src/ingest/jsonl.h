// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "ingest/ingest.h"

namespace synoptic {

/// Reads a file of JSON records, one a line, as `ingest` promises. Empty lines
/// are passed over; a line that is no record with `text` or `html` gives an
/// error which names the file and the line. Requires: bytes in UTF-8, though
/// single broken ones are repaired. Memory: that of the longest line.
void ingest_jsonl(std::string_view bytes, std::string_view name,
                  const IngestOptions& options, const TakeReport& take);

/// True if the first line that is not empty is, or begins, a JSON object with
/// the fields of a record.
bool looks_like_jsonl(std::string_view bytes);

}  // namespace synoptic
