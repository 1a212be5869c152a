// SPDX-License-Identifier: Apache-2.0
//
// A record is a head of "Name: value" lines, an empty line, as many bytes as
// its Content-Length says, and two line ends. Archives are cut off, have wrong
// lengths and damaged members; so behind each record, and after any damage,
// the reader looks for the next line that begins with "WARC/".
#include "ingest/warc.h"

#include <algorithm>
#include <charconv>
#include <memory>
#include <utility>

#include "ingest/ascii.h"
#include "ingest/charset.h"
#include "ingest/draft.h"
#include "ingest/html.h"
#include "ingest/record.h"

namespace synoptic {
namespace {

constexpr std::size_t kChunk = 256 * 1024;
constexpr std::size_t kLongestHead = 64 * 1024;
// A larger record is passed over: no page is of that size.
constexpr std::size_t kLargestRecord = 256u << 20;

struct Head {
  std::string text;
  std::size_t size = 0;  ///< Bytes of the head with its empty line.
  std::optional<std::size_t> length;
};

std::optional<Head> read_head(std::string_view bytes) {
  if (!bytes.starts_with("WARC/")) return std::nullopt;
  Head head;
  const std::size_t end = bytes.find("\r\n\r\n");
  const std::size_t bare = bytes.find("\n\n");
  if (end == std::string_view::npos && bare == std::string_view::npos) {
    return std::nullopt;
  }
  const bool is_bare = bare < end;
  head.text = bytes.substr(0, is_bare ? bare : end);
  head.size = is_bare ? bare + 2 : end + 4;
  const std::string_view value = header_field(head.text, "Content-Length");
  std::size_t length = 0;
  const auto [last, error] =
      std::from_chars(value.data(), value.data() + value.size(), length);
  if (error == std::errc{} && last == value.data() + value.size() &&
      !value.empty()) {
    head.length = length;
  }
  return head;
}

std::string_view inside_angles(std::string_view text) {
  if (text.starts_with('<')) text.remove_prefix(1);
  if (text.ends_with('>')) text.remove_suffix(1);
  return text;
}

/// The report of a body, if it is one.
std::optional<Ingested> read_body(std::string_view body,
                                  std::string_view content_type,
                                  std::string_view charset, RecordFields fields,
                                  const IngestOptions& options) {
  const bool is_page = content_type == "text/html" ||
                       content_type == "application/xhtml+xml" ||
                       (content_type.empty() && looks_like_html(body));
  const bool is_web = fields.url.starts_with("http");
  if (trim_space(body).empty() || !is_web) return std::nullopt;
  if (is_page) return ingest_page(body, charset, std::move(fields), options);
  if (content_type != "text/plain") return std::nullopt;
  auto decoded = decode_text(body, fields.path, charset);
  if (!decoded) return std::nullopt;
  Document document =
      make_document(decoded->text(), std::move(fields), options);
  place_in_source(body, *decoded, document.origins);
  return Ingested{std::move(document), decoded->note()};
}

/// The report of a record, if it holds one.
std::optional<Ingested> read_record(std::string_view head,
                                    std::string_view block,
                                    std::string_view name,
                                    const IngestOptions& options) {
  RecordFields fields;
  fields.path = name;
  std::string_view id = inside_angles(header_field(head, "WARC-Record-ID"));
  if (id.starts_with("urn:uuid:")) id.remove_prefix(9);
  fields.id = id;
  fields.url = inside_angles(header_field(head, "WARC-Target-URI"));
  fields.captured = header_field(head, "WARC-Date");
  if (!equal_ignoring_case(header_field(head, "WARC-Type"), "response")) {
    const std::string_view own = header_field(head, "Content-Type");
    const std::string plain =
        lower_ascii(trim_space(own.substr(0, own.find(';'))));
    return read_body(block, plain, {}, std::move(fields), options);
  }
  const auto response = read_http_response(block);
  if (!response || response->status != 200) return std::nullopt;
  return read_body(response->body, response->content_type, response->charset,
                   std::move(fields), options);
}

class WarcCutter {
 public:
  WarcCutter(ByteStream& stream, std::string_view name,
             const IngestOptions& options, const TakeUnread& take)
      : stream_(stream), name_(name), options_(options), take_(take) {}

