// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace synoptic {

/// Writes one JSON value (RFC 8259), piece by piece, into a string.
///
/// The result is valid UTF-8 whatever is written: a byte that is none becomes
/// U+FFFD. Every control character, of ASCII and of Latin-1, and those that
/// end lines or turn the direction of writing are escaped, so that JSON sent
/// to a terminal or put into a script stays inert.
///
/// Requires: calls in an order that makes JSON; a key before each member.
class JsonWriter {
 public:
  /// Containers down to `lines_to_depth` hold a line for each of their members;
  /// deeper ones, and all of them at 0, stay on one line.
  explicit JsonWriter(int lines_to_depth = 0)
      : lines_to_depth_(lines_to_depth) {}

  void begin_object() { open('{'); }
  void end_object() { close('}'); }
  void begin_array() { open('['); }
  void end_array() { close(']'); }
  void key(std::string_view name);

  void string(std::string_view text);
  void null();
  void boolean(bool value);
  void integer(std::uint64_t value);
  /// Digits that give the value back: a whole number plainly, the shortest
  /// otherwise; null if it is not finite.
  void number(double value);

  // A member: its key and its value.
  void member(std::string_view name, std::string_view text);
  void member(std::string_view name, double value);
  template <std::unsigned_integral Number>
  void member(std::string_view name, Number value) {
    key(name);
    if constexpr (std::same_as<Number, bool>) {
      boolean(value);
    } else {
      integer(value);
    }
  }
  void member_null(std::string_view name);
  /// Null if the text is empty: what is not known is null.
  void member_or_null(std::string_view name, std::string_view text);
  void member(std::string_view name, const std::vector<std::string>& texts);

  /// What was written. The writer is empty afterwards.
  std::string take();

 private:
  void open(char bracket);
  void close(char bracket);
  void before_value();
  void break_line();

  std::string out_;
  int lines_to_depth_ = 0;
  std::vector<bool> has_members_;  // For each open container.
  bool after_key_ = false;
};

}  // namespace synoptic
