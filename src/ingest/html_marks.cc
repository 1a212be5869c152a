// SPDX-License-Identifier: Apache-2.0
#include "ingest/html_marks.h"

#include <algorithm>

#include "ingest/ascii.h"

namespace synoptic {
namespace {

// A name longer than this is a list of style rules (Tailwind); its head will
// do.
constexpr std::size_t kMostNameBytes = 400;

/// Parts a name at marks, digits' edges not, and where capitals begin: "a-b",
/// "aB" and "A_B" are a b. The last word of each blank-parted name is followed
/// by an empty one, so that no run of words goes from name to name.
std::vector<std::string> words_of_name(std::string_view name) {
  std::vector<std::string> words(1);
  const auto cut = [&words] {
    if (!words.back().empty()) words.emplace_back();
  };
  char before = ' ';
  for (const char c : name.substr(0, kMostNameBytes)) {
    const bool upper = c >= 'A' && c <= 'Z';
    const bool lower = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
                       static_cast<unsigned char>(c) >= 0x80;
    if (upper && before >= 'a' && before <= 'z') cut();
    if (upper || lower) {
      words.back() += lower_ascii(c);
    } else {
      cut();
      if (c == ' ' || c == '\n' || c == '\t') {
        words.back() = " ";
        words.emplace_back();
      }
    }
    before = c;
  }
  return words;
}

}  // namespace

PartNames::PartNames(std::string_view list) {
  for (const ListEntry& entry : parse_list(list)) {
    if (entry.size() < 2) continue;
    Name name;
    name.kind = entry[0];
    name.any_ending = entry[1].ends_with('*');
    std::string_view words = entry[1];
    if (name.any_ending) words.remove_suffix(1);
    while (!words.empty()) {
      const std::size_t end = std::min(words.find(' '), words.size());
      if (end > 0) name.words.emplace_back(words.substr(0, end));
      words.remove_prefix(std::min(end + 1, words.size()));
    }
    if (name.words.empty()) continue;
    const auto index = static_cast<std::uint32_t>(names_.size());
    if (name.any_ending && name.words.size() == 1) {
      by_beginning_.push_back(index);
    } else {
      by_word_[name.words[0]].push_back(index);
    }
    names_.push_back(std::move(name));
  }
}

PartMarks PartNames::look_up(std::string_view name) const {
  PartMarks marks;
  const auto set = [&marks](std::string_view kind) {
    if (kind == "body") marks.body = true;
    if (kind == "comments") marks.comments = true;
    if (kind == "drop") marks.drop = true;
    if (kind == "small") marks.small = true;
    if (kind == "credit") marks.credit = true;
    if (kind == "caption") marks.caption = true;
    if (kind == "author") marks.author = true;
    if (kind == "date") marks.date = true;
  };
  const std::vector<std::string> words = words_of_name(name);
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].empty()) continue;
    for (const std::uint32_t index : by_beginning_) {
      if (words[i].starts_with(names_[index].words[0])) {
        set(names_[index].kind);
      }
    }
    const auto found = by_word_.find(words[i]);
    if (found == by_word_.end()) continue;
    for (const std::uint32_t index : found->second) {
      const Name& candidate = names_[index];
      bool all = i + candidate.words.size() <= words.size();
      for (std::size_t j = 0; all && j < candidate.words.size(); ++j) {
        const bool open =
            candidate.any_ending && j + 1 == candidate.words.size();
        all = open ? words[i + j].starts_with(candidate.words[j])
                   : words[i + j] == candidate.words[j];
      }
      if (all) set(candidate.kind);
    }
  }
  return marks;
}

PartMarks SeenNames::look_up(std::string_view name) {
  const auto found = seen_.find(name);
  if (found != seen_.end()) return found->second;
  return seen_.emplace(name, names_.look_up(name)).first->second;
}

}  // namespace synoptic
