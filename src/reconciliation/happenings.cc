// SPDX-License-Identifier: Apache-2.0
//
// "The meeting lasted just under 90 minutes" and "negotiators sat face to face
// for about two hours" share hardly a word, so no point joins them, and yet
// they are of one thing. A happening is told here by its kind and by what the
// tree ties to the length: the noun that lasts, or what a verb says lasts.
// (Days and places were tried in the same way, by their verb and its nouns: of
// ECB+'s topics nearly all that was found were two happenings of one kind.)
#include "reconciliation/happenings.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "base/unicode.h"
#include "reconciliation/setting.h"
#include "reconciliation/values.h"

namespace synoptic {
namespace {

/// Lengths further apart than this are of two things as a rule: a war and a
/// day of it. A guess.
constexpr double kMostTimesLonger = 6;

/// A story with more values of one slot is a table of them.
constexpr std::size_t kMostValues = 120;

constexpr double kSecondsOfDay = 86400;

/// Verbs that say how long their subject was.
bool is_lasting(std::string_view verb) {
  constexpr std::string_view kLasting[] = {
      "last",     "take",    "run",     "go",   "drag",
      "continue", "persist", "stretch", "over", "long"};
  return std::ranges::find(kLasting, verb) != std::end(kLasting);
}

/// Verbs for talking with each other: what lasts is the talks.
bool is_talking(std::string_view verb) {
  constexpr std::string_view kTalking[] = {"meet", "meeting",   "sit",
                                           "talk", "negotiate", "confer"};
  return std::ranges::find(kTalking, verb) != std::end(kTalking);
}

/// Words that make a happening another one than the one at hand.
bool means_another(std::string_view lemma) {
  constexpr std::string_view kOthers[] = {"first",   "previous", "earlier",
                                          "initial", "last",     "next",
                                          "another", "similar",  "early"};
  return std::ranges::find(kOthers, lemma) != std::end(kOthers);
}

struct Told {
  SlotValue value;
  Span clause;
  std::set<std::string> what;  ///< What lasts: kinds of happenings.
  bool another = false;        ///< The clause speaks of another one.
};

class Happenings {
 public:
  Happenings(const Story& story, std::span<const Report> reports,
             const EntityLinks& links, const std::vector<Point>& known,
             const StoryResources& background,
             const ReconciliationResources& resources)
      : story_(story),
        reports_(reports),
        links_(links),
        background_(background),
        resources_(resources) {
    for (const Point& point : known) {
      for (const Variant& variant : point.variants) {
        if (variant.verdict != Verdict::Conflict) continue;
        for (const Value& value : variant.values) {
          for (const Evidence& one : value.evidence) {
            known_.insert({one.report, one.span});
          }
        }
      }
    }
  }

  std::vector<Point> compare() {
    for (std::uint32_t m = 0; m < story_.members.size(); ++m) collect(m);
    std::vector<Point> points;
    if (told_.size() <= kMostValues) add_points(points);
    std::ranges::stable_sort(points, [](const Point& a, const Point& b) {
      return std::pair{a.evidence[0].report, a.evidence[0].span} <
             std::pair{b.evidence[0].report, b.evidence[0].span};
    });
    return points;
  }

 private:
  void collect(std::uint32_t m) {
    const Report& report = reports_[story_.members[m].report.value];
    const SettingFinder finder(report, links_.of_member[m], resources_);
    for (const Statement& statement : report.reading.statements) {
      const bool told = statement.status == Status::Asserted ||
                        statement.status == Status::Agreed;
      if (!told || statement.polarity == Polarity::Negative ||
          statement.when == When::Hypothetical || statement.frame) {
        continue;
      }
      collect_times(m, report, finder, statement);
      collect_ordinal_years(m, report, finder, statement);
    }
  }

  Told told_at(std::uint32_t m, const Report& report,
               const SettingFinder& finder, const Statement& statement,
               Span words) const {
    Told told;
    told.clause = statement.span;
    told.value.member = m;
    told.value.evidence = {story_.members[m].report, words, statement.holders};
    told.value.text = slice(report.document.text, words);
    told.value.published = report.document.published;
    told.value.setting = finder.find(words, statement.span);
    return told;
  }

