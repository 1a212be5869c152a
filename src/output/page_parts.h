// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace synoptic {

// The files of web/, taken in at build time, and their SHA-256 in hexadecimal
// digits, which the page's policy names.

std::string_view page_style();
std::string_view page_style_hash();
std::string_view page_script();
std::string_view page_script_hash();

}  // namespace synoptic
