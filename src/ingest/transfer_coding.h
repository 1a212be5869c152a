// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace synoptic {

/// Bytes out of Base64 (RFC 4648), white space passed over. Nothing if any
/// other letter stands in it; a last group that is cut short gives what it has.
std::optional<std::string> decode_base64(std::string_view text);

/// Bytes out of quoted-printable (RFC 2045, section 6.7). Any text is
/// acceptable: a `=` that begins no code stays as it is.
std::string decode_quoted_printable(std::string_view text);

/// A header's value with its encoded words (RFC 2047: `=?utf-8?B?...?=`) in
/// UTF-8. A word in an unknown charset stays as it is. Line ends inside become
/// blanks.
std::string decode_words(std::string_view value);

}  // namespace synoptic
