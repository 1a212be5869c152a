// SPDX-License-Identifier: Apache-2.0
#include "ingest/mime.h"

#include <algorithm>
#include <utility>

#include "ingest/ascii.h"
#include "ingest/draft.h"
#include "ingest/transfer_coding.h"

namespace synoptic {
namespace {

// Messages nest three or four deep and have a few dozen parts (a saved page
// some hundreds); beyond this lies somebody's joke. Each level costs a pass.
constexpr std::size_t kDeepest = 16;
constexpr std::size_t kMostParts = 5000;

struct HeadAndBody {
  std::string_view head;
  std::string_view body;
};

HeadAndBody part_at_empty_line(std::string_view bytes) {
  if (bytes.starts_with("\r\n")) return {{}, bytes.substr(2)};
  if (bytes.starts_with("\n")) return {{}, bytes.substr(1)};
  const std::size_t end = bytes.find("\r\n\r\n");
  const std::size_t bare = bytes.substr(0, end).find("\n\n");
  if (bare != std::string_view::npos) {
    return {bytes.substr(0, bare), bytes.substr(bare + 2)};
  }
  if (end == std::string_view::npos) return {bytes, {}};
  return {bytes.substr(0, end), bytes.substr(end + 4)};
}

/// The parts between a multipart's boundaries.
std::vector<std::string_view> cut_at(std::string_view body,
                                     const std::string& boundary) {
  std::vector<std::string_view> parts;
  const std::string mark = "--" + boundary;
  std::size_t begin = std::string_view::npos;  // of the open part
  for (std::size_t at = 0; at < body.size() && parts.size() < kMostParts;) {
    const std::size_t found = body.find(mark, at);
    if (found == std::string_view::npos) break;
    at = found + mark.size();
    if (found > 0 && body[found - 1] != '\n') continue;
    const bool is_last = body.substr(at).starts_with("--");
    const std::size_t line = std::min(body.find('\n', at), body.size() - 1);
    // The mark of an outer part may begin with that of an inner one.
    const std::string_view rest = trim_space(body.substr(at, line - at));
    if (!is_last && !rest.empty()) continue;
    if (begin != std::string_view::npos) {
      std::string_view part = body.substr(begin, found - begin);
      if (part.ends_with("\n")) part.remove_suffix(1);
      if (part.ends_with("\r")) part.remove_suffix(1);
      parts.push_back(part);
    }
    begin = line + 1;
    if (is_last) return parts;
  }
  if (begin < body.size()) parts.push_back(body.substr(begin));
  return parts;
}

std::string type_of(std::string_view head) {
  const std::string value = mime_field(head, "Content-Type");
  const std::string type = lower_ascii(
      trim_space(std::string_view(value).substr(0, value.find(';'))));
  return type.empty() ? "text/plain" : type;
}

std::string decoded_body(std::string_view head, std::string_view body) {
  const std::string coding =
      lower_ascii(mime_field(head, "Content-Transfer-Encoding"));
  if (coding == "quoted-printable") return decode_quoted_printable(body);
  if (coding == "base64") {
    if (auto bytes = decode_base64(body)) return *std::move(bytes);
  }
  return std::string(body);
}

MimePart make_part(const HeadAndBody& at, std::uint32_t alternatives) {
  MimePart part;
  part.type = type_of(at.head);
  part.charset = mime_parameter(mime_field(at.head, "Content-Type"), "charset");
  part.location = mime_field(at.head, "Content-Location");
  part.is_attachment = equal_ignoring_case(
      mime_field(at.head, "Content-Disposition").substr(0, 10), "attachment");
  part.alternatives = alternatives;
  part.body = decoded_body(at.head, at.body);
  return part;
}

}  // namespace

std::string mime_field(std::string_view head, std::string_view name) {
  for (std::size_t at = 0; at < head.size();) {
    std::size_t end = std::min(head.find('\n', at), head.size());
    const std::string_view line = head.substr(at, end - at);
    const bool is_it = line.size() > name.size() && line[name.size()] == ':' &&
                       equal_ignoring_case(line.substr(0, name.size()), name);
    while (is_it && end + 1 < head.size() &&
           (head[end + 1] == ' ' || head[end + 1] == '\t')) {
      end = std::min(head.find('\n', end + 1), head.size());
    }
    if (is_it) {
      const std::size_t begin = at + name.size() + 1;
      std::string value(trim_space(head.substr(begin, end - begin)));
      std::erase(value, '\r');
      std::ranges::replace(value, '\n', ' ');
      return value;
    }
    at = end + 1;
  }
  return {};
}

std::string mime_parameter(std::string_view value, std::string_view name) {
  for (std::size_t at = value.find(';'); at != std::string_view::npos;
       at = value.find(';', at)) {
    std::string_view rest = trim_space(value.substr(++at));
    if (rest.size() <= name.size() ||
        !equal_ignoring_case(rest.substr(0, name.size()), name)) {
      continue;
    }
    rest = trim_space(rest.substr(name.size()));
    if (!rest.starts_with('=')) continue;
    rest = trim_space(rest.substr(1));
    if (rest.starts_with('"')) {
      return std::string(rest.substr(1, rest.find('"', 1) - 1));
    }
    return std::string(rest.substr(0, rest.find_first_of("; \t")));
  }
  return {};
}

MimeMessage read_message(std::string_view bytes) {
  struct Waiting {
    std::string_view bytes;
    std::size_t depth = 0;
    std::uint32_t alternatives = 0;
  };
  MimeMessage message;
  message.head = part_at_empty_line(bytes).head;
  message.type = type_of(message.head);
  std::uint32_t last_number = 0;
  // The part to be looked at next is the last one.
  std::vector<Waiting> waiting = {{bytes, 0, 0}};
  while (!waiting.empty() && message.parts.size() < kMostParts) {
    const Waiting one = waiting.back();
    waiting.pop_back();
    const HeadAndBody at = part_at_empty_line(one.bytes);
    const std::string type = type_of(at.head);
    if (type == "message/rfc822") {
      message.attached.push_back(decoded_body(at.head, at.body));
      continue;
    }
    const std::string boundary =
        mime_parameter(mime_field(at.head, "Content-Type"), "boundary");
    if (!type.starts_with("multipart/") || boundary.empty() ||
        one.depth >= kDeepest) {
      message.parts.push_back(make_part(at, one.alternatives));
      continue;
    }
    std::uint32_t alternatives = one.alternatives;
    if (type == "multipart/alternative" && alternatives == 0) {
      alternatives = ++last_number;
    }
    const auto parts = cut_at(at.body, boundary);
    for (auto part = parts.rbegin(); part != parts.rend(); ++part) {
      waiting.push_back({*part, one.depth + 1, alternatives});
    }
  }
  return message;
}

}  // namespace synoptic
