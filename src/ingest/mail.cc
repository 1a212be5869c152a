// SPDX-License-Identifier: Apache-2.0
#include "ingest/mail.h"

#include <algorithm>
#include <deque>
#include <string>
#include <utility>
#include <vector>

#include "ingest/ascii.h"
#include "ingest/charset.h"
#include "ingest/draft.h"
#include "ingest/html.h"
#include "ingest/mime.h"
#include "ingest/page_dates.h"
#include "ingest/record.h"
#include "ingest/resources.h"
#include "ingest/transfer_coding.h"

namespace synoptic {
namespace {

constexpr std::string_view kFields[] = {
    "bcc",         "cc",      "content-type",
    "date",        "from",    "delivered-to",
    "message-id",  "list-id", "mime-version",
    "reply-to",    "sender",  "received",
    "return-path", "subject", "snapshot-content-location",
    "to",          "x-mailer"};
// So many of them in a head, and it is one of mail (a text may begin with a
// "From:" line of its own).
constexpr std::size_t kEnoughFields = 3;
// Messages attached to messages, in all.
constexpr std::size_t kMostAttached = 1000;

/// Bytes of the line "From somebody date" that parts the messages of an mbox;
/// 0 if the bytes do not begin with one.
std::size_t mbox_line_size(std::string_view bytes) {
  if (!bytes.starts_with("From ")) return 0;
  const std::size_t end = bytes.find('\n');
  if (end == std::string_view::npos) return 0;
  const std::string_view next = bytes.substr(end + 1, 200);
  const std::size_t colon = next.find(':');
  const bool is_field =
      colon != std::string_view::npos && colon > 0 &&
      next.substr(0, colon).find_first_of(" \n") == std::string_view::npos;
  return is_field ? end + 1 : 0;
}

/// The moment in ISO 8601, or nothing where it cannot be read.
std::string moment_of(const std::string& text, const IngestOptions& options) {
  if (!options.resources) return {};
  const auto moment = read_moment(text, options.resources->dates);
  return moment ? moment->value : std::string();
}

/// "Mara Lind <mara@courier.test>" as a name and a host.
struct Sender {
  std::string name;
  std::string host;
};

Sender read_sender(const std::string& from) {
  Sender sender;
  const std::size_t open = from.rfind('<');
  std::string_view address = open == std::string::npos
                                 ? std::string_view(from)
                                 : std::string_view(from).substr(open + 1);
  const std::size_t at = address.find('@');
  if (at != std::string_view::npos) {
    address = address.substr(at + 1);
    sender.host = lower_ascii(address.substr(0, address.find_first_of("> (,")));
  }
  if (open != std::string::npos) {
    std::string name = decode_words(from.substr(0, open));
    std::erase(name, '"');
    sender.name = trim_space(name);
  } else if (const std::size_t begin = from.find('(');
             begin != std::string::npos) {
    sender.name =
        decode_words(from.substr(begin + 1, from.find(')', begin) - begin - 1));
  }
  return sender;
}

bool is_page(const MimePart& part) {
  return part.type == "text/html" || part.type == "application/xhtml+xml";
}

/// Plain text as markup, its empty lines as paragraphs.
std::string as_markup(std::string_view text) {
  std::string markup = "<p>";
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '&') {
      markup += "&amp;";
    } else if (c == '<') {
      markup += "&lt;";
    } else if (c == '\n' && text.substr(at + 1).starts_with('\n')) {
      markup += "</p>\n<p>";
    } else {
      markup += c;
    }
  }
  return markup + "</p>";
}

/// Lines that end in a blank go on in the next (RFC 3676, format=flowed).
std::string flowed(std::string_view text) {
  std::string joined;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string_view line = text.substr(at, end - at);
    if (line.ends_with('\r')) line.remove_suffix(1);
    joined.append(line);
    const bool goes_on = line.ends_with(' ') && line != "-- ";
    if (!goes_on && end < text.size()) joined += '\n';
    at = end + 1;
  }
  return joined;
}

/// What a message says, in UTF-8.
struct Body {
  std::string text;
  std::string signature;
  std::string note;
  bool is_markup = false;
};

Body body_of(const MimeMessage& message, std::string_view name) {
  std::vector<const MimePart*> chosen;
  for (const MimePart& part : message.parts) {
    if (part.is_attachment || (!is_page(part) && part.type != "text/plain")) {
      continue;
    }
    const auto same = std::ranges::find_if(chosen, [&](const MimePart* other) {
      return part.alternatives != 0 && other->alternatives == part.alternatives;
    });
    if (same == chosen.end()) {
      chosen.push_back(&part);
    } else if (is_page(part) && !is_page(**same)) {
      *same = &part;
    }
  }
  Body body;
  body.is_markup = std::ranges::any_of(
      chosen, [](const MimePart* part) { return is_page(*part); });
  for (const MimePart* part : chosen) {
    const std::string charset = part->charset.empty() && is_page(*part)
                                    ? declared_charset(part->body)
                                    : part->charset;
    const auto decoded = decode_text(part->body, name, charset);
    if (!decoded) continue;
    if (body.note.empty()) body.note = decoded->note();
    if (!body.text.empty()) body.text += "\n\n";
    if (body.is_markup && !is_page(*part)) {
      body.text += as_markup(decoded->text());
    } else {
      body.text += body.is_markup ? std::string(decoded->text())
                                  : flowed(decoded->text());
    }
  }
  // The line that parts a signature (RFC 3676, section 4.3).
  const std::size_t mark = body.text.rfind("\n-- \n");
  if (!body.is_markup && mark != std::string::npos) {
    body.signature = trim_space(std::string_view(body.text).substr(mark + 5));
    body.text.resize(mark);
  }
  return body;
}

