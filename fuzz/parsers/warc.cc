// SPDX-License-Identifier: Apache-2.0
// Any bytes read as a web archive keep the laws of documents.
#include "support/parser.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  synoptic::fuzz::check_format(synoptic::fuzz::view_of(data, size),
                               synoptic::InputFormat::Warc);
  return 0;
}
