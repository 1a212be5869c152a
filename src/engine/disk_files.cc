// SPDX-License-Identifier: Apache-2.0
#include "engine/disk_files.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <system_error>
#include <utility>

namespace synoptic {
namespace {

// Files from this size on are mapped: the pages can be dropped again, so that
// memory stays bounded. Smaller ones are copied, since a mapped file that is
// cut short while it is read ends the program. A guess.
constexpr std::size_t kMappedFrom = std::size_t{16} << 20;

// Bytes for one call of read() or write().
constexpr std::size_t kChunk = std::size_t{1} << 18;

// The system's own words, which begin with a capital letter, as a clause.
std::string reason_of(int code) {
  std::string reason = std::generic_category().message(code);
  if (reason.size() > 1 && reason[1] >= 'a' && reason[1] <= 'z') {
    reason[0] = static_cast<char>(reason[0] | 0x20);
  }
  return reason;
}

Error read_error(int code) {
  const bool missing = code == ENOENT || code == ENOTDIR;
  return {missing ? ErrorCode::NotFound : ErrorCode::Unreadable,
          reason_of(code)};
}

Error write_error(const std::string& path, int code) {
  return {ErrorCode::CannotWrite, path + ": " + reason_of(code)};
}

// An open descriptor, closed when this ends.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { close(); }

  int number() const { return number_; }
  bool close() {
    const int number = std::exchange(number_, -1);
    return number < 0 || ::close(number) == 0;
  }

 private:
  int number_;
};

Result<FileBytes> read_to_end(int descriptor, std::size_t expected) {
  std::string bytes;
  bytes.reserve(expected);
  for (;;) {
    const std::size_t held = bytes.size();
    bytes.resize(held + kChunk);
    const ssize_t got = ::read(descriptor, bytes.data() + held, kChunk);
    bytes.resize(held + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
    if (got == 0) break;
    if (got < 0 && errno != EINTR) return read_error(errno);
  }
  return FileBytes(std::move(bytes));
}

void unmap(const char* data, std::size_t size) {
  ::munmap(const_cast<char*>(data), size);
}

class OpenFile : public InputFile {
 public:
  explicit OpenFile(int descriptor, bool owned)
      : owned_(owned ? descriptor : -1), number_(descriptor) {}
  std::size_t read(char* into, std::size_t size) override {
    while (!failure_) {
      const ssize_t got = ::read(number_, into, std::min(size, kChunk));
      if (got >= 0) return static_cast<std::size_t>(got);
      if (errno != EINTR) failure_ = read_error(errno);
    }
    return 0;
  }
  bool skip(std::uint64_t size) override {
    if (::lseek(number_, static_cast<off_t>(size), SEEK_CUR) >= 0) return true;
    std::string passed(std::min<std::uint64_t>(size, kChunk), '\0');
    while (size > 0) {
      const std::size_t got =
          read(passed.data(), std::min<std::uint64_t>(size, passed.size()));
      if (got == 0) return false;
      size -= got;
    }
    return true;
  }
  const std::optional<Error>& failure() const override { return failure_; }

 private:
  Descriptor owned_;
  int number_;
  std::optional<Error> failure_;
};

// Zero, or the error's code.
int write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t put =
        ::write(descriptor, bytes.data(), std::min(bytes.size(), kChunk));
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) return errno;
    bytes.remove_prefix(static_cast<std::size_t>(put));
  }
  return 0;
}

class DescriptorOutput : public OutputFile {
 public:
  explicit DescriptorOutput(int descriptor) : descriptor_(descriptor) {}
  bool write(std::string_view bytes) override {
    if (failure_ == 0) failure_ = write_all(descriptor_, bytes);
    return failure_ == 0;
  }
  std::optional<Error> keep() override {
    if (failure_ == 0 || failure_ == EPIPE) return std::nullopt;
    return write_error("standard output", failure_);
  }
  bool note(std::string_view) override { return false; }
  bool cut(std::uint64_t) override { return false; }

 private:
  int descriptor_;
  int failure_ = 0;
};

