// SPDX-License-Identifier: Apache-2.0
#include "engine/inputs.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <utility>

namespace synoptic {
namespace {

// Each path once, in the order of the names it consists of.
template <typename Item>
void sort_by_path(std::vector<Item>& items) {
  std::sort(items.begin(), items.end(), [](const Item& a, const Item& b) {
    return std::filesystem::path(a.path) < std::filesystem::path(b.path);
  });
  const auto last = std::unique(
      items.begin(), items.end(),
      [](const Item& a, const Item& b) { return a.path == b.path; });
  items.erase(last, items.end());
}

// "./a//b/../c/" as "a/c".
std::string plain_path(const std::string& path) {
  std::filesystem::path plain = std::filesystem::path(path).lexically_normal();
  if (!plain.has_filename() && plain.has_relative_path()) {
    plain = plain.parent_path();
  }
  return plain.empty() ? path : plain.string();
}

// Walks what was given. Folders wait on a list, not on the call stack, so that
// no depth of folders can exhaust it.
class Walk {
 public:
  Walk(const Files& files, Inputs& found) : files_(files), found_(found) {}

  void start(const std::string& path) {
    const std::size_t inputs = found_.inputs.size();
    const std::size_t unread = found_.unread.size();
    visit(path);
    if (waiting_.empty()) return;
    while (!waiting_.empty()) {
      const std::string folder = std::move(waiting_.back());
      waiting_.pop_back();
      enter(folder);
    }
    if (found_.inputs.size() == inputs && found_.unread.size() == unread) {
      found_.unread.push_back({path, "no reports in this folder"});
    }
  }

 private:
  void visit(const std::string& path) {
    const PathStatus status = files_.status(path);
    switch (status.kind) {
      case PathKind::File:
        found_.inputs.push_back({path, "", status.size});
        break;
      case PathKind::Folder:
        if (seen_.insert(status.identity).second) waiting_.push_back(path);
        break;
      case PathKind::Missing:
        found_.unread.push_back({path, "no such file or folder"});
        break;
      case PathKind::DanglingLink:
        found_.unread.push_back({path, "a link that leads nowhere"});
        break;
      case PathKind::Device:
        found_.unread.push_back({path, "a device or socket, not a file"});
        break;
    }
  }

  void enter(const std::string& folder) {
    const Result<std::vector<std::string>> names = files_.names_in(folder);
    if (!names) {
      found_.unread.push_back({folder, names.error().message});
      return;
    }
    for (const std::string& name : *names) {
      if (name.starts_with('.')) continue;
      visit((std::filesystem::path(folder) / name).string());
    }
  }

  const Files& files_;
  Inputs& found_;
  std::vector<std::string> waiting_;
  std::set<std::string> seen_;  // identities of the folders walked
};

// How much of a path stands in an id.
struct IdShape {
  int folders = 0;
  bool extension = false;
};

std::string shaped(std::string_view path, IdShape shape) {
  const std::filesystem::path whole(path);
  std::string id = shape.extension ? whole.filename().string() : stem_of(path);
  std::filesystem::path folder = whole.parent_path();
  for (int i = 0; i < shape.folders && folder.has_filename(); ++i) {
    id = folder.filename().string() + "/" + id;
    folder = folder.parent_path();
  }
  return id;
}

// Folders in front of a stem at most; then the whole path tells it apart.
constexpr int kMostFolders = 8;

// Gives the inputs of one stem ids of the first shape that parts them.
void name_alike(std::vector<Input>& inputs,
                const std::vector<std::size_t>& members) {
  for (const bool extension : {false, true}) {
    for (int folders = 0; folders <= kMostFolders; ++folders) {
      std::set<std::string> distinct;
      for (const std::size_t i : members) {
        inputs[i].stem = shaped(inputs[i].path, {folders, extension});
        distinct.insert(inputs[i].stem);
      }
      if (distinct.size() == members.size()) return;
    }
  }
  for (const std::size_t i : members) inputs[i].stem = inputs[i].path;
}

void name_inputs(std::vector<Input>& inputs) {
  std::map<std::string, std::vector<std::size_t>> groups;
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    groups[stem_of(inputs[i].path)].push_back(i);
  }
  for (const auto& [stem, members] : groups) name_alike(inputs, members);
}

}  // namespace

std::string stem_of(std::string_view path) {
  if (path == "-") return "stdin";
  return std::filesystem::path(path).stem().string();
}

Inputs find_inputs(std::span<const std::string> paths, const Files& files) {
  Inputs found;
  for (const std::string& path : paths) {
    Walk(files, found).start(plain_path(path));
  }
  sort_by_path(found.inputs);
  sort_by_path(found.unread);
  name_inputs(found.inputs);
  return found;
}

}  // namespace synoptic
