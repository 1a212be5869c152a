// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "engine/files.h"

namespace synoptic {

/// One file that may hold reports.
struct Input {
  std::string path;  ///< As it was given, or below the folder given.
  std::string stem;  ///< The id of a report in it that brings none.
  std::size_t size = 0;
};

/// Something that was not read, and why ("empty file").
struct Unread {
  std::string path;
  std::string reason;
};

struct Inputs {
  std::vector<Input> inputs;
  std::vector<Unread> unread;
};

/// The files that the paths stand for, each once, in the order of their path's
/// names whatever the order of `paths`. Folders are walked to the end, links to
/// folders followed once; names that begin with a dot are left out below a
/// folder. Stems are unique: where two would be equal, the folder's name stands
/// in front ("monday/report"), and if they are in one folder, the file's name
/// is left whole ("report.html"). What can be told to be unreadable without
/// reading it is in `unread`.
Inputs find_inputs(std::span<const std::string> paths, const Files& files);

/// "a/report.v2.txt" gives "report.v2"; "a/.x" gives ".x"; "-" gives "stdin".
std::string stem_of(std::string_view path);

}  // namespace synoptic
