// SPDX-License-Identifier: Apache-2.0
#include "stories/decisions.h"

#include <optional>
#include <unordered_set>

#include "base/word_list.h"

namespace synoptic {
namespace {

constexpr std::string_view kFirstLine = "synoptic-decisions 1";

std::optional<DecisionKind> kind_of(std::string_view word) {
  if (word == "merge") return DecisionKind::Merge;
  if (word == "split") return DecisionKind::Split;
  if (word == "not-a-copy") return DecisionKind::NotACopy;
  return std::nullopt;
}

Error malformed(std::uint32_t line, const std::string& expected) {
  return {ErrorCode::Malformed,
          "line " + std::to_string(line) + ": expected " + expected};
}

}  // namespace

Result<std::vector<Decision>> parse_decisions(std::string_view text) {
  std::vector<Decision> decisions;
  std::uint32_t number = 0;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    ++number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (number == 1 && line != kFirstLine) {
      return malformed(1, "\"" + std::string(kFirstLine) + "\"");
    }
    const std::vector<ListEntry> entries = parse_list(line);
    if (number == 1 || entries.empty()) continue;
    const ListEntry& entry = entries.front();
    const auto kind = kind_of(entry[0]);
    if (!kind) return malformed(number, "merge, split or not-a-copy");
    if (entry.size() < 3 || entry[1].empty() || entry[2].empty() ||
        entry[1] == entry[2]) {
      return malformed(number, "two reports' ids, parted by tabs");
    }
    decisions.push_back(
        {*kind, entry[1], entry[2], entry.size() > 3 ? entry[3] : "", number});
  }
  if (number == 0) return malformed(1, "\"" + std::string(kFirstLine) + "\"");
  return decisions;
}

std::vector<std::string> misfits(std::span<const Decision> decisions,
                                 std::span<const std::string> ids) {
  const std::unordered_set<std::string_view> known(ids.begin(), ids.end());
  std::vector<std::string> lines;
  for (const Decision& decision : decisions) {
    for (const std::string& id : {decision.a, decision.b}) {
      if (known.contains(id)) continue;
      lines.push_back("decision in line " + std::to_string(decision.line) +
                      " does not fit: no report " + id);
    }
  }
  return lines;
}

}  // namespace synoptic
