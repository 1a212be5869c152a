// SPDX-License-Identifier: Apache-2.0
#include "reconciliation/coverage.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <map>
#include <optional>
#include <string_view>

#include "base/date.h"

namespace synoptic {
namespace {

/// Of the statements of the middle one among its siblings, what a report must
/// have for it to be said that it leaves something out: a brief of three lines
/// leaves out nearly everything, which says nothing of it. A guess.
constexpr double kLongEnough = 0.5;

constexpr int kMinutesADay = 24 * 60;

/// When a report came out.
struct Moment {
  int day = 0;                ///< Since 1970-01-01, in Greenwich if known.
  std::optional<int> minute;  ///< Of that day.
};

int number_at(std::string_view text, std::size_t at) {
  int number = 0;
  if (at + 2 <= text.size()) {
    std::from_chars(text.data() + at, text.data() + at + 2, number);
  }
  return number;
}

std::optional<Moment> moment_of(std::string_view date) {
  const auto day = parse_iso_date(date);
  if (!day) return std::nullopt;
  Moment moment{days_of(*day), {}};
  const std::string_view time = date.substr(10);
  if (time.size() < 6 || time[3] != ':') return moment;
  int minute = number_at(time, 1) * 60 + number_at(time, 4);
  const std::size_t zone = time.find_first_of("+-", 6);
  if (zone != time.npos) {
    const std::size_t minutes = time.find(':', zone) == time.npos ? 3 : 4;
    const int offset =
        number_at(time, zone + 1) * 60 + number_at(time, zone + minutes);
    minute -= time[zone] == '+' ? offset : -offset;
  }
  if (minute < 0) --moment.day;
  if (minute >= kMinutesADay) ++moment.day;
  moment.minute = (minute + kMinutesADay) % kMinutesADay;
  return moment;
}

/// True if it is known that `a` came out after `b`.
bool is_later(const std::optional<Moment>& a, const std::optional<Moment>& b) {
  if (!a || !b) return false;
  if (a->day != b->day || !a->minute || !b->minute) return a->day > b->day;
  return *a->minute > *b->minute;
}

class Coverer {
 public:
  Coverer(const Account& account, std::span<const Report> reports)
      : account_(account), reports_(reports) {
    const auto& members = account.story.members;
    for (std::uint32_t i = 0; i < members.size(); ++i) {
      number_.emplace(members[i].report, i);
      const std::string_view date =
          i < account.dates.size()
              ? std::string_view(account.dates[i].published)
              : std::string_view();
      moments_.push_back(moment_of(date));
      sizes_.push_back(size_of(members[i]));
    }
    middle_ = middle_size();
  }

  std::vector<Coverage> cover() const {
    std::vector<Coverage> all;
    for (std::uint32_t i = 0; i < account_.story.members.size(); ++i) {
      Coverage coverage;
      coverage.report = account_.story.members[i].report;
      coverage.compared = compared(i);
      for (const Point& point : account_.points) add(point, i, coverage);
      all.push_back(std::move(coverage));
    }
    return all;
  }

 private:
  std::size_t size_of(const Member& member) const {
    return reports_[member.report.value].reading.statements.size();
  }

  /// The middle one of the families' longest reports.
  std::size_t middle_size() const {
    std::map<std::uint32_t, std::size_t> longest;
    for (std::size_t i = 0; i < sizes_.size(); ++i) {
      std::size_t& size = longest[account_.story.members[i].family];
      size = std::max(size, sizes_[i]);
    }
    std::vector<std::size_t> sizes;
    for (const auto& [family, size] : longest) sizes.push_back(size);
    if (sizes.empty()) return 0;
    std::ranges::sort(sizes);
    return sizes[sizes.size() / 2];
  }

  Compared compared(std::uint32_t member) const {
    if (static_cast<double>(sizes_[member]) <
        kLongEnough * static_cast<double>(middle_)) {
      return Compared::TooShort;
    }
    bool earlier = account_.story.members.size() > 1;
    for (std::uint32_t i = 0; i < moments_.size(); ++i) {
      if (i != member && !is_later(moments_[i], moments_[member])) {
        earlier = false;
      }
    }
    return earlier ? Compared::TooEarly : Compared::Yes;
  }

  void add(const Point& point, std::uint32_t member, Coverage& coverage) const {
    std::vector<std::uint32_t> families;
    for (const Evidence& one : point.evidence) {
      if (one.report == coverage.report) {
        if (point.families == 1) coverage.only_here.push_back(point.id);
        return;
      }
      const auto other = number_.find(one.report);
      if (other == number_.end()) continue;
      if (is_later(moments_[other->second], moments_[member])) continue;
      families.push_back(account_.story.members[other->second].family);
    }
    if (coverage.compared != Compared::Yes) return;
    const std::uint32_t own = account_.story.members[member].family;
    std::erase(families, own);
    std::ranges::sort(families);
    families.erase(std::unique(families.begin(), families.end()),
                   families.end());
    if (families.size() >= 2) coverage.missing.push_back(point.id);
  }

  const Account& account_;
  std::span<const Report> reports_;
  std::map<ReportId, std::uint32_t> number_;
  std::vector<std::optional<Moment>> moments_;
  std::vector<std::size_t> sizes_;  ///< Statements of each member.
  std::size_t middle_ = 0;
};

}  // namespace

std::vector<Coverage> cover_points(const Account& account,
                                   std::span<const Report> reports) {
  return Coverer(account, reports).cover();
}

}  // namespace synoptic
