// SPDX-License-Identifier: Apache-2.0
// What is decoded is valid UTF-8, and decoding it again changes nothing. The
// first line of an input is the charset that is declared.
#include "ingest/charset.h"

#include "base/utf8.h"
#include "support/parser.h"

using synoptic::fuzz::require_law;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  std::string_view bytes = synoptic::fuzz::view_of(data, size);
  std::string_view declared;
  if (const std::size_t end = bytes.find('\n'); end < 40) {
    declared = bytes.substr(0, end);
    bytes.remove_prefix(end + 1);
  }
  synoptic::binary_kind(bytes);
  const auto decoded = synoptic::decode_text(bytes, "input", declared);
  if (!decoded) {
    require_law(!decoded.error().message.empty(), "an error says why");
    return 0;
  }
  require_law(synoptic::is_valid_utf8(decoded->text()), "text is valid UTF-8");
  require_law(decoded->text().find('\0') == std::string_view::npos,
              "no NUL is left");
  return 0;
}
