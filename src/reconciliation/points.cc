// SPDX-License-Identifier: Apache-2.0
#include "reconciliation/points.h"

#include <algorithm>
#include <map>

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
    auto groups =
        group_by_average_linkage(static_cast<std::uint32_t>(terms_.size()),
                                 pairs, model_.group_threshold);
    join_further_groups(groups);
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

  /// A clause may say more than one thing: each joins the other groups that it
  /// is alike enough to. All are judged against the groups as they were.
  void join_further_groups(std::vector<std::vector<std::uint32_t>>& groups) {
    std::vector<std::uint32_t> home(terms_.size());
    for (std::uint32_t g = 0; g < groups.size(); ++g) {
      for (const std::uint32_t i : groups[g]) home[i] = g;
    }
    // The sum of scores of each statement to each group that it has a link to.
    std::map<Key, double> sums;
    for (const auto& [key, score] : scores_) {
      if (home[key.first] == home[key.second]) continue;
      sums[{home[key.second], key.first}] += score;
      sums[{home[key.first], key.second}] += score;
    }
    auto widened = groups;
    for (const auto& [key, sum] : sums) {
      const auto& group = groups[key.first];
      if (sum < model_.join_threshold * static_cast<double>(group.size())) {
        continue;
      }
      widened[key.first].push_back(key.second);
    }
    for (auto& group : widened) std::ranges::sort(group);
    // A group that is now part of another says nothing of its own.
    groups.clear();
    for (std::uint32_t g = 0; g < widened.size(); ++g) {
      const bool swallowed =
          std::ranges::any_of(widened[g], [&](std::uint32_t i) {
            const auto& other = widened[home[i]];
            return home[i] != g && std::ranges::includes(other, widened[g]) &&
                   (other.size() > widened[g].size() || home[i] < g);
          });
      if (!swallowed) groups.push_back(widened[g]);
    }
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

}  // namespace synoptic
