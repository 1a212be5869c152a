// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/files.h"

namespace synoptic {

/// The files of this machine.
///
/// A result is written to `NAME.part` beside its place and renamed when it is
/// whole and on the disk, so that no reader ever sees half of it. What is no
/// plain file (a pipe, `/dev/stdout`) is written to directly. The journal of a
/// long run is `NAME.part.journal`.
class DiskFiles : public Files {
 public:
  PathStatus status(const std::string& path) const override;
  Result<std::vector<std::string>> names_in(
      const std::string& folder) const override;
  Result<FileBytes> read(const std::string& path) const override;
  Result<std::unique_ptr<InputFile>> open(
      const std::string& path) const override;
  Result<LeftOutput> resume(const std::string& path) const override;
  Result<std::unique_ptr<OutputFile>> create(
      const std::string& path) const override;
};

/// Writes to an open descriptor, which stays open. A reader that went away
/// (a broken pipe) is no error: `write` gives false and `keep` nothing.
/// Requires: SIGPIPE is ignored.
std::unique_ptr<OutputFile> output_to_descriptor(int descriptor);

}  // namespace synoptic
