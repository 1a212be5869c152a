// SPDX-License-Identifier: Apache-2.0
#include "reconciliation/places.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/unicode.h"

namespace synoptic {
namespace {

/// "Velden, Norland": the holding place stands so few bytes behind.
constexpr std::uint32_t kChainGap = 2;

/// A clause with more places is a list, whose pairs tell little.
constexpr std::size_t kMostPlaces = 12;

std::set<std::string> words_of(const std::string& name) {
  std::set<std::string> words;
  std::string word;
  for (const char c : fold(name) + " ") {
    const bool mark = c == ' ' || c == ',' || c == '.' || c == '/' || c == '-';
    if (!mark) {
      word += c;
    } else if (!word.empty()) {
      words.insert(std::move(word));
      word.clear();
    }
  }
  return words;
}

}  // namespace

bool PlaceNesting::are_apart(EntityId a, EntityId b,
                             const EntityLinks& links) const {
  if (a == b || wide.contains(a) || wide.contains(b)) return false;
  if (together.contains(std::minmax(a, b))) return false;
  for (const EntityId place : {a, b}) {
    const std::string name = fold(links.entities[place.value].name);
    if (wide_names.contains(name)) return false;
  }
  const auto one = words_of(links.entities[a.value].name);
  const auto two = words_of(links.entities[b.value].name);
  return std::ranges::none_of(
      one, [&](const std::string& word) { return two.contains(word); });
}

PlaceNesting read_nesting(const Story& story, std::span<const Report> reports,
                          const EntityLinks& links) {
  PlaceNesting nesting;
  for (std::uint32_t m = 0; m < story.members.size(); ++m) {
    const Report& report = reports[story.members[m].report.value];
    const auto& linked = links.of_member[m];
    const auto& mentions = report.reading.mentions;
    std::size_t next = 0;
    for (std::size_t i = 1; i < mentions.size(); ++i) {
      // Whatever the second is taken for: "Velden, Norland" is one place.
      const Span before = mentions[i - 1].span;
      const Span holding = mentions[i].span;
      if (mentions[i - 1].type == NameType::Place &&
          holding.begin <= before.end + kChainGap && before < holding) {
        nesting.wide_names.insert(fold(slice(report.document.text, holding)));
      }
    }
    for (const Statement& statement : report.reading.statements) {
      std::vector<EntityId> named;
      std::uint32_t end = 0;  // of the place before
      while (next < mentions.size() &&
             mentions[next].span.begin < statement.span.end) {
        const Mention& mention = mentions[next++];
        if (mention.type != NameType::Place ||
            mention.entity.value >= linked.size()) {
          continue;
        }
        const EntityId place = linked[mention.entity.value];
        const Entity& entity = report.reading.entities[mention.entity.value];
        const bool holds = end > 0 && mention.span.begin <= end + kChainGap;
        if (holds || is_country(entity)) nesting.wide.insert(place);
        end = mention.span.end;
        if (named.size() >= kMostPlaces) continue;
        for (const EntityId other : named) {
          nesting.together.insert(std::minmax(other, place));
        }
        named.push_back(place);
      }
    }
  }
  return nesting;
}

}  // namespace synoptic
