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
    const auto& [stance, particle] = entry->second;
    if (!particle.empty() && !follows(token, end, particle)) {
      return std::nullopt;
    }
    return stance;
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
        if (tokens[i].deprel == "nsubj") return party_at(i, statement);
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

  /// The pack's issue with most words in the clause, or its own words from the
  /// verb on.
  std::string issue_of(const Statement& statement, std::uint32_t verb) const {
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
    const std::uint32_t begin = first_token(statement.span.begin);
    std::uint32_t end = begin;
    while (end < tokens.size() && tokens[end].span.end <= statement.span.end) {
      ++end;
    }
    if (begin == end || opens_condition(tokens[begin])) return;
    for (std::uint32_t i = begin; i < end; ++i) {
      auto stance = stance_of(i, end);
      if (!stance) continue;
      const auto party = subject_of(i, statement);
      if (!party || is_supposed(i)) continue;
      if (is_negated(i)) {
        if (*stance == Stance::Accepts) {
          stance = Stance::Rejects;
        } else {
          continue;
        }
      }
      add(*party, *stance, issue_of(statement, i), statement);
      return;
    }
  }

  void add(EntityId party, Stance stance, std::string issue,
           const Statement& statement) {
    if (issue.empty()) return;
    Position& position = found_[{party, stance, issue}];
    position.party = party;
    position.stance = stance;
    position.issue = std::move(issue);
    const std::string date = report_->document.published.substr(0, 10);
    if (!date.empty() && (position.date.empty() || date < position.date)) {
      position.date = date;
    }
    position.evidence.push_back(
        {story_.members[member_].report, statement.span, statement.holders});
  }

  const Story& story_;
  std::span<const Report> reports_;
  const EntityLinks& links_;
  const ReconciliationResources& resources_;
  const Report* report_ = nullptr;
  std::uint32_t member_ = 0;
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
