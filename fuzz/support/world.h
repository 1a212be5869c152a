// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/resources.h"
#include "ingest/ingest.h"
#include "reading/report.h"

namespace synoptic::fuzz {

/// Ends the program, and so makes the input a finding, if a law is broken.
/// `law` says what should have held.
void require(bool holds, const char* law);

/// The word lists of the source tree, read once.
const Resources& resources();

/// The bytes of an input as a view.
inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

/// Everything that ingest makes of some bytes. Checks the laws of documents:
/// valid text, blocks and removed pieces in their places.
std::vector<Document> ingest_checked(std::string_view bytes);

/// One report understood. Checks the laws of analyses and readings: every
/// span lies in the text, between code points, and lists are in text order.
Report read_checked(Document document);

/// An input taken apart at lines of four percent signs.
std::vector<std::string> parts_of(std::string_view input);

}  // namespace synoptic::fuzz