  void cut() {
    while (wanted_ && find_record()) cut_record();
  }

 private:
  /// Whether reading could begin again here.
  enum class Place { Exact, InDamage };

  Error error_here(std::string_view why) const {
    return {ErrorCode::Malformed, std::string(name_) + ": record at byte " +
                                      std::to_string(stream_.passed()) + ": " +
                                      std::string(why)};
  }

  void hand_on(UnreadReports lot, Place place = Place::Exact) {
    if (place == Place::Exact) {
      lot.end = {stream_.place(), InputFormat::Warc, 0};
    }
    lot.used = stream_.used();
    wanted_ = take_(std::move(lot));
  }

  void fail(Error error, Place place = Place::Exact) {
    UnreadReports lot;
    lot.read = [error = std::move(error)](const TakeReport& take) {
      take({error, {}});
    };
    hand_on(std::move(lot), place);
  }

  /// Goes to the next line that begins with "WARC/"; false at the end.
  bool find_record() {
    bool lost = false;
    while (wanted_) {
      const std::string_view here = stream_.look(kChunk);
      if (stream_.is_damaged() && here.empty()) {
        stream_.pass_damage();
        lost = false;
        fail(error_here("damaged; it was passed over"), Place::InDamage);
        continue;
      }
      if (here.empty()) return false;
      if (here.starts_with("WARC/")) {
        if (lost) fail(error_here("begins where none was expected"));
        return wanted_;
      }
      if (here[0] == '\r' || here[0] == '\n') {
        stream_.skip(1);
        continue;
      }
      lost = true;
      const std::size_t next = here.find("\nWARC/");
      const std::size_t keep =
          std::min<std::size_t>(here.size() - 1, 5);  // A mark cut in two.
      stream_.skip(next == std::string_view::npos ? here.size() - keep
                                                  : next + 1);
    }
    return false;
  }

  void cut_record() {
    const std::string_view begin = stream_.look(kLongestHead);
    const auto head = read_head(begin);
    if (!head && stream_.is_damaged()) {
      stream_.skip(begin.size());
      return;  // find_record tells of the damage.
    }
    if (!head || !head->length) {
      Error error =
          error_here(head ? "no Content-Length" : "its head does not end");
      stream_.skip(head ? head->size : 5);
      fail(std::move(error));
      return;
    }
    const std::string_view type = header_field(head->text, "WARC-Type");
    const bool is_told = equal_ignoring_case(type, "response") ||
                         equal_ignoring_case(type, "resource") ||
                         equal_ignoring_case(type, "conversion");
    if (!is_told || *head->length > kLargestRecord) {
      stream_.skip(head->size + *head->length);
      return;
    }
    const std::string_view all = stream_.look(head->size + *head->length);
    const bool is_short = all.size() < head->size + *head->length;
    if (is_short && stream_.is_damaged()) {
      stream_.skip(all.size());
      return;
    }
    Error cut_off = error_here("cut off");
    // What is told of it belongs to it.
    cut_block(*head, all, is_short ? Place::InDamage : Place::Exact);
    if (wanted_ && is_short) fail(std::move(cut_off));
  }

  void cut_block(const Head& head, std::string_view all, Place place) {
    const auto record = std::make_shared<const std::string>(all);
    UnreadReports lot;
    lot.size = record->size();
    lot.read = [record, size = std::min(head.size, record->size()),
                name = name_, &options = options_](const TakeReport& take) {
      const std::string_view view = *record;
      auto report =
          read_record(view.substr(0, size), view.substr(size), name, options);
      if (report) take(*std::move(report));
    };
    stream_.skip(record->size());
    hand_on(std::move(lot), place);
  }

  ByteStream& stream_;
  std::string_view name_;
  const IngestOptions& options_;
  const TakeUnread& take_;
  bool wanted_ = true;
};

}  // namespace

void cut_warc(ByteStream& stream, std::string_view name,
              const IngestOptions& options, const TakeUnread& take) {
  WarcCutter(stream, name, options, take).cut();
}

}  // namespace synoptic
