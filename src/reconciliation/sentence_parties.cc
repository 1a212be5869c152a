// SPDX-License-Identifier: Apache-2.0
#include "reconciliation/sentence_parties.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "base/unicode.h"

namespace synoptic {
namespace {

/// Names joined by "and" share a verb; real lists are shorter.
constexpr int kMostJoined = 6;

/// The verb of whoever is cited, whichever it is.
constexpr std::string_view kSaying = "say";

bool is_saying(std::string_view verb) {
  constexpr std::string_view kVerbs[] = {
      "say",   "tell", "add",   "state",  "announce", "declare",
      "claim", "note", "write", "report", "explain",  "insist"};
  return std::ranges::find(kVerbs, verb) != std::end(kVerbs);
}

std::vector<std::string> words_of(const std::string& name) {
  std::vector<std::string> words(1);
  for (const char c : name) {
    const bool mark = c == ' ' || c == ',' || c == '.' || c == '-';
    if (!mark) {
      words.back() += c;
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
  }
  std::erase_if(words, [](const std::string& word) {
    return word.empty() || word == "the" || word == "of" || word == "and" ||
           word == "mr" || word == "mrs" || word == "ms";
  });
  return words;
}

std::string initials_of(const std::vector<std::string>& words) {
  std::string initials;
  for (const std::string& word : words) initials += word.front();
  return initials;
}

bool same_name(const std::string& first, const std::string& second,
               bool persons) {
  auto shorter = words_of(first);
  auto longer = words_of(second);
  if (shorter.size() > longer.size()) std::swap(shorter, longer);
  if (shorter.empty()) return false;
  const bool within = std::ranges::all_of(shorter, [&](const auto& word) {
    return std::ranges::find(longer, word) != longer.end();
  });
  if (within) return true;
  if (shorter.size() == 1 && longer.size() > 1 &&
      shorter.front() == initials_of(longer)) {
    return true;
  }
  return persons && shorter.back() == longer.back() &&
         shorter.front().front() == longer.front().front();
}

class PartyReader {
 public:
  PartyReader(const Report& report, std::uint32_t first, std::uint32_t end)
      : report_(report),
        tokens_(report.analysis.tokens),
        first_(first),
        end_(end),
        party_at_(end - first) {}

  SentenceParties read() {
    if (first_ == end_) return made_;
    const Span span = {tokens_[first_].span.begin, tokens_[end_ - 1].span.end};
    add_mentions(span);
    add_roles();
    add_holders(span);
    return made_;
  }

 private:
  std::size_t add(EntityId entity, Span span, bool named) {
    SentenceParty party = party_of(report_, {span, {}, entity});
    party.named = named;
    made_.parties.push_back(std::move(party));
    return made_.parties.size() - 1;
  }

  void add_mentions(Span span) {
    const auto& mentions = report_.reading.mentions;
    auto mention =
        std::ranges::lower_bound(mentions, span.begin, {},
                                 [](const Mention& m) { return m.span.begin; });
    for (; mention != mentions.end() && mention->span.begin < span.end;
         ++mention) {
      if (mention->entity.value >= report_.reading.entities.size()) continue;
      const bool named = mention->kind == MentionKind::Name ||
                         mention->kind == MentionKind::Acronym;
      const std::size_t party = add(mention->entity, mention->span, named);
      for (std::uint32_t i = first_; i < end_; ++i) {
        if (contains(mention->span, tokens_[i].span)) {
          party_at_[i - first_] = party;
        }
      }
    }
  }

  void add_roles() {
    for (std::uint32_t i = first_; i < end_; ++i) {
      if (tokens_[i].upos == Upos::Pron) made_.has_pronoun = true;
      const std::uint32_t verb = tokens_[i].head;
      if (!party_at_[i - first_] || verb < first_ || verb >= end_) continue;
      add_role(i, *party_at_[i - first_]);
    }
  }

  /// The role of the word at `token`, or of what it is joined to or describes
  /// ("Norland's envoy said").
  void add_role(std::uint32_t token, std::size_t party) {
    std::uint32_t at = token;
    for (int step = 0; step < kMostJoined; ++step) {
      const std::uint32_t up = tokens_[at].head;
      if (up < first_ || up >= end_) return;
      const std::string& relation = tokens_[at].deprel;
      const bool joined = relation == "conj" || relation == "appos" ||
                          relation.starts_with("flat") ||
                          relation == "compound";
      if (!joined) break;
      at = up;
    }
    const std::uint32_t verb = tokens_[at].head;
    if (verb < first_ || verb >= end_) return;
    const std::string lemma = fold(tokens_[verb].lemma);
    if (tokens_[at].deprel == "obl" || tokens_[at].deprel == "nmod") {
      const std::string way = way_of(at);
      if (!way.empty()) {
        made_.roles.push_back({lemma + way, Part::Undergoes, party});
      }
      return;
    }
    const auto part = part_of(tokens_[at].deprel);
    if (!part || tokens_[verb].upos != Upos::Verb) return;
    const bool says = *part == Part::Does && is_saying(lemma);
    made_.roles.push_back({says ? std::string(kSaying) : lemma, *part, party});
  }

  /// " from" and " to" of "from Velden to Sorn", which must not change places.
  std::string way_of(std::uint32_t token) const {
    constexpr std::uint32_t kNear = 5;
    const std::uint32_t from = token > first_ + kNear ? token - kNear : first_;
    for (std::uint32_t i = from; i < token; ++i) {
      if (tokens_[i].head != token || tokens_[i].deprel != "case") continue;
      const std::string word = fold(tokens_[i].lemma);
      if (word == "from" || word == "to" || word == "against") {
        return " " + word;
      }
    }
    return {};
  }

  static std::optional<Part> part_of(std::string_view relation) {
    if (relation == "nsubj" || relation == "obl:agent") return Part::Does;
    if (relation == "obj" || relation == "nsubj:pass") return Part::Undergoes;
    return std::nullopt;
  }

  void add_holders(Span span) {
    const auto& statements = report_.reading.statements;
    auto statement = std::ranges::lower_bound(
        statements, span.begin, {},
        [](const Statement& one) { return one.span.begin; });
    for (; statement != statements.end() && statement->span.begin < span.end;
         ++statement) {
      if (!contains(span, statement->span) || statement->holders.empty()) {
        continue;
      }
      const Holder& holder = statement->holders.front();
      if (!holder.entity ||
          holder.entity->value >= report_.reading.entities.size()) {
        continue;
      }
      const std::size_t party = add(*holder.entity, holder.span, false);
      made_.roles.push_back({std::string(kSaying), Part::Does, party});
    }
  }

  const Report& report_;
  const std::vector<Token>& tokens_;
  std::uint32_t first_;
  std::uint32_t end_;
  std::vector<std::optional<std::size_t>> party_at_;
  SentenceParties made_;
};

}  // namespace

SentenceParties read_parties(const Report& report, std::uint32_t first,
                             std::uint32_t end) {
  return PartyReader(report, first, end).read();
}

SentenceParty party_of(const Report& report, const Mention& mention) {
  const Entity& known = report.reading.entities[mention.entity.value];
  SentenceParty party;
  party.names.push_back(fold(known.name));
  for (const std::string& alias : known.aliases) {
    party.names.push_back(fold(alias));
  }
  party.country = known.country;
  party.type = known.type;
  party.span = mention.span;
  return party;
}

bool can_be_one_party(const SentenceParty& a, const SentenceParty& b) {
  if (!a.country.empty() && a.country == b.country &&
      a.type != NameType::Person && b.type != NameType::Person) {
    return true;
  }
  const bool persons = a.type == NameType::Person && b.type == NameType::Person;
  return std::ranges::any_of(a.names, [&](const std::string& one) {
    return std::ranges::any_of(b.names, [&](const std::string& two) {
      return same_name(one, two, persons);
    });
  });
}

}  // namespace synoptic
