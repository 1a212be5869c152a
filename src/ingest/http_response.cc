// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <charconv>
#include <utility>

#include "ingest/ascii.h"
#include "ingest/draft.h"
#include "ingest/warc.h"

namespace synoptic {
namespace {

// A page that unpacks to more is a bomb.
constexpr std::size_t kLargestBody = 256u << 20;

/// Undoes the chunked coding (RFC 9112, section 7.1); nothing if the first
/// chunk is none. A chunk cut short gives what there is of it.
std::optional<std::string> dechunked(std::string_view body) {
  std::string plain;
  bool any = false;
  while (!body.empty()) {
    const std::size_t end = body.find('\n');
    if (end == std::string_view::npos) break;
    std::string_view line = trim_space(body.substr(0, end));
    line = trim_space(line.substr(0, line.find(';')));
    std::size_t size = 0;
    const auto [last, error] =
        std::from_chars(line.data(), line.data() + line.size(), size, 16);
    if (error != std::errc{} || last != line.data() + line.size()) {
      if (!any) return std::nullopt;
      break;
    }
    any = true;
    body.remove_prefix(end + 1);
    if (size == 0) break;
    plain.append(body.substr(0, size));
    body.remove_prefix(std::min(size, body.size()));
    if (body.starts_with("\r\n")) {
      body.remove_prefix(2);
    } else if (body.starts_with("\n")) {
      body.remove_prefix(1);
    }
  }
  return any ? std::optional(std::move(plain)) : std::nullopt;
}

Packing packing_named(std::string_view coding) {
  if (equal_ignoring_case(coding, "gzip") ||
      equal_ignoring_case(coding, "x-gzip")) {
    return Packing::Gzip;
  }
  if (equal_ignoring_case(coding, "deflate")) return Packing::Deflate;
  if (equal_ignoring_case(coding, "br")) return Packing::Brotli;
  if (equal_ignoring_case(coding, "zstd")) return Packing::Zstd;
  return Packing::None;
}

void unpack_body(std::string& body, Packing packing) {
  const bool is_packed = packing == Packing::Gzip || packing == Packing::Zstd
                             ? packing_of(body) == packing
                             : packing != Packing::None;
  if (!is_packed) return;
  auto unpacked = unpack_all(body, packing, "", kLargestBody);
  if (unpacked && !unpacked->bytes.empty()) {
    body = std::move(unpacked->bytes);
  }
}

}  // namespace

std::string_view header_field(std::string_view head, std::string_view name) {
  for (std::size_t at = 0; at < head.size();) {
    const std::size_t end = std::min(head.find('\n', at), head.size());
    const std::string_view line = head.substr(at, end - at);
    at = end + 1;
    if (line.size() > name.size() && line[name.size()] == ':' &&
        equal_ignoring_case(line.substr(0, name.size()), name)) {
      return trim_space(line.substr(name.size() + 1));
    }
  }
  return {};
}

std::optional<HttpResponse> read_http_response(std::string_view message) {
  if (!message.starts_with("HTTP/")) return std::nullopt;
  std::size_t end = message.find("\r\n\r\n");
  std::size_t size = 4;
  if (const std::size_t bare = message.find("\n\n"); bare < end) {
    end = bare;
    size = 2;
  }
  if (end == std::string_view::npos) return std::nullopt;
  const std::string_view head = message.substr(0, end);
  HttpResponse response;
  const std::size_t blank = head.find(' ');
  if (blank == std::string_view::npos || blank + 4 > head.size()) {
    return std::nullopt;
  }
  std::from_chars(head.data() + blank + 1, head.data() + blank + 4,
                  response.status);
  const std::string_view type = header_field(head, "Content-Type");
  response.content_type =
      lower_ascii(trim_space(type.substr(0, type.find(';'))));
  const std::size_t charset = find_ignoring_case(type, "charset=");
  if (charset != std::string_view::npos) {
    std::string_view value = type.substr(charset + 8);
    value = value.substr(0, value.find_first_of("; "));
    while (value.starts_with('"') || value.starts_with('\'')) {
      value.remove_prefix(1);
    }
    while (value.ends_with('"') || value.ends_with('\'')) {
      value.remove_suffix(1);
    }
    response.charset = value;
  }
  response.body = message.substr(end + size);
  if (equal_ignoring_case(header_field(head, "Transfer-Encoding"), "chunked")) {
    if (auto plain = dechunked(response.body))
      response.body = *std::move(plain);
  }
  unpack_body(response.body,
              packing_named(header_field(head, "Content-Encoding")));
  return response;
}

}  // namespace synoptic
