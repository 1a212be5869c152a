// SPDX-License-Identifier: Apache-2.0
#include "reconciliation/chain.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "base/unicode.h"
#include "stories/words.h"

namespace synoptic {
namespace {

/// Of the weight of a plan's words, what a clause must have to tell of it; of
/// the plan's own story more, whose reports speak of many like things. Set on
/// invented chains.
constexpr double kTellsOfIt = 0.5;
constexpr double kTellsOfItBeside = 0.7;
constexpr std::size_t kFewestTerms = 3;

/// A clause that only looks ahead decides if it is nearer by so much.
constexpr double kNearer = 0.15;

using Terms = std::map<std::string, double>;

/// A clause of a report, as what it says.
struct Clause {
  ReportId report;
  std::uint32_t statement = 0;
  bool undone = false;  ///< It holds a verb of failing or putting off.
};

/// The clauses of some reports, by their terms.
struct Clauses {
  std::vector<Clause> all;
  std::map<std::string, std::vector<std::uint32_t>> holders;
};

class Follower {
 public:
  Follower(std::span<Account> accounts, std::span<const Report> reports,
           const StoryResources& background,
           const ReconciliationResources& resources)
      : accounts_(accounts),
        reports_(reports),
        background_(background),
        resources_(resources) {
    for (std::uint32_t i = 0; i < accounts.size(); ++i) {
      number_.emplace(accounts[i].story.id, i);
    }
  }

  void follow() {
    for (Account& account : accounts_) {
      if (account.planned.empty()) continue;
      Clauses later;
      const bool is_told_on = add_later_stories(account, later);
      for (Plan& plan : account.planned)
        resolve(plan, account, later, is_told_on);
    }
    for (Account& account : accounts_) find_moves(account);
  }

 private:
  const Report& report_of(ReportId id) const { return reports_[id.value]; }

  std::string kin_of(std::string_view lemma) const {
    const std::string folded = fold(lemma);
    const auto kin = resources_.kin.find(folded);
    return kin == resources_.kin.end() ? word_stem(folded) : kin->second;
  }

  Terms terms_of(const Report& report, Span span) const {
    Terms terms;
    const auto& tokens = report.analysis.tokens;
    auto token = std::ranges::lower_bound(
        tokens, span.begin, {}, [](const Token& t) { return t.span.begin; });
    for (; token != tokens.end() && token->span.end <= span.end; ++token) {
      const std::string folded = fold(token->lemma);
      const bool content =
          token->upos == Upos::Noun || token->upos == Upos::Verb ||
          token->upos == Upos::Adj || token->upos == Upos::Propn;
      if (!content || folded.size() < 2) continue;
      const double share = background_.share_of(hash_of_stem(folded));
      terms[kin_of(folded)] = -std::log(std::clamp(share, 1e-6, 0.9));
    }
    return terms;
  }

  bool says_undone(const Report& report, Span span) const {
    const auto& tokens = report.analysis.tokens;
    auto token = std::ranges::lower_bound(
        tokens, span.begin, {}, [](const Token& t) { return t.span.begin; });
    for (; token != tokens.end() && token->span.end <= span.end; ++token) {
      if (token->upos == Upos::Verb &&
          resources_.undone_verbs.contains(fold(token->lemma))) {
        return true;
      }
    }
    return false;
  }

  void add_report(ReportId id, Clauses& clauses) const {
    const Report& report = report_of(id);
    const auto& statements = report.reading.statements;
    for (std::uint32_t i = 0; i < statements.size(); ++i) {
      const auto number = static_cast<std::uint32_t>(clauses.all.size());
      clauses.all.push_back({id, i, says_undone(report, statements[i].span)});
      for (const auto& [term, weight] : terms_of(report, statements[i].span)) {
        clauses.holders[term].push_back(number);
      }
    }
  }

  /// False if no story is told to be later.
  bool add_later_stories(const Account& account, Clauses& clauses) const {
    bool any = false;
    for (const Relation& relation : account.story.related) {
      const auto found = number_.find(relation.story);
      if (relation.kind != RelationKind::Later || found == number_.end()) {
        continue;
      }
      any = true;
      for (const Member& member : accounts_[found->second].story.members) {
        add_report(member.report, clauses);
      }
    }
    return any;
  }

  std::string day_of(const Account& account, ReportId report) const {
    for (std::size_t i = 0; i < account.story.members.size(); ++i) {
      if (account.story.members[i].report == report) {
        return account.dates[i].inferred
                   ? std::string()
                   : account.dates[i].published.substr(0, 10);
      }
    }
    return {};
  }

  /// The reports of the plan's own story that came out on a later day than
  /// each that has the plan.
  Clauses beside(const Plan& plan, const Account& account) const {
    std::string last;
    for (const Evidence& one : plan.evidence) {
      last = std::max(last, day_of(account, one.report));
    }
    Clauses clauses;
    if (last.empty()) return clauses;
    for (const Member& member : account.story.members) {
      if (day_of(account, member.report) > last) {
        add_report(member.report, clauses);
      }
    }
    return clauses;
  }

  struct Found {
    double share = 0;
    std::vector<Evidence> evidence;
  };

