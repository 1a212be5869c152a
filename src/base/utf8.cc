// SPDX-License-Identifier: Apache-2.0
#include "base/utf8.h"

#include <algorithm>

namespace synoptic {
namespace {

constexpr CodePoint kBroken{0xFFFD, 1};
constexpr std::uint32_t kStride = 64;

bool is_continuation(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

unsigned char byte_at(std::string_view text, std::size_t at) {
  return static_cast<unsigned char>(text[at]);
}

}  // namespace

// The Unicode Standard 15, table 3-7: well-formed UTF-8 byte sequences.
CodePoint decode_utf8(std::string_view text, std::size_t at) {
  const unsigned char lead = byte_at(text, at);
  if (lead < 0x80) return {lead, 1};
  std::uint32_t size = 0;
  char32_t value = 0;
  if (lead >= 0xC2 && lead <= 0xDF) {
    size = 2;
    value = lead & 0x1F;
  } else if (lead >= 0xE0 && lead <= 0xEF) {
    size = 3;
    value = lead & 0x0F;
  } else if (lead >= 0xF0 && lead <= 0xF4) {
    size = 4;
    value = lead & 0x07;
  } else {
    return kBroken;
  }
  if (at + size > text.size()) return kBroken;
  for (std::uint32_t i = 1; i < size; ++i) {
    if (!is_continuation(text[at + i])) return kBroken;
    value = (value << 6) | (byte_at(text, at + i) & 0x3F);
  }
  const bool overlong =
      (size == 3 && value < 0x800) || (size == 4 && value < 0x10000);
  const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
  if (overlong || surrogate || value > 0x10FFFF) return kBroken;
  return {value, size};
}

CodePoint decode_utf8_before(std::string_view text, std::size_t at) {
  const std::size_t first = at >= 4 ? at - 4 : 0;
  for (std::size_t begin = at - 1;; --begin) {
    if (!is_continuation(text[begin])) {
      const CodePoint found = decode_utf8(text, begin);
      return begin + found.size == at ? found : kBroken;
    }
    if (begin == first) return kBroken;
  }
}

void append_utf8(std::string& out, char32_t code_point) {
  const auto put = [&out](char32_t value) {
    out.push_back(static_cast<char>(value));
  };
  if (code_point < 0x80) {
    put(code_point);
  } else if (code_point < 0x800) {
    put(0xC0 | (code_point >> 6));
    put(0x80 | (code_point & 0x3F));
  } else if (code_point < 0x10000) {
    put(0xE0 | (code_point >> 12));
    put(0x80 | ((code_point >> 6) & 0x3F));
    put(0x80 | (code_point & 0x3F));
  } else {
    put(0xF0 | (code_point >> 18));
    put(0x80 | ((code_point >> 12) & 0x3F));
    put(0x80 | ((code_point >> 6) & 0x3F));
    put(0x80 | (code_point & 0x3F));
  }
}

bool is_valid_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (byte_at(text, at) < 0x80) {
      ++at;
      continue;
    }
    const CodePoint next = decode_utf8(text, at);
    if (next.size == 1) return false;
    at += next.size;
  }
  return true;
}

RepairedText repair_utf8(std::string_view bytes) {
  RepairedText repaired;
  repaired.text.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) {
    const CodePoint next = decode_utf8(bytes, at);
    if (next.size == 1 && byte_at(bytes, at) >= 0x80) {
      append_utf8(repaired.text, 0xFFFD);
      ++repaired.replaced;
    } else {
      repaired.text.append(bytes.substr(at, next.size));
    }
    at += next.size;
  }
  return repaired;
}

std::size_t count_code_points(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char byte) { return !is_continuation(byte); }));
}

CodePointIndex::CodePointIndex(std::string_view text) : text_(text) {
  marks_.reserve(text.size() / kStride + 1);
  std::uint32_t count = 0;
  for (std::uint32_t byte = 0; byte < text.size(); ++byte) {
    if (byte % kStride == 0) marks_.push_back(count);
    if (is_continuation(text[byte])) continue;
    if (count % kStride == 0) byte_marks_.push_back(byte);
    ++count;
  }
}

std::uint32_t CodePointIndex::code_point_of(std::uint32_t byte) const {
  if (marks_.empty()) return 0;
  byte = std::min(byte, static_cast<std::uint32_t>(text_.size()));
  while (byte > 0 && byte < text_.size() && is_continuation(text_[byte])) {
    --byte;
  }
  const std::uint32_t mark =
      std::min(byte / kStride, static_cast<std::uint32_t>(marks_.size() - 1));
  std::uint32_t count = marks_[mark];
  for (std::uint32_t at = mark * kStride; at < byte; ++at) {
    if (!is_continuation(text_[at])) ++count;
  }
  return count;
}

std::uint32_t CodePointIndex::byte_of(std::uint32_t code_point) const {
  const auto size = static_cast<std::uint32_t>(text_.size());
  if (code_point / kStride >= byte_marks_.size()) return size;
  std::uint32_t byte = byte_marks_[code_point / kStride];
  for (std::uint32_t left = code_point % kStride; left > 0; --left) {
    if (byte >= size) return size;
    ++byte;
    while (byte < size && is_continuation(text_[byte])) ++byte;
  }
  return byte;
}

}  // namespace synoptic
