// SPDX-License-Identifier: Apache-2.0
#include "reconciliation/story_entities.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include "base/unicode.h"
#include "base/utf8.h"
#include "reading/name_forms.h"

namespace synoptic {
namespace {

struct Occurrence {
  std::uint32_t member = 0;
  const Entity* entity = nullptr;
  std::uint32_t mentions = 0;
};

std::vector<std::string> words_of(std::string_view name) {
  std::vector<std::string> words;
  std::string word;
  const auto end_word = [&] {
    if (!word.empty()) words.push_back(std::move(word));
    word.clear();
  };
  for (std::size_t at = 0; at < name.size();) {
    const CodePoint next = decode_utf8(name, at);
    if (is_word(next.value)) {
      append_utf8(word, next.value);
    } else if (next.value != U'.' && next.value != U'\'' &&
               next.value != U'\u2019') {
      end_word();
    }
    at += next.size;
  }
  end_word();
  return words;
}

/// Disjoint sets of occurrences.
class Sets {
 public:
  explicit Sets(std::size_t size) : parent_(size) {
    std::iota(parent_.begin(), parent_.end(), 0u);
  }
  std::uint32_t find(std::uint32_t x) {
    while (parent_[x] != x) x = parent_[x] = parent_[parent_[x]];
    return x;
  }
  void join(std::uint32_t a, std::uint32_t b) {
    a = find(a);
    b = find(b);
    if (a != b) parent_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<std::uint32_t> parent_;
};

/// The given name of a person, as a key, or nothing for a lone surname.
std::optional<std::string> given_name(const std::vector<std::string>& words) {
  if (words.size() < 2) return std::nullopt;
  return transliteration_key(words.front());
}

/// True if the given names may be one person's: equal, or one the initial of
/// the other.
bool may_be_one(const std::string& a, const std::string& b) {
  if (first_names_agree(a, b)) return true;
  const bool initial = a.size() == 1 || b.size() == 1;
  return (initial && a.front() == b.front()) || a.starts_with(b) ||
         b.starts_with(a);
}

std::string acronym_of(const std::vector<std::string>& words) {
  std::string acronym;
  for (const std::string& word : words) {
    const char32_t first = decode_utf8(word, 0).value;
    if (is_upper(first)) append_utf8(acronym, first);
  }
  return words.size() >= 2 && acronym.size() >= 2 ? fold(acronym)
                                                  : std::string();
}

class Linker {
 public:
  Linker(const Story& story, std::span<const Report> reports)
      : story_(story), reports_(reports), sets_(0) {
    for (std::uint32_t m = 0; m < story.members.size(); ++m) {
      const Reading& reading = reports[story.members[m].report.value].reading;
      std::vector<std::uint32_t> mentions(reading.entities.size());
      for (const Mention& mention : reading.mentions) {
        if (mention.entity.value < mentions.size()) {
          ++mentions[mention.entity.value];
        }
      }
      for (std::uint32_t e = 0; e < reading.entities.size(); ++e) {
        occurrences_.push_back({m, &reading.entities[e], mentions[e]});
      }
    }
    sets_ = Sets(occurrences_.size());
  }

  EntityLinks link() {
    link_persons();
    link_others();
    return collect();
  }

 private:
  void link_persons() {
    std::map<std::string, std::vector<std::uint32_t>> by_surname;
    for (std::uint32_t i = 0; i < occurrences_.size(); ++i) {
      const Entity& entity = *occurrences_[i].entity;
      if (entity.type != NameType::Person) continue;
      const auto words = words_of(entity.name);
      if (words.empty()) continue;
      by_surname[transliteration_key(words.back())].push_back(i);
    }
    for (const auto& [surname, people] : by_surname) link_namesakes(people);
  }

  /// Links people of one surname: by given name first; a lone surname joins
  /// only if all the others are one person.
  void link_namesakes(const std::vector<std::uint32_t>& people) {
    std::vector<std::pair<std::string, std::uint32_t>> named;
    std::vector<std::uint32_t> lone;
    for (const std::uint32_t i : people) {
      const auto given = given_name(words_of(occurrences_[i].entity->name));
      if (given) {
        named.emplace_back(*given, i);
      } else {
        lone.push_back(i);
      }
    }
    bool one_person = true;
    for (std::size_t a = 0; a < named.size(); ++a) {
      for (std::size_t b = a + 1; b < named.size(); ++b) {
        if (may_be_one(named[a].first, named[b].first)) {
          sets_.join(named[a].second, named[b].second);
        } else {
          one_person = false;
        }
      }
    }
    if (!one_person) return;
    for (const std::uint32_t i : lone) {
      sets_.join(i, named.empty() ? lone.front() : named.front().second);
    }
  }

