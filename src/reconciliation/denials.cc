// SPDX-License-Identifier: Apache-2.0
//
// A pair score joins what says the same, and "the bridge was shut" and "the
// minister denied that the bridge was shut" are often too far from each other,
// in their words and in their reports, to be joined. So contradiction by denial
// is looked for over all statements of a story: each denial is set against the
// claims that hold its predicate, as a verb or as a noun. What is denied must
// be covered by the words of the claim, each weighing more the fewer statements
// of the story hold it; "the tests did not break the treaty" does not deny that
// somebody tests.
#include "reconciliation/denials.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "reconciliation/setting.h"

namespace synoptic {
namespace {

/// Shares of what is denied that the claim must speak of, and of the claim that
/// the denial must. Chosen on the development stories and on ECB+'s topics.
constexpr double kCovered = 0.6;
constexpr double kCoveredBack = 0.25;

/// The first where somebody denies it in so many words, or where a point holds
/// the two already.
constexpr double kCoveredInPoint = 0.45;
constexpr double kSureInPoint = 0.3;

/// Claims of other reports that likely say the same as one that is denied.
constexpr double kSameClaim = 0.6;

/// A predicate that more claims hold tells nothing.
constexpr std::size_t kMostClaims = 200;

class DenialFinder {
 public:
  DenialFinder(const std::vector<Claim>& claims,
               std::span<const PointDraft> drafts, const Story& story,
               std::span<const Report> reports)
      : claims_(claims), drafts_(drafts), story_(story), reports_(reports) {
    for (std::uint32_t i = 0; i < claims.size(); ++i) {
      index_[claims[i].ref] = i;
      for (const std::string& term : claims[i].terms) {
        holders_of_[term].push_back(i);
      }
    }
    for (std::uint32_t d = 0; d < drafts.size(); ++d) {
      for (const StatementRef ref : drafts[d].statements) {
        drafts_of_[ref].push_back(d);
      }
    }
  }

  std::vector<Denial> find() {
    std::vector<Denial> found;
    for (std::uint32_t i = 0; i < claims_.size(); ++i) {
      if (claims_[i].stance != ClaimStance::Denies) continue;
      const ByMember affirming = affirming_of(i);
      if (affirming.empty()) continue;
      add(claims_[i].ref, affirming, found);
    }
    for (Denial& denial : found) describe(denial);
    return found;
  }

 private:
  const Report& report_of(StatementRef ref) const {
    return reports_[story_.members[ref.member].report.value];
  }

  const Statement& statement_of(StatementRef ref) const {
    return report_of(ref).reading.statements[ref.statement];
  }

  double weight(const std::string& term) const {
    const auto found = holders_of_.find(term);
    const double count = found == holders_of_.end()
                             ? 0
                             : static_cast<double>(found->second.size());
    return std::log((static_cast<double>(claims_.size()) + 2) / (count + 1));
  }

  double weight(const std::set<std::string>& terms) const {
    double sum = 0;
    for (const std::string& term : terms) sum += weight(term);
    return sum;
  }

  double likeness(StatementRef a, StatementRef b) const {
    double best = 0;
    const auto drafts = drafts_of_.find(a);
    if (drafts == drafts_of_.end()) return 0;
    for (const std::uint32_t d : drafts->second) {
      const auto& refs = drafts_[d].statements;
      const auto x = std::ranges::find(refs, a);
      const auto y = std::ranges::find(refs, b);
      if (y == refs.end()) continue;
      best = std::max(best, drafts_[d].likeness_of(
                                static_cast<std::size_t>(x - refs.begin()),
                                static_cast<std::size_t>(y - refs.begin())));
    }
    return best;
  }

  /// For each member, the claim that a denial denies, or its like.
  using ByMember = std::map<std::uint32_t, StatementRef>;

  /// The claims that a denial denies, the one that fits best of each report,
  /// and their like in other reports.
  ByMember affirming_of(std::uint32_t denial) const {
    ByMember found;
    const Claim& denies = claims_[denial];
    if (denies.points_back) {
      if (const Claim* before = claim_before(denial)) {
        found.emplace(before->ref.member, before->ref);
      }
    } else {
      const auto holders = holders_of_.find(denies.predicate);
      if (holders == holders_of_.end() ||
          holders->second.size() > kMostClaims) {
        return found;
      }
      std::map<std::uint32_t, double> best;
      for (const std::uint32_t i : holders->second) {
        const Claim& claim = claims_[i];
        if (claim.stance != ClaimStance::Affirms) continue;
        const double fit = contradiction(denies, claim);
        if (fit <= best[claim.ref.member]) continue;
        best[claim.ref.member] = fit;
        found.insert_or_assign(claim.ref.member, claim.ref);
      }
    }
    add_same_claims(found, denies.ref);
    return found;
  }

