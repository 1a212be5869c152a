// SPDX-License-Identifier: Apache-2.0
#include "ingest/ingest.h"

#include <utility>

#include "ingest/charset.h"
#include "ingest/html.h"
#include "ingest/jsonl.h"
#include "ingest/record.h"

namespace synoptic {
namespace {

// Spans count bytes in 32 bits.
constexpr std::size_t kLargestText = 0xFFFFFFF0;

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
  if (looks_like_html(bytes)) return InputFormat::Html;
  return looks_like_jsonl(bytes) ? InputFormat::Jsonl : InputFormat::Text;
}

}  // namespace

void ingest(std::string_view bytes, std::string_view name,
            const IngestOptions& options, const TakeReport& take) {
  InputFormat format = options.format;
  if (format == InputFormat::Detect) format = detect_format(bytes);
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
    case InputFormat::Ninjs:
    case InputFormat::Warc:
      take({error_for(name, ErrorCode::Unsupported,
                      "this format cannot be read yet"),
            {}});
      return;
  }
}

}  // namespace synoptic
