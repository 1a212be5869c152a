// SPDX-License-Identifier: Apache-2.0
#include "reading/entities.h"

#include <algorithm>
#include <string>
#include <utility>

#include "base/unicode.h"
#include "base/utf8.h"
#include "reading/coreference.h"
#include "reading/missed_names.h"
#include "reading/name_forms.h"
#include "reading/name_parts.h"
#include "reading/noun_phrases.h"
#include "reading/states.h"

// The idea: full names first, then what may be short for them. A first pass
// makes an entity of every name that can stand alone: persons of two words and
// more, places, bodies. A second one gives each surname, first name and
// acronym to the entity it may be short for: the one last spoken of before it,
// or else the first after it, since headlines are ahead of the full name. Two
// people of one surname stay apart, for "Ada Berg" and "Olaf Berg" contradict
// each other. Countries come by their table, so that "Norwegians" and "Oslo"
// as a party to talks are Norway, and "in Oslo" is the town.

namespace synoptic {
namespace {

/// So many candidates of one key are compared, the latest ones: keeps a list
/// of thousands of namesakes linear.
constexpr std::size_t kMostCandidates = 8;

struct Draft {
  Entity entity;
  std::vector<std::string> words;
  Gender gender = Gender::Unknown;
  std::uint32_t last_name = 0;  ///< Index of the last name that is its.
  bool posted = false;          ///< Its name says where it is posted.
};

constexpr std::uint32_t kNoDraft = 0xFFFFFFFF;

struct NameFacts {
  Span core;  ///< The name without titles.
  Span post;  ///< The place of an embassy, or empty.
  std::vector<std::string> words;
  const CountryEntry* country = nullptr;
  std::uint32_t draft = kNoDraft;
  NameType type = NameType::Other;
  MentionKind kind = MentionKind::Name;
  std::string_view rule;  ///< Why it goes to its draft.
};

std::string join(const std::vector<std::string>& words) {
  std::string key;
  for (const std::string& word : words) key += word + ' ';
  return key;
}

class EntityReader {
 public:
  EntityReader(const Document& document, const Analysis& analysis,
               const EntityResources& resources)
      : document_(document),
        analysis_(analysis),
        resources_(resources),
        parts_(document.text, analysis, resources.roles, resources.countries),
        names_(with_missed_names(document, analysis, resources.roles,
                                 resources.verbs)) {}

  void read(Reading& reading) {
    collect();
    place_countries();
    for (std::uint32_t i = 0; i < facts_.size(); ++i)
      if (facts_[i].draft == kNoDraft && stands_alone(i)) place(i);
    for (std::uint32_t i = 0; i < facts_.size(); ++i)
      if (facts_[i].draft == kNoDraft) place_short(i);
    add_roles();
    finish(reading);
  }

 private:
  std::string_view word(std::uint32_t token) const {
    return slice(document_.text, analysis_.tokens[token].span);
  }

  void collect() {
    for (const Name& name : names_) {
      NameFacts facts;
      facts.type = name.type;
      facts.core = parts_.core_of(name);
      const std::string_view text = slice(document_.text, facts.core);
      facts.words = name_words(text);
      facts.country = find_country(resources_.countries, text);
      // "Jordan" may be a first name; a seat of power is nobody's name.
      if (name.type == NameType::Person && facts.country != nullptr &&
          facts.country->kind != CountryWord::Seat)
        facts.country = nullptr;
      if (name.type == NameType::Person && facts.country != nullptr)
        facts.type = NameType::Place;
      if (is_acronym(text)) facts.kind = MentionKind::Acronym;
      facts.post = parts_.post_of(name, facts.words, names_);
      facts_.push_back(std::move(facts));
    }
  }

  // Countries -----------------------------------------------------------

  void place_countries() {
    WordSet sure;  // Codes that the report names without doubt.
    for (const NameFacts& facts : facts_)
      if (facts.country != nullptr && !facts.country->needs_company &&
          facts.country->kind != CountryWord::Capital)
        sure.insert(facts.country->code);
    for (std::uint32_t i = 0; i < facts_.size(); ++i) {
      NameFacts& facts = facts_[i];
      if (facts.country == nullptr) continue;
      const CountryEntry& entry = *facts.country;
      const bool company = sure.contains(entry.code);
      if (entry.needs_company && !company) continue;
      if (entry.kind == CountryWord::Capital &&
          (parts_.is_town(names_[i]) ||
           !(company ||
             speaks_as_state(analysis_, names_[i], resources_.verbs))))
        continue;
      place_country(i);
    }
  }

