// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace synoptic {

/// A web archive that is being written. Until it is whole it stands in
/// `NAME.part`, and `NAME.part.journal` tells which addresses are in it, so
/// that an interrupted run can go on: a line for each address that is done,
/// with the archive's size behind it, and one for each found in a feed.
class ArchiveFile {
 public:
  /// Opens the archive for writing, where it stopped if it did.
  static Result<ArchiveFile> open(const std::string& path);
  ArchiveFile(ArchiveFile&& other) noexcept;
  ArchiveFile& operator=(ArchiveFile&&) = delete;
  ~ArchiveFile();

  const std::set<std::string>& done() const& { return done_; }
  const std::vector<std::string>& found() const& { return found_; }
  bool goes_on() const { return size_ > 0; }

  /// Appends records and what they are of; false once something failed.
  bool append(std::string_view records, const std::string& address,
              const std::vector<std::string>& found);

  /// Puts the archive in its place and removes the journal.
  bool keep();

 private:
  explicit ArchiveFile(std::string path) : path_(std::move(path)) {}
  void read_journal();

  std::string path_;
  std::set<std::string> done_;
  std::vector<std::string> found_;
  std::size_t size_ = 0;
  int archive_ = -1;
  int journal_ = -1;
};

}  // namespace synoptic
