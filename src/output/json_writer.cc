// SPDX-License-Identifier: Apache-2.0
#include "output/json_writer.h"

#include <charconv>
#include <cmath>
#include <utility>

#include "base/utf8.h"

namespace synoptic {
namespace {

// Below it every whole number is a double, and its plain digits (1000000, not
// 1e+06) give it back.
constexpr double kExactIntegers = 9007199254740992.0;  // 2 to the 53rd

// Line and paragraph separator end lines in JavaScript; the others are the
// marks, embeddings, overrides and isolates of the bidirectional algorithm
// (UAX 9) and what cannot be seen.
bool is_escaped(char32_t c) {
  return c < 0x20 || c == '"' || c == '\\' || (c >= 0x7F && c <= 0x9F) ||
         c == 0x2028 || c == 0x2029 || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x206F) || c == 0x200B || c == 0x200E ||
         c == 0x200F || c == 0x061C || c == 0xFEFF;
}

void append_escape(std::string& out, char32_t c) {
  constexpr char kHex[] = "0123456789abcdef";
  switch (c) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      out += "\\u";
      for (int shift = 12; shift >= 0; shift -= 4)
        out += kHex[(c >> shift) & 0xF];
  }
}

void append_string(std::string& out, std::string_view text) {
  out += '"';
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint code_point = decode_utf8(text, at);
    if (is_escaped(code_point.value)) {
      append_escape(out, code_point.value);
    } else {
      append_utf8(out, code_point.value);
    }
    at += code_point.size;
  }
  out += '"';
}

template <typename Number>
void append_number(std::string& out, Number value) {
  char buffer[32];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, value).ptr;
  out.append(buffer, end);
}

}  // namespace

void JsonWriter::break_line() {
  if (has_members_.empty()) return;
  if (static_cast<int>(has_members_.size()) > lines_to_depth_) return;
  out_ += '\n';
  out_.append(has_members_.size(), ' ');
}

void JsonWriter::before_value() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (has_members_.empty()) return;
  if (has_members_.back()) out_ += ',';
  has_members_.back() = true;
  break_line();
}

void JsonWriter::open(char bracket) {
  before_value();
  out_ += bracket;
  has_members_.push_back(false);
}

void JsonWriter::close(char bracket) {
  const bool had_members = has_members_.back();
  const auto depth = has_members_.size();
  has_members_.pop_back();
  if (had_members && static_cast<int>(depth) <= lines_to_depth_) {
    out_ += '\n';
    out_.append(depth - 1, ' ');
  }
  out_ += bracket;
}

void JsonWriter::key(std::string_view name) {
  before_value();
  append_string(out_, name);
  out_ += ':';
  after_key_ = true;
}

void JsonWriter::string(std::string_view text) {
  before_value();
  append_string(out_, text);
}

void JsonWriter::null() {
  before_value();
  out_ += "null";
}

void JsonWriter::boolean(bool value) {
  before_value();
  out_ += value ? "true" : "false";
}

void JsonWriter::integer(std::uint64_t value) {
  before_value();
  append_number(out_, value);
}

void JsonWriter::number(double value) {
  if (!std::isfinite(value)) return null();
  before_value();
  const bool is_whole = std::floor(value) == value;
  if (is_whole && std::abs(value) < kExactIntegers)
    return append_number(out_, static_cast<std::int64_t>(value));
  append_number(out_, value);
}

void JsonWriter::member(std::string_view name, std::string_view text) {
  key(name);
  string(text);
}

void JsonWriter::member(std::string_view name, double value) {
  key(name);
  number(value);
}

void JsonWriter::member_null(std::string_view name) {
  key(name);
  null();
}

void JsonWriter::member_or_null(std::string_view name, std::string_view text) {
  key(name);
  text.empty() ? null() : string(text);
}

void JsonWriter::member(std::string_view name,
                        const std::vector<std::string>& texts) {
  key(name);
  begin_array();
  for (const std::string& text : texts) string(text);
  end_array();
}

std::string JsonWriter::take() {
  has_members_.clear();
  after_key_ = false;
  return std::exchange(out_, {});
}

}  // namespace synoptic
