// SPDX-License-Identifier: Apache-2.0
//
// A record is a head of "Name: value" lines, an empty line, as many bytes as
// its Content-Length says, and two line ends. Archives are cut off, have wrong
// lengths and damaged members; so behind each record, and after any damage,
// the reader looks for the next line that begins with "WARC/".
#include "ingest/warc.h"

#include <algorithm>
#include <charconv>
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

/// The unpacked archive, with a window that can be looked at.
class Window {
 public:
  Window(std::string_view bytes, Packing packing) : unpacker_(bytes, packing) {}

  /// Sees to it that `size` bytes can be looked at, if there are so many up to
  /// the end or to damage.
  std::string_view look(std::size_t size) {
    while (window_.size() - at_ < size && !ended_ && !is_damaged_) {
      compact();
      const std::size_t old = window_.size();
      window_.resize(old + kChunk);
      const std::size_t got = unpacker_.read(window_.data() + old, kChunk);
      window_.resize(old + got);
      if (unpacker_.take_damage()) {
        is_damaged_ = true;
      } else if (got == 0) {
        ended_ = true;
      }
    }
    return std::string_view(window_).substr(at_, size);
  }

  void skip(std::size_t size) {
    while (size > 0) {
      const std::size_t here = look(std::min(size, kChunk)).size();
      if (here == 0) return;
      at_ += std::min(here, size);
      passed_ += std::min(here, size);
      size -= std::min(here, size);
    }
  }

  bool is_over() { return look(1).empty() && !is_damaged_; }

  /// Passes what is left before damage; true if there was any.
  bool pass_damage() {
    if (!is_damaged_) return false;
    passed_ += window_.size() - at_;
    window_.clear();
    at_ = 0;
    is_damaged_ = false;
    return true;
  }

  bool is_damaged() const { return is_damaged_; }
  std::size_t passed() const { return passed_; }

 private:
  void compact() {
    if (at_ == 0) return;
    window_.erase(0, at_);
    at_ = 0;
  }

  Unpacker unpacker_;
  std::string window_;
  std::size_t at_ = 0;
  std::size_t passed_ = 0;
  bool ended_ = false;
  bool is_damaged_ = false;
};

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

class WarcReader {
 public:
  WarcReader(std::string_view bytes, Packing packing, std::string_view name,
             const IngestOptions& options, const TakeReport& take)
      : window_(bytes, packing), name_(name), options_(options), take_(take) {}

  void read() {
    while (wanted_) {
      if (!find_record()) break;
      read_record();
    }
    if (wanted_ && given_ == 0) {
      take_({Error{ErrorCode::Empty,
                   std::string(name_) + ": a web archive without a page"},
             {}});
    }
  }

 private:
  void fail(std::string_view why) {
    ++given_;
    wanted_ = take_(
        {Error{ErrorCode::Malformed, std::string(name_) + ": record at byte " +
                                         std::to_string(window_.passed()) +
                                         ": " + std::string(why)},
         {}});
  }

  /// Goes to the next line that begins with "WARC/"; false at the end.
  bool find_record() {
    bool lost = false;
    while (wanted_) {
      const std::string_view here = window_.look(kChunk);
      if (window_.is_damaged() && here.empty()) {
        window_.pass_damage();
        lost = false;
        fail("damaged; it was passed over");
        continue;
      }
      if (here.empty()) return false;
      if (here.starts_with("WARC/")) {
        if (lost) fail("begins where none was expected");
        return wanted_;
      }
      if (here[0] == '\r' || here[0] == '\n') {
        window_.skip(1);
        continue;
      }
      lost = true;
      const std::size_t next = here.find("\nWARC/");
      const std::size_t keep =
          std::min<std::size_t>(here.size() - 1, 5);  // A mark cut in two.
      window_.skip(next == std::string_view::npos ? here.size() - keep
                                                  : next + 1);
    }
    return false;
  }

  void read_record() {
    const std::string_view begin = window_.look(kLongestHead);
    const auto head = read_head(begin);
    if (!head && window_.is_damaged()) {
      window_.skip(begin.size());
      return;  // find_record tells of the damage.
    }
    if (!head || !head->length) {
      fail(head ? "no Content-Length" : "its head does not end");
      window_.skip(head ? head->size : 5);
      return;
    }
    const std::string_view type = header_field(head->text, "WARC-Type");
    const bool is_told = equal_ignoring_case(type, "response") ||
                         equal_ignoring_case(type, "resource") ||
                         equal_ignoring_case(type, "conversion");
    if (!is_told || *head->length > kLargestRecord) {
      window_.skip(head->size + *head->length);
      return;
    }
    const std::string_view all = window_.look(head->size + *head->length);
    const std::string_view block = all.substr(std::min(head->size, all.size()));
    const bool is_short = block.size() < *head->length;
    if (is_short && window_.is_damaged()) {
      window_.skip(all.size());
      return;
    }
    take_block(*head, type, block);
    if (wanted_ && is_short) fail("cut off");
    window_.skip(all.size());
  }

  void take_block(const Head& head, std::string_view type,
                  std::string_view block) {
    RecordFields fields;
    fields.path = name_;
    std::string_view id =
        inside_angles(header_field(head.text, "WARC-Record-ID"));
    if (id.starts_with("urn:uuid:")) id.remove_prefix(9);
    fields.id = id;
    fields.url = inside_angles(header_field(head.text, "WARC-Target-URI"));
    fields.captured = header_field(head.text, "WARC-Date");
    const std::string_view own = header_field(head.text, "Content-Type");
    if (equal_ignoring_case(type, "response")) {
      auto response = read_http_response(block);
      if (!response || response->status != 200) return;
      take_body(response->body, response->content_type, response->charset,
                std::move(fields));
    } else {
      const std::string plain =
          lower_ascii(trim_space(own.substr(0, own.find(';'))));
      take_body(block, plain, {}, std::move(fields));
    }
  }

  void take_body(std::string_view body, std::string_view content_type,
                 std::string_view charset, RecordFields fields) {
    const bool is_page = content_type == "text/html" ||
                         content_type == "application/xhtml+xml" ||
                         (content_type.empty() && looks_like_html(body));
    const bool is_web = fields.url.starts_with("http");
    if (trim_space(body).empty() || !is_web) return;
    Ingested ingested{Error{}, {}};
    if (is_page) {
      ingested = ingest_page(body, charset, std::move(fields), options_);
    } else if (content_type == "text/plain") {
      auto decoded = decode_text(body, name_, charset);
      if (!decoded) return;
      ingested = {make_document(decoded->text(), std::move(fields), options_),
                  decoded->note()};
    } else {
      return;
    }
    ++given_;
    wanted_ = take_(std::move(ingested));
  }

  Window window_;
  std::string_view name_;
  const IngestOptions& options_;
  const TakeReport& take_;
  std::size_t given_ = 0;
  bool wanted_ = true;
};

}  // namespace

void ingest_warc(std::string_view bytes, Packing packing, std::string_view name,
                 const IngestOptions& options, const TakeReport& take) {
  WarcReader(bytes, packing, name, options, take).read();
}

}  // namespace synoptic
