// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "engine/verify.h"

namespace synoptic {

/// A verification for a person: a line for each finding, then the counts.
/// `subject` is the name of the output that was checked.
std::string verification_to_text(std::string_view subject,
                                 const Verification& verification);

/// The same as one JSON object:
/// `{"contract":1,"output","checked":{"reports","spans","quotations",
/// "numbers"},"findings":[{"fault","where","why"}]}`.
std::string verification_to_json(std::string_view subject,
                                 const Verification& verification);

}  // namespace synoptic
