// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace synoptic::testing {

/// Expects that `text` is what the file of that name in `golden/` holds. With
/// SYNOPTIC_REBASELINE set in the environment the file is written instead, and
/// its change is there to be reviewed like code.
void expect_golden(std::string_view name, const std::string& text);

}  // namespace synoptic::testing
