// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "ingest/ingest.h"

namespace synoptic {

/// Cuts a web archive (WARC 1.0 and 1.1; ISO 28500) into its records, each a
/// lot: memory is that of the largest record.
///
/// Reports are the responses with status 200 that are pages or plain text,
/// chunked and packed bodies undone; resources and conversions of such types,
/// too. Requests, metadata and revisits (which repeat an earlier record) are
/// none. A damaged record gives one error that names its place, and cutting
/// goes on with the next.
void cut_warc(ByteStream& stream, std::string_view name,
              const IngestOptions& options, const TakeUnread& take);

/// A body as it was meant, from an HTTP message as it went over the wire.
struct HttpResponse {
  int status = 0;
  std::string content_type;  ///< Lower case, without parameters.
  std::string charset;
  std::string body;
};

/// Reads an HTTP/1.x response. Chunks that are none, and codings that do not
/// hold, are taken as plain: archives have both. Nothing if there is no head.
std::optional<HttpResponse> read_http_response(std::string_view message);

/// The value of a field in lines of "Name: value"; empty if there is none.
std::string_view header_field(std::string_view head, std::string_view name);

}  // namespace synoptic
