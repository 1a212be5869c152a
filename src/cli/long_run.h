// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "cli/arguments.h"
#include "engine/files.h"
#include "engine/inputs.h"
#include "engine/run.h"

namespace synoptic {

/// The output of a run that gives a line for each report, and notes again and
/// again how far it has come, where the output can keep that.
class LongRun {
 public:
  /// A run from the beginning.
  LongRun(OutputFile& output, std::string key)
      : output_(output), key_(std::move(key)) {}
  /// One that goes on behind `written` bytes.
  LongRun(OutputFile& output, std::string key, std::uint64_t written,
          std::uint64_t bytes)
      : output_(output),
        key_(std::move(key)),
        written_(written),
        noted_(bytes) {}

  bool write(std::string_view line);

  /// All lines up to here are written.
  void pass(const RunPlace& place);

 private:
  OutputFile& output_;
  std::string key_;
  std::uint64_t written_ = 0;
  std::uint64_t noted_ = 0;  // bytes of the inputs when it was last noted
  bool can_note_ = true;
};

/// The key of the run of a command line with these word lists and models.
std::string key_of(const Arguments& arguments, const Inputs& inputs,
                   const Resources& resources);

/// What a run that was interrupted left, to be gone on with.
struct LeftRun {
  std::unique_ptr<OutputFile> output;
  RunStart start;
  std::uint64_t written = 0;
  std::uint64_t bytes = 0;  ///< Of the inputs that are done.
};

/// Finds what an earlier run of the same key left of the output `path`, cut to
/// the place where it goes on. An error says why there is nothing.
Result<LeftRun> find_left_run(const Files& files, const std::string& path,
                              const std::string& key);

}  // namespace synoptic
