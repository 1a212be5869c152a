// SPDX-License-Identifier: Apache-2.0
#include "cli/run_fetch.h"

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/command_line.h"
#include "fetch/archive_file.h"
#include "fetch/fetch.h"
#include "fetch/warc_record.h"

namespace synoptic {
namespace {

constexpr std::string_view kName = "synoptic/" SYNOPTIC_VERSION;

/// The lines of a text without blanks around them, empty ones left out.
std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string_view line = text.substr(at, end - at);
    at = end + 1;
    while (line.ends_with('\r') || line.ends_with(' ')) line.remove_suffix(1);
    while (line.starts_with(' ')) line.remove_prefix(1);
    if (!line.empty()) lines.emplace_back(line);
  }
  return lines;
}

bool is_address(std::string_view text) {
  return text.starts_with("http://") || text.starts_with("https://");
}

/// State files have lines of an address, its ETag and its Last-Modified,
/// parted by tabs.
void read_state(std::string_view text,
                std::map<std::string, Validators>& validators) {
  for (const std::string& line : lines_of(text)) {
    const std::size_t first = line.find('\t');
    const std::size_t second = line.find('\t', first + 1);
    if (first == std::string::npos || second == std::string::npos) continue;
    validators[line.substr(0, first)] = {
        line.substr(first + 1, second - first - 1), line.substr(second + 1)};
  }
}

bool write_state(const std::map<std::string, Validators>& validators,
                 const std::string& path, const Files& files,
                 Messages& messages) {
  auto file = files.create(path);
  if (!file) {
    messages.error(file.error().message);
    return false;
  }
  for (const auto& [address, one] : validators) {
    (*file)->write(address + "\t" + one.etag + "\t" + one.last_modified + "\n");
  }
  if (const auto error = (*file)->keep()) {
    messages.error(error->message);
    return false;
  }
  return true;
}

}  // namespace

int run_fetch(const Arguments& arguments, const Files& files,
              Messages& messages) {
  int status = kAllDone;
  const auto fail = [&](const std::string& what, const std::string& why) {
    messages.error(what + ": " + why);
    status = kSomeUnread;
  };
  FetchPlan plan;
  for (const std::string& path : arguments.paths) {
    if (is_address(path)) {
      plan.addresses.push_back(path);
      continue;
    }
    const Result<FileBytes> bytes = files.read(path);
    if (!bytes) {
      fail(path, bytes.error().message);
      continue;
    }
    for (std::string& line : lines_of(bytes->view())) {
      if (!line.starts_with('#')) plan.addresses.push_back(std::move(line));
    }
  }
  if (!arguments.state.empty()) {
    const Result<FileBytes> bytes = files.read(arguments.state);
    if (bytes) read_state(bytes->view(), plan.validators);
  }
  auto archive = ArchiveFile::open(arguments.output);
  if (!archive) {
    messages.error(archive.error().message);
    return kFailed;
  }
  bool is_written = true;
  if (archive->goes_on()) {
    messages.note(arguments.output + ": goes on where it stopped");
    plan.done = archive->done();
    plan.addresses.insert(plan.addresses.end(), archive->found().begin(),
                          archive->found().end());
  } else {
    is_written = archive->append(warc_begin(moment_now(), kName), "", {});
  }
  FetchOptions options = arguments.fetch;
  options.program = kName;
  if (arguments.jobs > 0) options.hosts_at_once = arguments.jobs;
  if (is_written) {
    fetch_all(plan, options, [&](const Fetched& fetched) {
      if (!fetched.reason.empty()) fail(fetched.address, fetched.reason);
      return is_written = archive->append(fetched.records, fetched.address,
                                          fetched.found);
    });
  }
  if (!is_written || !archive->keep()) {
    messages.error(arguments.output + ": cannot be written");
    return kFailed;
  }
  const bool is_kept =
      arguments.state.empty() ||
      write_state(plan.validators, arguments.state, files, messages);
  return is_kept ? status : kFailed;
}

}  // namespace synoptic
