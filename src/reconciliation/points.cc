// SPDX-License-Identifier: Apache-2.0
#include "reconciliation/points.h"

#include <algorithm>
#include <map>
#include <set>

#include "reconciliation/grouping.h"
#include "reconciliation/pair_context.h"
#include "reconciliation/pair_score.h"

namespace synoptic {
namespace {

/// Pairs less likely the same than this are not looked at again.
constexpr double kFaintLikeness = 0.05;

/// Two quotations that the ledger holds to be one utterance are this alike,
/// whatever their words.
constexpr double kOneUtterance = 0.8;

class Drafter {
 public:
  Drafter(const Story& story, std::span<const Report> reports,
          const PairModel& model, StoryTerms terms)
      : story_(story),
        reports_(reports),
        model_(model),
        all_terms_(std::move(terms)),
        terms_(all_terms_.statements) {}

  std::vector<PointDraft> draft(const std::vector<LedgerEntry>& ledger) {
    score_pairs();
    join_utterances(ledger);
    std::vector<ScoredPair> pairs;
    pairs.reserve(scores_.size());
    for (const auto& [key, score] : scores_) {
      pairs.push_back({key.first, key.second, score});
    }
    const auto groups = with_single_ones(
        cover_by_groups(members(), pairs,
                        {model_.seed_threshold, model_.mean_threshold,
                         model_.least_threshold}));
    std::vector<PointDraft> drafts;
    for (const auto& group : groups) {
      PointDraft draft;
      for (const std::uint32_t i : group) {
        draft.statements.push_back(terms_[i].ref);
      }
      draft.likeness = likeness(group);
      drafts.push_back(std::move(draft));
    }
    return drafts;
  }

 private:
  using Key = std::pair<std::uint32_t, std::uint32_t>;

  std::vector<std::uint32_t> members() const {
    std::vector<std::uint32_t> found;
    for (const StatementTerms& terms : terms_) {
      found.push_back(terms.ref.member);
    }
    return found;
  }

  /// The groups, and each statement that is in none as one of its own.
  std::vector<std::vector<std::uint32_t>> with_single_ones(
      std::vector<std::vector<std::uint32_t>> groups) const {
    std::vector<bool> grouped(terms_.size());
    for (const auto& group : groups) {
      for (const std::uint32_t i : group) grouped[i] = true;
    }
    for (std::uint32_t i = 0; i < terms_.size(); ++i) {
      if (!grouped[i]) groups.push_back({i});
    }
    std::ranges::sort(groups);
    return groups;
  }

  const Report& report_of(std::uint32_t member) const {
    return reports_[story_.members[member].report.value];
  }

  /// Statements of one report come together through those of others only:
  /// held together directly, they pulled unlike things in (measured).
  void score_pairs() {
    const std::vector<CandidatePair> pairs = find_candidates(all_terms_);
    std::vector<double> likely;
    likely.reserve(pairs.size());
    for (const CandidatePair& pair : pairs) {
      likely.push_back(first_probability(model_, pair.features));
    }
    const std::vector<ContextFeatures> around =
        look_around(terms_, pairs, likely);
    for (std::size_t i = 0; i < pairs.size(); ++i) {
      const double score =
          second_probability(model_, pairs[i].features, around[i]);
      if (score < kFaintLikeness) continue;
      scores_.emplace(Key{pairs[i].a, pairs[i].b}, score);
    }
  }

  /// The statement of a member that shares most with a quotation.
  std::optional<std::uint32_t> statement_of(const Evidence& use) const {
    std::optional<std::uint32_t> best;
    std::uint32_t most = 0;
    for (std::uint32_t i = 0; i < terms_.size(); ++i) {
      const StatementRef ref = terms_[i].ref;
      if (story_.members[ref.member].report != use.report) continue;
      const Span span =
          report_of(ref.member).reading.statements[ref.statement].span;
      if (!overlap(span, use.span)) continue;
      const std::uint32_t shared = std::min(span.end, use.span.end) -
                                   std::max(span.begin, use.span.begin);
      if (shared > most) {
        most = shared;
        best = i;
      }
    }
    return best;
  }

  void join_utterances(const std::vector<LedgerEntry>& ledger) {
    for (const LedgerEntry& entry : ledger) {
      std::vector<std::uint32_t> statements;
      for (const QuotationUse& use : entry.uses) {
        if (const auto i = statement_of(use.evidence)) statements.push_back(*i);
      }
      for (std::size_t a = 0; a < statements.size(); ++a) {
        for (std::size_t b = a + 1; b < statements.size(); ++b) {
          if (statements[a] == statements[b]) continue;
          double& score = scores_[std::minmax(statements[a], statements[b])];
          score = std::max(score, kOneUtterance);
        }
      }
    }
  }

  /// The probabilities of all pairs of a group, row by row.
  std::vector<float> likeness(const std::vector<std::uint32_t>& group) const {
    std::vector<float> table(group.size() * group.size());
    for (std::size_t a = 0; a < group.size(); ++a) {
      for (std::size_t b = a + 1; b < group.size(); ++b) {
        const auto score = scores_.find(Key{group[a], group[b]});
        if (score == scores_.end()) continue;
        table[a * group.size() + b] = static_cast<float>(score->second);
        table[b * group.size() + a] = static_cast<float>(score->second);
      }
    }
    return table;
  }

  const Story& story_;
  std::span<const Report> reports_;
  const PairModel& model_;
  StoryTerms all_terms_;
  const std::vector<StatementTerms>& terms_;
  std::map<Key, double> scores_;
};

}  // namespace

std::vector<PointDraft> draft_points(const Story& story,
                                     std::span<const Report> reports,
                                     const EntityLinks& links,
                                     const std::vector<LedgerEntry>& ledger,
                                     const LanguageResources& language,
                                     const StoryResources& background,
                                     const ReconciliationResources& resources) {
  return Drafter(story, reports, resources.pairs,
                 collect_terms(story, reports, links, language, background,
                               resources))
      .draft(ledger);
}

std::vector<PointDraft> each_statement_once(
    std::span<const PointDraft> drafts) {
  std::vector<const PointDraft*> order;
  for (const PointDraft& draft : drafts) order.push_back(&draft);
  std::ranges::stable_sort(order, [](const PointDraft* a, const PointDraft* b) {
    return a->statements.size() > b->statements.size();
  });
  std::set<StatementRef> used;
  std::vector<PointDraft> kept;
  for (const PointDraft* draft : order) {
    PointDraft rest;
    for (const StatementRef ref : draft->statements) {
      if (used.insert(ref).second) rest.statements.push_back(ref);
    }
    if (!rest.statements.empty()) kept.push_back(std::move(rest));
  }
  return kept;
}

}  // namespace synoptic
