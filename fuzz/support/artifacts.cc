// SPDX-License-Identifier: Apache-2.0
// Of every fuzzer: what it finds lies beside the fuzzer, in the build folder,
// and not in the folder that it was started in.
#include <filesystem>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerInitialize(int* count, char*** words);

/// Puts an option before those given, which so go before it.
extern "C" int LLVMFuzzerInitialize(int* count, char*** words) {
  static std::string option;
  static std::vector<char*> all;
  std::error_code error;
  const auto program = std::filesystem::absolute((*words)[0], error);
  if (error) return 0;
  option = "-artifact_prefix=" + program.parent_path().string() + "/";
  all.assign(*words, *words + *count);
  all.insert(all.begin() + 1, option.data());
  all.push_back(nullptr);
  *count = static_cast<int>(all.size()) - 1;
  *words = all.data();
  return 0;
}
