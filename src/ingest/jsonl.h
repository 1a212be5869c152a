// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

#include "ingest/ingest.h"

namespace synoptic {

/// Reads JSON records, one a line, as `ingest` promises, and hands on each.
/// Empty lines are passed over; a line that is no record with `text` or `html`
/// gives an error which names the file and the line. Requires: bytes in UTF-8,
/// though single broken ones are repaired. `lines` stand before the first.
void ingest_jsonl(std::string_view bytes, std::string_view name,
                  std::uint64_t lines, const IngestOptions& options,
                  const TakeReport& take);

/// Cuts a stream of such records into lots of whole lines.
void cut_jsonl(ByteStream& stream, std::string_view name, std::uint64_t lines,
               const IngestOptions& options, const TakeUnread& take);

/// True if the first line that is not empty is, or begins, a JSON object with
/// the fields of a record.
bool looks_like_jsonl(std::string_view bytes);

}  // namespace synoptic
