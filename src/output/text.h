// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "output/survey.h"
#include "output/terminal.h"

namespace synoptic {

struct TextOptions {
  Color color = Color::Never;
  int width = 80;  ///< Columns of the terminal; 40 to 120 are used.
};

/// The terminal view: stories; what several say; where they differ, worst
/// first; who said what; positions; what is agreed and planned; the timeline;
/// what one alone says. Each line cites report and line ("post-1:3"). Long
/// sections are cut and say by how much.
std::string survey_to_text(const Survey& survey, const TextOptions& options);

}  // namespace synoptic