// A device or a pipe: there is nothing to rename.
class DirectOutput : public OutputFile {
 public:
  DirectOutput(std::string path, int descriptor)
      : path_(std::move(path)), descriptor_(descriptor) {}
  bool write(std::string_view bytes) override {
    if (failure_ == 0) failure_ = write_all(descriptor_.number(), bytes);
    return failure_ == 0;
  }
  std::optional<Error> keep() override {
    if (failure_ == EPIPE) return std::nullopt;
    if (failure_ == 0 && !descriptor_.close()) failure_ = errno;
    if (failure_ != 0) return write_error(path_, failure_);
    return std::nullopt;
  }
  bool note(std::string_view) override { return false; }
  bool cut(std::uint64_t) override { return false; }

 private:
  std::string path_;
  Descriptor descriptor_;
  int failure_ = 0;
};

constexpr std::string_view kJournal = ".journal";

// Writes a small file whole or not at all. Zero, or the error's code.
int write_file(const std::string& path, std::string_view bytes) {
  const std::string fresh = path + ".new";
  Descriptor file(
      ::open(fresh.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666));
  if (file.number() < 0) return errno;
  if (const int failure = write_all(file.number(), bytes)) return failure;
  const bool done = ::fsync(file.number()) == 0 && file.close() &&
                    ::rename(fresh.c_str(), path.c_str()) == 0;
  return done ? 0 : errno;
}

class RenamedOutput : public OutputFile {
 public:
  RenamedOutput(std::string path, std::string part, int descriptor)
      : path_(std::move(path)),
        part_(std::move(part)),
        descriptor_(descriptor) {}
  ~RenamedOutput() override {
    if (!kept_ && !noted_) ::unlink(part_.c_str());
  }
  bool write(std::string_view bytes) override {
    if (failure_ == 0) failure_ = write_all(descriptor_.number(), bytes);
    return failure_ == 0;
  }
  std::optional<Error> keep() override {
    if (failure_ == 0 && ::fsync(descriptor_.number()) != 0) failure_ = errno;
    if (failure_ == 0 && !descriptor_.close()) failure_ = errno;
    if (failure_ == 0 && ::rename(part_.c_str(), path_.c_str()) != 0) {
      failure_ = errno;
    }
    if (failure_ != 0) return write_error(path_, failure_);
    kept_ = true;
    ::unlink((part_ + std::string(kJournal)).c_str());
    return std::nullopt;
  }
  bool note(std::string_view journal) override {
    if (failure_ == 0 && ::fdatasync(descriptor_.number()) != 0) {
      failure_ = errno;
    }
    if (failure_ == 0) {
      failure_ = write_file(part_ + std::string(kJournal), journal);
    }
    if (failure_ == 0) noted_ = true;
    return failure_ == 0;
  }
  bool cut(std::uint64_t size) override {
    const auto end = static_cast<off_t>(size);
    const bool done = ::ftruncate(descriptor_.number(), end) == 0 &&
                      ::lseek(descriptor_.number(), end, SEEK_SET) == end;
    if (!done && failure_ == 0) failure_ = errno;
    return done;
  }
  /// What is there was noted by an earlier run.
  void take_over() { noted_ = true; }

 private:
  std::string path_;
  std::string part_;
  Descriptor descriptor_;
  int failure_ = 0;
  bool kept_ = false;
  bool noted_ = false;
};

// A link is followed, so that it still is a link afterwards.
std::string target_of(const std::string& path) {
  std::error_code error;
  const auto real = std::filesystem::canonical(path, error);
  return error ? path : real.string();
}

}  // namespace

