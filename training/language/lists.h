// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <fstream>
#include <sstream>
#include <string>
#include <string_view>

#include "language/analyze.h"

namespace synoptic {

/// The whole of a file, or nothing where there is none.
inline std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

/// Opens the lists of a language's folder.
inline OpenList lists_in(std::string folder) {
  return [folder](std::string_view name) -> Result<std::string> {
    return read_file(folder + "/" + std::string(name));
  };
}

}  // namespace synoptic