  /// What the clauses say of a plan: done, not done, or still to come.
  std::map<Outcome, Found> look_up(const Plan& plan, const Clauses& clauses,
                                   double least) const {
    std::map<Outcome, Found> found;
    for (const Evidence& one : plan.evidence) {
      const Terms terms = terms_of(report_of(one.report), one.span);
      double whole = 0;
      std::map<std::uint32_t, std::pair<double, std::size_t>> shared;
      for (const auto& [term, weight] : terms) {
        whole += weight;
        const auto holders = clauses.holders.find(term);
        if (holders == clauses.holders.end()) continue;
        for (const std::uint32_t i : holders->second) {
          shared[i].first += weight;
          shared[i].second += 1;
        }
      }
      for (const auto& [i, sum] : shared) {
        if (sum.second < kFewestTerms || sum.first < least * whole) continue;
        const auto outcome = outcome_of(clauses.all[i]);
        if (!outcome) continue;
        Found& told = found[*outcome];
        const Clause& clause = clauses.all[i];
        told.share = std::max(told.share, sum.first / whole);
        add_once(told.evidence, clause);
      }
    }
    return found;
  }

  void add_once(std::vector<Evidence>& evidence, const Clause& clause) const {
    const Statement& statement =
        report_of(clause.report).reading.statements[clause.statement];
    for (const Evidence& one : evidence) {
      if (one.report == clause.report && one.span == statement.span) return;
    }
    evidence.push_back({clause.report, statement.span, statement.holders});
  }

  std::optional<Outcome> outcome_of(const Clause& clause) const {
    const Statement& statement =
        report_of(clause.report).reading.statements[clause.statement];
    if (statement.when == When::Hypothetical ||
        statement.status == Status::Opinion ||
        statement.status == Status::Possible) {
      return std::nullopt;
    }
    if (statement.status == Status::Denied ||
        statement.status == Status::Rejected ||
        statement.polarity == Polarity::Negative || clause.undone) {
      return Outcome::NotDone;
    }
    if (statement.status == Status::Asserted &&
        statement.when != When::Future) {
      return Outcome::Done;
    }
    return Outcome::Open;
  }

  void resolve(Plan& plan, const Account& account, const Clauses& later,
               bool is_told_on) const {
    std::map<Outcome, Found> found = look_up(plan, later, kTellsOfIt);
    if (found.empty()) {
      found = look_up(plan, beside(plan, account), kTellsOfItBeside);
    }
    if (found.empty()) {
      plan.outcome = is_told_on ? Outcome::NotMentioned : Outcome::Open;
      return;
    }
    Outcome best = Outcome::Open;
    double most = found.contains(Outcome::Open)
                      ? found[Outcome::Open].share - kNearer
                      : 0;
    for (const Outcome outcome : {Outcome::Done, Outcome::NotDone}) {
      if (!found.contains(outcome) || found[outcome].share <= most) continue;
      best = outcome;
      most = found[outcome].share;
    }
    plan.outcome = best;
    plan.told = std::move(found[best].evidence);
  }

  std::string party_of(const Account& account, EntityId party) const {
    for (const StoryEntity& entity : account.entities) {
      if (entity.id == party) return fold(entity.name);
    }
    return {};
  }

  /// By party and issue, the positions of a story; of several stances on one
  /// issue none is the party's stance.
  std::map<std::pair<std::string, std::string>, const Position*> stances_of(
      const Account& account) const {
    std::map<std::pair<std::string, std::string>, const Position*> stances;
    for (const Position& position : account.positions) {
      const std::string party = party_of(account, position.party);
      if (party.empty() || position.issue.empty()) continue;
      const auto [known, is_new] =
          stances.emplace(std::pair{party, position.issue}, &position);
      if (!is_new && known->second &&
          known->second->stance != position.stance) {
        known->second = nullptr;
      }
    }
    return stances;
  }

  void find_moves(Account& account) const {
    const auto now = stances_of(account);
    std::set<std::pair<std::string, std::string>> settled;
    for (const Relation& relation : account.story.related) {
      const auto found = number_.find(relation.story);
      if (relation.kind != RelationKind::Earlier || found == number_.end()) {
        continue;
      }
      const Account& earlier = accounts_[found->second];
      for (const auto& [key, before] : stances_of(earlier)) {
        const auto after = now.find(key);
        if (before == nullptr || after == now.end() ||
            after->second == nullptr || settled.contains(key)) {
          continue;
        }
        settled.insert(key);
        if (after->second->stance == before->stance) continue;
        account.moved.push_back(
            {after->second->party, key.second, relation.story, before->stance,
             after->second->stance, before->evidence, after->second->evidence});
      }
    }
  }

  std::span<Account> accounts_;
  std::span<const Report> reports_;
  const StoryResources& background_;
  const ReconciliationResources& resources_;
  std::map<StoryId, std::uint32_t> number_;
};

}  // namespace

void follow_chain(std::span<Account> accounts, std::span<const Report> reports,
                  const StoryResources& background,
                  const ReconciliationResources& resources) {
  Follower(accounts, reports, background, resources).follow();
}

}  // namespace synoptic
