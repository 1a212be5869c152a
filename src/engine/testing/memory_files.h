// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/files.h"

namespace synoptic {

/// Bytes in memory, read like a file.
class MemoryInput : public InputFile {
 public:
  explicit MemoryInput(std::string bytes) : bytes_(std::move(bytes)) {}
  std::size_t read(char* into, std::size_t size) override {
    const std::size_t taken = bytes_.copy(into, size, at_);
    at_ += taken;
    return taken;
  }
  bool skip(std::uint64_t size) override {
    const bool enough = size <= bytes_.size() - at_;
    at_ = enough ? at_ + static_cast<std::size_t>(size) : bytes_.size();
    return enough;
  }
  const std::optional<Error>& failure() const override { return failure_; }

 private:
  std::string bytes_;
  std::size_t at_ = 0;
  std::optional<Error> failure_;
};

/// A world of files held in memory, whose reads and writes can be made to
/// fail. Folders are there by having files below them.
class MemoryFiles : public Files {
 public:
  std::map<std::string, std::string> contents;
  std::map<std::string, std::string> unreadable;  ///< Path to reason.
  std::map<std::string, PathKind> odd;            ///< Paths that are no files.
  /// Links to folders: the folder's path by the link's.
  std::map<std::string, std::string> links;

  PathStatus status(const std::string& path) const override {
    if (const auto found = odd.find(path); found != odd.end()) {
      return {found->second, "", 0};
    }
    const std::string real = resolved(path);
    if (const auto found = contents.find(real); found != contents.end()) {
      return {PathKind::File, real, found->second.size()};
    }
    if (unreadable.contains(real)) return {PathKind::File, real, 1};
    if (!below(real).empty()) return {PathKind::Folder, real, 0};
    return {};
  }

  Result<std::vector<std::string>> names_in(
      const std::string& folder) const override {
    return below(resolved(folder));
  }

  Result<FileBytes> read(const std::string& path) const override {
    if (const auto found = unreadable.find(path); found != unreadable.end()) {
      return Error{ErrorCode::Unreadable, found->second};
    }
    const auto found = contents.find(resolved(path));
    if (found == contents.end()) {
      return Error{ErrorCode::NotFound, "no such file or directory"};
    }
    return FileBytes(found->second);
  }

  Result<std::unique_ptr<InputFile>> open(
      const std::string& path) const override {
    const Result<FileBytes> bytes = read(path);
    if (!bytes) return bytes.error();
    return std::unique_ptr<InputFile>(
        new MemoryInput(std::string(bytes->view())));
  }

  Result<LeftOutput> resume(const std::string& path) const override {
    return Error{ErrorCode::NotFound, path + ": nothing was noted"};
  }

  Result<std::unique_ptr<OutputFile>> create(
      const std::string& path) const override {
    return Error{ErrorCode::CannotWrite, path + ": read-only file system"};
  }

 private:
  // The path with every link to a folder followed, links in links too.
  std::string resolved(std::string path) const {
    for (int steps = 0; steps < 64; ++steps) {
      bool changed = false;
      for (const auto& [link, target] : links) {
        if (path != link && !path.starts_with(link + "/")) continue;
        path = target + path.substr(link.size());
        changed = true;
        break;
      }
      if (!changed) break;
    }
    return path;
  }

  std::vector<std::string> below(const std::string& folder) const {
    std::map<std::string, int> names;
    const auto add = [&](const std::string& path) {
      if (!path.starts_with(folder + "/")) return;
      const std::string rest = path.substr(folder.size() + 1);
      names[rest.substr(0, rest.find('/'))] = 1;
    };
    for (const auto& [path, bytes] : contents) add(path);
    for (const auto& [path, reason] : unreadable) add(path);
    for (const auto& [path, kind] : odd) add(path);
    for (const auto& [path, target] : links) add(path);
    std::vector<std::string> list;
    for (const auto& [name, one] : names) list.push_back(name);
    return list;
  }
};

}  // namespace synoptic
