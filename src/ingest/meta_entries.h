// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace synoptic {

/// One meta element of a page: its name in lower case, and what it says.
struct MetaEntry {
  std::string name;
  std::string_view content;
};

/// What the first one of a name says, without blanks around it; empty if none
/// says anything.
std::string_view find_meta(const std::vector<MetaEntry>& metas,
                           std::string_view name);

}  // namespace synoptic
