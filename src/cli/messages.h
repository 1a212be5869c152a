// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

#include "engine/run.h"

namespace synoptic {

/// What the program says on standard error: errors, warnings and, on a
/// terminal, a progress bar. Each message is one line that begins with
/// `synoptic: `; control characters of file names are made visible, so that
/// no name can write over the screen.
class Messages {
 public:
  Messages(bool quiet, bool terminal) : quiet_(quiet), terminal_(terminal) {}

  void error(std::string_view message);
  void note(std::string_view message);  ///< Not said when quiet.

  /// Tells of what a run hears. Refers to this object.
  RunListener listener();

  /// Takes the progress bar off the screen.
  void end_progress();

 private:
  void say(std::string_view message);
  void show_progress(const RunProgress& progress);

  bool quiet_;
  bool terminal_;
  bool bar_shown_ = false;
  std::chrono::steady_clock::time_point begun_ =
      std::chrono::steady_clock::now();
  std::chrono::steady_clock::time_point bar_time_ = begun_;
};

}  // namespace synoptic
