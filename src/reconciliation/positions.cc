// SPDX-License-Identifier: Apache-2.0
#include "reconciliation/positions.h"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

#include "base/unicode.h"

namespace synoptic {
namespace {

/// "called on Tuesday for": the word a verb needs may stand so far behind.
constexpr std::uint32_t kParticleReach = 8;

/// Bytes of a clause that stand for an issue that no pack names.
constexpr std::size_t kMostIssueBytes = 80;

/// Evidence of a position ends so many bytes behind its begin at the latest,
/// if its clause does.
constexpr std::uint32_t kMostEvidenceBytes = 240;

/// Steps up a tree; real ones are fewer.
constexpr int kMostSteps = 12;

/// Which verbs of stance are looked for.
enum class Stances { Taken, Stated };

class PositionFinder {
 public:
  PositionFinder(const Story& story, std::span<const Report> reports,
                 const EntityLinks& links,
                 const ReconciliationResources& resources)
      : story_(story),
        reports_(reports),
        links_(links),
        resources_(resources) {}

  std::vector<Position> find() {
    find_main_parties();
    for (member_ = 0; member_ < story_.members.size(); ++member_) {
      report_ = &reports_[story_.members[member_].report.value];
      for (const Statement& statement : report_->reading.statements) {
        look_at(statement);
      }
    }
    std::vector<Position> positions;
    for (auto& [key, position] : found_) positions.push_back(position);
    return positions;
  }

 private:
  using Key = std::tuple<EntityId, Stance, std::string>;

  std::uint32_t first_token(std::uint32_t byte) const {
    const auto& tokens = report_->analysis.tokens;
    const auto at = std::ranges::lower_bound(
        tokens, byte, {}, [](const Token& t) { return t.span.begin; });
    return static_cast<std::uint32_t>(at - tokens.begin());
  }

  bool follows(std::uint32_t verb, std::uint32_t end,
               const std::string& word) const {
    const auto& tokens = report_->analysis.tokens;
    const std::uint32_t last = std::min(end, verb + 1 + kParticleReach);
    for (std::uint32_t i = verb + 1; i < last; ++i) {
      if (fold(slice(report_->document.text, tokens[i].span)) == word) {
        return true;
      }
    }
    return false;
  }

  std::optional<Stance> stance_of(std::uint32_t token,
                                  std::uint32_t end) const {
    const Token& verb = report_->analysis.tokens[token];
    if (verb.upos != Upos::Verb) return std::nullopt;
    const auto entry = resources_.stance_verbs.find(fold(verb.lemma));
    if (entry == resources_.stance_verbs.end()) return std::nullopt;
    for (const auto& [stance, particle] : entry->second) {
      if (particle.empty() || follows(token, end, particle)) return stance;
    }
    return std::nullopt;
  }

  bool is_negated(std::uint32_t verb) const {
    const auto& tokens = report_->analysis.tokens;
    const std::uint32_t from = verb > 4 ? verb - 4 : 0;
    for (std::uint32_t i = from; i < verb; ++i) {
      const std::string word = fold(tokens[i].lemma);
      if (tokens[i].head == verb &&
          (word == "not" || word == "n't" || word == "never")) {
        return true;
      }
    }
    return false;
  }

  /// "would accept", "could offer": no stance that was taken.
  bool is_supposed(std::uint32_t verb) const {
    const auto& tokens = report_->analysis.tokens;
    const std::uint32_t from = verb > 4 ? verb - 4 : 0;
    for (std::uint32_t i = from; i < verb; ++i) {
      const std::string word = fold(tokens[i].lemma);
      if (tokens[i].head == verb && (word == "would" || word == "could" ||
                                     word == "might" || word == "may")) {
        return true;
      }
    }
    return false;
  }

  std::optional<EntityId> entity_at(Span words) const {
    const auto& linked = links_.of_member[member_];
    for (const Mention& mention : report_->reading.mentions) {
      if (mention.span.begin > words.begin) break;
      if (contains(mention.span, words) &&
          mention.entity.value < linked.size()) {
        return linked[mention.entity.value];
      }
    }
    return std::nullopt;
  }

