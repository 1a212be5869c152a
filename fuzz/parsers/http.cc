// SPDX-License-Identifier: Apache-2.0
// Any bytes are an HTTP message or none; transfer codings and packings of any
// bytes end.
#include "base/utf8.h"
#include "ingest/mime.h"
#include "ingest/transfer_coding.h"
#include "ingest/unpack.h"
#include "ingest/warc.h"
#include "support/parser.h"

using synoptic::fuzz::require_law;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  constexpr std::size_t kMost = 1 << 20;
  const std::string_view bytes = synoptic::fuzz::view_of(data, size);
  synoptic::read_http_response(bytes);
  synoptic::decode_base64(bytes);
  const std::string plain = synoptic::decode_quoted_printable(bytes);
  require_law(plain.size() <= bytes.size(), "a coding only ever shrinks");
  const std::string sound = synoptic::repair_utf8(bytes).text;
  require_law(synoptic::is_valid_utf8(synoptic::decode_words(sound)),
              "words decoded are valid UTF-8");
  synoptic::read_message(bytes);
  for (const auto packing :
       {synoptic::Packing::Gzip, synoptic::Packing::Zstd,
        synoptic::Packing::Deflate, synoptic::Packing::Brotli}) {
    const auto unpacked = synoptic::unpack_all(bytes, packing, "input", kMost);
    require_law(!unpacked || unpacked->bytes.size() <= kMost,
                "no more is unpacked than is allowed");
  }
  return 0;
}