  void place_country(std::uint32_t i) {
    NameFacts& facts = facts_[i];
    const CountryEntry& entry = *facts.country;
    const auto [at, fresh] = by_country_.try_emplace(
        entry.code, static_cast<std::uint32_t>(drafts_.size()));
    if (fresh) {
      Draft draft;
      draft.entity.type = NameType::Place;
      draft.entity.name = entry.name;
      draft.entity.country = entry.code;
      drafts_.push_back(std::move(draft));
    }
    facts.draft = at->second;
    facts.rule = "a word for the country, by the table of countries";
    if (entry.kind == CountryWord::Name) facts.type = NameType::Place;
    if (entry.kind == CountryWord::Adjective) facts.type = NameType::Other;
    add_alias(drafts_[facts.draft], slice(document_.text, facts.core));
    drafts_[facts.draft].last_name = i;
  }

  // Names ---------------------------------------------------------------

  bool stands_alone(std::uint32_t i) const {
    const NameFacts& facts = facts_[i];
    if (facts.words.size() > 1) return true;
    if (facts.type == NameType::Organization && parts_.is_definite(names_[i]))
      return false;  // "the Embassy" may be short for "Elbing's Embassy"
    return facts.type != NameType::Person && facts.kind != MentionKind::Acronym;
  }

  void place(std::uint32_t i) {
    NameFacts& facts = facts_[i];
    std::uint32_t draft =
        facts.type == NameType::Person ? find_person(i) : find_body_of(facts);
    facts.rule = facts.type == NameType::Person
                     ? "a full name that can be this person's"
                     : "the same words";
    settle(i, draft);
  }

  void place_short(std::uint32_t i) {
    NameFacts& facts = facts_[i];
    const bool letters = is_acronym(slice(document_.text, facts.core));
    const bool definite = facts.type == NameType::Organization &&
                          parts_.is_definite(names_[i]) && !letters;
    std::uint32_t draft = kNoDraft;
    const auto take = [&](std::uint32_t found, std::string_view rule) {
      draft = found;
      facts.rule = rule;
    };
    const std::string first = facts.words.empty() ? "" : facts.words[0];
    if (facts.kind == MentionKind::Acronym)
      take(find_same(by_initials_, first), "the initials of its name");
    if (draft == kNoDraft && !is_surname_of_many(facts))
      take(find_same(by_words_, join(facts.words)), "the same words");
    if (definite && draft == kNoDraft && !first.empty())
      take(find_same(bodies_by_last_, first),
           "\"the\" and the last word of its name");
    if (draft == kNoDraft && !definite && !letters) {
      const Namesakes namesakes = choose_namesake(i);
      take(namesakes.open ? kNoDraft : find_person(i),
           "a part of this person's name");
      if (namesakes.chosen != kNoDraft) take(namesakes.chosen, namesakes.rule);
      if (namesakes.open) {
        settle(i, kNoDraft);
        facts_[i].rule = "several people have this name: left open";
        return;
      }
    }
    // "CBS" need not be "CBS News": letters are no head of a name.
    if (draft == kNoDraft && !definite && !letters)
      take(find_body(facts), "the first or last word of its name");
    settle(i, draft);
  }

  /// The one body whose name begins or ends with the word ("the Authority"
  /// for "Elbing Road Authority"), if only one does.
  std::uint32_t find_body(const NameFacts& facts) const {
    if (facts.words.size() != 1 || facts.type == NameType::Place)
      return kNoDraft;
    const auto at = bodies_.find(facts.words[0]);
    if (at == bodies_.end()) return kNoDraft;
    return at->second;
  }

  /// The body or place of the same name, posted at the same place.
  std::uint32_t find_body_of(const NameFacts& facts) const {
    const std::string key = join(facts.words);
    if (facts.post.empty()) return find_same(by_words_, key);
    const std::uint32_t there = find_same(by_words_, key + post_key(facts));
    if (there != kNoDraft) return there;
    const std::uint32_t any = find_same(by_words_, key);
    return any != kNoDraft && !drafts_[any].posted ? any : kNoDraft;
  }

  std::string post_key(const NameFacts& facts) const {
    return "in " + fold(slice(document_.text, facts.post));
  }

