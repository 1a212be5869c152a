// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace synoptic {

/// The text as content of an HTML element or of a quoted attribute: markup and
/// control characters in it are shown and do nothing.
std::string escape_html(std::string_view text);

/// " name="value"", the value escaped.
std::string attribute(std::string_view name, std::string_view value);

/// "<name class="...">text</name>", the text escaped; without class if empty.
std::string element(std::string_view name, std::string_view html_class,
                    std::string_view text);

/// True for an address that a reader may be led to: http and https alone.
bool is_web_address(std::string_view url);

/// The name of a content security policy's source for a script or style whose
/// SHA-256 is given in hexadecimal digits: "'sha256-...'".
std::string policy_source(std::string_view sha256_in_hex);

}  // namespace synoptic
