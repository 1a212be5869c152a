// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>

#include "base/result.h"
#include "base/word_list.h"

namespace synoptic {

/// Opens the files of a folder of this repository by their names, for tests:
/// `shipped_files("/data/languages/en/")`.
inline OpenList shipped_files(std::string_view folder) {
  return [folder = SYNOPTIC_SOURCE_DIR + std::string(folder)](
             std::string_view name) -> Result<std::string> {
    const std::string path = folder + std::string(name);
    std::ifstream file(path, std::ios::binary);
    if (!file) return Error{ErrorCode::NotFound, path};
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
  };
}

inline OpenList shipped_lists() { return shipped_files("/data/languages/en/"); }
inline OpenList shipped_models() { return shipped_files("/models/"); }

}  // namespace synoptic
