// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace synoptic {

/// True if two folded first names are forms of one name that spelling rules do
/// not bring together: of two languages ("dmytro", "dmitry"), or short and full
/// ("bill", "william"). A name is no form of itself.
bool are_forms_of_one_name(std::string_view a, std::string_view b);

}  // namespace synoptic
