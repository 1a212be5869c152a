// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace synoptic {

/// The form under which models know a word: lower case, digits as "0", curly
/// apostrophes and dashes made plain. At most 48 bytes; longer words are cut.
std::string plain_form(std::string_view word);

/// A hash of bytes that is the same on every machine and never changes, since
/// model files hold such hashes: FNV-1a with a final mix.
constexpr std::uint64_t stable_hash(std::string_view bytes,
                                    std::uint64_t seed = 0) {
  std::uint64_t hash = 0xCBF29CE484222325ULL ^ (seed * 0x9E3779B97F4A7C15ULL);
  for (const char byte : bytes) {
    hash ^= static_cast<unsigned char>(byte);
    hash *= 0x100000001B3ULL;
  }
  hash ^= hash >> 32;
  hash *= 0xD6E8FEB86659FD93ULL;
  return hash ^ (hash >> 32);
}

}  // namespace synoptic
