// SPDX-License-Identifier: Apache-2.0
#include <unicode/ucnv.h>

#include <algorithm>
#include <memory>

#include "base/utf8.h"
#include "ingest/charset.h"

namespace synoptic {
namespace {

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};

/// Goes through bytes character by character, as they were decoded.
class SourceWalk {
 public:
  SourceWalk(std::string_view bytes, const std::string& charset)
      : bytes_(bytes) {
    if (charset == "UTF-8") return;
    UErrorCode status = U_ZERO_ERROR;
    converter_.reset(ucnv_open(charset.c_str(), &status));
  }

  std::size_t at() const { return at_; }
  std::size_t decoded() const { return decoded_; }

  /// Passes one character; false at the end.
  bool step() {
    if (at_ >= bytes_.size()) return false;
    char32_t value = 0;
    if (converter_) {
      UErrorCode status = U_ZERO_ERROR;
      const char* next = bytes_.data() + at_;
      value = static_cast<char32_t>(ucnv_getNextUChar(
          converter_.get(), &next, bytes_.data() + bytes_.size(), &status));
      at_ = static_cast<std::size_t>(next - bytes_.data());
      if (U_FAILURE(status)) return false;
    } else {
      const CodePoint next = decode_utf8(bytes_, at_);
      value = next.value;
      at_ += next.size;
    }
    // NUL is dropped; what is broken became U+FFFD.
    if (value != 0) {
      decoded_ += value < 0x80      ? 1
                  : value < 0x800   ? 2
                  : value < 0x10000 ? 3
                                    : 4;
    }
    return true;
  }

 private:
  std::string_view bytes_;
  std::unique_ptr<UConverter, CloseConverter> converter_;
  std::size_t at_ = 0;
  std::size_t decoded_ = 0;
};

/// The bytes behind a byte order mark of the charset that they were read as.
std::size_t mark_size(std::string_view bytes, const std::string& charset) {
  using namespace std::string_view_literals;
  for (const auto& [name, mark] : {std::pair{"UTF-8"sv, "\xEF\xBB\xBF"sv},
                                   std::pair{"UTF-32LE"sv, "\xFF\xFE\0\0"sv},
                                   std::pair{"UTF-32BE"sv, "\0\0\xFE\xFF"sv},
                                   std::pair{"UTF-16LE"sv, "\xFF\xFE"sv},
                                   std::pair{"UTF-16BE"sv, "\xFE\xFF"sv}}) {
    if (charset == name && bytes.starts_with(mark)) return mark.size();
  }
  return 0;
}

}  // namespace

void place_in_source(std::string_view bytes, const DecodedText& decoded,
                     std::vector<Origin>& origins) {
  if (origins.empty()) return;
  const std::size_t mark = mark_size(bytes, decoded.charset());
  std::vector<std::uint32_t*> places;
  for (Origin& origin : origins) {
    places.push_back(&origin.page.begin);
    places.push_back(&origin.page.end);
  }
  if (!decoded.is_converted()) {
    for (std::uint32_t* place : places) {
      *place += static_cast<std::uint32_t>(mark);
    }
    return;
  }
  std::ranges::sort(places, {}, [](const std::uint32_t* one) { return *one; });
  SourceWalk walk(bytes.substr(mark), decoded.charset());
  for (std::uint32_t* place : places) {
    while (walk.decoded() < *place && walk.step()) {
    }
    *place = static_cast<std::uint32_t>(mark + walk.at());
  }
}

}  // namespace synoptic