  /// The last claim of the sentence before a denial's own, if it is somebody's.
  const Claim* claim_before(std::uint32_t denial) const {
    const StatementRef at = claims_[denial].ref;
    const std::uint32_t sentence = statement_of(at).sentence;
    for (std::uint32_t i = denial; i-- > 0;) {
      const Claim& claim = claims_[i];
      if (claim.ref.member != at.member) return nullptr;
      const std::uint32_t other = statement_of(claim.ref).sentence;
      if (other == sentence || statement_of(claim.ref).frame) continue;
      const bool claimed = claim.stance == ClaimStance::Affirms &&
                           !statement_of(claim.ref).holders.empty();
      return other + 1 == sentence && claimed ? &claim : nullptr;
    }
    return nullptr;
  }

  /// How far two claims are of one thing, or 0 if they are not.
  double contradiction(const Claim& denies, const Claim& affirms) const {
    const bool same_verb = affirms.predicate == denies.predicate;
    const bool as_noun =
        denies.by_verb && affirms.nouns.contains(denies.predicate);
    if (denies.ref == affirms.ref || (!same_verb && !as_noun)) return 0;
    std::set<std::string> shared;
    std::ranges::set_intersection(denies.terms, affirms.terms,
                                  std::inserter(shared, shared.end()));
    if (shared.size() < (same_verb ? 2U : 3U)) return 0;
    if (!subjects_allow(denies, affirms) || !moments_allow(denies, affirms) ||
        !things_allow(denies, affirms)) {
      return 0;
    }
    const double common = weight(shared);
    const double denied = weight(denies.terms);
    const double affirmed = weight(affirms.terms);
    const double predicate = weight(denies.predicate);
    const bool in_point = likeness(denies.ref, affirms.ref) >= kSureInPoint;
    const double fewest =
        in_point || denies.in_words ? kCoveredInPoint : kCovered;
    const bool fits = common >= fewest * denied &&
                      common - predicate >= fewest * (denied - predicate) &&
                      common >= kCoveredBack * affirmed;
    // What speaks of all that is denied fits best; of those, the shortest.
    return fits ? common / denied + common / affirmed / 4 : 0;
  }

  static bool subjects_allow(const Claim& a, const Claim& b) {
    if (a.subjects.empty() || b.subjects.empty()) return true;
    const bool turned = a.passive != b.passive || !a.by_verb || !b.by_verb;
    return std::ranges::any_of(a.subjects, [&](EntityId entity) {
      return b.subjects.contains(entity) ||
             (turned && b.terms.contains(term_of(entity)));
    });
  }

  /// False where both are said of nouns by one verb, and of others, or where
  /// each has somebody or some place with its verb that the other has not.
  static bool things_allow(const Claim& denies, const Claim& affirms) {
    const auto apart = [](const auto& a, const auto& b) {
      return !a.empty() && !b.empty() &&
             std::ranges::none_of(
                 a, [&](const auto& one) { return b.contains(one); });
    };
    if (denies.by_verb && affirms.by_verb) {
      if (apart(denies.objects, affirms.objects)) return false;
      if (apart(denies.doers, affirms.doers)) return false;
    }
    const auto has_more = [](const Claim& a, const Claim& b) {
      return std::ranges::any_of(a.partners, [&](EntityId entity) {
        return !b.terms.contains(term_of(entity));
      });
    };
    return !has_more(denies, affirms) || !has_more(affirms, denies);
  }

  /// False if the two clauses are dated, and of different days.
  bool moments_allow(const Claim& a, const Claim& b) const {
    const auto one = moment_of(report_of(a.ref), statement_of(a.ref));
    const auto two = moment_of(report_of(b.ref), statement_of(b.ref));
    return !one || !two || meet(*one, *two);
  }

