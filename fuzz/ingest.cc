// SPDX-License-Identifier: Apache-2.0
// Any bytes give reports that keep the laws of documents, or errors that say
// why not.
#include "support/world.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  synoptic::fuzz::ingest_checked(synoptic::fuzz::text_of(data, size));
  return 0;
}
