// SPDX-License-Identifier: Apache-2.0
#include "output/visible.h"

#include "base/unicode.h"

namespace synoptic {

char32_t visible(char32_t c) {
  constexpr char32_t kReplacement = 0xFFFD;
  // Marks of direction, too: they move the neutral letters around them.
  if (c == 0x200B || c == 0xFEFF || c == 0xAD || c == 0x200E || c == 0x200F ||
      c == 0x061C || (c >= 0x2060 && c <= 0x2065) ||
      (c >= 0x206A && c <= 0x206F))
    return 0;
  if (is_space(c)) return c;
  if (c < 0x20) return 0x2400 + c;  // The block of control pictures.
  if (c == 0x7F) return 0x2421;
  if (c >= 0x80 && c < 0xA0) return kReplacement;
  if ((c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069))
    return kReplacement;
  return c;
}

}  // namespace synoptic
