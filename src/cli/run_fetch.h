// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/arguments.h"
#include "cli/messages.h"
#include "engine/files.h"

namespace synoptic {

/// The command `fetch`: everything at the addresses of the arguments goes into
/// the archive that they name. Gives the exit status.
int run_fetch(const Arguments& arguments, const Files& files,
              Messages& messages);

}  // namespace synoptic