  void link_others() {
    std::map<std::string, std::uint32_t> first_of_key;
    const auto join_by = [&](const std::string& key, std::uint32_t i) {
      const auto [at, is_new] = first_of_key.emplace(key, i);
      if (!is_new) sets_.join(at->second, i);
    };
    for (std::uint32_t i = 0; i < occurrences_.size(); ++i) {
      const Entity& entity = *occurrences_[i].entity;
      if (entity.type == NameType::Person) continue;
      if (is_country(entity)) {
        join_by("country " + entity.country, i);
        continue;
      }
      std::vector<std::string> names = entity.aliases;
      names.push_back(entity.name);
      for (const std::string& name : names) {
        const auto words = words_of(name);
        std::string key;
        for (const std::string& word : words) key += fold(word) + ' ';
        if (key.starts_with("the ")) key.erase(0, 4);
        join_by("name " + key, i);
        if (entity.type != NameType::Organization) continue;
        const std::string acronym = acronym_of(words);
        if (!acronym.empty()) join_by("name " + acronym + ' ', i);
      }
    }
  }

  EntityLinks collect() {
    EntityLinks links;
    std::map<std::uint32_t, std::vector<std::uint32_t>> groups;
    for (std::uint32_t i = 0; i < occurrences_.size(); ++i) {
      groups[sets_.find(i)].push_back(i);
    }
    std::vector<std::pair<StoryEntity, std::vector<std::uint32_t>>> made;
    std::vector<std::uint32_t> weight;
    for (auto& [root, group] : groups) {
      made.emplace_back(make_entity(group), group);
    }
    const auto mentions = [&](const std::vector<std::uint32_t>& group) {
      std::uint32_t total = 0;
      for (const std::uint32_t i : group) total += occurrences_[i].mentions;
      return total;
    };
    std::ranges::stable_sort(made, [&](const auto& a, const auto& b) {
      const auto x = mentions(a.second);
      const auto y = mentions(b.second);
      return x != y ? x > y : a.first.name < b.first.name;
    });
    links.of_member.resize(story_.members.size());
    for (std::size_t m = 0; m < story_.members.size(); ++m) {
      links.of_member[m].resize(
          report_of(static_cast<std::uint32_t>(m)).reading.entities.size());
    }
    for (auto& [entity, group] : made) {
      entity.id = {static_cast<std::uint32_t>(links.entities.size())};
      for (const std::uint32_t i : group) {
        links.of_member[occurrences_[i].member]
                       [occurrences_[i].entity->id.value] = entity.id;
      }
      links.entities.push_back(std::move(entity));
    }
    return links;
  }

  const Report& report_of(std::uint32_t member) const {
    return reports_[story_.members[member].report.value];
  }

  StoryEntity make_entity(const std::vector<std::uint32_t>& group) const {
    StoryEntity made;
    std::map<std::string, std::set<ReportId>> variants;
    std::map<std::string, std::uint32_t> names;
    std::set<std::string> roles;
    std::map<NameType, std::uint32_t> types;
    for (const std::uint32_t i : group) {
      const Occurrence& occurrence = occurrences_[i];
      const ReportId report = story_.members[occurrence.member].report;
      const Entity& entity = *occurrence.entity;
      variants[entity.name].insert(report);
      for (const std::string& alias : entity.aliases) {
        variants[alias].insert(report);
      }
      names[entity.name] += 1;
      types[entity.type] += 1 + occurrence.mentions;
      roles.insert(entity.roles.begin(), entity.roles.end());
    }
    // The name that most reports use as their fullest one, the longer of two.
    made.name =
        std::ranges::max_element(names, [](const auto& a, const auto& b) {
          if (a.second != b.second) return a.second < b.second;
          return a.first.size() < b.first.size();
        })->first;
    made.type = std::ranges::max_element(types, {}, [](const auto& entry) {
                  return entry.second;
                })->first;
    for (const auto& [text, who] : variants) {
      made.variants.push_back({text, {who.begin(), who.end()}});
    }
    made.roles.assign(roles.begin(), roles.end());
    return made;
  }

  const Story& story_;
  std::span<const Report> reports_;
  std::vector<Occurrence> occurrences_;
  Sets sets_;
};

}  // namespace

std::string transliteration_key(std::string_view name) {
  const std::string folded = fold(name);
  std::string key;
  for (std::size_t i = 0; i < folded.size(); ++i) {
    char c = folded[i];
    const char next = i + 1 < folded.size() ? folded[i + 1] : '\0';
    if (c == '\'' || c == '-') continue;
    if ((c == 'k' || c == 'g') && next == 'h') {  // kh, gh: one letter
      c = c == 'k' ? 'h' : 'g';
      ++i;
    } else if (c == 'p' && next == 'h') {
      c = 'f';
      ++i;
    } else if (c == 'y' || c == 'j') {
      c = 'i';
    } else if (c == 'w') {
      c = 'v';
    } else if (c == 'q' || c == 'c') {
      c = 'k';
    }
    if (key.empty() || key.back() != c) key.push_back(c);
  }
  return key;
}

EntityLinks link_entities(const Story& story, std::span<const Report> reports) {
  return Linker(story, reports).link();
}

}  // namespace synoptic