  /// The named subject of the verb, also through the verb it is joined to. A
  /// noun that a name describes ("Norland's envoy") stands for the name.
  std::optional<EntityId> subject_of(std::uint32_t verb,
                                     const Statement& statement) const {
    const auto& tokens = report_->analysis.tokens;
    for (int step = 0; step < 3 && verb < tokens.size(); ++step) {
      const std::uint32_t from = verb > 40 ? verb - 40 : 0;
      for (std::uint32_t i = from; i < verb; ++i) {
        if (tokens[i].head != verb) continue;
        if (tokens[i].deprel == "nsubj") {
          const bool relative = tokens[i].upos == Upos::Pron &&
                                tokens[verb].deprel.starts_with("acl") &&
                                tokens[verb].head < tokens.size();
          return party_at(relative ? tokens[verb].head : i, statement);
        }
        if (tokens[i].deprel.starts_with("nsubj")) return std::nullopt;
      }
      const std::string& relation = tokens[verb].deprel;
      const bool joined =
          relation == "conj" || relation == "xcomp" || relation == "advcl";
      if (!joined) return std::nullopt;
      verb = tokens[verb].head;
    }
    return std::nullopt;
  }

  std::optional<EntityId> party_at(std::uint32_t subject,
                                   const Statement& statement) const {
    const auto& tokens = report_->analysis.tokens;
    if (const auto entity = entity_at(tokens[subject].span)) return entity;
    if (tokens[subject].upos == Upos::Pron) {
      for (const Holder& holder : statement.holders) {
        const auto& linked = links_.of_member[member_];
        if (holder.entity && holder.entity->value < linked.size()) {
          return linked[holder.entity->value];
        }
      }
      return std::nullopt;
    }
    const std::uint32_t from = subject > 6 ? subject - 6 : 0;
    for (std::uint32_t i = from; i < subject; ++i) {
      if (tokens[i].head != subject) continue;
      if (const auto entity = entity_at(tokens[i].span)) return entity;
    }
    return std::nullopt;
  }

  /// The pack's issue with most words in the clause, or null.
  const std::string* pack_issue(const Statement& statement) const {
    const auto& tokens = report_->analysis.tokens;
    const std::string* best = nullptr;
    std::size_t most = 0;
    for (const Issue& issue : resources_.issues) {
      std::size_t count = 0;
      for (std::uint32_t i = first_token(statement.span.begin);
           i < tokens.size() && tokens[i].span.end <= statement.span.end; ++i) {
        count += issue.words.contains(fold(tokens[i].lemma)) ? 1 : 0;
      }
      if (count > most) {
        most = count;
        best = &issue.label;
      }
    }
    return best;
  }

  /// The pack's issue, or the clause's own words from the verb on.
  std::string issue_of(const Statement& statement, std::uint32_t verb) const {
    const auto& tokens = report_->analysis.tokens;
    const std::string* best = pack_issue(statement);
    if (best != nullptr) return *best;
    const Span rest = {tokens[verb].span.begin, statement.span.end};
    std::string words(slice(report_->document.text, rest));
    if (words.size() > kMostIssueBytes) {
      const std::size_t space = words.find_last_of(' ', kMostIssueBytes);
      words.resize(space == words.npos ? 0 : space);
    }
    // A verb by itself ("insisted") tells no issue.
    return std::ranges::count(words, ' ') < 2 ? std::string() : words;
  }

  static bool opens_condition(const Token& token) {
    const std::string word = fold(token.lemma);
    return word == "if" || word == "whether" || word == "unless" ||
           word == "why";
  }

