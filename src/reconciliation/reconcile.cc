// SPDX-License-Identifier: Apache-2.0
#include "reconciliation/reconcile.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "reconciliation/alterations.h"
#include "reconciliation/chronicle.h"
#include "reconciliation/coverage.h"
#include "reconciliation/credited.h"
#include "reconciliation/denials.h"
#include "reconciliation/happenings.h"
#include "reconciliation/introductions.h"
#include "reconciliation/ledger.h"
#include "reconciliation/near_counts.h"
#include "reconciliation/points.h"
#include "reconciliation/positions.h"
#include "reconciliation/shortest_words.h"
#include "reconciliation/story_entities.h"
#include "reconciliation/told_once.h"
#include "reconciliation/twins.h"
#include "reconciliation/variants.h"

namespace synoptic {
namespace {

/// What being disputed adds to how much a point matters.
constexpr double kOfDispute = 0.17;

class Reconciler {
 public:
  Reconciler(const Story& story, std::span<const Report> reports,
             const LanguageResources& language,
             const StoryResources& background,
             const ReconciliationResources& resources,
             const std::vector<Alteration>& alterations)
      : story_(story),
        reports_(reports),
        language_(language),
        background_(background),
        resources_(resources),
        figures_(story, reports, resources),
        alterations_(alterations) {}

  Account reconcile() {
    Account account;
    account.story = story_;
    EntityLinks links = link_entities(story_, reports_);
    account.quotations = collate_quotations(story_, reports_, links);
    nesting_ = read_nesting(story_, reports_, links);
    const std::vector<PointDraft> drafts =
        draft_points(story_, reports_, links, account.quotations, language_,
                     background_, resources_);
    std::vector<PointDraft> told;  // what is said, not only who says it
    for (const PointDraft& draft : drafts) {
      const bool framing = only_frames(draft);
      if (!framing) told.push_back(draft);
      Point point = make_point(draft, links);
      if (framing && point.families < 2) continue;
      account.points.push_back(std::move(point));
    }
    tell_once(account.points);
    part_disputed_numbers(account.points);
    part_disputed_places(account.points);
    for (Point& point : account.points) {
      if (point.salience > 0) continue;
      point.families = families_of(point.evidence);
      point.salience = salience(point, 0);
    }
    add_denials(drafts, links, account.points);
    for (Point& point : find_near_counts(
             story_, reports_, {links, nesting_, figures_, alterations_},
             account.points, resources_)) {
      point.families = families_of(point.evidence);
      point.salience = salience(point, 0);
      account.points.push_back(std::move(point));
    }
    for (Point& point :
         compare_happenings(story_, reports_, links, account.points,
                            background_, resources_)) {
      point.families = families_of(point.evidence);
      point.salience = salience(point, 0);
      account.points.push_back(std::move(point));
    }
    account.positions = find_positions(story_, reports_, links, resources_);
    const std::vector<PointDraft> once = each_statement_once(told);
    account.agreed = find_agreements(once, story_, reports_);
    account.planned = find_plans(once, story_, reports_, resources_);
    account.timeline = build_timeline(once, story_, reports_);
    find_extent(account);
    for (Point& point : compare_speakers(story_, reports_, links)) {
      point.families = families_of(point.evidence);
      point.salience = salience(point, 0);
      account.points.push_back(std::move(point));
    }
    for (Point& point : compare_introductions(story_, reports_, links)) {
      point.families = families_of(point.evidence);
      point.salience = salience(point, 0);
      account.points.push_back(std::move(point));
    }
    leave_out_alterations(alterations_, account.points);
    rank(account.points);
    account.entities = std::move(links.entities);
    account.title = find_title();
    account.dates = find_dates();
    account.coverage = cover_points(account, reports_);
    return account;
  }

 private:
  const Report& report_of(std::uint32_t member) const {
    return reports_[story_.members[member].report.value];
  }

  std::uint32_t families_of(const std::vector<Evidence>& evidence) const {
    std::set<std::uint32_t> families;
    for (const Evidence& one : evidence) {
      for (const Member& member : story_.members) {
        if (member.report == one.report) families.insert(member.family);
      }
    }
    return static_cast<std::uint32_t>(families.size());
  }

  bool only_frames(const PointDraft& draft) const {
    return std::ranges::all_of(draft.statements, [&](StatementRef ref) {
      return report_of(ref.member).reading.statements[ref.statement].frame;
    });
  }

  Point make_point(const PointDraft& draft, const EntityLinks& links) const {
    Point point;
    double lead = 0;
    const std::vector<Span> spans =
        shortest_words(draft, story_, reports_, language_);
    for (std::size_t i = 0; i < spans.size(); ++i) {
      const StatementRef ref = draft.statements[i];
      const Report& report = report_of(ref.member);
      const Statement& statement = report.reading.statements[ref.statement];
      point.evidence.push_back(
          {story_.members[ref.member].report, spans[i], statement.holders});
      if (point.event == EventType::None) point.event = statement.event;
      // What stands early in a report is what its writer held to matter most.
      const double place = static_cast<double>(statement.span.begin) /
                           static_cast<double>(report.document.text.size() + 1);
      lead = std::max(lead, 1 - place);
    }
    point.families = families_of(point.evidence);
    point.variants =
        compare_slots(draft, story_, reports_,
                      {links, nesting_, figures_, alterations_}, resources_);
    point.salience = salience(point, lead);
    return point;
  }

