// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>

#include "base/interval.h"
#include "reading/pieces.h"
#include "reading/quantity_lexicon.h"

namespace synoptic {

/// A number with its bounds and its unit, as the words give it.
struct QuantityPhrase {
  std::size_t begin = 0;  ///< Its pieces: `[begin, end)`.
  std::size_t end = 0;
  std::size_t number = 0;  ///< The piece where the number itself begins.
  std::size_t after = 0;   ///< The piece after number and bound, without unit.
  Interval value;
  std::string unit;
  bool bounded = false;  ///< Words loosened the number.
  bool each = false;     ///< "6,000 for 6,000"
};

/// The quantity that begins at `pieces[at]`, with the words before the number
/// that bound it; nothing if there is none. Does not go across a break. Takes
/// time in proportion to its length.
std::optional<QuantityPhrase> parse_quantity(
    std::span<const Piece> pieces, std::size_t at,
    const QuantityResources& resources);

}  // namespace synoptic
