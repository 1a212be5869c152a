// SPDX-License-Identifier: Apache-2.0
// Repair gives valid UTF-8, leaves valid text alone, and offsets go to code
// points and back.
#include "base/utf8.h"

#include "base/unicode.h"
#include "support/world.h"

using synoptic::fuzz::require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  const std::string_view bytes = synoptic::fuzz::text_of(data, size);
  const synoptic::RepairedText repaired = synoptic::repair_utf8(bytes);
  require(synoptic::is_valid_utf8(repaired.text), "repaired text is valid");
  require(synoptic::is_valid_utf8(bytes) == (repaired.replaced == 0),
          "nothing is replaced in valid text");
  require(repaired.replaced > 0 || repaired.text == bytes,
          "valid text is left alone");

  const synoptic::CodePointIndex index(repaired.text);
  std::uint32_t count = 0;
  for (std::uint32_t at = 0; at < repaired.text.size(); ++count) {
    require(index.code_point_of(at) == count, "a byte has its code point");
    require(index.byte_of(count) == at, "a code point has its byte");
    at += synoptic::decode_utf8(repaired.text, at).size;
  }
  require(count == synoptic::count_code_points(repaired.text),
          "all code points are counted");
  return 0;
}
