// SPDX-License-Identifier: Apache-2.0
// Any text is understood, however poorly: every span of its analysis and its
// reading lies in it.
#include <utility>

#include "base/utf8.h"
#include "support/world.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  using namespace synoptic;
  for (Document& document : fuzz::ingest_checked(fuzz::text_of(data, size))) {
    fuzz::read_checked(std::move(document));
  }
  return 0;
}