  void collect_times(std::uint32_t m, const Report& report,
                     const SettingFinder& finder, const Statement& statement) {
    for (const std::uint32_t i : statement.times) {
      const TimeExpression& time = report.reading.times[i];
      if (time.type != TimeType::Duration) continue;
      Told told = told_at(m, report, finder, statement, time.span);
      told.value.bounds = time.bounds;
      find_what_lasts(report, finder, statement, time.span, told);
      if (!told.what.empty()) told_.push_back(std::move(told));
    }
  }

  std::uint32_t first_token(const Report& report, std::uint32_t byte) const {
    const auto& tokens = report.analysis.tokens;
    const auto found = std::ranges::lower_bound(
        tokens, byte, {}, [](const Token& t) { return t.span.begin; });
    return static_cast<std::uint32_t>(found - tokens.begin());
  }

  /// One word for nouns of one kind of happening: "meeting" and "talks".
  std::string kind_of(const SettingFinder& finder,
                      const std::string& noun) const {
    for (const std::string& form : {noun, noun + "s"}) {
      const auto kind = background_.countable_events.find(form);
      if (kind != background_.countable_events.end()) return kind->second;
    }
    return finder.kin_of(noun);
  }

  void find_what_lasts(const Report& report, const SettingFinder& finder,
                       const Statement& statement, Span words,
                       Told& told) const {
    const Setting& setting = told.value.setting;
    const auto& tokens = report.analysis.tokens;
    // "three years into the war".
    const std::uint32_t after = first_token(report, words.end);
    if (after < tokens.size() && fold(tokens[after].lemma) == "into") {
      for (std::uint32_t i = after + 1; i < tokens.size() && i < after + 6;
           ++i) {
        if (tokens[i].upos != Upos::Noun) continue;
        told.what.insert(kind_of(finder, fold(tokens[i].lemma)));
        break;
      }
      return;
    }
    // "the two-hour meeting".
    const bool modifies =
        !setting.thing.empty() && setting.thing_lemma != "hour" &&
        background_.countable_events.contains(setting.thing_lemma);
    if (modifies) told.what.insert(kind_of(finder, setting.thing_lemma));
    if (is_lasting(setting.verb)) {
      for (const std::string& subject : setting.subject_lemmas) {
        told.what.insert(kind_of(finder, subject));
      }
    } else if (is_talking(setting.verb)) {
      told.what.insert("talks");
    }
    find_another(report, statement, told);
  }

  void find_another(const Report& report, const Statement& statement,
                    Told& told) const {
    const auto& tokens = report.analysis.tokens;
    for (std::uint32_t i = first_token(report, statement.span.begin);
         i < tokens.size() && tokens[i].span.end <= statement.span.end; ++i) {
      if (tokens[i].upos == Upos::Verb) continue;  // "lasted" is no "last"
      if (means_another(fold(tokens[i].lemma))) told.another = true;
    }
  }

  /// "in its third year" is between two and three years.
  void collect_ordinal_years(std::uint32_t m, const Report& report,
                             const SettingFinder& finder,
                             const Statement& statement) {
    const auto& tokens = report.analysis.tokens;
    const std::uint32_t first = first_token(report, statement.span.begin);
    for (std::uint32_t i = first + 1;
         i + 1 < tokens.size() && tokens[i + 1].span.end <= statement.span.end;
         ++i) {
      const auto ordinal = background_.ordinals.find(
          fold(slice(report.document.text, tokens[i].span)));
      if (ordinal == background_.ordinals.end() ||
          tokens[i - 1].upos != Upos::Pron) {
        continue;
      }
      const std::optional<Interval> length =
          length_within(ordinal->second, fold(tokens[i + 1].lemma));
      if (!length) continue;
      Told told = told_at(m, report, finder, statement,
                          {tokens[i - 1].span.begin, tokens[i + 1].span.end});
      told.value.bounds = *length;
      for (std::uint32_t j = first; j < i; ++j) {
        if (tokens[j].upos == Upos::Noun) {
          told.what.insert(kind_of(finder, fold(tokens[j].lemma)));
        }
      }
      if (!told.what.empty()) told_.push_back(std::move(told));
    }
  }

  bool told_before(const Told& a, const Told& b) const {
    return known_.contains({a.value.evidence.report, a.value.evidence.span}) &&
           known_.contains({b.value.evidence.report, b.value.evidence.span});
  }

