// SPDX-License-Identifier: Apache-2.0
#include "reconciliation/positions.h"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

#include "base/unicode.h"
#include "reconciliation/clause_parties.h"

namespace synoptic {
namespace {

/// Bytes of a clause that stand for an issue that no pack names.
constexpr std::size_t kMostIssueBytes = 80;

/// Evidence of a position ends so many bytes behind its begin at the latest,
/// if its clause does.
constexpr std::uint32_t kMostEvidenceBytes = 240;

/// What hangs on a word of stance is added to a clause that has fewer words
/// behind it: "confirmed", and what was confirmed.
constexpr std::uint32_t kFewestWords = 4;

/// Sentences after the last one that names a party's document in which its
/// terms may still be told. A guess.
constexpr std::uint32_t kTermsReach = 14;

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
      clauses_.emplace(*report_, links_.of_member[member_], resources_);
      for (const Statement& statement : report_->reading.statements) {
        follow_terms(statement);
        look_at(statement);
      }
    }
    std::vector<Position> positions;
    for (auto& [key, position] : found_) positions.push_back(position);
    return positions;
  }

 private:
  using Key = std::tuple<EntityId, Stance, std::string>;

  /// The pack's issue with most words in the clause, or null.
  const std::string* pack_issue(const Statement& statement) const {
    const auto& tokens = report_->analysis.tokens;
    const std::string* best = nullptr;
    std::size_t most = 0;
    for (const Issue& issue : resources_.issues) {
      std::size_t count = 0;
      for (std::uint32_t i = clauses_->first_token(statement.span.begin);
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

  /// The pack's issue, or the words of the position from the verb on; of a noun
  /// or adjective of stance, all of them.
  std::string issue_of(const Statement& statement, std::uint32_t verb,
                       Span whole) const {
    const auto& tokens = report_->analysis.tokens;
    const std::string* best = pack_issue(statement);
    if (best != nullptr) return *best;
    const bool by_verb = tokens[verb].upos == Upos::Verb;
    const Span rest = {by_verb ? tokens[verb].span.begin : whole.begin,
                       whole.end};
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
    begin_ = clauses_->first_token(statement.span.begin);
    end_ = begin_;
    while (end_ < tokens.size() &&
           tokens[end_].span.end <= statement.span.end) {
      ++end_;
    }
    if (begin_ == end_ || opens_condition(tokens[begin_])) return;
    if (look_at_verbs(statement, Stances::Taken) || look_at_words(statement) ||
        look_at_status(statement) || look_at_terms(statement) ||
        look_at_verbs(statement, Stances::Stated)) {
      return;
    }
    look_at_holder(statement);
  }

  /// "Norland demanded": the first verb of stance that has a party.
  bool look_at_verbs(const Statement& statement, Stances stances) {
    const auto& tokens = report_->analysis.tokens;
    for (std::uint32_t i = begin_; i < end_; ++i) {
      auto stance = clauses_->stance_of(i, end_);
      if (!stance || clauses_->is_supposed(i)) continue;
      if ((*stance == Stance::States) != (stances == Stances::Stated)) continue;
      std::vector<EntityId> parties;
      if (const auto party = clauses_->subject_of(i, statement)) {
        parties.push_back(*party);
      } else if (clauses_->names_both_sides(i)) {
        parties = main_parties_;
      }
      if (parties.empty()) continue;
      if (clauses_->is_negated(i)) {
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

  /// "unacceptable to Norland", "Norland's refusal", "Norland is open to".
  bool look_at_words(const Statement& statement) {
    const auto& tokens = report_->analysis.tokens;
    for (std::uint32_t i = begin_; i < end_; ++i) {
      if (tokens[i].upos != Upos::Noun && tokens[i].upos != Upos::Adj) continue;
      const auto word = resources_.stance_words.find(fold(tokens[i].lemma));
      if (word == resources_.stance_words.end()) continue;
      const auto party = clauses_->owner_of(i, end_, statement);
      if (!party) continue;
      add(*party, word->second, i, statement);
      return true;
    }
    return false;
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
      if (const auto party = clauses_->named_in(*statement.introduced_by)) {
        return {*party};
      }
    }
    for (std::uint32_t i = begin_; i < end_; ++i) {
      if (!resources_.stance_words.contains(
              fold(report_->analysis.tokens[i].lemma))) {
        continue;
      }
      if (const auto party = clauses_->owner_of(i, end_, statement))
        return {*party};
    }
    for (std::uint32_t i = begin_; i < end_; ++i) {
      const bool subject =
          report_->analysis.tokens[i].deprel.starts_with("nsubj");
      if (subject && clauses_->is_both_sides(i)) return main_parties_;
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
    const Span whole = whole_of(token, statement);
    std::string issue = issue_of(statement, token, whole);
    if (issue.empty()) return;
    Position& position = found_[{party, stance, issue}];
    position.party = party;
    position.stance = stance;
    position.issue = std::move(issue);
    const std::string date = report_->document.published.substr(0, 10);
    if (!date.empty() && (position.date.empty() || date < position.date)) {
      position.date = date;
    }
    const Evidence evidence = {story_.members[member_].report, whole,
                               statement.holders};
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
    if (leans_back(token)) whole.begin = begin_before(statement);
    if (end_ > token + kFewestWords) return whole;
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

  /// "That are unacceptable", "demanding their return": what it is about stands
  /// in the clause before.
  bool leans_back(std::uint32_t token) const {
    const auto& tokens = report_->analysis.tokens;
    const std::string first = fold(tokens[begin_].lemma);
    if (first == "that" || first == "which" || first == "who") {
      return tokens[begin_].upos == Upos::Pron;
    }
    const std::string& relation = tokens[token].deprel;
    if (relation != "advcl" && relation != "acl") return false;
    for (std::uint32_t i = token + 1; i < end_; ++i) {
      if (tokens[i].upos == Upos::Pron) return true;
    }
    return false;
  }

  /// Where the clause before one begins, if it is of the same sentence and
  /// near.
  std::uint32_t begin_before(const Statement& statement) const {
    const auto& statements = report_->reading.statements;
    const auto at = std::ranges::lower_bound(
        statements, statement.span.begin, {},
        [](const Statement& one) { return one.span.begin; });
    if (at == statements.begin()) return statement.span.begin;
    const Statement& before = *(at - 1);
    const bool near =
        before.sentence == statement.sentence &&
        statement.span.begin - before.span.begin <= kMostEvidenceBytes / 2;
    return near ? before.span.begin : statement.span.begin;
  }

  /// A document of a party: its terms are told in the clauses that follow.
  static bool is_document(std::string_view noun) {
    constexpr std::string_view kDocuments[] = {
        "memorandum", "document", "proposal", "plan",  "draft",
        "text",       "package",  "roadmap",  "offer", "paper",
        "list",       "demand",   "condition"};
    return std::ranges::find(kDocuments, noun) != std::end(kDocuments);
  }

  /// Notes whose document the clause speaks of: "Norland's proposal", "the
  /// Norland paper", "Norland offers two options".
  void follow_terms(const Statement& statement) {
    const auto& tokens = report_->analysis.tokens;
    for (std::uint32_t i = clauses_->first_token(statement.span.begin);
         i < tokens.size() && tokens[i].span.end <= statement.span.end; ++i) {
      const std::string lemma = fold(tokens[i].lemma);
      if (tokens[i].upos == Upos::Noun && is_document(lemma)) {
        if (clauses_->spoken_of) terms_sentence_ = statement.sentence;
        if (const auto owner = clauses_->named_before(i)) {
          clauses_->spoken_of = owner;
          terms_sentence_ = statement.sentence;
        }
      }
      const bool offers =
          tokens[i].upos == Upos::Verb &&
          (lemma == "offer" || lemma == "propose" || lemma == "demand");
      if (!offers) continue;
      if (const auto party = clauses_->subject_of(i, statement)) {
        clauses_->spoken_of = party;
        terms_sentence_ = statement.sentence;
      }
    }
  }

  /// Terms of a party's document that no clause gives to it in words: "it is
  /// proposed to", "it is necessary to", or a thing of the pack that no verb
  /// says anything of ("an amnesty for all prisoners").
  bool look_at_terms(const Statement& statement) {
    if (!clauses_->spoken_of ||
        statement.sentence > terms_sentence_ + kTermsReach || statement.frame ||
        !statement.holders.empty() ||
        statement.polarity == Polarity::Negative) {
      return false;
    }
    const auto stance = stance_of_terms(statement);
    if (!stance) return false;
    add(*clauses_->spoken_of, *stance, begin_, statement);
    return true;
  }

  std::optional<Stance> stance_of_terms(const Statement& statement) const {
    const auto& tokens = report_->analysis.tokens;
    bool finite = false;
    for (std::uint32_t i = begin_; i < end_; ++i) {
      const std::string lemma = fold(tokens[i].lemma);
      if (lemma == "necessary" || lemma == "must" || lemma == "shall") {
        return Stance::Demands;
      }
      const bool passive =
          tokens[i].feats.find("Voice=Pass") != std::string::npos;
      const bool proposed =
          lemma == "propose" || lemma == "suggest" || lemma == "envisage";
      if (proposed && passive) return Stance::Offers;
      finite =
          finite || tokens[i].feats.find("VerbForm=Fin") != std::string::npos;
    }
    const bool thing = !finite && pack_issue(statement) != nullptr &&
                       statement.when != When::Background;
    return thing ? std::optional(Stance::Demands) : std::nullopt;
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
  std::optional<ClauseParties> clauses_;  ///< Of the report at hand.
  std::uint32_t terms_sentence_ = 0;      ///< Where a party's terms stood last.
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
