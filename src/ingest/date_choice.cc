// SPDX-License-Identifier: Apache-2.0
#include "ingest/date_choice.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "base/date.h"
#include "base/unicode.h"
#include "ingest/credits.h"

namespace synoptic {
namespace {

// A line that tells a date and little else.
constexpr std::size_t kLongestDateLine = 160;

bool is_whole(const DateCandidate& one) {
  return one.precision != "year" && one.precision != "month";
}

/// True if readers see it where it stands.
bool is_shown(const DateCandidate& one) {
  return one.origin == "time" || one.origin == "date-line";
}

bool shows(const std::vector<DateCandidate>& dates, const Date& day) {
  return std::ranges::any_of(dates, [&](const DateCandidate& one) {
    return is_shown(one) && parse_iso_date(one.value) == day;
  });
}

void put_first(std::vector<DateCandidate>& dates, std::size_t i) {
  std::rotate(dates.begin(), dates.begin() + static_cast<std::ptrdiff_t>(i),
              dates.begin() + static_cast<std::ptrdiff_t>(i) + 1);
}

/// Where the page's head tells no date: the first one in a short line of the
/// page, below its headline if there is one, and last what the text names.
void find_dates_in_lines(const Draft& draft, const std::string& title,
                         const DateWords& words,
                         std::vector<DateCandidate>& dates) {
  std::vector<DateCandidate> above;
  std::vector<DateCandidate> below;
  std::optional<DateCandidate> named;
  std::optional<DateCandidate> aside;
  const std::string wanted = fold(title);
  bool is_below = false;
  for (const PagePiece& piece : draft.pieces) {
    if (!is_below && piece.text.size() < title.size() + 40 &&
        fold(piece.text).find(wanted) != std::string::npos) {
      is_below = true;
    }
    if (piece.reason == "comments") continue;
    if (piece.text.size() > kLongestDateLine) {
      std::optional<DateCandidate>& of = piece.is_kept() ? named : aside;
      if (!of) of = find_date(piece.text, words, piece.text.size());
      continue;
    }
    auto found = find_date(piece.text, words, piece.text.size());
    if (!found) continue;
    found->origin = "date-line";
    (is_below ? below : above).push_back(*std::move(found));
  }
  if (!below.empty()) dates.push_back(below.front());
  if (!above.empty()) dates.push_back(above.front());
  if (!named) named = std::move(aside);
  if (named) {
    named->origin = "text";
    dates.push_back(*std::move(named));
  }
}

/// A moment in UTC may fall on the day before or after the outlet's own. Where
/// the page tells that day, too (in its address or another field), it comes
/// first.
void prefer_local_day(std::vector<DateCandidate>& dates) {
  if (dates.empty()) return;
  const std::string& first = dates.front().value;
  const bool in_utc = first.size() > 13 && first[10] == 'T' &&
                      (first.ends_with('Z') || first.ends_with("+00:00"));
  const auto day = parse_iso_date(first);
  if (!in_utc || !day) return;
  const int hour = (first[11] - '0') * 10 + (first[12] - '0');
  for (std::size_t i = 1; i < dates.size(); ++i) {
    const auto other = parse_iso_date(dates[i].value);
    const bool sure = dates[i].origin == "address" || dates[i].origin == "meta";
    if (!other || dates[i].value.ends_with('Z')) continue;
    if (!sure && (!is_shown(dates[i]) || shows(dates, *day))) continue;
    const int shift = days_of(*other) - days_of(*day);
    // Clocks differ by -12 to +14 hours from UTC.
    if ((shift == -1 && hour < 12) || (shift == 1 && hour >= 10)) {
      put_first(dates, i);
      return;
    }
  }
}

/// Where the first date that readers see is the day of the latest version, and
/// they never see the first one's, the page goes by that version.
void prefer_shown_version(std::vector<DateCandidate>& dates,
                          const std::string& modified, const DateWords& words) {
  if (dates.empty() || is_shown(dates.front())) return;
  const auto day = parse_iso_date(dates.front().value);
  const auto version = read_moment(modified, words);
  const auto shown = std::ranges::find_if(dates, is_shown);
  if (!day || !version || shown == dates.end() || shows(dates, *day)) return;
  if (parse_iso_date(shown->value) != parse_iso_date(version->value)) return;
  put_first(dates, static_cast<std::size_t>(shown - dates.begin()));
}

}  // namespace

void choose_date(const Draft& draft, const std::string& title,
                 const std::string& modified, const DateWords& words,
                 std::vector<DateCandidate>& dates) {
  if (std::ranges::none_of(dates, is_whole)) {
    find_dates_in_lines(draft, title, words, dates);
    std::stable_partition(dates.begin(), dates.end(), is_whole);
  }
  if (dates.empty()) {
    if (auto found = read_moment(modified, words)) {
      found->origin = "modified";
      dates.push_back(*std::move(found));
    }
  }
  prefer_local_day(dates);
  prefer_shown_version(dates, modified, words);
}

}  // namespace synoptic
