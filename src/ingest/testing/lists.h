// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <fstream>
#include <sstream>
#include <string>
#include <string_view>

#include "ingest/resources.h"

namespace synoptic {

/// The project's own lists, for tests.
inline const IngestResources& test_lists() {
  static const IngestResources lists = [] {
    const OpenList open = [](std::string_view name) -> Result<std::string> {
      const std::string path =
          SYNOPTIC_SOURCE_DIR "/data/languages/en/" + std::string(name);
      std::ifstream file(path);
      if (!file) return Error{ErrorCode::NotFound, path};
      std::ostringstream text;
      text << file.rdbuf();
      return text.str();
    };
    return *load_ingest_resources(open);
  }();
  return lists;
}

}  // namespace synoptic