RecordFields fields_of(std::string_view head, std::string_view name,
                       const IngestOptions& options) {
  RecordFields fields;
  fields.path = name;
  std::string_view id;
  const std::string named = mime_field(head, "Message-ID");
  id = named;
  if (id.starts_with('<')) id.remove_prefix(1);
  fields.id = id.substr(0, id.find('>'));
  fields.title = decode_words(mime_field(head, "Subject"));
  const Sender sender = read_sender(mime_field(head, "From"));
  fields.source = sender.host;
  if (!sender.name.empty()) fields.byline.push_back(sender.name);
  fields.published = mime_field(head, "Date");
  const std::string received = mime_field(head, "Received");
  if (const std::size_t at = received.rfind(';'); at != std::string::npos) {
    fields.captured = moment_of(received.substr(at + 1), options);
  }
  return fields;
}

Ingested read_mail(const MimeMessage& message, std::string_view name,
                   const IngestOptions& options) {
  Body body = body_of(message, name);
  RecordFields fields = fields_of(message.head, name, options);
  if (trim_space(body.text).empty()) {
    const std::string which = fields.title.empty() ? "" : " " + fields.title;
    return {Error{ErrorCode::Empty,
                  std::string(name) + ": a message without text:" + which},
            {}};
  }
  Document document =
      body.is_markup
          ? document_of_fragment(body.text, std::move(fields), options)
          : make_document(body.text, std::move(fields), options);
  if (!body.signature.empty()) {
    document.removed.push_back(
        {std::move(body.signature), "signature",
         static_cast<std::uint32_t>(document.text.size())});
  }
  return {std::move(document), std::move(body.note)};
}

/// The page of a message that is a page saved with what it shows; null for
/// mail.
const MimePart* saved_page(const MimeMessage& message) {
  if (message.type != "multipart/related") return nullptr;
  const bool is_snapshot =
      !mime_field(message.head, "Snapshot-Content-Location").empty();
  for (const MimePart& part : message.parts) {
    if (!is_page(part)) continue;
    const bool is_placed =
        part.location.starts_with("http") || part.location.starts_with("file:");
    return is_snapshot || is_placed ? &part : nullptr;
  }
  return nullptr;
}

Ingested read_saved_page(const MimeMessage& message, const MimePart& page,
                         std::string_view name, const IngestOptions& options) {
  RecordFields fields;
  fields.path = name;
  fields.url = mime_field(message.head, "Snapshot-Content-Location");
  if (fields.url.empty()) fields.url = page.location;
  if (!fields.url.starts_with("http")) fields.url.clear();
  fields.captured = moment_of(mime_field(message.head, "Date"), options);
  return ingest_page(page.body, page.charset, std::move(fields), options);
}

/// Hands on one message and those attached to it; false if no more is wanted.
bool take_message(std::string_view bytes, std::string_view name,
                  const IngestOptions& options, const TakeReport& take) {
  std::deque<std::string> attached;
  std::size_t taken = 0;
  for (std::string own; taken <= kMostAttached; ++taken) {
    MimeMessage message = read_message(bytes);
    const MimePart* page = saved_page(message);
    if (!take(page ? read_saved_page(message, *page, name, options)
                   : read_mail(message, name, options))) {
      return false;
    }
    std::ranges::move(message.attached, std::back_inserter(attached));
    if (attached.empty()) break;
    own = std::move(attached.front());
    attached.pop_front();
    bytes = own;
  }
  return true;
}

}  // namespace

bool looks_like_mail(std::string_view bytes) {
  bytes.remove_prefix(mbox_line_size(bytes));
  std::size_t known = 0;
  const std::string_view head = bytes.substr(0, 16 * 1024);
  for (std::size_t at = 0; at < head.size();) {
    const std::size_t end = std::min(head.find('\n', at), head.size());
    const std::string_view line = head.substr(at, end - at);
    if (trim_space(line).empty()) break;
    at = end + 1;
    if (line[0] == ' ' || line[0] == '\t') continue;
    const std::string_view name = line.substr(0, line.find(':'));
    if (name.size() == line.size() || name.empty() ||
        name.find(' ') != std::string_view::npos) {
      return false;
    }
    if (std::ranges::find(kFields, lower_ascii(name)) != std::end(kFields)) {
      ++known;
    }
  }
  return known >= kEnoughFields;
}

void ingest_mail(std::string_view bytes, std::string_view name,
                 const IngestOptions& options, const TakeReport& take) {
  std::size_t size = mbox_line_size(bytes);
  if (size == 0) {
    take_message(bytes, name, options, take);
    return;
  }
  while (size > 0) {
    bytes.remove_prefix(size);
    size = 0;
    std::size_t end = bytes.find("\n\nFrom ");
    while (end != std::string_view::npos &&
           (size = mbox_line_size(bytes.substr(end + 2))) == 0) {
      end = bytes.find("\n\nFrom ", end + 2);
    }
    std::size_t dos = bytes.substr(0, end).find("\r\n\r\nFrom ");
    while (dos != std::string_view::npos &&
           mbox_line_size(bytes.substr(dos + 4)) == 0) {
      dos = bytes.substr(0, end).find("\r\n\r\nFrom ", dos + 4);
    }
    if (dos != std::string_view::npos) {
      end = dos + 2;
      size = mbox_line_size(bytes.substr(dos + 4));
    }
    if (!take_message(bytes.substr(0, end), name, options, take)) return;
    if (end == std::string_view::npos) return;
    bytes.remove_prefix(end + 2);
  }
}

}  // namespace synoptic
