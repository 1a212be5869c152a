// SPDX-License-Identifier: Apache-2.0
#include "reconciliation/points.h"

#include <algorithm>
#include <map>

#include "reconciliation/grouping.h"

namespace synoptic {
namespace {

/// Pairs less alike than this are not looked at again; groups are joined while
/// their mean is at least the second. Chosen on the development stories.
constexpr double kFaintLikeness = 0.10;
constexpr double kSameLikeness = 0.26;

/// A term that stands in more statements than this finds no candidates; it is
/// too common to tell any pair from another.
constexpr std::size_t kCommonTerm = 400;

/// Two quotations that the ledger holds to be one utterance are this alike,
/// whatever their words.
constexpr double kOneUtterance = 0.8;

class Drafter {
 public:
  Drafter(const Story& story, std::span<const Report> reports,
          std::vector<StatementTerms> terms)
      : story_(story), reports_(reports), terms_(std::move(terms)) {}

  std::vector<PointDraft> draft(const std::vector<LedgerEntry>& ledger) {
    score_pairs();
    join_utterances(ledger);
    std::vector<ScoredPair> pairs;
    pairs.reserve(scores_.size());
    for (const auto& [key, score] : scores_) {
      pairs.push_back({key.first, key.second, score});
    }
    std::vector<PointDraft> drafts;
    for (const auto& group : group_by_average_linkage(
             static_cast<std::uint32_t>(terms_.size()), pairs, kSameLikeness)) {
      PointDraft draft;
      for (const std::uint32_t i : group) {
        draft.statements.push_back(terms_[i].ref);
      }
      draft.cohesion = cohesion(group);
      drafts.push_back(std::move(draft));
    }
    return drafts;
  }

 private:
  using Key = std::pair<std::uint32_t, std::uint32_t>;

  const Report& report_of(std::uint32_t member) const {
    return reports_[story_.members[member].report.value];
  }

  /// Scores the pairs that share at least one term not too common.
  void score_pairs() {
    std::map<std::uint32_t, std::vector<std::uint32_t>> having;
    for (std::uint32_t i = 0; i < terms_.size(); ++i) {
      for (const WeightedTerm& term : terms_[i].terms) {
        having[term.term].push_back(i);
      }
    }
    for (const auto& [term, statements] : having) {
      if (statements.size() > kCommonTerm) continue;
      for (std::size_t a = 0; a < statements.size(); ++a) {
        for (std::size_t b = a + 1; b < statements.size(); ++b) {
          score_pair(statements[a], statements[b]);
        }
      }
    }
    std::erase_if(scores_,
                  [](const auto& e) { return e.second < kFaintLikeness; });
  }

  void score_pair(std::uint32_t a, std::uint32_t b) {
    const auto [at, is_new] = scores_.emplace(Key{a, b}, 0.0);
    if (is_new) at->second = term_similarity(terms_[a], terms_[b]);
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

  double cohesion(const std::vector<std::uint32_t>& group) const {
    double sum = 0;
    std::size_t count = 0;
    for (std::size_t a = 0; a < group.size(); ++a) {
      for (std::size_t b = a + 1; b < group.size(); ++b) {
        if (terms_[group[a]].ref.member == terms_[group[b]].ref.member) {
          continue;
        }
        const auto score = scores_.find(Key{group[a], group[b]});
        if (score != scores_.end()) sum += score->second;
        ++count;
      }
    }
    return count == 0 ? 1 : sum / static_cast<double>(count);
  }

  const Story& story_;
  std::span<const Report> reports_;
  std::vector<StatementTerms> terms_;
  std::map<Key, double> scores_;
};

}  // namespace

std::vector<PointDraft> draft_points(const Story& story,
                                     std::span<const Report> reports,
                                     const EntityLinks& links,
                                     const std::vector<LedgerEntry>& ledger,
                                     const LanguageResources& language,
                                     const ReconciliationResources& resources) {
  return Drafter(story, reports,
                 collect_terms(story, reports, links, language, resources))
      .draft(ledger);
}

}  // namespace synoptic
