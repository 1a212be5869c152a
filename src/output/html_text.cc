// SPDX-License-Identifier: Apache-2.0
#include "output/html_text.h"

#include <cstdint>

#include "base/utf8.h"
#include "output/visible.h"

namespace synoptic {
namespace {

void append_escaped(std::string& out, char32_t c) {
  switch (c) {
    case U'&':
      out += "&amp;";
      break;
    case U'<':
      out += "&lt;";
      break;
    case U'>':
      out += "&gt;";
      break;
    case U'"':
      out += "&quot;";
      break;
    case U'\'':
      out += "&#39;";
      break;
    case U'\r':  // A parser would turn it into a line feed.
    case U'\f':
    case U'\v':
      out += ' ';
      break;
    default:
      append_utf8(out, c);
  }
}

std::uint32_t hex_value(char digit) {
  return static_cast<std::uint32_t>(digit <= '9' ? digit - '0'
                                                 : (digit | 0x20) - 'a' + 10);
}

}  // namespace

std::string escape_html(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 16);
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint code_point = decode_utf8(text, at);
    at += code_point.size;
    if (const char32_t c = visible(code_point.value); c != 0)
      append_escaped(out, c);
  }
  return out;
}

std::string attribute(std::string_view name, std::string_view value) {
  return " " + std::string(name) + "=\"" + escape_html(value) + "\"";
}

std::string element(std::string_view name, std::string_view html_class,
                    std::string_view text) {
  std::string out = "<" + std::string(name);
  if (!html_class.empty()) out += attribute("class", html_class);
  return out + ">" + escape_html(text) + "</" + std::string(name) + ">";
}

bool is_web_address(std::string_view url) {
  return url.starts_with("https://") || url.starts_with("http://");
}

std::string policy_source(std::string_view sha256_in_hex) {
  constexpr char kDigits[] =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string base64;
  std::uint32_t bits = 0;
  int count = 0;
  for (const char digit : sha256_in_hex) {
    bits = bits << 4 | hex_value(digit);
    count += 4;
    if (count >= 6) {
      count -= 6;
      base64 += kDigits[bits >> count & 0x3F];
    }
  }
  if (count > 0) base64 += kDigits[bits << (6 - count) & 0x3F];
  while (base64.size() % 4 != 0) base64 += '=';
  return "'sha256-" + base64 + "'";
}

}  // namespace synoptic
