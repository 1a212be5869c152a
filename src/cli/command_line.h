// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace synoptic {

/// The program's exit statuses; other programs rely on them.
enum ExitStatus {
  kAllDone = 0,
  kSomeUnread = 1,  ///< Some input could not be read, and the rest was.
  kWrongUsage = 2,
  kFailed = 3,  ///< The result could not be written, or the program failed.
  kNotBorneOut = 4,  ///< `verify` or `check` found what is not borne out.
};

/// Runs the program; gives its exit status.
int run_command_line(int argc, char** argv);

}  // namespace synoptic