  static std::uint32_t find_same(const WordMap<std::uint32_t>& table,
                                 std::string_view key) {
    const auto at = table.find(key);
    return at == table.end() ? kNoDraft : at->second;
  }

  /// The person that the name may be one of: the last spoken of before it,
  /// else the first after it.
  std::uint32_t find_person(std::uint32_t i) const {
    const NameFacts& facts = facts_[i];
    if (facts.words.empty()) return kNoDraft;
    std::uint32_t best = kNoDraft;
    for (const std::string& key : person_keys(facts.words)) {
      const auto at = persons_.find(key);
      if (at == persons_.end()) continue;
      const auto& drafts = at->second;
      const std::size_t first =
          drafts.size() > kMostCandidates ? drafts.size() - kMostCandidates : 0;
      for (std::size_t k = first; k < drafts.size(); ++k) {
        const Draft& draft = drafts_[drafts[k]];
        if (!may_be_one_person(draft.words, facts.words)) continue;
        if (best == kNoDraft || nearer(drafts[k], best, i)) best = drafts[k];
      }
      if (best != kNoDraft) return best;
    }
    return best;
  }

  // Namesakes -------------------------------------------------------------

  /// Whom a surname alone means where several people have it.
  struct Namesakes {
    std::uint32_t chosen = kNoDraft;
    std::string_view rule;
    bool open = false;  ///< Several have it, and nothing tells whose it is.
  };

  /// The people of full name whose last word this is.
  std::vector<std::uint32_t> people_named(const NameFacts& facts) const {
    std::vector<std::uint32_t> people;
    if (facts.words.size() != 1 || facts.type != NameType::Person)
      return people;
    const auto at = persons_.find("last " + facts.words[0]);
    if (at == persons_.end()) return people;
    for (const std::uint32_t id : at->second) {
      if (drafts_[id].words.size() > 1 &&
          drafts_[id].words.back() == facts.words[0])
        people.push_back(id);
      if (people.size() == kMostCandidates) break;
    }
    return people;
  }

  bool is_surname_of_many(const NameFacts& facts) const {
    return people_named(facts).size() > 1;
  }

  Namesakes choose_namesake(std::uint32_t i) const {
    std::vector<std::uint32_t> people = people_named(facts_[i]);
    if (people.size() < 2) return {};
    if (const Gender gender = parts_.gender_of_title(names_[i], facts_[i].core);
        gender != Gender::Unknown) {
      std::erase_if(people, [&](std::uint32_t id) {
        const Gender known = gender_of(drafts_[id]);
        return known != Gender::Unknown && known != gender;
      });
      if (people.size() == 1)
        return {people[0], "the title tells which of those of this name",
                false};
      return {kNoDraft, {}, true};
    }
    const std::uint32_t near = only_near(i, people);
    if (near != kNoDraft)
      return {near, "the only one of this name that was just spoken of", false};
    return {kNoDraft, {}, true};
  }

  /// The only one of them that this sentence or the last has spoken of.
  std::uint32_t only_near(std::uint32_t i,
                          const std::vector<std::uint32_t>& people) const {
    constexpr int kMostNames = 40;  // Of two sentences; keeps lists linear.
    std::uint32_t near = kNoDraft;
    int looked = 0;
    for (std::uint32_t k = i; k-- > 0 && looked++ < kMostNames &&
                              sentence_of(k) + 1 >= sentence_of(i);) {
      const std::uint32_t draft = facts_[k].draft;
      if (std::ranges::find(people, draft) == people.end()) continue;
      if (near != kNoDraft && near != draft) return kNoDraft;
      near = draft;
    }
    return near;
  }

  std::uint32_t sentence_of(std::uint32_t name) const {
    const Sentence& sentence = sentence_at(analysis_, names_[name].first_token);
    return static_cast<std::uint32_t>(&sentence - analysis_.sentences.data());
  }

  /// True if draft `a` is nearer to name `i` than `b`: spoken of before it, and
  /// the later the better; or after it, and the sooner the better.
  bool nearer(std::uint32_t a, std::uint32_t b, std::uint32_t i) const {
    const std::uint32_t at_a = drafts_[a].last_name;
    const std::uint32_t at_b = drafts_[b].last_name;
    if ((at_a < i) != (at_b < i)) return at_a < i;
    return at_a < i ? at_a > at_b : at_a < at_b;
  }

