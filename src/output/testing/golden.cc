// SPDX-License-Identifier: Apache-2.0
#include "output/testing/golden.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

namespace synoptic::testing {

void expect_golden(std::string_view name, const std::string& text) {
  const std::string path =
      SYNOPTIC_SOURCE_DIR "/src/output/testing/golden/" + std::string(name);
  if (std::getenv("SYNOPTIC_REBASELINE") != nullptr) {
    std::ofstream(path, std::ios::binary) << text;
    return;
  }
  std::ifstream file(path, std::ios::binary);
  ASSERT_TRUE(file) << path;
  const std::string expected{std::istreambuf_iterator<char>(file), {}};
  EXPECT_EQ(text, expected) << "differs from " << path;
}

}  // namespace synoptic::testing
