// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.h"
#include "stories/memory.h"

namespace synoptic {

/// A memory as the bytes of a state file, version 2. The same memory gives the
/// same bytes. docs/state.md has the form.
std::string memory_to_bytes(const Memory& memory);

/// What the bytes of a state file hold.
struct MemoryRead {
  Memory memory;
  /// False if the bytes end early or are damaged: the memory then holds what
  /// stands before the damage, and gives no number of a story twice.
  bool whole = false;
  std::size_t reports = 0;  ///< How many there were when it was written.
};

/// Reads a memory back, of version 1 or 2. Fails only where the bytes are no
/// state file, or one of another version; damage is told by `whole`.
Result<MemoryRead> memory_from_bytes(std::string_view bytes);

}  // namespace synoptic
