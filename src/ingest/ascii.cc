// SPDX-License-Identifier: Apache-2.0
#include "ingest/ascii.h"

#include <algorithm>

namespace synoptic {

std::string lower_ascii(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = lower_ascii(c);
  return lower;
}

bool equal_ignoring_case(std::string_view a, std::string_view b) {
  return std::ranges::equal(
      a, b, [](char x, char y) { return lower_ascii(x) == lower_ascii(y); });
}

std::size_t find_ignoring_case(std::string_view text, std::string_view what,
                               std::size_t from) {
  if (what.empty() || from > text.size()) return std::string_view::npos;
  const auto found = std::search(
      text.begin() + static_cast<std::ptrdiff_t>(from), text.end(),
      what.begin(), what.end(),
      [](char x, char y) { return lower_ascii(x) == lower_ascii(y); });
  return found == text.end() ? std::string_view::npos
                             : static_cast<std::size_t>(found - text.begin());
}

}  // namespace synoptic
