// SPDX-License-Identifier: Apache-2.0
#include "output/disputes.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "base/date.h"

namespace synoptic {
namespace {

int badness(Verdict verdict) {
  switch (verdict) {
    case Verdict::Conflict:
      return 4;
    case Verdict::Update:
      return 3;
    case Verdict::Differs:
      return 2;
    case Verdict::Compatible:
      return 1;
    case Verdict::Agree:
      break;
  }
  return 0;
}

constexpr std::string_view kMonths[] = {"Jan", "Feb", "Mar", "Apr",
                                        "May", "Jun", "Jul", "Aug",
                                        "Sep", "Oct", "Nov", "Dec"};

/// "Apr 2031" for "2031-04"; empty if it is no year and month.
std::string readable_month(std::string_view text) {
  if (text.size() != 7 || text[4] != '-') return {};
  const auto day = parse_iso_date(std::string(text) + "-01");
  if (!day) return {};
  return std::string(kMonths[day->month - 1]) + " " + std::to_string(day->year);
}

/// " 09:30 UTC" for "T09:30:00Z".
std::string readable_time(std::string_view text) {
  if (text.size() < 6 || (text[0] != 'T' && text[0] != ' ') || text[3] != ':')
    return {};
  std::string time = " " + std::string(text.substr(1, 5));
  const std::size_t zone = text.find_first_of("Z+-", 6);
  if (zone == text.npos) return time;
  return time +
         (text[zone] == 'Z' ? " UTC" : " " + std::string(text.substr(zone)));
}

std::string readable_moment(std::string_view date) {
  std::string about;
  if (date.ends_with('~')) {
    date.remove_suffix(1);
    about = "about ";
  }
  if (const auto day = parse_iso_date(date))
    return about + std::to_string(day->day) + " " +
           std::string(kMonths[day->month - 1]) + " " +
           std::to_string(day->year) + readable_time(date.substr(10));
  const std::string month = readable_month(date);
  return about + (month.empty() ? std::string(date) : month);
}

/// The disputes told so far, by slot and place of each value.
class Told {
 public:
  void add(const Variant& variant) {
    for (const Value& value : variant.values)
      for (const Evidence& one : value.evidence)
        at_[key(variant, one)].insert(count_);
    ++count_;
  }

  /// True if each of the values has a place that one told dispute has too.
  bool tells_all(const Variant& variant) const {
    std::set<std::size_t> left;
    bool is_first = true;
    for (const Value& value : variant.values) {
      std::set<std::size_t> having;
      for (const Evidence& one : value.evidence)
        if (const auto found = at_.find(key(variant, one)); found != at_.end())
          having.insert(found->second.begin(), found->second.end());
      if (!is_first)
        std::erase_if(having, [&](std::size_t i) { return !left.contains(i); });
      left = std::move(having);
      is_first = false;
    }
    return !left.empty();
  }

 private:
  using Key = std::tuple<Slot, std::uint32_t, std::uint32_t>;
  static Key key(const Variant& variant, const Evidence& one) {
    return {variant.slot, one.report.value, one.span.begin};
  }

  std::map<Key, std::set<std::size_t>> at_;
  std::size_t count_ = 0;
};

/// Whether more than half of a point's evidence overlaps that of another.
bool stands_mostly_in(const Point& point, const Point& other) {
  const auto met = std::count_if(
      point.evidence.begin(), point.evidence.end(), [&](const Evidence& one) {
        return std::any_of(other.evidence.begin(), other.evidence.end(),
                           [&](const Evidence& two) {
                             return one.report == two.report &&
                                    overlap(one.span, two.span);
                           });
      });
  return 2 * static_cast<std::size_t>(met) > point.evidence.size();
}

}  // namespace

std::vector<Dispute> disputes_of(const Account& account) {
  std::vector<Dispute> disputes;
  for (const Point& point : account.points)
    for (const Variant& variant : point.variants)
      if (variant.verdict != Verdict::Agree)
        disputes.push_back({&point, &variant});
  std::stable_sort(disputes.begin(), disputes.end(),
                   [](const Dispute& a, const Dispute& b) {
                     const int first = badness(a.variant->verdict);
                     const int second = badness(b.variant->verdict);
                     if (first != second) return first > second;
                     return a.point->salience > b.point->salience;
                   });
  return disputes;
}

std::vector<Dispute> disputes_to_show(const Account& account) {
  const std::vector<Dispute> all = disputes_of(account);
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < all.size(); ++i)
    if (all[i].variant->slot != Slot::Attribution ||
        all[i].variant->verdict != Verdict::Compatible)
      order.push_back(i);
  // Of two that are as bad, the one of more values tells what the other tells.
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) {
                     const Variant& first = *all[a].variant;
                     const Variant& second = *all[b].variant;
                     if (first.verdict != second.verdict)
                       return badness(first.verdict) > badness(second.verdict);
                     return first.values.size() > second.values.size();
                   });
  std::vector<std::size_t> kept;
  Told told;
  for (const std::size_t i : order) {
    if (told.tells_all(*all[i].variant)) continue;
    told.add(*all[i].variant);
    kept.push_back(i);
  }
  std::sort(kept.begin(), kept.end());
  std::vector<Dispute> shown;
  for (const std::size_t i : kept) shown.push_back(all[i]);
  return shown;
}

