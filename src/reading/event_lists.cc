// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "reading/events.h"

namespace synoptic {
namespace {

std::optional<EventType> parse_type(std::string_view name) {
  for (int i = 1; i <= static_cast<int>(EventType::Assault); ++i) {
    const auto type = static_cast<EventType>(i);
    if (to_string(type) == name) return type;
  }
  return std::nullopt;
}

/// The words of a field, parted by blanks; none for "-".
WordSet parse_words(std::string_view field) {
  WordSet words;
  if (field == "-") return words;
  while (!field.empty()) {
    const auto space = field.find(' ');
    if (space != 0) words.emplace(field.substr(0, space));
    field.remove_prefix(space == std::string_view::npos ? field.size()
                                                        : space + 1);
  }
  return words;
}

void add_verb(const ListEntry& entry, EventResources& resources) {
  if (entry.size() < 3) return;
  EventVerb verb;
  if (entry[1] == "SAY") {
    verb.role = EventRole::Say;
  } else if (entry[1] == "FRAME") {
    verb.role = EventRole::Frame;
  } else if (const auto type = parse_type(entry[1])) {
    verb.type = *type;
  } else {
    return;
  }
  verb.objects = parse_words(entry[2]);
  if (entry.size() > 3) verb.mode = entry[3];
  resources.verbs[entry[0]].push_back(std::move(verb));
}

void add_noun(const ListEntry& entry, EventResources& resources) {
  if (entry.size() == 2 && entry[1] == "LIGHT") {
    resources.light_verbs.insert(entry[0]);
    return;
  }
  if (entry.size() < 5) return;
  const auto type = parse_type(entry[1]);
  if (!type) return;
  EventNoun noun;
  noun.type = *type;
  noun.beside = parse_words(entry[2]);
  if (entry[3] != "-") noun.mode = entry[3];
  noun.happens = entry[4] == "happens";
  resources.nouns[entry[0]].push_back(std::move(noun));
}

void add_frame(const ListEntry& entry, EventResources& resources) {
  if (entry.size() < 2) return;
  constexpr std::string_view kNames[] = {"weak", "will", "would",
                                         "past", "may",  "not"};
  const auto* const name = std::ranges::find(kNames, entry[1]);
  if (name == std::end(kNames)) return;
  resources.frames.emplace(entry[0], static_cast<FrameWord>(name - kNames));
}

}  // namespace

Result<EventResources> load_event_resources(const OpenList& open) {
  EventResources resources;
  constexpr std::pair<std::string_view,
                      void (*)(const ListEntry&, EventResources&)>
      kLists[] = {{"event-verbs.txt", add_verb},
                  {"event-nouns.txt", add_noun},
                  {"event-frames.txt", add_frame}};
  for (const auto& [name, add] : kLists) {
    auto list = open(name);
    if (!list) return std::move(list).error();
    for (const ListEntry& entry : parse_list(*list)) add(entry, resources);
  }
  return resources;
}

}  // namespace synoptic
