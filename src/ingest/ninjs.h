// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "ingest/ingest.h"

namespace synoptic {

/// Reads items of IPTC ninjs 1.x to 3.x: one object, an array of them, or one
/// a line. The fullest body wins, marked-up before plain.
void ingest_ninjs(std::string_view bytes, std::string_view name,
                  const IngestOptions& options, const TakeReport& take);

/// True if the bytes are JSON with the fields of a ninjs item.
bool looks_like_ninjs(std::string_view bytes);

}  // namespace synoptic
