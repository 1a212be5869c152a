// SPDX-License-Identifier: Apache-2.0
// Stands in until the views are merged; goes with them.
#include "output/html.h"
#include "output/json.h"

namespace synoptic {

__attribute__((weak)) std::string survey_to_html(const Survey& survey) {
  return survey_to_json(survey);
}

}  // namespace synoptic
