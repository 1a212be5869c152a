// SPDX-License-Identifier: Apache-2.0
#include "engine/resources.h"

#include <string_view>
#include <utility>

namespace synoptic {
namespace {

/// Opens the files of one folder by their names.
OpenList files_in(const Files& files, std::string folder) {
  return [&files, folder = std::move(folder)](
             std::string_view name) -> Result<std::string> {
    const std::string path = folder + std::string(name);
    const Result<FileBytes> bytes = files.read(path);
    if (!bytes) {
      return Error{bytes.error().code, path + ": " + bytes.error().message};
    }
    return std::string(bytes->view());
  };
}

OpenList lists_under(const Files& files, const std::string& root) {
  // The only language so far; another is another folder of the same names.
  return files_in(files, root + "/data/languages/en/");
}

}  // namespace

Result<Resources> load_resources(const Files& files, const std::string& root) {
  const OpenList open = lists_under(files, root);
  const OpenList open_model = files_in(files, root + "/models/");
  auto ingest = load_ingest_resources(open);
  if (!ingest) return std::move(ingest).error();
  auto language = load_language_resources(open, open_model);
  if (!language) return std::move(language).error();
  auto reading = load_reading_resources(open, open_model);
  if (!reading) return std::move(reading).error();
  auto stories = load_story_resources(open);
  if (!stories) return std::move(stories).error();
  auto reconciliation = load_reconciliation_resources(
      open, open_model, files_in(files, root + "/data/packs/peace-process/"));
  if (!reconciliation) return std::move(reconciliation).error();
  return Resources{*std::move(ingest), *std::move(language),
                   *std::move(reading), *std::move(stories),
                   *std::move(reconciliation)};
}

Result<IngestResources> load_ingest_lists(const Files& files,
                                          const std::string& root) {
  return load_ingest_resources(lists_under(files, root));
}

}  // namespace synoptic
