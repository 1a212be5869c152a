// SPDX-License-Identifier: Apache-2.0
#include "ingest/jsonl.h"

#include <simdjson.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "base/utf8.h"
#include "ingest/credits.h"
#include "ingest/draft.h"
#include "ingest/html.h"
#include "ingest/record.h"

namespace synoptic {
namespace {

namespace json = simdjson::dom;

std::string string_field(const json::object& record, std::string_view key) {
  json::element value;
  if (record[key].get(value) != simdjson::SUCCESS) return {};
  std::string_view text;
  if (value.get(text) == simdjson::SUCCESS) return std::string(text);
  std::int64_t number = 0;
  if (value.get(number) == simdjson::SUCCESS) return std::to_string(number);
  return {};
}

/// A byline is one string or an array of them.
std::vector<std::string> byline_field(const json::object& record) {
  json::array names;
  if (record["byline"].get(names) != simdjson::SUCCESS) {
    return split_names(string_field(record, "byline"));
  }
  std::vector<std::string> byline;
  for (const json::element name : names) {
    std::string_view text;
    if (name.get(text) == simdjson::SUCCESS && !trim_space(text).empty()) {
      byline.emplace_back(trim_space(text));
    }
  }
  return byline;
}

Error malformed(std::string_view name, std::uint64_t line,
                std::string_view why) {
  return {ErrorCode::Malformed, std::string(name) + ": line " +
                                    std::to_string(line) + ": " +
                                    std::string(why)};
}

// Bytes of lines that are read at once.
constexpr std::size_t kLot = 64 * 1024;

/// Some whole lines at the head of the stream; the last of the stream may lack
/// its end. Empty at its end, and before damage.
std::string_view whole_lines(ByteStream& stream) {
  for (std::size_t size = kLot;; size *= 2) {
    const std::string_view here = stream.look(size);
    const std::size_t end = here.rfind('\n');
    if (end != std::string_view::npos) return here.substr(0, end + 1);
    if (here.size() < size) return stream.is_damaged() ? "" : here;
  }
}

class JsonlReader {
 public:
  JsonlReader(std::string_view name, const IngestOptions& options)
      : name_(name), options_(options) {}

  Ingested read(std::string_view line, std::uint64_t number) {
    json::element element;
    std::string note;
    simdjson::error_code error = parser_.parse(line).get(element);
    if (error == simdjson::UTF8_ERROR) {
      const RepairedText repaired = repair_utf8(line);
      note = "line " + std::to_string(number) + ": " +
             std::to_string(repaired.replaced) +
             " bytes that are no UTF-8 replaced";
      error = parser_.parse(repaired.text).get(element);
    }
    if (error != simdjson::SUCCESS) {
      return {malformed(name_, number, simdjson::error_message(error)), {}};
    }
    json::object record;
    if (element.get(record) != simdjson::SUCCESS) {
      return {malformed(name_, number, "not a JSON object"), {}};
    }
    return {document_of(record, number), std::move(note)};
  }

 private:
  Result<Document> document_of(const json::object& record,
                               std::uint64_t number) const {
    RecordFields fields;
    fields.id = string_field(record, "id");
    fields.path = name_;
    fields.url = string_field(record, "url");
    fields.source = string_field(record, "source");
    fields.title = string_field(record, "title");
    fields.byline = byline_field(record);
    fields.published = string_field(record, "published");
    fields.modified = string_field(record, "modified");
    fields.language = string_field(record, "language");
    std::string_view text;
    std::string_view page;
    const bool has_page = record["html"].get(page) == simdjson::SUCCESS;
    if (record["text"].get(text) != simdjson::SUCCESS && has_page) {
      Ingested read = ingest_page(page, "utf-8", std::move(fields), options_);
      if (read.document) return std::move(read.document);
      return malformed(name_, number, read.document.error().message);
    }
    if (record["text"].get(text) != simdjson::SUCCESS) {
      return malformed(name_, number,
                       "the record has no \"text\" and no \"html\"");
    }
    if (trim_space(text).empty()) {
      return malformed(name_, number, "the record's \"text\" is empty");
    }
    return make_document(text, std::move(fields), options_);
  }

  std::string_view name_;
  const IngestOptions& options_;
  json::parser parser_;
};

}  // namespace

void ingest_jsonl(std::string_view bytes, std::string_view name,
                  std::uint64_t lines, const IngestOptions& options,
                  const TakeReport& take) {
  JsonlReader reader(name, options);
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
    const std::string_view line = trim_space(bytes.substr(at, end - at));
    at = end + 1;
    ++lines;
    if (line.empty()) continue;
    if (!take(reader.read(line, lines))) return;
  }
}

void cut_jsonl(ByteStream& stream, std::string_view name, std::uint64_t lines,
               const IngestOptions& options, const TakeUnread& take) {
  while (true) {
    std::string_view lot = whole_lines(stream);
    const bool is_hurt = lot.empty() && stream.is_damaged();
    if (lot.empty() && !is_hurt) return;
    UnreadReports unread;
    if (is_hurt) {
      // What stands before the damage is half a line.
      stream.pass_damage();
      const Error error = {ErrorCode::Malformed,
                           std::string(name) +
                               ": packed data damaged or cut "
                               "off"};
      unread.read = [error](const TakeReport& take_one) {
        take_one({error, {}});
      };
    } else {
      const auto bytes = std::make_shared<const std::string>(lot);
      unread.size = bytes->size();
      unread.read = [bytes, name, lines, &options](const TakeReport& take_one) {
        ingest_jsonl(*bytes, name, lines, options, take_one);
      };
      lines += static_cast<std::uint64_t>(std::ranges::count(*bytes, '\n'));
      stream.skip(bytes->size());
    }
    if (!is_hurt) unread.end = {stream.place(), InputFormat::Jsonl, lines};
    unread.used = stream.used();
    if (!take(std::move(unread))) return;
  }
}

bool looks_like_jsonl(std::string_view bytes) {
  const std::string_view head = trim_space(bytes.substr(0, 4096));
  if (!head.starts_with("{")) return false;
  const std::string_view rest = trim_space(head.substr(1));
  return rest.starts_with("\"") || rest.starts_with("}");
}

}  // namespace synoptic
