// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "engine/files.h"
#include "stories/memory.h"

namespace synoptic {

/// What earlier runs of `cluster --state` left, and what is to be told of it,
/// one plain line each.
struct State {
  Memory memory;
  std::vector<std::string> notes;
};

/// Reads the state at `path`; an empty one if nothing is there. A state file
/// that was cut short or damaged is made good from its copy, which stands
/// beside it as PATH.copy; if that is not whole either, from the one of the
/// two that holds more. Fails where PATH is no state file.
Result<State> read_state(const Files& files, const std::string& path);

/// What the last run changed of what a reader may have seen, a line each:
/// "story s7 is part of s2 now: ...".
std::vector<std::string> last_changes(const Memory& memory);

/// Writes the state and its copy, each whole or not at all.
std::optional<Error> write_state(const Files& files, const std::string& path,
                                 const Memory& memory);

}  // namespace synoptic
