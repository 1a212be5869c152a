// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

namespace synoptic {

/// Gives the next bytes of an input: up to `size` of them into `into`, and
/// their number, which is 0 at the end only.
using ReadBytes = std::function<std::size_t(char* into, std::size_t size)>;

/// How bytes are packed, as their first bytes tell. Raw deflate and brotli have
/// no mark and are only ever named by an HTTP header.
enum class Packing { None, Gzip, Zstd, Deflate, Brotli };

Packing packing_of(std::string_view bytes);

/// Gives packed bytes unpacked, piece by piece, in memory that does not grow
/// with them. A gzip file of many members (a web archive) is one stream; where
/// one member is damaged, reading goes on with the next.
class Unpacker {
 public:
  /// The bytes outlive the unpacker.
  Unpacker(std::string_view bytes, Packing packing);
  /// Unpacks what `more` gives, and holds some hundred kilobytes of it.
  Unpacker(ReadBytes more, Packing packing);
  ~Unpacker();
  Unpacker(const Unpacker&) = delete;
  Unpacker& operator=(const Unpacker&) = delete;

  /// Puts up to `size` bytes into `into` and gives their number: 0 at the end,
  /// and once where damaged bytes were passed over.
  std::size_t read(char* into, std::size_t size);

  /// True once behind each place where damaged bytes were passed over.
  bool take_damage();

  /// Bytes of the input that are used up.
  std::uint64_t position() const;

  /// Where in the input the member begins that the bytes last read were in;
  /// unpacking can begin there. Without packing, that is where they began.
  std::uint64_t member() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// All of it at once. Fails with Malformed if nothing can be unpacked and with
/// Unsupported beyond `most` bytes; damage behind sound bytes ends the text and
/// is told in `note`. `name` stands in the message.
struct Unpacked {
  std::string bytes;
  std::string note;
};
Result<Unpacked> unpack_all(std::string_view bytes, Packing packing,
                            std::string_view name, std::size_t most);

}  // namespace synoptic
