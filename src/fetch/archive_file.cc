// SPDX-License-Identifier: Apache-2.0
#include "fetch/archive_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <system_error>
#include <utility>

namespace synoptic {
namespace {

bool write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t put = ::write(file, bytes.data(), bytes.size());
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(put));
  }
  return true;
}

}  // namespace

ArchiveFile::ArchiveFile(ArchiveFile&& other) noexcept
    : path_(std::move(other.path_)),
      done_(std::move(other.done_)),
      found_(std::move(other.found_)),
      size_(other.size_),
      archive_(std::exchange(other.archive_, -1)),
      journal_(std::exchange(other.journal_, -1)) {}

ArchiveFile::~ArchiveFile() {
  if (archive_ >= 0) ::close(archive_);
  if (journal_ >= 0) ::close(journal_);
}

/// Lines are "SIZE<tab>ADDRESS" and "+<tab>ADDRESS"; a last one without its
/// end was being written when the run ended and counts for nothing.
void ArchiveFile::read_journal() {
  std::ifstream file(path_ + ".part.journal", std::ios::binary);
  const std::string text((std::istreambuf_iterator<char>(file)), {});
  for (std::size_t at = 0;;) {
    const std::size_t end = text.find('\n', at);
    if (end == std::string::npos) return;
    const std::string line = text.substr(at, end - at);
    at = end + 1;
    const std::size_t tab = line.find('\t');
    if (tab == std::string::npos) continue;
    const std::string address = line.substr(tab + 1);
    if (line[0] == '+') {
      found_.push_back(address);
      continue;
    }
    std::size_t size = 0;
    std::from_chars(line.data(), line.data() + tab, size);
    size_ = size;
    done_.insert(address);
  }
}

Result<ArchiveFile> ArchiveFile::open(const std::string& path) {
  ArchiveFile file(path);
  const auto fail = [&] {
    return Error{ErrorCode::CannotWrite,
                 path + ": " + std::generic_category().message(errno)};
  };
  constexpr int kFlags = O_RDWR | O_CREAT | O_CLOEXEC;
  file.archive_ = ::open((path + ".part").c_str(), kFlags, 0666);
  if (file.archive_ < 0) return fail();
  if (::flock(file.archive_, LOCK_EX | LOCK_NB) != 0) {
    return Error{ErrorCode::CannotWrite,
                 path + ": another run is writing to it"};
  }
  file.read_journal();
  const off_t held = ::lseek(file.archive_, 0, SEEK_END);
  if (held < 0) return fail();
  if (static_cast<std::size_t>(held) < file.size_) {
    file.done_.clear();
    file.found_.clear();
    file.size_ = 0;
  }
  const auto size = static_cast<off_t>(file.size_);
  if (::ftruncate(file.archive_, size) != 0 ||
      ::lseek(file.archive_, size, SEEK_SET) < 0) {
    return fail();
  }
  const int fresh = file.size_ == 0 ? O_TRUNC : 0;
  file.journal_ =
      ::open((path + ".part.journal").c_str(), kFlags | O_APPEND | fresh, 0666);
  if (file.journal_ < 0) return fail();
  return file;
}

bool ArchiveFile::append(std::string_view records, const std::string& address,
                         const std::vector<std::string>& found) {
  if (!write_all(archive_, records)) return false;
  size_ += records.size();
  // The journal never tells of what is not yet on the disk.
  if (::fdatasync(archive_) != 0) return false;
  std::string lines;
  for (const std::string& one : found) lines += "+\t" + one + "\n";
  lines += std::to_string(size_) + "\t" + address + "\n";
  return write_all(journal_, lines);
}

bool ArchiveFile::keep() {
  if (::fsync(archive_) != 0) return false;
  if (std::rename((path_ + ".part").c_str(), path_.c_str()) != 0) return false;
  std::remove((path_ + ".part.journal").c_str());
  return true;
}

}  // namespace synoptic
