// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

namespace synoptic {

/// Lines longer than this many bytes are body text, whatever they say: no
/// menu, credit or notice seen in the development pages is longer.
constexpr std::size_t kLongestFurniture = 700;

/// What a line looks like, whatever its words mean. Of a line longer than
/// `kLongestFurniture` only that much is counted; how it ends is always told.
struct LineLook {
  std::size_t words = 0;
  std::size_t capital_words = 0;  ///< Words that begin with a capital.
  std::size_t letters = 0;
  std::size_t upper_letters = 0;
  std::size_t lower_letters = 0;
  std::size_t digits = 0;
  std::size_t quotes = 0;  ///< Double quotation marks.
  bool begins_lower = false;
  bool ends_sentence = false;  ///< With . ! ? or an ellipsis, quotes aside.
  bool ends_stop = false;      ///< With a full stop, quotes aside.
  bool ends_colon = false;
  bool is_long = false;  ///< Longer than `kLongestFurniture`.

  bool is_all_capitals() const {
    return upper_letters >= 2 && lower_letters == 0;
  }
};

LineLook look_at(std::string_view line);

/// True for a line that may head a page or a section: some words, not many,
/// and no sentence's end.
bool looks_like_headline(const LineLook& look);

/// The first `n` bytes, cut where a character begins.
std::string_view first_bytes(std::string_view text, std::size_t n);

}  // namespace synoptic