  void look_at(const Statement& statement) {
    const auto& tokens = report_->analysis.tokens;
    begin_ = first_token(statement.span.begin);
    end_ = begin_;
    while (end_ < tokens.size() &&
           tokens[end_].span.end <= statement.span.end) {
      ++end_;
    }
    if (begin_ == end_ || opens_condition(tokens[begin_])) return;
    if (look_at_verbs(statement, Stances::Taken) || look_at_words(statement) ||
        look_at_status(statement) ||
        look_at_verbs(statement, Stances::Stated)) {
      return;
    }
    look_at_holder(statement);
  }

  /// "Norland demanded": the first verb of stance that has a party.
  bool look_at_verbs(const Statement& statement, Stances stances) {
    const auto& tokens = report_->analysis.tokens;
    for (std::uint32_t i = begin_; i < end_; ++i) {
      auto stance = stance_of(i, end_);
      if (!stance || is_supposed(i)) continue;
      if ((*stance == Stance::States) != (stances == Stances::Stated)) continue;
      std::vector<EntityId> parties;
      if (const auto party = subject_of(i, statement)) {
        parties.push_back(*party);
      } else if (names_both_sides(i)) {
        parties = main_parties_;
      }
      if (parties.empty()) continue;
      if (is_negated(i)) {
        // "did not rule out": it can be had.
        const bool leaves_open =
            *stance == Stance::Rejects && fold(tokens[i].lemma) == "rule";
        if (*stance != Stance::Accepts && !leaves_open) continue;
        stance = leaves_open ? Stance::Accepts : Stance::Rejects;
      }
      for (const EntityId party : parties) add(party, *stance, i, statement);
      return true;
    }
    return false;
  }

  /// "both sides", "the two delegations": the subject of the verb, or of the
  /// one that it is joined to.
  bool names_both_sides(std::uint32_t verb) const {
    const auto& tokens = report_->analysis.tokens;
    for (int step = 0; step < 3 && verb < tokens.size(); ++step) {
      const std::uint32_t from = verb > 40 ? verb - 40 : 0;
      for (std::uint32_t i = from; i < verb; ++i) {
        if (tokens[i].head == verb && tokens[i].deprel.starts_with("nsubj")) {
          return is_both_sides(i);
        }
      }
      if (tokens[verb].deprel != "conj" && tokens[verb].deprel != "xcomp") {
        return false;
      }
      verb = tokens[verb].head;
    }
    return false;
  }

  bool is_both_sides(std::uint32_t noun) const {
    constexpr std::string_view kSides[] = {"side",    "party",    "delegation",
                                           "country", "nation",   "government",
                                           "team",    "neighbour"};
    const Token& token = report_->analysis.tokens[noun];
    const bool plural = token.feats.find("Number=Plur") != std::string::npos;
    return plural &&
           std::ranges::find(kSides, fold(token.lemma)) != std::end(kSides);
  }

  /// "unacceptable to Norland", "Norland's refusal", "Norland is open to".
  bool look_at_words(const Statement& statement) {
    const auto& tokens = report_->analysis.tokens;
    for (std::uint32_t i = begin_; i < end_; ++i) {
      if (tokens[i].upos != Upos::Noun && tokens[i].upos != Upos::Adj) continue;
      const auto word = resources_.stance_words.find(fold(tokens[i].lemma));
      if (word == resources_.stance_words.end()) continue;
      const auto party = owner_of(i, statement);
      if (!party) continue;
      add(*party, word->second, i, statement);
      return true;
    }
    return false;
  }

  std::optional<EntityId> owner_of(std::uint32_t word,
                                   const Statement& statement) const {
    const auto& tokens = report_->analysis.tokens;
    // "unacceptable to Norland".
    for (std::uint32_t i = word + 1; i < end_ && i < word + 6; ++i) {
      const bool to = i > 0 && fold(tokens[i - 1].lemma) == "to";
      if (!to || tokens[i].head != word) continue;
      if (const auto entity = entity_at(tokens[i].span)) return entity;
    }
    const std::uint32_t from = word > 6 ? word - 6 : 0;
    for (std::uint32_t i = from; i < word; ++i) {
      if (tokens[i].head != word || tokens[i].deprel != "nmod:poss") continue;
      if (const auto entity = entity_at(tokens[i].span)) return entity;
    }
    const bool noun = tokens[word].upos == Upos::Noun;
    const std::uint32_t verb = noun ? tokens[word].head : word;
    if (verb >= tokens.size()) return std::nullopt;
    if (const auto subject = subject_of(verb, statement)) return subject;
    return noun ? std::nullopt : subject_of(tokens[word].head, statement);
  }