  void add_same_claims(ByMember& refs, StatementRef denial) const {
    const ByMember known = refs;
    for (const auto& [member, ref] : known) {
      const auto drafts = drafts_of_.find(ref);
      if (drafts == drafts_of_.end()) continue;
      for (const std::uint32_t d : drafts->second) {
        for (const StatementRef other : drafts_[d].statements) {
          const Claim& claim = claims_[index_.at(other)];
          if (claim.stance == ClaimStance::Affirms && other != denial &&
              likeness(ref, other) >= kSameClaim) {
            refs.emplace(other.member, other);
          }
        }
      }
    }
  }

  /// Puts denials of one claim together, and those that deny alike.
  void add(StatementRef denying, const ByMember& affirming,
           std::vector<Denial>& found) const {
    for (Denial& denial : found) {
      const bool same = std::ranges::any_of(affirming, [&](const auto& one) {
        return std::ranges::find(denial.affirming, one.second) !=
               denial.affirming.end();
      });
      if (!same && !are_alike(denial.denying.front(), denying)) continue;
      ByMember all = affirming;
      for (const StatementRef ref : denial.affirming) {
        all.insert_or_assign(ref.member, ref);
      }
      denial.affirming.clear();
      for (const auto& [member, ref] : all) denial.affirming.push_back(ref);
      denial.denying.push_back(denying);
      return;
    }
    Denial denial;
    for (const auto& [member, ref] : affirming) denial.affirming.push_back(ref);
    denial.denying.push_back(denying);
    found.push_back(std::move(denial));
  }

  bool are_alike(StatementRef a, StatementRef b) const {
    const Claim& one = claims_[index_.at(a)];
    const Claim& two = claims_[index_.at(b)];
    return !one.predicate.empty() && one.predicate == two.predicate &&
           std::ranges::count_if(one.terms, [&](const std::string& term) {
             return two.terms.contains(term);
           }) >= 2;
  }

  Value value_of(const std::vector<StatementRef>& refs) const {
    Value value;
    for (const StatementRef ref : refs) {
      const Report& report = report_of(ref);
      const Span span = claims_[index_.at(ref)].span;
      const ReportId id = story_.members[ref.member].report;
      if (value.text.empty()) value.text = slice(report.document.text, span);
      if (std::ranges::find(value.reports, id) == value.reports.end()) {
        value.reports.push_back(id);
      }
      value.evidence.push_back({id, span, statement_of(ref).holders});
    }
    return value;
  }

  void describe(Denial& denial) const {
    Variant& variant = denial.variant;
    variant.slot = Slot::Polarity;
    variant.values = {value_of(denial.affirming), value_of(denial.denying)};
    const Value& yes = variant.values[0];
    const Value& no = variant.values[1];
    variant.verdict = came_later(denial) ? Verdict::Update : Verdict::Conflict;
    variant.between = between(yes, no);
    variant.why = variant.verdict == Verdict::Update
                      ? "What had not happened yet is told as done later."
                  : variant.between == Between::Parties
                      ? "One side says so, another denies it."
                      : "What one says is so, another says is not.";
  }

  /// True if every denial is a "not yet" of an earlier day than every claim.
  bool came_later(const Denial& denial) const {
    return std::ranges::all_of(denial.denying, [&](StatementRef no) {
      return claims_[index_.at(no)].yet &&
             std::ranges::all_of(denial.affirming, [&](StatementRef yes) {
               return day_of(no) < day_of(yes);
             });
    });
  }

  std::string day_of(StatementRef ref) const {
    return report_of(ref).document.published.substr(0, 10);
  }

  static Between between(const Value& yes, const Value& no) {
    const auto held = [](const Evidence& one) { return !one.holders.empty(); };
    if (std::ranges::all_of(no.evidence, held) ||
        std::ranges::all_of(yes.evidence, held)) {
      return Between::Parties;
    }
    const bool one_report =
        yes.reports.size() == 1 && no.reports == yes.reports;
    return one_report ? Between::OneReport : Between::Reports;
  }

  const std::vector<Claim>& claims_;
  std::span<const PointDraft> drafts_;
  const Story& story_;
  std::span<const Report> reports_;
  std::map<StatementRef, std::uint32_t> index_;
  std::map<StatementRef, std::vector<std::uint32_t>> drafts_of_;
  std::map<std::string, std::vector<std::uint32_t>> holders_of_;
};

}  // namespace

std::vector<Denial> find_denials(const std::vector<Claim>& claims,
                                 std::span<const PointDraft> drafts,
                                 const Story& story,
                                 std::span<const Report> reports) {
  return DenialFinder(claims, drafts, story, reports).find();
}

}  // namespace synoptic
