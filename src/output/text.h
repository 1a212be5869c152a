// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "output/survey.h"

namespace synoptic {

enum class Color { Never, Always };

struct TextOptions {
  Color color = Color::Never;
  int width = 80;  ///< Columns of the terminal; at least 40 are used.
};

/// The terminal view: stories; what all say; where they differ, worst first;
/// what one alone says; who said it.
std::string survey_to_text(const Survey& survey, const TextOptions& options);

}  // namespace synoptic