  static std::optional<Stance> stance_of_status(const Statement& statement) {
    const bool positive = statement.polarity == Polarity::Positive;
    switch (statement.status) {
      case Status::Demanded:
        return positive ? Stance::Demands : Stance::Rejects;
      case Status::Planned: {
        // What somebody vouches for that a party will do is its offer.
        const bool gives = statement.event == EventType::Yield ||
                           statement.event == EventType::Aid ||
                           statement.event == EventType::Cooperate ||
                           statement.event == EventType::Support;
        const bool promised = positive && gives && !statement.holders.empty() &&
                              !statement.actor.empty();
        return promised ? std::optional(Stance::Offers) : std::nullopt;
      }
      case Status::Offered:
        return positive ? std::optional(Stance::Offers) : std::nullopt;
      case Status::Agreed:
        return positive ? Stance::Accepts : Stance::Rejects;
      case Status::Rejected:
        return Stance::Rejects;
      default:
        return std::nullopt;
    }
  }

  /// What the reading says that a clause is: a demand, an offer, agreed.
  bool look_at_status(const Statement& statement) {
    const auto stance = stance_of_status(statement);
    if (!stance || statement.frame || statement.voice == Voice::Opinion) {
      return false;
    }
    const std::vector<EntityId> parties = parties_of(statement);
    for (const EntityId party : parties) {
      add(party, *stance, begin_, statement);
    }
    return !parties.empty();
  }

  /// Who is behind a clause: the owner of the list it is in or of the noun that
  /// says what it is, who vouches for it, who acts in it.
  std::vector<EntityId> parties_of(const Statement& statement) const {
    const auto& linked = links_.of_member[member_];
    if (statement.introduced_by) {
      if (const auto party = named_in(*statement.introduced_by)) {
        return {*party};
      }
    }
    for (std::uint32_t i = begin_; i < end_; ++i) {
      if (!resources_.stance_words.contains(
              fold(report_->analysis.tokens[i].lemma))) {
        continue;
      }
      if (const auto party = owner_of(i, statement)) return {*party};
    }
    for (std::uint32_t i = begin_; i < end_; ++i) {
      const bool subject =
          report_->analysis.tokens[i].deprel.starts_with("nsubj");
      if (subject && is_both_sides(i)) return main_parties_;
    }
    const bool acts = statement.status == Status::Agreed ||
                      statement.status == Status::Planned;
    if (acts && !statement.actor.empty()) {
      std::vector<EntityId> actors;
      for (const EntityId actor : statement.actor) {
        if (actor.value < linked.size()) actors.push_back(linked[actor.value]);
      }
      return actors;
    }
    for (const Holder& holder : statement.holders) {
      if (holder.entity && holder.entity->value < linked.size()) {
        return {linked[holder.entity->value]};
      }
    }
    if (statement.actor.empty() ||
        statement.actor.front().value >= linked.size()) {
      return {};
    }
    return {linked[statement.actor.front().value]};
  }

  /// The first name in a stretch, or else the last one before it.
  std::optional<EntityId> named_in(Span span) const {
    const auto& linked = links_.of_member[member_];
    std::optional<EntityId> before;
    for (const Mention& mention : report_->reading.mentions) {
      if (mention.span.begin >= span.end) break;
      if (mention.entity.value >= linked.size()) continue;
      before = linked[mention.entity.value];
      if (mention.span.begin >= span.begin) break;
    }
    return before;
  }

