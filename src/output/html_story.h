// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "output/places.h"
#include "output/survey.h"

namespace synoptic {

/// One story as a section of the page: the account as a list of items, and the
/// reports in columns, whose words are marked with the items they belong to.
std::string story_section(const Account& account, const Places& places);

}  // namespace synoptic
