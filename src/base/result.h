// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cassert>
#include <string>
#include <utility>
#include <variant>

namespace synoptic {

/// What went wrong outside the program: a few codes, a sentence each.
enum class ErrorCode {
  NotFound,     ///< No such file, folder or record.
  Unreadable,   ///< It is there and cannot be read (rights, disk, network).
  Empty,        ///< It holds nothing to read.
  NotText,      ///< It is no text at all (binary data).
  Malformed,    ///< It breaks its own format at a place the message names.
  Unsupported,  ///< A format or version that this program refuses by name.
  CannotWrite,  ///< The result could not be stored.
  Usage,        ///< The caller asked for something that does not exist.
};

/// A failure of the outside world. The message names the thing, what was
/// expected and the place; it is one line without a final stop.
struct Error {
  ErrorCode code = ErrorCode::Unreadable;
  std::string message;
};

/// A value or the error that kept it from being made.
template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::move(value)) {}      // NOLINT: implicit
  Result(Error error) : state_(std::move(error)) {}  // NOLINT: implicit

  explicit operator bool() const { return state_.index() == 0; }

  /// The value. Requires: there is one.
  const T& operator*() const& { return value(); }
  T& operator*() & { return value(); }
  T&& operator*() && { return std::move(value()); }
  const T* operator->() const { return &value(); }
  T* operator->() { return &value(); }

  /// The error. Requires: there is one.
  const Error& error() const& {
    assert(state_.index() == 1);
    return *std::get_if<1>(&state_);
  }
  Error&& error() && {
    assert(state_.index() == 1);
    return std::move(*std::get_if<1>(&state_));
  }

 private:
  const T& value() const {
    assert(state_.index() == 0);
    return *std::get_if<0>(&state_);
  }
  T& value() {
    assert(state_.index() == 0);
    return *std::get_if<0>(&state_);
  }

  std::variant<T, Error> state_;
};

}  // namespace synoptic
