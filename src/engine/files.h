// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace synoptic {

/// What stands at a path.
enum class PathKind {
  File,  ///< A file, a pipe or a terminal: something to be read.
  Folder,
  Missing,       ///< Nothing at all.
  DanglingLink,  ///< A link that leads nowhere, or round in a circle.
  Device,        ///< A socket or a device, which may never end.
};

struct PathStatus {
  PathKind kind = PathKind::Missing;
  /// The same for all paths to one file or folder, and for no other.
  std::string identity;
  std::size_t size = 0;  ///< Bytes, if that is known before it is read.
};

/// The content of a file, for as long as this lives: held in memory, or mapped
/// from the disk if it is large. Can be moved, not copied.
class FileBytes {
 public:
  /// Gives the memory of a mapped file back.
  using Release = void (*)(const char* data, std::size_t size);

  FileBytes() = default;
  explicit FileBytes(std::string owned) : owned_(std::move(owned)) {}
  FileBytes(const char* data, std::size_t size, Release release)
      : mapped_(data, size), release_(release) {}
  FileBytes(FileBytes&& other) noexcept;
  FileBytes& operator=(FileBytes&& other) noexcept;
  ~FileBytes();

  std::string_view view() const& { return release_ ? mapped_ : owned_; }
  std::string_view view() const&& = delete;

 private:
  std::string owned_;
  std::string_view mapped_;
  Release release_ = nullptr;
};

/// Somewhere to write a result: whole or not at all where that can be had.
class OutputFile {
 public:
  OutputFile() = default;
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;
  /// Without `keep` before it, leaves nothing behind.
  virtual ~OutputFile() = default;

  /// Adds bytes; false once something failed, which `keep` then tells.
  virtual bool write(std::string_view bytes) = 0;

  /// Makes what was written last under its name, in the place of what stood
  /// there before; or says why that cannot be, and then that is untouched.
  virtual std::optional<Error> keep() = 0;
};

/// The world of files: the real one (`disk_files.h`), or one for a test.
class Files {
 public:
  Files() = default;
  Files(const Files&) = delete;
  Files& operator=(const Files&) = delete;
  virtual ~Files() = default;

  virtual PathStatus status(const std::string& path) const = 0;

  /// The names in a folder, in the order of their bytes.
  virtual Result<std::vector<std::string>> names_in(
      const std::string& folder) const = 0;

  /// The whole content of a file; `-` is standard input. The message of an
  /// error is the bare reason ("permission denied"), without the path.
  virtual Result<FileBytes> read(const std::string& path) const = 0;

  /// A file to write to, in the place of what may stand there.
  virtual Result<std::unique_ptr<OutputFile>> create(
      const std::string& path) const = 0;
};

}  // namespace synoptic
