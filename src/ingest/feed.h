// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "ingest/ingest.h"

namespace synoptic {

/// Reads the entries of a feed (RSS 0.9 to 2.0, RSS 1.0, Atom 0.3 and 1.0),
/// each a report with its full text where the feed has it, else its summary.
/// An ill-formed feed is read as far as it can be, and told of. An entry
/// that says nothing at all is passed over; a feed without an entry gives one
/// error.
void ingest_feed(std::string_view bytes, std::string_view name,
                 const IngestOptions& options, const TakeReport& take);

/// True if the bytes begin like a feed.
bool looks_like_feed(std::string_view bytes);

}  // namespace synoptic
