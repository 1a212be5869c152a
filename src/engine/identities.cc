// SPDX-License-Identifier: Apache-2.0
#include "engine/identities.h"

namespace synoptic {
// FNV-1a, 64 bits (isthe.com/chongo/tech/comp/fnv).
std::uint64_t number_of(std::string_view id) {
  std::uint64_t number = 0xCBF29CE484222325U;
  for (const char c : id) {
    number ^= static_cast<unsigned char>(c);
    number *= 0x100000001B3U;
  }
  return number;
}

void name_by_input(Document& document, const Input& input) {
  const bool has_none = document.id.empty() || document.id == "-" ||
                        document.id == stem_of(input.path);
  if (has_none) document.id = input.stem;
}

void Identities::name(Document& document, const Input& input) {
  name_by_input(document, input);
  if (take(document.id)) return;
  if (document.id != input.stem) {
    document.id = input.stem + "/" + document.id;
    if (take(document.id)) return;
  }
  const std::string base = document.id;
  std::uint32_t& last = last_number_.try_emplace(base, 1).first->second;
  do {
    document.id = base + "-" + std::to_string(++last);
  } while (!take(document.id));
}

bool Identities::take(std::string_view id) {
  return taken_.insert(number_of(id)).second;
}

}  // namespace synoptic
