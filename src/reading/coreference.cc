// SPDX-License-Identifier: Apache-2.0
#include "reading/coreference.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "base/unicode.h"
#include "reading/name_forms.h"
#include "reading/quotation_marks.h"

// The idea, after Hobbs (1978) and what is known to work without a parser: a
// pronoun goes to the person that the sentence before is about, which is its
// first one, unless a later one is nearer and alone. Words between quotation
// marks are another's, so that pronouns outside skip the persons inside, and
// those inside ("he" in "He lies") are left alone when only the speaker is
// near. A description goes to the last entity whose role or name has its noun.

namespace synoptic {
namespace {

/// A pronoun looks back over so many sentences (a guess; two thirds of
/// pronouns find theirs in the same or the last).
constexpr std::uint32_t kPronounReach = 3;

/// Between a verb of speech and the name behind it stand at most so many words
/// of a title.
constexpr std::ptrdiff_t kLongestTitle = 4;

std::optional<Gender> pronoun_gender(const std::string& word) {
  if (word == "he" || word == "him" || word == "his" || word == "himself")
    return Gender::Male;
  if (word == "she" || word == "her" || word == "hers" || word == "herself")
    return Gender::Female;
  return std::nullopt;
}

class ReferenceReader {
 public:
  ReferenceReader(const Document& document, const Analysis& analysis,
                  const EntityResources& resources,
                  const std::vector<Gender>& genders, Reading& reading)
      : document_(document),
        analysis_(analysis),
        roles_(resources.roles),
        countries_(resources.countries),
        verbs_(resources.verbs),
        genders_(genders),
        reading_(reading),
        quoted_(find_quoted_text(document.text, document.blocks)) {}

  void read() {
    names_ = std::move(reading_.mentions);
    reading_.mentions.clear();
    index_roles();
    for (std::uint32_t s = 0; s < analysis_.sentences.size(); ++s)
      read_sentence(s);
    while (next_name_ < names_.size()) take_name();
  }

 private:
  struct Seen {
    EntityId entity;
    std::uint32_t sentence = 0;
    std::uint32_t rank = 0;  ///< 0 for the first person of its sentence.
    bool quoted = false;
    bool speaks = false;  ///< A verb of speech stands beside it.
  };

  std::string_view words(std::uint32_t token) const {
    return slice(document_.text, analysis_.tokens[token].span);
  }

  /// The nouns of the entities' roles, each with the entities that have it.
  void index_roles() {
    for (const Entity& entity : reading_.entities) {
      for (const std::string& role : entity.roles)
        for (const std::string& word : name_words(role)) add_noun(word, entity);
      if (entity.type == NameType::Organization)
        for (const std::string& word : name_words(entity.name))
          add_noun(word, entity);
    }
  }

  void add_noun(const std::string& word, const Entity& entity) {
    auto& ids = by_noun_[word];
    if (ids.empty() || ids.back() != entity.id) ids.push_back(entity.id);
  }

  void take_name() {
    const Mention& name = names_[next_name_++];
    note(name.entity, name.span);
    reading_.mentions.push_back(name);
  }

  void note(EntityId entity, Span span) {
    if (last_seen_.size() < reading_.entities.size())
      last_seen_.resize(reading_.entities.size(), 0);
    last_seen_[entity.value] = span.begin + 1;
    if (reading_.entities[entity.value].type != NameType::Person) return;
    seen_.push_back(
        {entity, sentence_, rank_++, in_quotation(span.begin), speaks(span)});
  }

  /// True if a verb of speech stands straight before or behind the words.
  bool speaks(Span span) const {
    const auto behind =
        std::ranges::lower_bound(analysis_.tokens, span.end, {},
                                 [](const Token& t) { return t.span.begin; });
    if (behind != analysis_.tokens.end() && verbs_.contains(behind->lemma))
      return true;
    const auto first =
        std::ranges::lower_bound(analysis_.tokens, span.begin, {},
                                 [](const Token& t) { return t.span.begin; });
    for (auto at = first;
         at != analysis_.tokens.begin() && first - at < kLongestTitle;) {
      --at;
      if (verbs_.contains(at->lemma)) return true;
      if (at->upos != Upos::Propn && at->upos != Upos::Noun) return false;
    }
    return false;
  }

  /// Requires: asked in ascending order.
  bool in_quotation(std::uint32_t at) {
    while (next_quoted_ < quoted_.size() &&
           quoted_[next_quoted_].outer.end <= at)
      ++next_quoted_;
    return next_quoted_ < quoted_.size() &&
           quoted_[next_quoted_].outer.begin <= at;
  }

  void read_sentence(std::uint32_t index) {
    const Sentence& sentence = analysis_.sentences[index];
    sentence_ = index;
    rank_ = 0;
    for (std::uint32_t t = sentence.first_token; t < sentence.end_token; ++t) {
      const Token& token = analysis_.tokens[t];
      while (next_name_ < names_.size() &&
             names_[next_name_].span.begin <= token.span.begin)
        take_name();
      if (!reading_.mentions.empty() &&
          token.span.begin < reading_.mentions.back().span.end)
        continue;
      if (const auto gender = pronoun_gender(to_lower(words(t))))
        read_pronoun(token.span, *gender);
      else if (to_lower(words(t)) == "the")
        read_description(t, sentence);
    }
  }

