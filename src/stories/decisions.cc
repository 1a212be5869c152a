// SPDX-License-Identifier: Apache-2.0
#include "stories/decisions.h"

#include <algorithm>
#include <optional>
#include <unordered_set>

#include "base/word_list.h"

namespace synoptic {
namespace {

constexpr std::string_view kFirstLine = "synoptic-decisions 1";

constexpr std::string_view kKinds[] = {"merge", "split", "not-a-copy",
                                       "same-person", "not-a-quotation"};

std::optional<DecisionKind> kind_of(std::string_view word) {
  const auto found = std::find(std::begin(kKinds), std::end(kKinds), word);
  if (found == std::end(kKinds)) return std::nullopt;
  return static_cast<DecisionKind>(found - std::begin(kKinds));
}

Error malformed(std::uint32_t line, const std::string& expected) {
  return {ErrorCode::Malformed,
          "line " + std::to_string(line) + ": expected " + expected};
}

/// The entry's field, or nothing where the line ends before it.
std::string field(const ListEntry& entry, std::size_t at) {
  return at < entry.size() ? entry[at] : std::string();
}

/// What a line of a kind must hold after its word.
std::string_view expected_of(DecisionKind kind) {
  switch (kind) {
    case DecisionKind::SamePerson:
      return "a report's id and a name, twice, parted by tabs";
    case DecisionKind::NotAQuotation:
      return "a report's id and the words, parted by tabs";
    case DecisionKind::Merge:
    case DecisionKind::Split:
    case DecisionKind::NotACopy:
      break;
  }
  return "two reports' ids, parted by tabs";
}

/// A decision out of its fields; nothing where some are missing.
std::optional<Decision> decision_of(DecisionKind kind, const ListEntry& entry,
                                    std::uint32_t line) {
  Decision decision;
  decision.kind = kind;
  decision.line = line;
  decision.a = field(entry, 1);
  bool complete = !decision.a.empty();
  if (kind == DecisionKind::SamePerson) {
    decision.a_words = field(entry, 2);
    decision.b = field(entry, 3);
    decision.b_words = field(entry, 4);
    decision.reason = field(entry, 5);
    complete = complete && !decision.a_words.empty() && !decision.b.empty() &&
               !decision.b_words.empty();
  } else if (kind == DecisionKind::NotAQuotation) {
    decision.a_words = field(entry, 2);
    decision.reason = field(entry, 3);
    complete = complete && !decision.a_words.empty();
  } else {
    decision.b = field(entry, 2);
    decision.reason = field(entry, 3);
    complete = complete && !decision.b.empty() && decision.a != decision.b;
  }
  if (!complete) return std::nullopt;
  return decision;
}

bool same_pair(const Decision& x, const Decision& y) {
  return std::minmax(x.a, x.b) == std::minmax(y.a, y.b);
}

/// The first decision to split what this one merges.
const Decision* split_against(const Decision& merge,
                              std::span<const Decision> decisions) {
  for (const Decision& other : decisions) {
    if (other.kind == DecisionKind::Split && same_pair(merge, other)) {
      return &other;
    }
  }
  return nullptr;
}

}  // namespace

std::string_view to_string(DecisionKind kind) {
  return kKinds[static_cast<std::size_t>(kind)];
}

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
    const auto kind = kind_of(entries.front()[0]);
    if (!kind) {
      return malformed(number,
                       "merge, split, not-a-copy, same-person or "
                       "not-a-quotation");
    }
    auto decision = decision_of(*kind, entries.front(), number);
    if (!decision) return malformed(number, std::string(expected_of(*kind)));
    decisions.push_back(*std::move(decision));
  }
  if (number == 0) return malformed(1, "\"" + std::string(kFirstLine) + "\"");
  return decisions;
}

std::vector<Misfit> misfits(std::span<const Decision> decisions,
                            std::span<const std::string> ids) {
  const std::unordered_set<std::string_view> known(ids.begin(), ids.end());
  std::vector<Misfit> found;
  for (std::size_t i = 0; i < decisions.size(); ++i) {
    const Decision& decision = decisions[i];
    for (const std::string& id : {decision.a, decision.b}) {
      if (id.empty() || known.contains(id)) continue;
      found.push_back({i, "no report " + id});
    }
    if (decision.kind != DecisionKind::Merge) continue;
    if (const Decision* split = split_against(decision, decisions)) {
      found.push_back(
          {i, "line " + std::to_string(split->line) + " parts the two"});
    }
  }
  return found;
}

std::vector<DecisionOutcome> outcomes(std::span<const Decision> decisions,
                                      std::span<const Misfit> misfits) {
  std::vector<DecisionOutcome> all;
  for (const Decision& decision : decisions) all.push_back({decision, ""});
  for (const Misfit& misfit : misfits) {
    std::string& why = all.at(misfit.decision).misfit;
    if (why.empty()) why = misfit.why;
  }
  return all;
}

}  // namespace synoptic
