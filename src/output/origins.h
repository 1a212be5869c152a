// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "output/places.h"
#include "reconciliation/account.h"

namespace synoptic {

/// What a report goes back to, in words of ours: what it repeats, the probable
/// root of its family where that is another one, and the agencies it credits.
std::vector<std::string> origin_lines(const Member& member,
                                      const Places& places);

/// The citations worth a line: those that go round in a ring, then those of
/// another outlet of the story. Agencies and media that no report of the story
/// stands for are left out: the JSON has them.
std::vector<const Citation*> citations_to_show(const Account& account);

/// "harbour-times cites channel-six", "harbour-times cites unnamed media".
std::string citation_head(const Citation& citation, const Places& places);

}  // namespace synoptic
