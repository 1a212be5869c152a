// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "ingest/ingest.h"
#include "ingest/resources.h"

namespace synoptic::fuzz {

/// Ends the program, and so makes the input a finding, if a law is broken.
/// `law` says what should have held.
void require_law(bool holds, const char* law);

/// The word lists of the source tree, read once.
const IngestResources& word_lists();

/// The bytes of an input as a view.
inline std::string_view view_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

/// Reads the bytes as an input of a format, with and without cleaning, whole
/// and from each place that it can be cut at. Checks the laws of documents:
/// valid text everywhere, blocks and removed pieces in their places, real
/// dates; an error says what is wrong; and the rest of an input gives, from
/// each place on, what it gives as a part of the whole.
void check_format(std::string_view bytes, InputFormat format);

}  // namespace synoptic::fuzz