  /// What a party says of an issue that the pack names.
  void look_at_holder(const Statement& statement) {
    if (statement.frame || statement.holders.empty()) return;
    const auto& linked = links_.of_member[member_];
    const Holder& holder = statement.holders.front();
    if (!holder.entity || holder.entity->value >= linked.size()) return;
    const NameType type = report_->reading.entities[holder.entity->value].type;
    if (type != NameType::Person && type != NameType::Place) return;
    if (pack_issue(statement) == nullptr) return;
    add(linked[holder.entity->value], Stance::States, begin_, statement);
  }

  void add(EntityId party, Stance stance, std::uint32_t token,
           const Statement& statement) {
    std::string issue = issue_of(statement, token);
    if (issue.empty()) return;
    Position& position = found_[{party, stance, issue}];
    position.party = party;
    position.stance = stance;
    position.issue = std::move(issue);
    const std::string date = report_->document.published.substr(0, 10);
    if (!date.empty() && (position.date.empty() || date < position.date)) {
      position.date = date;
    }
    const Evidence evidence = {story_.members[member_].report,
                               whole_of(token, statement), statement.holders};
    const bool cited =
        std::ranges::any_of(position.evidence, [&](const Evidence& one) {
          return one.report == evidence.report && one.span == evidence.span;
        });
    if (!cited) position.evidence.push_back(evidence);
  }

  /// The clause with what hangs on its word of stance in the same sentence:
  /// what was demanded may be a clause of its own.
  Span whole_of(std::uint32_t token, const Statement& statement) const {
    const auto& tokens = report_->analysis.tokens;
    const Sentence& sentence = report_->analysis.sentences[statement.sentence];
    Span whole = statement.span;
    for (std::uint32_t i = token + 1;
         i < sentence.end_token && i < tokens.size(); ++i) {
      if (tokens[i].span.end > statement.span.begin + kMostEvidenceBytes) break;
      if (tokens[i].upos == Upos::Punct) continue;
      std::uint32_t at = i;
      for (int step = 0; step < kMostSteps && at < tokens.size(); ++step) {
        at = tokens[at].head;
        if (at == token) break;
      }
      if (at != token) break;
      whole.end = std::max(whole.end, tokens[i].span.end);
    }
    return whole;
  }

  /// The two countries or bodies that act most in the story.
  void find_main_parties() {
    std::map<EntityId, std::size_t> counts;
    for (std::uint32_t m = 0; m < story_.members.size(); ++m) {
      const Report& report = reports_[story_.members[m].report.value];
      const auto& linked = links_.of_member[m];
      for (const Statement& statement : report.reading.statements) {
        for (const auto* list : {&statement.actor, &statement.target}) {
          for (const EntityId entity : *list) {
            if (entity.value >= linked.size() ||
                !is_country(report.reading.entities[entity.value])) {
              continue;
            }
            ++counts[linked[entity.value]];
          }
        }
      }
    }
    std::vector<std::pair<std::size_t, EntityId>> ranked;
    for (const auto& [entity, count] : counts)
      ranked.emplace_back(count, entity);
    std::ranges::stable_sort(
        ranked, [](const auto& a, const auto& b) { return a.first > b.first; });
    if (ranked.size() < 2) return;
    main_parties_ = {ranked[0].second, ranked[1].second};
  }

  const Story& story_;
  std::span<const Report> reports_;
  const EntityLinks& links_;
  const ReconciliationResources& resources_;
  const Report* report_ = nullptr;
  std::uint32_t member_ = 0;
  std::uint32_t begin_ = 0;  ///< Tokens of the statement at hand.
  std::uint32_t end_ = 0;
  std::vector<EntityId> main_parties_;
  std::map<Key, Position> found_;
};

}  // namespace

std::vector<Position> find_positions(const Story& story,
                                     std::span<const Report> reports,
                                     const EntityLinks& links,
                                     const ReconciliationResources& resources) {
  return PositionFinder(story, reports, links, resources).find();
}

}  // namespace synoptic
