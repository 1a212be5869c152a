// SPDX-License-Identifier: Apache-2.0
#include "engine/resources.h"

#include <algorithm>
#include <cstring>
#include <string_view>
#include <utility>

namespace synoptic {
namespace {

/// Counts bytes into a digest, eight at a time (FNV-1a over words: it tells
/// files that changed, and is no safeguard against forgery).
void digest_bytes(std::string_view bytes, std::uint64_t& digest) {
  constexpr std::uint64_t kPrime = 0x100000001B3;
  const auto take = [&](std::uint64_t word) {
    digest = (digest ^ word) * kPrime;
    digest ^= digest >> 29;
  };
  take(bytes.size());
  while (!bytes.empty()) {
    std::uint64_t word = 0;
    const std::size_t size = std::min(bytes.size(), sizeof(word));
    std::memcpy(&word, bytes.data(), size);
    take(word);
    bytes.remove_prefix(size);
  }
}

/// Opens the files of one folder by their names, and counts all into a digest.
OpenList files_in(const Files& files, std::string folder,
                  std::uint64_t& digest) {
  return [&files, &digest, folder = std::move(folder)](
             std::string_view name) -> Result<std::string> {
    const std::string path = folder + std::string(name);
    const Result<FileBytes> bytes = files.read(path);
    if (!bytes) {
      return Error{bytes.error().code, path + ": " + bytes.error().message};
    }
    digest_bytes(bytes->view(), digest);
    return std::string(bytes->view());
  };
}

}  // namespace

Result<Resources> load_resources(const Files& files, const std::string& root,
                                 Reach reach) {
  Resources resources;
  // The only language so far; another is another folder of the same names.
  const OpenList open =
      files_in(files, root + "/data/languages/en/", resources.digest);
  const OpenList open_model =
      files_in(files, root + "/models/", resources.digest);
  auto ingest = load_ingest_resources(open);
  if (!ingest) return std::move(ingest).error();
  resources.ingest = *std::move(ingest);
  if (reach == Reach::Inputs) return resources;
  auto language = load_language_resources(open, open_model);
  if (!language) return std::move(language).error();
  resources.language = *std::move(language);
  auto reading = load_reading_resources(open, open_model);
  if (!reading) return std::move(reading).error();
  resources.reading = *std::move(reading);
  auto stories = load_story_resources(open);
  if (!stories) return std::move(stories).error();
  resources.stories = *std::move(stories);
  if (reach == Reach::Reports) return resources;
  auto reconciliation = load_reconciliation_resources(
      open, open_model,
      files_in(files, root + "/data/packs/peace-process/", resources.digest));
  if (!reconciliation) return std::move(reconciliation).error();
  resources.reconciliation = *std::move(reconciliation);
  return resources;
}

}  // namespace synoptic
