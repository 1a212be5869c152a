// SPDX-License-Identifier: Apache-2.0
#include "cli/command_line.h"

namespace synoptic {

int run_command_line(int, char**) { return 2; }

}  // namespace synoptic
