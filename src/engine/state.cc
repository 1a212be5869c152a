// SPDX-License-Identifier: Apache-2.0
#include "engine/state.h"

#include <string_view>
#include <utility>

#include "stories/memory_file.h"

namespace synoptic {
namespace {

std::string copy_path(const std::string& path) { return path + ".copy"; }

/// What stands at a path; nothing where there is no file.
Result<std::optional<MemoryRead>> read_one(const Files& files,
                                           const std::string& path) {
  const auto nothing = std::optional<MemoryRead>();
  if (files.status(path).kind == PathKind::Missing) return nothing;
  const Result<FileBytes> bytes = files.read(path);
  if (!bytes) return bytes.error();
  Result<MemoryRead> read = memory_from_bytes(bytes->view());
  if (!read) return std::move(read).error();
  return std::optional<MemoryRead>(*std::move(read));
}

std::string count_of(std::size_t reports) {
  return std::to_string(reports) + (reports == 1 ? " report" : " reports");
}

/// What is told of a damaged state whose copy is not whole either.
std::string loss(const MemoryRead& kept) {
  const std::size_t had = kept.memory.reports.size();
  if (kept.reports == 0) {
    return "nothing of it can be read, nor of its copy; give all reports "
           "again, and their stories get new numbers";
  }
  return "its copy is no better; " + std::to_string(had) + " of " +
         count_of(kept.reports) +
         " are left, and those that are given again are added anew";
}

}  // namespace

Result<State> read_state(const Files& files, const std::string& path) {
  Result<std::optional<MemoryRead>> main = read_one(files, path);
  if (!main) return std::move(main).error();
  State state;
  if (*main && (*main)->whole) {
    state.memory = std::move((*main)->memory);
    return state;
  }
  Result<std::optional<MemoryRead>> copy = read_one(files, copy_path(path));
  const bool has_copy = copy && copy->has_value();
  if (!*main && !has_copy) return state;
  const std::string damage =
      *main ? "the state file is cut short or damaged: " : "no state file: ";
  if (has_copy && (*copy)->whole) {
    state.memory = std::move((*copy)->memory);
    state.notes.push_back(damage + "rebuilt from its copy, with all " +
                          count_of(state.memory.reports.size()));
    return state;
  }
  MemoryRead best = *main ? **std::move(main) : MemoryRead{};
  if (has_copy && (*copy)->memory.reports.size() > best.memory.reports.size()) {
    best = **std::move(copy);
  }
  state.notes.push_back(damage + loss(best));
  state.memory = std::move(best.memory);
  return state;
}

std::vector<std::string> last_changes(const Memory& memory) {
  const auto name = [](std::uint32_t story) {
    std::string text = "s";
    return text.append(std::to_string(story + 1));
  };
  std::vector<std::string> lines;
  for (const StoryChange& change : memory.changes) {
    if (change.run != memory.runs) continue;
    const bool merge = change.kind == ChangeKind::Merge;
    std::string line = "story ";
    line.append(name(merge ? change.from : change.to));
    line.append(merge ? " is part of " : " was part of ");
    line.append(name(merge ? change.to : change.from));
    line.append(merge ? " now: " : ": ").append(change.why);
    lines.push_back(std::move(line));
  }
  return lines;
}

std::optional<Error> write_state(const Files& files, const std::string& path,
                                 const Memory& memory) {
  const std::string bytes = memory_to_bytes(memory);
  for (const std::string& to : {path, copy_path(path)}) {
    const auto file = files.create(to);
    if (!file) return file.error();
    (*file)->write(bytes);
    if (const auto error = (*file)->keep()) return error;
  }
  return std::nullopt;
}

}  // namespace synoptic