  /// By last word, by its sound, and by first word, surest first.
  static std::vector<std::string> person_keys(
      const std::vector<std::string>& words) {
    std::vector<std::string> keys{"last " + words.back(),
                                  "sound " + sound_key(words.back())};
    keys.push_back("first " + words.front());
    return keys;
  }

  void settle(std::uint32_t i, std::uint32_t draft) {
    NameFacts& facts = facts_[i];
    if (draft == kNoDraft) {
      draft = open_draft(i);
      facts.rule = "named here first, like nothing before it";
    }
    facts.draft = draft;
    Draft& chosen = drafts_[draft];
    chosen.last_name = i;
    if (chosen.entity.type == NameType::Person) facts.type = NameType::Person;
    add_alias(chosen, slice(document_.text, facts.core));
    if (facts.words.size() > chosen.words.size()) {
      chosen.words = facts.words;
      index(draft);
    }
    if (!facts.post.empty() && !chosen.posted) add_post(facts, draft);
    if (facts.type == NameType::Organization && chosen.entity.country.empty())
      chosen.entity.country =
          state_of_body(document_.text, analysis_, names_[i],
                        resources_.state_bodies, resources_.countries);
  }

  /// The fullest name of an embassy says where it is.
  void add_post(const NameFacts& facts, std::uint32_t draft) {
    Entity& entity = drafts_[draft].entity;
    drafts_[draft].posted = true;
    by_words_.emplace(join(facts.words) + post_key(facts), draft);
    std::string old = std::exchange(
        entity.name,
        std::string(slice(document_.text, {facts.core.begin, facts.post.end})));
    if (std::ranges::find(entity.aliases, old) == entity.aliases.end())
      entity.aliases.push_back(std::move(old));
  }

  std::uint32_t open_draft(std::uint32_t i) {
    const auto id = static_cast<std::uint32_t>(drafts_.size());
    Draft draft;
    draft.entity.type = facts_[i].type;
    draft.entity.name = slice(document_.text, facts_[i].core);
    draft.words = facts_[i].words;
    drafts_.push_back(std::move(draft));
    index(id);
    return id;
  }

  void index(std::uint32_t id) {
    const Draft& draft = drafts_[id];
    if (draft.words.empty()) return;
    if (draft.entity.type == NameType::Person) {
      for (const std::string& key : person_keys(draft.words)) {
        auto& ids = persons_[key];
        if (ids.empty() || ids.back() != id) ids.push_back(id);
      }
    }
    by_words_.emplace(join(draft.words), id);
    if (draft.words.size() > 1 && draft.entity.type == NameType::Organization) {
      for (const std::string& key : {draft.words.front(), draft.words.back()}) {
        const auto [at, fresh] = bodies_.try_emplace(key, id);
        if (!fresh && at->second != id) at->second = kNoDraft;
      }
      const auto [at, fresh] =
          bodies_by_last_.try_emplace(draft.words.back(), id);
      if (!fresh && at->second != id) at->second = kNoDraft;
    }
    if (draft.words.size() > 1 && draft.entity.type != NameType::Person)
      for (const std::string& key : initials(draft.entity.name))
        by_initials_.emplace(key, id);
  }

  static void add_alias(Draft& draft, std::string_view text) {
    Entity& entity = draft.entity;
    if (text == entity.name) return;
    if (entity.country.empty() && text.size() > entity.name.size() &&
        entity.type == NameType::Person) {
      std::string old = std::exchange(entity.name, std::string(text));
      text = {};
      if (std::find(entity.aliases.begin(), entity.aliases.end(), old) ==
          entity.aliases.end())
        entity.aliases.push_back(std::move(old));
      std::erase(entity.aliases, entity.name);
      return;
    }
    if (std::find(entity.aliases.begin(), entity.aliases.end(), text) ==
        entity.aliases.end())
      entity.aliases.emplace_back(text);
  }

  // Roles and the result ------------------------------------------------

  void add_roles() {
    for (std::uint32_t i = 0; i < facts_.size(); ++i) {
      const Name& name = names_[i];
      Draft& draft = drafts_[facts_[i].draft];
      if (draft.entity.type != NameType::Person) continue;
      if (facts_[i].core.begin > name.span.begin) add_title(i, draft);
      add_role(role_before(document_, analysis_, name, resources_.roles),
               draft);
      add_role(role_after(document_, analysis_, name, resources_.roles), draft);
    }
  }

