// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>

#include "ingest/unpack.h"

namespace synoptic {

/// A place in an input, packed or not, at which reading can begin again.
struct StreamPlace {
  /// The byte of the input at which a packed member begins; without packing,
  /// the place itself.
  std::uint64_t member = 0;
  /// Unpacked bytes from there to the place.
  std::uint64_t inside = 0;
};

/// An input unpacked, of which a window can be looked at. Memory is that of
/// the longest look.
class ByteStream {
 public:
  /// Requires: `read` gives the input from byte `from.member` on.
  ByteStream(ReadBytes read, const StreamPlace& from);

  /// The next bytes: `size` of them if there are so many up to the end or to
  /// damage. Good until the next call.
  std::string_view look(std::size_t size);

  /// Goes on by `size` bytes, or to the end or the damage.
  void skip(std::size_t size);

  /// True if nothing is left, not even damage.
  bool is_over() { return look(1).empty() && !is_damaged_; }

  /// True if damaged bytes follow those that were looked at.
  bool is_damaged() const { return is_damaged_; }

  /// Passes what is left before damage, and the damage.
  void pass_damage();

  Packing packing() const { return packing_; }

  /// Unpacked bytes passed since the beginning of the input; where it was not
  /// read from its beginning, since the member in which reading began.
  std::uint64_t passed() const { return passed_; }

  /// Where the stream stands.
  StreamPlace place() const;

  /// Bytes of the input read so far: a little more than are passed.
  std::uint64_t used() const { return base_ + unpacker_.position(); }

 private:
  struct Mark {
    std::uint64_t passed;  // unpacked bytes before the member
    std::uint64_t member;
  };

  void fill();

  std::string head_;  // read to tell the packing
  Packing packing_ = Packing::None;
  std::uint64_t base_ = 0;
  Unpacker unpacker_;
  std::string window_;
  std::deque<Mark> marks_;
  std::size_t at_ = 0;
  std::uint64_t passed_ = 0;
  bool ended_ = false;
  bool is_damaged_ = false;
};

}  // namespace synoptic