bool is_disputed(const Point& point) {
  return std::any_of(
      point.variants.begin(), point.variants.end(), [](const Variant& variant) {
        return badness(variant.verdict) > badness(Verdict::Compatible);
      });
}

std::vector<const Point*> shared_points_to_show(const Account& account) {
  std::vector<const Point*> shared;
  for (const Point& point : account.points)
    if (point.families > 1 && !is_disputed(point)) shared.push_back(&point);
  std::stable_sort(
      shared.begin(), shared.end(),
      [](const Point* a, const Point* b) { return a->families > b->families; });
  std::vector<const Point*> shown;
  for (const Point* point : shared)
    if (std::none_of(shown.begin(), shown.end(), [&](const Point* other) {
          return stands_mostly_in(*point, *other);
        }))
      shown.push_back(point);
  return shown;
}

std::vector<ReportId> reports_of(const std::vector<Evidence>& evidence) {
  std::vector<ReportId> reports;
  for (const Evidence& one : evidence)
    if (std::find(reports.begin(), reports.end(), one.report) == reports.end())
      reports.push_back(one.report);
  return reports;
}

std::size_t count_families(const Story& story) {
  std::set<std::uint32_t> families;
  for (const Member& member : story.members) families.insert(member.family);
  return families.size();
}

std::string readable_date(std::string_view date) {
  if (date.starts_with("../")) return "by " + readable_moment(date.substr(3));
  if (date.ends_with("/.."))
    return "from " + readable_moment(date.substr(0, date.size() - 3));
  const std::size_t slash = date.find('/');
  if (slash == date.npos) return readable_moment(date);
  return readable_moment(date.substr(0, slash)) + " \u2013 " +
         readable_moment(date.substr(slash + 1));
}

std::string head_line(const Survey& survey) {
  std::string line = counted(survey.reports.size(), "report") + " read, " +
                     std::to_string(count_independent(survey)) +
                     " independent, in " +
                     std::to_string(count_stories(survey)) +
                     (count_stories(survey) == 1 ? " story" : " stories");
  line += "; " + std::to_string(survey.undated) + " undated";
  line += "; " + std::to_string(survey.other_languages) + " in other languages";
  line += "; " + counted(survey.unread, "input") + " not read";
  return line;
}

std::string selection_line(const Survey& survey) {
  const Selection& selection = survey.selection;
  std::string line;
  if (selection.only_conflicts) line += "Conflicts only.";
  if (!selection.story.empty()) {
    line += (line.empty() ? "" : " ");
    line += "One story of " + std::to_string(count_stories(survey)) + ".";
  }
  if (selection.policy) {
    line += (line.empty() ? "" : " ");
    line += "Figures picked by policy ";
    line += to_string(*selection.policy);
    line += ", as the user asked; the bounds are those reported.";
  }
  return line;
}

std::string figures_line(const Survey& survey, const Account& account,
                         const Variant& variant) {
  const auto& policy = survey.selection.policy;
  if (!policy) return {};
  const auto figures = pick_figures(variant, account, survey.reports, *policy);
  if (!figures) return {};
  const auto words = [&](std::uint32_t value) {
    return "\u201C" + variant.values[value].text + "\u201D";
  };
  std::string line = "By policy ";
  line.append(to_string(*policy)).append(": ");
  line += figures->best ? words(*figures->best) : "none";
  if (figures->low != figures->high) {
    line += "; reported from " + words(figures->low) + " to " +
            words(figures->high);
  }
  return line + ". " + figures->why;
}

std::string counted(std::size_t number, std::string_view noun) {
  std::string text = std::to_string(number) + " " + std::string(noun);
  if (number != 1) text += "s";
  return text;
}

}  // namespace synoptic