PathStatus DiskFiles::status(const std::string& path) const {
  if (path == "-") return {PathKind::File, "-", 0};
  struct stat found = {};
  if (::stat(path.c_str(), &found) != 0) {
    const int code = errno;
    const bool link = ::lstat(path.c_str(), &found) == 0;
    if (link && (code == ENOENT || code == ELOOP)) {
      return {PathKind::DanglingLink, "", 0};
    }
    // What cannot be asked for (a closed folder) fails when it is read.
    const bool missing = code == ENOENT || code == ENOTDIR;
    return {missing ? PathKind::Missing : PathKind::File, "", 0};
  }
  PathStatus status;
  status.identity =
      std::to_string(found.st_dev) + ":" + std::to_string(found.st_ino);
  status.kind = PathKind::Device;
  if (S_ISDIR(found.st_mode)) status.kind = PathKind::Folder;
  if (S_ISREG(found.st_mode) || S_ISFIFO(found.st_mode)) {
    status.kind = PathKind::File;
    status.size = static_cast<std::size_t>(found.st_size);
  }
  return status;
}

Result<std::vector<std::string>> DiskFiles::names_in(
    const std::string& folder) const {
  std::error_code error;
  std::vector<std::string> names;
  std::filesystem::directory_iterator entry(folder, error);
  const std::filesystem::directory_iterator end;
  while (!error && entry != end) {
    names.push_back(entry->path().filename().string());
    entry.increment(error);
  }
  if (error) return read_error(error.value());
  std::sort(names.begin(), names.end());
  return names;
}

Result<FileBytes> DiskFiles::read(const std::string& path) const {
  if (path == "-") return read_to_end(STDIN_FILENO, 0);
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.number() < 0) return read_error(errno);
  struct stat found = {};
  if (::fstat(file.number(), &found) != 0) return read_error(errno);
  const auto size = static_cast<std::size_t>(found.st_size);
  if (!S_ISREG(found.st_mode) || size < kMappedFrom) {
    return read_to_end(file.number(), S_ISREG(found.st_mode) ? size : 0);
  }
  void* data = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.number(), 0);
  if (data == MAP_FAILED) return read_error(errno);
  ::madvise(data, size, MADV_SEQUENTIAL);
  return FileBytes(static_cast<const char*>(data), size, unmap);
}

Result<std::unique_ptr<InputFile>> DiskFiles::open(
    const std::string& path) const {
  if (path == "-") {
    return std::unique_ptr<InputFile>(new OpenFile(STDIN_FILENO, false));
  }
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return read_error(errno);
  ::posix_fadvise(descriptor, 0, 0, POSIX_FADV_SEQUENTIAL);
  return std::unique_ptr<InputFile>(new OpenFile(descriptor, true));
}

Result<LeftOutput> DiskFiles::resume(const std::string& path) const {
  LeftOutput left;
  const std::string target = target_of(path);
  left.part = target + ".part";
  const Result<FileBytes> journal = read(left.part + std::string(kJournal));
  if (!journal) return journal.error();
  left.journal = journal->view();
  const int descriptor =
      ::open(left.part.c_str(), O_WRONLY | O_APPEND | O_CLOEXEC);
  if (descriptor < 0) return read_error(errno);
  auto output = std::make_unique<RenamedOutput>(target, left.part, descriptor);
  output->take_over();
  left.file = std::move(output);
  return left;
}

Result<std::unique_ptr<OutputFile>> DiskFiles::create(
    const std::string& path) const {
  struct stat found = {};
  const bool exists = ::stat(path.c_str(), &found) == 0;
  if (exists && S_ISDIR(found.st_mode)) return write_error(path, EISDIR);
  if (exists && !S_ISREG(found.st_mode)) {
    const int descriptor = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
    if (descriptor < 0) return write_error(path, errno);
    return std::unique_ptr<OutputFile>(new DirectOutput(path, descriptor));
  }
  const std::string target = exists ? target_of(path) : path;
  const std::string part = target + ".part";
  ::unlink((part + std::string(kJournal)).c_str());
  const mode_t mode = exists ? found.st_mode & 07777 : 0666;
  const int descriptor =
      ::open(part.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode);
  if (descriptor < 0) return write_error(path, errno);
  return std::unique_ptr<OutputFile>(
      new RenamedOutput(target, part, descriptor));
}

std::unique_ptr<OutputFile> output_to_descriptor(int descriptor) {
  return std::make_unique<DescriptorOutput>(descriptor);
}

}  // namespace synoptic