  /// Each denial with what it denies, as a point of its own.
  void add_denials(const std::vector<PointDraft>& drafts,
                   const EntityLinks& links, std::vector<Point>& points) const {
    const std::vector<Claim> claims =
        read_claims(story_, reports_, links, resources_);
    for (Denial& denial : find_denials(claims, drafts, story_, reports_)) {
      Point point;
      for (const Value& value : denial.variant.values) {
        point.evidence.insert(point.evidence.end(), value.evidence.begin(),
                              value.evidence.end());
      }
      std::ranges::stable_sort(
          point.evidence, [](const auto& a, const auto& b) {
            return std::pair{a.report, a.span} < std::pair{b.report, b.span};
          });
      point.variants.push_back(std::move(denial.variant));
      point.families = families_of(point.evidence);
      point.salience = salience(point, 0);
      points.push_back(std::move(point));
    }
  }

  /// A point whose dispute is told elsewhere is no longer a disputed one.
  static void tell_once(std::vector<Point>& points) {
    std::vector<bool> disputed;
    for (const Point& point : points) disputed.push_back(is_disputed(point));
    tell_disputes_once(points);
    for (std::size_t i = 0; i < points.size(); ++i) {
      if (!disputed[i] || is_disputed(points[i])) continue;
      points[i].salience =
          std::round((points[i].salience - kOfDispute) * 1000) / 1000;
    }
  }

  static bool is_disputed(const Point& point) {
    return std::ranges::any_of(point.variants, [](const Variant& variant) {
      return variant.verdict == Verdict::Conflict;
    });
  }

  /// Half for how many independent families say it, a third for how early it
  /// stands, the rest for being disputed.
  double salience(const Point& point, double lead) const {
    std::set<std::uint32_t> families;
    for (const Member& member : story_.members) families.insert(member.family);
    const double share = static_cast<double>(point.families) /
                         static_cast<double>(families.size());
    const double value =
        0.5 * share + 0.33 * lead + (is_disputed(point) ? kOfDispute : 0.0);
    return std::round(value * 1000) / 1000;
  }

  static void rank(std::vector<Point>& points) {
    std::ranges::stable_sort(points, [](const Point& a, const Point& b) {
      if (a.salience != b.salience) return a.salience > b.salience;
      if (a.evidence[0].report != b.evidence[0].report) {
        return a.evidence[0].report < b.evidence[0].report;
      }
      return a.evidence[0].span < b.evidence[0].span;
    });
    for (std::uint32_t i = 0; i < points.size(); ++i) points[i].id = {i};
  }

  /// The days that most dated reports are of: from the first report's date to
  /// the last one's.
  void find_extent(Account& account) const {
    for (std::uint32_t m = 0; m < story_.members.size(); ++m) {
      const std::string day = report_of(m).document.published.substr(0, 10);
      if (day.empty()) continue;
      if (account.begin.empty() || day < account.begin) account.begin = day;
      if (account.end.empty() || day > account.end) account.end = day;
    }
  }

  /// The headline of the report most like the others; without a headline, its
  /// first block.
  Evidence find_title() const {
    const Member* best = nullptr;
    bool best_has_headline = false;
    for (const Member& member : story_.members) {
      const Report& report = reports_[member.report.value];
      if (report.document.blocks.empty()) continue;
      const bool headline =
          report.document.blocks.front().kind == BlockKind::Headline;
      if (best == nullptr || (headline && !best_has_headline) ||
          (headline == best_has_headline &&
           member.similarity > best->similarity)) {
        best = &member;
        best_has_headline = headline;
      }
    }
    if (best == nullptr) return {};
    const Report& report = reports_[best->report.value];
    Span span = report.document.blocks.front().span;
    if (!best_has_headline && !report.analysis.sentences.empty()) {
      span = report.analysis.sentences.front().span;
    }
    return {best->report, span, {}};
  }

  /// A report without a date takes the earliest of its siblings' dates, and
  /// says that it did.
  std::vector<Account::MemberDate> find_dates() const {
    std::string earliest;
    for (std::uint32_t m = 0; m < story_.members.size(); ++m) {
      const std::string& own = report_of(m).document.published;
      if (!own.empty() && (earliest.empty() || own < earliest)) earliest = own;
    }
    std::vector<Account::MemberDate> dates;
    for (std::uint32_t m = 0; m < story_.members.size(); ++m) {
      const std::string& own = report_of(m).document.published;
      dates.push_back(own.empty()
                          ? Account::MemberDate{earliest, !earliest.empty()}
                          : Account::MemberDate{own, false});
    }
    return dates;
  }

  const Story& story_;
  std::span<const Report> reports_;
  const LanguageResources& language_;
  const StoryResources& background_;
  const ReconciliationResources& resources_;
  PlaceNesting nesting_;
  StatedFigures figures_;
  const std::vector<Alteration>& alterations_;
};

}  // namespace

Account reconcile(const Story& story, std::span<const Report> reports,
                  const LanguageResources& language,
                  const StoryResources& background,
                  const ReconciliationResources& resources) {
  const Twins twins = part_twins(story, reports);
  std::vector<Alteration> alterations =
      find_alterations(story, reports, resources);
  Account account = Reconciler(twins.story, reports, language, background,
                               resources, alterations)
                        .reconcile();
  if (!twins.of.empty()) add_twins(story, twins, account);
  account.alterations = std::move(alterations);
  return account;
}

}  // namespace synoptic