  /// The titles inside the name: "President Ada Berg".
  void add_title(std::uint32_t i, Draft& draft) {
    const Name& name = names_[i];
    Role role;
    role.first_token = name.first_token;
    role.end_token = name.first_token;
    while (role.end_token < name.end_token &&
           analysis_.tokens[role.end_token].span.end <= facts_[i].core.begin) {
      const auto title =
          resources_.roles.titles.find(fold(word(role.end_token++)));
      if (title != resources_.roles.titles.end() &&
          title->second != Gender::Unknown)
        role.gender = title->second;
    }
    if (role.end_token == role.first_token) return;
    role.span = {analysis_.tokens[role.first_token].span.begin,
                 analysis_.tokens[role.end_token - 1].span.end};
    add_role(role, draft);
  }

  void add_role(const std::optional<Role>& role, Draft& draft) {
    if (!role) return;
    if (draft.gender == Gender::Unknown) draft.gender = role->gender;
    auto& roles = draft.entity.roles;
    std::string text(slice(document_.text, role->span));
    if (std::find(roles.begin(), roles.end(), text) == roles.end())
      roles.push_back(std::move(text));
  }

  /// By title or role, else by first name.
  Gender gender_of(const Draft& draft) const {
    if (draft.gender != Gender::Unknown || draft.words.size() < 2 ||
        draft.entity.type != NameType::Person)
      return draft.gender;
    const auto at = resources_.first_names.find(draft.words[0]);
    return at == resources_.first_names.end() ? Gender::Unknown : at->second;
  }

  void finish(Reading& reading) {
    std::vector<std::uint32_t> id_of(drafts_.size(), kNoDraft);
    std::vector<Gender> genders;
    for (std::uint32_t i = 0; i < facts_.size(); ++i) {
      const NameFacts& facts = facts_[i];
      std::uint32_t& id = id_of[facts.draft];
      if (id == kNoDraft) {
        id = static_cast<std::uint32_t>(reading.entities.size());
        reading.entities.push_back(std::move(drafts_[facts.draft].entity));
        reading.entities.back().id = {id};
        genders.push_back(gender_of(drafts_[facts.draft]));
      }
      reading.mentions.push_back(
          {facts.core, facts.type, {id}, facts.kind, {facts.rule, {}}});
    }
    add_references(document_, analysis_, resources_, genders, reading);
  }

  const Document& document_;
  const Analysis& analysis_;
  const EntityResources& resources_;
  NameParts parts_;
  std::vector<Name> names_;
  std::vector<NameFacts> facts_;
  std::vector<Draft> drafts_;
  WordMap<std::uint32_t> by_country_;
  WordMap<std::uint32_t> by_words_;
  WordMap<std::uint32_t> by_initials_;
  WordMap<std::uint32_t> bodies_;  ///< By first and last word; kNoDraft: many.
  WordMap<std::uint32_t> bodies_by_last_;  ///< By last word; kNoDraft: many.
  WordMap<std::vector<std::uint32_t>> persons_;
};

}  // namespace

Result<EntityResources> load_entity_resources(const OpenList& open) {
  EntityResources resources;
  auto countries = open("country_codes.txt");
  if (!countries) return std::move(countries).error();
  resources.countries = parse_country_table(*countries);
  auto bodies = open("state_bodies.txt");
  if (!bodies) return std::move(bodies).error();
  resources.state_bodies = parse_word_set(*bodies);
  auto roles = load_role_lists(open);
  if (!roles) return std::move(roles).error();
  resources.roles = *std::move(roles);
  auto verbs = open("speech_verbs.txt");
  if (!verbs) return std::move(verbs).error();
  resources.verbs = parse_speech_verbs(*verbs);
  auto first_names = open("first_name_genders.txt");
  if (!first_names) return std::move(first_names).error();
  for (const ListEntry& entry : parse_list(*first_names))
    if (entry.size() > 1)
      resources.first_names.emplace(
          fold(entry[0]), entry[1] == "f" ? Gender::Female : Gender::Male);
  return resources;
}

void read_entities(const Document& document, const Analysis& analysis,
                   const EntityResources& resources, Reading& reading) {
  EntityReader(document, analysis, resources).read(reading);
}

}  // namespace synoptic
