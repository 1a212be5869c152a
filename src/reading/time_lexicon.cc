// SPDX-License-Identifier: Apache-2.0
#include "reading/time_lexicon.h"

#include <charconv>
#include <iterator>
#include <optional>

namespace synoptic {
namespace {

// In the order of `TimeWordKind`.
constexpr std::string_view kKinds[] = {
    "month",    "weekday", "weekdays",  "unit", "units",    "season",
    "part",     "parts",   "clock",     "day",  "tonight",  "shift",
    "position", "part-of", "reference", "set",  "meridiem", "zone"};

std::optional<TimeWordKind> parse_kind(std::string_view name) {
  for (std::size_t i = 0; i < std::size(kKinds); ++i) {
    if (kKinds[i] == name) return static_cast<TimeWordKind>(i);
  }
  return std::nullopt;
}

}  // namespace

WordMap<TimeWord> parse_time_words(std::string_view list) {
  WordMap<TimeWord> words;
  for (const ListEntry& entry : parse_list(list)) {
    if (entry.size() < 3) continue;
    const auto kind = parse_kind(entry[1]);
    if (!kind) continue;
    TimeWord word;
    word.kind = *kind;
    word.text = entry[2];
    const char* end = entry[2].data() + entry[2].size();
    std::from_chars(entry[2].data(), end, word.number);
    if (word.kind == TimeWordKind::Unit || word.kind == TimeWordKind::Units) {
      const auto unit = parse_time_unit(entry[2]);
      if (!unit) continue;
      word.unit = *unit;
    }
    if (entry.size() > 3) {
      word.form = entry[3] == "title" ? WordForm::Title : WordForm::Capital;
    }
    words.emplace(entry[0], std::move(word));
  }
  return words;
}

}  // namespace synoptic
