// SPDX-License-Identifier: Apache-2.0
#include "base/word_list.h"

namespace synoptic {
namespace {

std::string_view trim(std::string_view text) {
  const auto begin = text.find_first_not_of(" \r");
  if (begin == std::string_view::npos) return {};
  const auto end = text.find_last_not_of(" \r");
  return text.substr(begin, end - begin + 1);
}

}  // namespace

std::vector<ListEntry> parse_list(std::string_view text) {
  std::vector<ListEntry> entries;
  while (!text.empty()) {
    const auto end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (trim(line).empty() || line.front() == '#') continue;
    ListEntry entry;
    while (true) {
      const auto tab = line.find('\t');
      entry.emplace_back(trim(line.substr(0, tab)));
      if (tab == std::string_view::npos) break;
      line.remove_prefix(tab + 1);
    }
    entries.push_back(std::move(entry));
  }
  return entries;
}

WordSet parse_word_set(std::string_view text) {
  WordSet words;
  for (ListEntry& entry : parse_list(text)) words.insert(std::move(entry[0]));
  return words;
}

}  // namespace synoptic
