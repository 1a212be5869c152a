// SPDX-License-Identifier: Apache-2.0
#include "ingest/transfer_coding.h"

#include <algorithm>
#include <cstdint>

#include "ingest/ascii.h"
#include "ingest/charset.h"
#include "ingest/draft.h"

namespace synoptic {
namespace {

int value_of_base64(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  if (c == '+' || c == '-') return 62;  // `-`, `_`: the form for addresses.
  if (c == '/' || c == '_') return 63;
  return -1;
}

int value_of_hex(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

/// One encoded word at the begin of the text: what it stands for and its size.
struct EncodedWord {
  std::string text;
  std::size_t size = 0;
};

std::optional<EncodedWord> read_encoded_word(std::string_view text) {
  if (!text.starts_with("=?")) return std::nullopt;
  const std::size_t charset_end = text.find('?', 2);
  if (charset_end == std::string_view::npos || charset_end > 60 ||
      charset_end + 3 > text.size() || text[charset_end + 2] != '?') {
    return std::nullopt;
  }
  const std::size_t end = text.find("?=", charset_end + 3);
  if (end == std::string_view::npos) return std::nullopt;
  const std::string_view packed =
      text.substr(charset_end + 3, end - charset_end - 3);
  const char coding = lower_ascii(text[charset_end + 1]);
  std::string bytes;
  if (coding == 'b') {
    auto decoded = decode_base64(packed);
    if (!decoded) return std::nullopt;
    bytes = *std::move(decoded);
  } else if (coding != 'q') {
    return std::nullopt;
  } else {
    std::string blanks(packed);
    std::ranges::replace(blanks, '_', ' ');
    bytes = decode_quoted_printable(blanks);
  }
  // A charset may carry a language behind a star (RFC 2231).
  std::string_view charset = text.substr(2, charset_end - 2);
  charset = charset.substr(0, charset.find('*'));
  const auto decoded = decode_text(bytes, "", charset);
  return EncodedWord{decoded ? std::string(decoded->text()) : std::string(),
                     end + 2};
}

}  // namespace

std::optional<std::string> decode_base64(std::string_view text) {
  std::string bytes;
  bytes.reserve(text.size() / 4 * 3);
  std::uint32_t group = 0;
  int bits = 0;
  for (const char c : text) {
    if (c == ' ' || c == '\t' || c == '\r' || c == '\n') continue;
    if (c == '=') continue;
    const int value = value_of_base64(c);
    if (value < 0) return std::nullopt;
    group = (group << 6 | static_cast<std::uint32_t>(value)) & 0xFFFFFF;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes += static_cast<char>(group >> bits & 0xFF);
  }
  return bytes;
}

std::string decode_quoted_printable(std::string_view text) {
  std::string bytes;
  bytes.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '=') {
      bytes += text[at];
      continue;
    }
    // A soft line end; blanks may have come between on the way.
    std::size_t end = at + 1;
    while (end < text.size() && (text[end] == ' ' || text[end] == '\t')) ++end;
    if (text.substr(end).starts_with("\r\n")) {
      at = end + 1;
      continue;
    }
    if (end >= text.size() || text[end] == '\n') {
      at = end;
      continue;
    }
    const int high = at + 1 < text.size() ? value_of_hex(text[at + 1]) : -1;
    const int low = at + 2 < text.size() ? value_of_hex(text[at + 2]) : -1;
    if (high < 0 || low < 0) {
      bytes += '=';
      continue;
    }
    bytes += static_cast<char>(high << 4 | low);
    at += 2;
  }
  return bytes;
}

std::string decode_words(std::string_view value) {
  std::string text;
  std::size_t behind_word = std::string::npos;  // in `text`
  for (std::size_t at = 0; at < value.size();) {
    if (value[at] == '=') {
      if (auto word = read_encoded_word(value.substr(at))) {
        // White space between two encoded words is none.
        if (behind_word != std::string::npos &&
            trim_space(std::string_view(text).substr(behind_word)).empty()) {
          text.resize(behind_word);
        }
        text += word->text;
        behind_word = text.size();
        at += word->size;
        continue;
      }
    }
    const char c = value[at++];
    if (c == '\r' || c == '\n' || c == '\t') {
      if (!text.ends_with(' ')) text += ' ';
    } else if (c != ' ' || !text.ends_with(' ')) {
      text += c;
    }
  }
  const auto decoded = decode_text(text, "");
  return decoded ? std::string(trim_space(decoded->text())) : std::string();
}

}  // namespace synoptic
