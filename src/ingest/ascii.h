// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace synoptic {

// Names that machines read (tags, headers, attributes) are ASCII and compare
// without regard to case, in every locale alike.

constexpr char lower_ascii(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

std::string lower_ascii(std::string_view text);

bool equal_ignoring_case(std::string_view a, std::string_view b);

/// Where `what` stands in the text at or behind `from`; npos if nowhere.
std::size_t find_ignoring_case(std::string_view text, std::string_view what,
                               std::size_t from = 0);

}  // namespace synoptic