  bool conflict(const Told& a, const Told& b) const {
    // "Between 45 minutes and two hours" is one length.
    const bool one_clause =
        a.value.member == b.value.member && a.clause == b.clause;
    return !told_before(a, b) && !one_clause && a.another == b.another &&
           lengths_conflict(a, b);
  }

  static bool lengths_conflict(const Told& a, const Told& b) {
    const bool same = std::ranges::any_of(
        a.what, [&](const auto& one) { return b.what.contains(one); });
    if (!same || meet(a.value.bounds, b.value.bounds)) return false;
    if (compare_measures(a.value, b.value).verdict != Verdict::Conflict) {
      return false;
    }
    const double x = std::isfinite(a.value.bounds.high) ? a.value.bounds.high
                                                        : a.value.bounds.low;
    const double y = std::isfinite(b.value.bounds.high) ? b.value.bounds.high
                                                        : b.value.bounds.low;
    return std::max(x, y) <= kMostTimesLonger * std::min(x, y);
  }

  void add_points(std::vector<Point>& points) const {
    std::vector<bool> used(told_.size());
    for (std::size_t i = 0; i < told_.size(); ++i) {
      if (used[i]) continue;
      std::vector<const Told*> group = {&told_[i]};
      for (std::size_t j = i + 1; j < told_.size(); ++j) {
        if (used[j] || !conflict(told_[i], told_[j])) continue;
        group.push_back(&told_[j]);
        used[j] = true;
      }
      if (group.size() < 2) continue;
      points.push_back(make_point(group));
    }
  }

  Point make_point(const std::vector<const Told*>& group) const {
    Point point;
    Variant variant;
    variant.slot = Slot::Duration;
    variant.verdict = Verdict::Conflict;
    std::set<ReportId> reports;
    std::set<std::string> holders;
    bool all_held = true;
    for (const Told* told : group) {
      const SlotValue& value = told->value;
      point.evidence.push_back(
          {value.evidence.report, told->clause, value.evidence.holders});
      reports.insert(value.evidence.report);
      all_held = all_held && !value.evidence.holders.empty();
      if (!value.evidence.holders.empty()) {
        holders.insert(value.evidence.holders.front().name);
      }
      add_value(variant, value);
    }
    variant.between = reports.size() == 1              ? Between::OneReport
                      : all_held && holders.size() > 1 ? Between::Parties
                                                       : Between::Reports;
    variant.why = "\u201C" + variant.values[0].text + "\u201D and \u201C" +
                  variant.values[1].text + "\u201D are told of one happening.";
    point.variants.push_back(std::move(variant));
    return point;
  }

  static void add_value(Variant& variant, const SlotValue& value) {
    auto known = std::ranges::find_if(variant.values, [&](const Value& v) {
      return fold(v.text) == fold(value.text);
    });
    if (known == variant.values.end()) {
      variant.values.push_back({value.text, value.bounds, {}, {}});
      known = variant.values.end() - 1;
    }
    if (std::ranges::find(known->reports, value.evidence.report) ==
        known->reports.end()) {
      known->reports.push_back(value.evidence.report);
    }
    known->evidence.push_back(value.evidence);
  }

  const Story& story_;
  std::span<const Report> reports_;
  const EntityLinks& links_;
  const StoryResources& background_;
  const ReconciliationResources& resources_;
  std::set<std::pair<ReportId, Span>> known_;
  std::vector<Told> told_;
};

}  // namespace

std::optional<Interval> length_within(double ordinal, std::string_view unit) {
  constexpr std::pair<std::string_view, double> kDays[] = {
      {"year", 365}, {"month", 30}, {"week", 7}, {"day", 1}};
  for (const auto& [name, days] : kDays) {
    if (unit != name) continue;
    const double length = days * kSecondsOfDay;
    return Interval{(ordinal - 1) * length, ordinal * length};
  }
  return std::nullopt;
}

std::vector<Point> compare_happenings(
    const Story& story, std::span<const Report> reports,
    const EntityLinks& links, const std::vector<Point>& known,
    const StoryResources& background,
    const ReconciliationResources& resources) {
  return Happenings(story, reports, links, known, background, resources)
      .compare();
}

}  // namespace synoptic
