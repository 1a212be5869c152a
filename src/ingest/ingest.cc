// SPDX-License-Identifier: Apache-2.0
#include "ingest/ingest.h"

#include <utility>

#include "base/utf8.h"
#include "ingest/charset.h"
#include "ingest/feed.h"
#include "ingest/html.h"
#include "ingest/jsonl.h"
#include "ingest/mail.h"
#include "ingest/ninjs.h"
#include "ingest/pdf.h"
#include "ingest/record.h"
#include "ingest/unpack.h"
#include "ingest/warc.h"

namespace synoptic {
namespace {

// Spans count bytes in 32 bits.
constexpr std::size_t kLargestText = 0xFFFFFFF0;
// Bytes that tell a format, and the most that a packed file may become; an
// archive of pages has no limit, it is read page by page.
constexpr std::size_t kHead = 16 * 1024;
constexpr std::size_t kLargestUnpacked = std::size_t{2} << 30;

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
  take({make_document(text, std::move(fields), options), decoded->note()});
}

/// Records keep their own encoding errors to themselves, so sound and broken
/// UTF-8 are read line by line; only a file in another charset is converted.
void ingest_records(std::string_view bytes, std::string_view name,
                    const IngestOptions& options, const TakeReport& take) {
  const auto first = bytes.substr(0, 4);
  const bool is_utf8 = looks_like_jsonl(
      first.starts_with("\xEF\xBB\xBF") ? bytes.substr(3) : bytes);
  if (is_utf8) {
    ingest_jsonl(first.starts_with("\xEF\xBB\xBF") ? bytes.substr(3) : bytes,
                 name, options, take);
    return;
  }
  const auto decoded = decode_text(bytes, name);
  if (!decoded) {
    take({decoded.error(), {}});
    return;
  }
  ingest_jsonl(decoded->text(), name, options, take);
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

void ingest_plain(std::string_view bytes, std::string_view name,
                  const IngestOptions& options, const TakeReport& take) {
  InputFormat format = options.format;
  if (format == InputFormat::Detect) format = detect_in_any_charset(bytes);
  switch (format) {
    case InputFormat::Jsonl:
      ingest_records(bytes, name, options, take);
      return;
    case InputFormat::Text:
    case InputFormat::Detect:
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
    case InputFormat::Warc:
      ingest_warc(bytes, Packing::None, name, options, take);
      return;
    case InputFormat::Pdf:
      take(ingest_pdf(bytes, name, options));
      return;
    case InputFormat::Mail:
      ingest_mail(bytes, name, options, take);
      return;
  }
}

void ingest_packed(std::string_view bytes, Packing packing,
                   std::string_view name, const IngestOptions& options,
                   const TakeReport& take) {
  Unpacker unpacker(bytes, packing);
  std::string head(kHead, '\0');
  head.resize(unpacker.read(head.data(), head.size()));
  if (const std::string_view why = refused_by_name(head); !why.empty()) {
    take({error_for(name, ErrorCode::Unsupported, why), {}});
    return;
  }
  const bool is_archive =
      options.format == InputFormat::Warc ||
      (options.format == InputFormat::Detect && head.starts_with("WARC/"));
  if (is_archive) {
    ingest_warc(bytes, packing, name, options, take);
    return;
  }
  auto unpacked = unpack_all(bytes, packing, name, kLargestUnpacked);
  if (!unpacked) {
    take({std::move(unpacked).error(), {}});
    return;
  }
  std::string note = std::move(unpacked->note);
  ingest_plain(unpacked->bytes, name, options, [&](Ingested ingested) {
    if (!note.empty()) {
      if (!ingested.note.empty()) note += "; ";
      ingested.note = std::exchange(note, {}) + ingested.note;
    }
    return take(std::move(ingested));
  });
}

}  // namespace

void ingest(std::string_view bytes, std::string_view name,
            const IngestOptions& options, const TakeReport& take) {
  if (const std::string_view why = refused_by_name(bytes); !why.empty()) {
    take({error_for(name, ErrorCode::Unsupported, why), {}});
    return;
  }
  const Packing packing = packing_of(bytes);
  if (packing == Packing::None) {
    ingest_plain(bytes, name, options, take);
  } else {
    ingest_packed(bytes, packing, name, options, take);
  }
}

}  // namespace synoptic
