// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
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

/// A file being read.
class InputFile {
 public:
  InputFile() = default;
  InputFile(const InputFile&) = delete;
  InputFile& operator=(const InputFile&) = delete;
  virtual ~InputFile() = default;

  /// Puts up to `size` bytes into `into` and gives their number: 0 at the end,
  /// and where reading failed, which `failure` then tells.
  virtual std::size_t read(char* into, std::size_t size) = 0;

  /// Passes over bytes; true if there were so many.
  virtual bool skip(std::uint64_t size) = 0;

  /// The bare reason why reading failed, if it did.
  virtual const std::optional<Error>& failure() const = 0;
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

  /// Makes what was written so far last, under another name, together with a
  /// journal: words that tell the writer how to go on (see `Files::resume`).
  /// From then on it outlives a run that ends before `keep`. False if this
  /// output cannot do that, or failed.
  virtual bool note(std::string_view journal) = 0;

  /// Cuts what was written to its first `size` bytes; false if it cannot.
  virtual bool cut(std::uint64_t size) = 0;
};

/// An output that a run left behind before its end.
struct LeftOutput {
  std::unique_ptr<OutputFile> file;  ///< To go on with.
  std::string journal;               ///< As it was noted last.
  std::string part;  ///< Where what was written so far can be read.
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

  /// Opens a file to be read bit by bit; `-` is standard input. Errors as
  /// those of `read`.
  virtual Result<std::unique_ptr<InputFile>> open(
      const std::string& path) const = 0;

  /// What an earlier run noted of the output of this path; an error if there
  /// is nothing of the kind.
  virtual Result<LeftOutput> resume(const std::string& path) const = 0;

  /// A file to write to, in the place of what may stand there.
  virtual Result<std::unique_ptr<OutputFile>> create(
      const std::string& path) const = 0;
};

}  // namespace synoptic