  void read_pronoun(Span span, Gender gender) {
    const bool quoted = in_quotation(span.begin);
    const bool speaker = speaks(span);
    const Seen* best = nullptr;
    std::size_t looked = 0;
    for (auto at = seen_.rbegin(); at != seen_.rend() && looked < 16;
         ++at, ++looked) {
      if (at->sentence + kPronounReach < sentence_) break;
      const Gender known = genders_[at->entity.value];
      if (known != Gender::Unknown && known != gender) continue;
      if (known_[at->entity.value] != Gender::Unknown &&
          known_[at->entity.value] != gender)
        continue;
      if (at->quoted && !quoted) continue;
      // Who speaks again is who spoke before.
      if (speaker && at->speaks) {
        best = &*at;
        break;
      }
      if (best == nullptr ||
          (at->sentence == best->sentence && at->rank < best->rank))
        best = &*at;
      if (!speaker && best->sentence != at->sentence) break;
    }
    if (best == nullptr) return;
    const EntityId entity = best->entity;
    known_[entity.value] = gender;
    const std::string_view rule =
        speaker && best->speaks
            ? "a pronoun that speaks: who spoke before"
            : "a pronoun: whom the sentences before are about";
    reading_.mentions.push_back(
        {span, NameType::Person, entity, MentionKind::Pronoun, {rule, {}}});
    note(entity, span);
  }

  /// "the" at `first`, then adjectives and nouns up to a role noun.
  void read_description(std::uint32_t first, const Sentence& sentence) {
    constexpr std::uint32_t kLongest = 5;
    std::uint32_t head = kNoToken;
    const CountryEntry* country = nullptr;
    for (std::uint32_t t = first + 1;
         t < sentence.end_token && t <= first + kLongest; ++t) {
      const Token& token = analysis_.tokens[t];
      if (token.upos != Upos::Noun && token.upos != Upos::Adj &&
          token.upos != Upos::Propn && words(t) != "-")
        break;
      if (find_role(roles_, token, document_.text) != nullptr) head = t;
      if (const CountryEntry* entry = find_country(countries_, words(t));
          entry != nullptr && entry->kind == CountryWord::Adjective)
        country = entry;
    }
    if (head == kNoToken) return;
    // "the president of the club" is whoever the words after say.
    if (head + 1 < sentence.end_token &&
        (words(head + 1) == "of" || words(head + 1) == "for"))
      return;
    // A name right behind makes it that person's title.
    if (next_name_ < names_.size() && head + 1 < analysis_.tokens.size() &&
        names_[next_name_].span.begin == analysis_.tokens[head + 1].span.begin)
      return;
    const RoleNoun& role =
        *find_role(roles_, analysis_.tokens[head], document_.text);
    const bool plural = analysis_.tokens[head].lemma != to_lower(words(head));
    if (plural) return;
    const Span span{analysis_.tokens[first].span.begin,
                    analysis_.tokens[head].span.end};
    // A name inside ("the Norwegian side") keeps its own mention.
    if (next_name_ < names_.size() && names_[next_name_].span.begin < span.end)
      return;
    const auto entity = referent(first, head, role, country);
    if (!entity) return;
    reading_.mentions.push_back(
        {span,
         reading_.entities[entity->value].type,
         *entity,
         MentionKind::Description,
         {"a description: the last whose role or name has its words",
          analysis_.tokens[head].span}});
    note(*entity, span);
  }

  /// The entity last spoken of whose role or name has all the words.
  std::optional<EntityId> referent(std::uint32_t first, std::uint32_t head,
                                   const RoleNoun& role,
                                   const CountryEntry* country) const {
    if (country != nullptr) return std::nullopt;
    const auto at = by_noun_.find(fold(analysis_.tokens[head].lemma));
    if (at == by_noun_.end()) return std::nullopt;
    std::optional<EntityId> best;
    std::uint32_t best_seen = 0;
    for (const EntityId id : at->second) {
      const Entity& entity = reading_.entities[id.value];
      const bool person = entity.type == NameType::Person;
      if (person != (role.kind == RoleKind::Person)) continue;
      const std::uint32_t seen =
          id.value < last_seen_.size() ? last_seen_[id.value] : 0;
      if (seen == 0 || !has_words(entity, first + 1, head)) continue;
      if (seen > best_seen) {
        best = id;
        best_seen = seen;
      }
    }
    return best;
  }

  /// True if each word before the head stands in one of its roles or names.
  bool has_words(const Entity& entity, std::uint32_t first,
                 std::uint32_t head) const {
    for (std::uint32_t t = first; t < head; ++t) {
      const std::string word = fold(words(t));
      if (word == "-") continue;
      const auto in = [&](const std::string& text) {
        const auto list = name_words(text);
        return std::find(list.begin(), list.end(), word) != list.end();
      };
      if (!in(entity.name) &&
          std::none_of(entity.roles.begin(), entity.roles.end(), in))
        return false;
    }
    return true;
  }

  const Document& document_;
  const Analysis& analysis_;
  const RoleLists& roles_;
  const CountryTable& countries_;
  const SpeechVerbs& verbs_;
  const std::vector<Gender>& genders_;
  Reading& reading_;
  std::vector<QuotedText> quoted_;
  std::vector<Mention> names_;
  std::vector<Gender> known_ = genders_;  ///< Pronouns teach more.
  std::vector<Seen> seen_;
  std::vector<std::uint32_t> last_seen_;  ///< Byte after the mention's begin.
  WordMap<std::vector<EntityId>> by_noun_;
  std::size_t next_name_ = 0;
  std::size_t next_quoted_ = 0;
  std::uint32_t sentence_ = 0;
  std::uint32_t rank_ = 0;
};

}  // namespace

void add_references(const Document& document, const Analysis& analysis,
                    const EntityResources& resources,
                    const std::vector<Gender>& genders, Reading& reading) {
  ReferenceReader(document, analysis, resources, genders, reading).read();
}

}  // namespace synoptic
