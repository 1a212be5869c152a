// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/result.h"

namespace synoptic {

// A model file is, in little-endian order: the eight bytes "SYNMODEL", the
// version of the format, the kind of model, the payload's size (8 bytes) and
// checksum (8 bytes), and the payload.

/// What a model file holds. Values are in files; never renumber.
enum class ModelKind : std::uint32_t {
  Vectors = 1,
  Syntax = 2,
  Names = 3,
  Attribution = 4,
  Sentences = 5
};

inline constexpr std::uint32_t kModelVersion = 1;

/// The payload of a model file: a view into `bytes`. Fails where the file is
/// of another kind or version, cut short or altered; `name` is for the message.
Result<std::string_view> open_model(std::string_view bytes, ModelKind kind,
                                    std::string_view name);

/// A model file with this payload.
std::string seal_model(std::string_view payload, ModelKind kind);

/// Takes values from the front of bytes. After the first value that is not
/// there, everything read is zero or empty and `ok` is false.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : left_(bytes) {}

  template <typename T>
  T value() {
    static_assert(std::is_trivially_copyable_v<T>);
    T result{};
    if (left_.size() < sizeof(T)) {
      fail();
      return result;
    }
    std::memcpy(&result, left_.data(), sizeof(T));
    left_.remove_prefix(sizeof(T));
    return result;
  }

  /// A count of four bytes and as many values.
  template <typename T>
  std::vector<T> values() {
    static_assert(std::is_trivially_copyable_v<T>);
    const std::uint32_t count = value<std::uint32_t>();
    if (left_.size() / sizeof(T) < count) {
      fail();
      return {};
    }
    std::vector<T> result(count);
    if (count > 0) {
      std::memcpy(result.data(), left_.data(), count * sizeof(T));
    }
    left_.remove_prefix(count * sizeof(T));
    return result;
  }

  std::string text() {
    const std::vector<char> bytes = values<char>();
    return {bytes.begin(), bytes.end()};
  }
  std::vector<std::string> texts();

  bool ok() const { return ok_; }

 private:
  void fail() {
    ok_ = false;
    left_ = {};
  }

  std::string_view left_;
  bool ok_ = true;
};

/// The other way round.
class ByteWriter {
 public:
  template <typename T>
  void value(const T& item) {
    static_assert(std::is_trivially_copyable_v<T>);
    bytes_.append(reinterpret_cast<const char*>(&item), sizeof(T));
  }
  template <typename T>
  void values(const std::vector<T>& items) {
    value(static_cast<std::uint32_t>(items.size()));
    for (const T& item : items) value(item);
  }
  void text(std::string_view text) {
    value(static_cast<std::uint32_t>(text.size()));
    bytes_.append(text);
  }
  void texts(const std::vector<std::string>& items) {
    value(static_cast<std::uint32_t>(items.size()));
    for (const std::string& item : items) text(item);
  }

  const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
};

}  // namespace synoptic
