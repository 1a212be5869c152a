// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "output/survey.h"

namespace synoptic {

/// One self-contained HTML page: no address in it is ever fetched, and no
/// words of a report are ever taken as markup.
std::string survey_to_html(const Survey& survey);

}  // namespace synoptic
