// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace synoptic {

/// What a reader is shown for a code point of a report, so that it can neither
/// steer a terminal nor turn the direction of our own words: the picture of a
/// control character (U+241B for escape), U+FFFD for the controls of Latin-1
/// and for embeddings, overrides and isolates of direction (UAX 9), 0 (nothing)
/// for what has no looks at all (zero-width space, soft hyphen, byte order
/// mark, word joiner, marks of direction). Everything else, white space too, is
/// shown as itself.
char32_t visible(char32_t c);

}  // namespace synoptic
