// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace synoptic {

/// Runs the program; gives its exit status.
int run_command_line(int argc, char** argv);

}  // namespace synoptic
