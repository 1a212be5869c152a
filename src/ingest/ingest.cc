// SPDX-License-Identifier: Apache-2.0
#include "ingest/ingest.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "base/utf8.h"
#include "ingest/byte_stream.h"
#include "ingest/charset.h"
#include "ingest/feed.h"
#include "ingest/html.h"
#include "ingest/jsonl.h"
#include "ingest/mail.h"
#include "ingest/ninjs.h"
#include "ingest/pdf.h"
#include "ingest/record.h"
#include "ingest/warc.h"

namespace synoptic {
namespace {

// Spans count bytes in 32 bits.
constexpr std::size_t kLargestText = 0xFFFFFFF0;
// Bytes that tell a format, and the most that a packed file may become; an
// archive of pages has no limit, it is read page by page.
constexpr std::size_t kHead = 16 * 1024;
constexpr std::size_t kLargestUnpacked = std::size_t{2} << 30;
// Text is packed to a tenth of its size or so, and only what was made to
// exhaust a reader to less than this part of it. It is refused early.
constexpr std::size_t kBombFrom = std::size_t{64} << 20;
constexpr std::size_t kMostRatio = 150;

Error error_for(std::string_view name, ErrorCode code, std::string_view why) {
  return {code, std::string(name) + ": " + std::string(why)};
}

void ingest_text(std::string_view bytes, std::string_view name,
                 const IngestOptions& options, const TakeReport& take) {
  auto decoded = decode_text(bytes, name);
  if (!decoded) {
    take({std::move(decoded).error(), {}});
    return;
  }
  const std::string_view text = decoded->text();
  if (text.size() > kLargestText) {
    take({error_for(name, ErrorCode::Unsupported,
                    "a single text of more than 4 GB"),
          {}});
    return;
  }
  RecordFields fields;
  fields.path = name;
  Document document = make_document(text, std::move(fields), options);
  place_in_source(bytes, *decoded, document.origins);
  take({std::move(document), decoded->note()});
}

/// Records in another charset than UTF-8 are converted as a whole. (Others
/// keep their own encoding errors to themselves, and are read line by line.)
void ingest_records(std::string_view bytes, std::string_view name,
                    const IngestOptions& options, const TakeReport& take) {
  const auto decoded = decode_text(bytes, name);
  if (!decoded) {
    take({decoded.error(), {}});
    return;
  }
  ingest_jsonl(decoded->text(), name, 0, options, take);
}

InputFormat detect_format(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (bytes.starts_with("WARC/")) return InputFormat::Warc;
  if (bytes.starts_with("%PDF-")) return InputFormat::Pdf;
  if (looks_like_ninjs(bytes)) return InputFormat::Ninjs;
  if (looks_like_jsonl(bytes)) return InputFormat::Jsonl;
  if (looks_like_feed(bytes)) return InputFormat::Feed;
  if (looks_like_html(bytes)) return InputFormat::Html;
  if (looks_like_mail(bytes)) return InputFormat::Mail;
  return InputFormat::Text;
}

/// The same for a file in UTF-16 and the like, by its first bytes.
InputFormat detect_in_any_charset(std::string_view bytes) {
  const InputFormat plain = detect_format(bytes);
  const std::string_view head = bytes.substr(0, kHead & ~std::size_t{3});
  if (plain != InputFormat::Text || is_valid_utf8(head)) return plain;
  const auto decoded = decode_text(head, "");
  return decoded ? detect_format(decoded->text()) : plain;
}

/// Forms of archives that other programs read.
std::string_view refused_by_name(std::string_view bytes) {
  if (bytes.starts_with("filedesc://")) {
    return "an ARC archive, the older form of WARC, which is not read";
  }
  if (bytes.starts_with("\x04\x22\x4D\x18")) {
    return "packed with lz4, which is not read";
  }
  return {};
}

/// Reads an input that is read as a whole.
void ingest_whole(std::string_view bytes, InputFormat format,
                  std::string_view name, const IngestOptions& options,
                  const TakeReport& take) {
  switch (format) {
    case InputFormat::Jsonl:
      ingest_records(bytes, name, options, take);
      return;
    case InputFormat::Text:
    case InputFormat::Detect:
    case InputFormat::Warc:
      ingest_text(bytes, name, options, take);
      return;
    case InputFormat::Html: {
      RecordFields fields;
      fields.path = name;
      take(ingest_page(bytes, {}, std::move(fields), options));
      return;
    }
    case InputFormat::Feed:
      ingest_feed(bytes, name, options, take);
      return;
    case InputFormat::Ninjs:
      ingest_ninjs(bytes, name, options, take);
      return;
    case InputFormat::Pdf:
      take(ingest_pdf(bytes, name, options));
      return;
    case InputFormat::Mail:
      ingest_mail(bytes, name, options, take);
      return;
  }
}

/// The same with a note, which goes to the first report.
void ingest_noted(std::string_view bytes, InputFormat format,
                  std::string_view name, std::string_view note,
                  const IngestOptions& options, const TakeReport& take) {
  if (note.empty()) {
    ingest_whole(bytes, format, name, options, take);
    return;
  }
  ingest_whole(bytes, format, name, options, [&](Ingested ingested) {
    if (!note.empty()) {
      const std::string_view joint = ingested.note.empty() ? "" : "; ";
      ingested.note.insert(0, joint).insert(0, note);
      note = {};
    }
    return take(std::move(ingested));
  });
}

/// A lot that is an error and nothing else.
UnreadReports failed(Error error) {
  UnreadReports lot;
  lot.read = [error = std::move(error)](const TakeReport& take) {
    take({error, {}});
  };
  return lot;
}

/// Formats whose reports cannot be cut apart without reading them.
bool holds_many(InputFormat format) {
  return format == InputFormat::Feed || format == InputFormat::Mail ||
         format == InputFormat::Ninjs || format == InputFormat::Jsonl;
}

/// Reads all reports, and makes each a lot.
void cut_read(std::string_view bytes, InputFormat format, std::string_view name,
              std::string_view note, const IngestOptions& options,
              const TakeUnread& take, std::uint64_t used) {
  ingest_noted(bytes, format, name, note, options, [&](Ingested ingested) {
    // Shared, since a function has to be one that can be copied.
    const auto ready = std::make_shared<Ingested>(std::move(ingested));
    UnreadReports lot;
    lot.used = used;
    if (ready->document) lot.size = ready->document->text.size();
    lot.read = [ready](const TakeReport& take_one) {
      take_one(std::move(*ready));
    };
    return take(std::move(lot));
  });
}

/// Cuts the rest of a stream that is no archive and no lines of records.
void cut_whole(ByteStream& stream, InputFormat format, std::string_view name,
               const IngestOptions& options, const TakeUnread& take) {
  const auto refuse = [&](std::size_t most) {
    take(failed(error_for(
        name, ErrorCode::Unsupported,
        "unpacks to more than " + std::to_string(most >> 20) + " MB")));
  };
  const bool is_packed = stream.packing() != Packing::None;
  if (is_packed && stream.look(kBombFrom).size() == kBombFrom &&
      stream.used() * kMostRatio < kBombFrom) {
    refuse(kBombFrom);
    return;
  }
  const std::string_view all =
      stream.look(is_packed ? kLargestUnpacked + 1 : std::string_view::npos);
  if (is_packed && all.size() > kLargestUnpacked) {
    refuse(kLargestUnpacked);
    return;
  }
  std::string_view note;
  if (stream.is_damaged()) note = "packed data damaged or cut off";
  if (all.empty() && !note.empty()) {
    take(failed(error_for(name, ErrorCode::Malformed, note)));
  }
  if (all.empty()) return;
  if (holds_many(format)) {
    cut_read(all, format, name, note, options, take, stream.used());
    return;
  }
  const auto bytes = std::make_shared<const std::string>(all);
  UnreadReports lot;
  lot.size = bytes->size();
  lot.used = stream.used();
  lot.read = [bytes, format, name, note, &options](const TakeReport& take_one) {
    ingest_noted(*bytes, format, name, note, options, take_one);
  };
  take(std::move(lot));
}

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

}  // namespace

std::string_view cut_input(const ReadBytes& bytes, std::string_view name,
                           const IngestOptions& options, const InputPlace& from,
                           const TakeUnread& take) {
  ByteStream stream(bytes, from.at);
  const std::string_view head = stream.look(kHead);
  if (const std::string_view why = refused_by_name(head); !why.empty()) {
    take(failed(error_for(name, ErrorCode::Unsupported, why)));
    return {};
  }
  InputFormat format = options.format;
  if (format == InputFormat::Detect) format = from.format;
  if (format == InputFormat::Detect) format = detect_in_any_charset(head);
  if (format == InputFormat::Warc) {
    cut_warc(stream, name, options, take);
    return "a web archive without a page";
  }
  std::string_view first = head;
  if (first.starts_with(kByteOrderMark)) first.remove_prefix(3);
  if (format == InputFormat::Jsonl &&
      (from.line > 0 || looks_like_jsonl(first))) {
    if (first.size() < head.size()) stream.skip(kByteOrderMark.size());
    cut_jsonl(stream, name, from.line, options, take);
    return {};
  }
  cut_whole(stream, format, name, options, take);
  return {};
}

void ingest(std::string_view bytes, std::string_view name,
            const IngestOptions& options, const TakeReport& take) {
  const ReadBytes read = [rest = bytes](char* into, std::size_t size) mutable {
    const std::size_t taken = rest.copy(into, size);
    rest.remove_prefix(taken);
    return taken;
  };
  bool any = false;
  bool wanted = true;
  const TakeReport note_and_take = [&](Ingested ingested) {
    any = true;
    return wanted = take(std::move(ingested));
  };
  const std::string_view none =
      cut_input(read, name, options, {}, [&](const UnreadReports& lot) {
        lot.read(note_and_take);
        return wanted;
      });
  if (!any && !none.empty()) {
    take({error_for(name, ErrorCode::Empty, none), {}});
  }
}

}  // namespace synoptic
