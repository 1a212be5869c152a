// SPDX-License-Identifier: Apache-2.0
#include "ingest/page_dates.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <vector>

#include "base/date.h"
#include "ingest/clock_time.h"
#include "ingest/line_look.h"
#include "ingest/phrases.h"

namespace synoptic {
namespace {

// News older than print, or of a century to come, is a number gone astray.
constexpr int kFirstYear = 1600;
constexpr int kLastYear = 2199;
// A dateline ends within the first words of its paragraph (a guess).
constexpr std::size_t kDatelineBytes = 120;

/// "3rd", "21st", "5": a day of the month.
std::optional<int> day_number(std::string_view word) {
  for (const std::string_view ending : {"st", "nd", "rd", "th", "er", "o"}) {
    if (word.size() > ending.size() && word.ends_with(ending) &&
        word.size() - ending.size() <= 2) {
      word.remove_suffix(ending.size());
      break;
    }
  }
  const auto day = number(word);
  return day && word.size() <= 2 && *day >= 1 && *day <= 31 ? day
                                                            : std::nullopt;
}

std::optional<int> year_number(std::string_view word) {
  const auto year = number(word);
  return year && word.size() == 4 && *year >= kFirstYear && *year <= kLastYear
             ? year
             : std::nullopt;
}

DateCandidate candidate(Date date, const std::optional<ClockTime>& clock) {
  DateCandidate found{to_string(date), {}, "day"};
  if (!clock) return found;
  found.value += "T" + padded(clock->hour, 2) + ":" + padded(clock->minute, 2);
  found.precision = "minute";
  if (clock->second >= 0) {
    found.value += ":" + padded(clock->second, 2);
    found.precision = "second";
  }
  found.value += clock->zone;
  return found;
}

bool is_letter(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/// "20250602" and "2025-06-02", "2025/06/02", "2025.06.02".
std::optional<std::pair<Date, std::size_t>> iso_day(std::string_view text) {
  const auto year = year_number(text.substr(0, 4));
  if (!year || text.size() < 8) return std::nullopt;
  const char mark = text[4];
  const bool marked = mark == '-' || mark == '/' || mark == '.';
  const std::size_t size = marked ? 10 : 8;
  if (text.size() < size || (marked && text[7] != mark)) return std::nullopt;
  const auto month = number(text.substr(marked ? 5 : 4, 2));
  const auto day = number(text.substr(marked ? 8 : 6, 2));
  if (!month || !day) return std::nullopt;
  const Date date{*year, *month, *day};
  if (!is_valid(date)) return std::nullopt;
  if (text.size() > size && text[size] >= '0' && text[size] <= '9') {
    return std::nullopt;
  }
  return std::pair{date, size};
}

const DateWords::Word* look_up(const DateWords& words, std::string_view word) {
  const auto found = words.words.find(word);
  return found == words.words.end() ? nullptr : &found->second;
}

int month_of(const DateWords& words, std::string_view word) {
  const DateWords::Word* found = look_up(words, word);
  return found && found->kind == DateWords::Kind::Month ? found->month : 0;
}

/// Three numbers with one of them a year, the order told by their size; where
/// day and month could change places, the year alone.
std::optional<DateCandidate> numeric_date(int a, int b, int year) {
  if (a >= 1 && b >= 1 && a <= 12 && b <= 12 && a != b) {
    return DateCandidate{std::to_string(year), {}, "year"};
  }
  const Date date = a > 12 ? Date{year, b, a} : Date{year, a, b};
  if (!is_valid(date)) return std::nullopt;
  return candidate(date, {});
}

/// A date that begins at word `i`: "5 June 2025", "June 5, 2025", "June 2025",
/// "2025 June 5", "05 06 2025", "2025 06 05".
std::optional<DateCandidate> date_at(const std::vector<std::string_view>& words,
                                     std::size_t i,
                                     const DateWords& date_words) {
  const auto word = [&words](std::size_t j) {
    return j < words.size() ? words[j] : std::string_view{};
  };
  const auto whole = [](int year, int month,
                        int day) -> std::optional<DateCandidate> {
    const Date date{year, month, day};
    if (!is_valid(date)) return std::nullopt;
    return candidate(date, {});
  };
  if (const int month = month_of(date_words, word(i)); month > 0) {
    const auto day = day_number(word(i + 1));
    if (day && year_number(word(i + 2))) {
      return whole(*year_number(word(i + 2)), month, *day);
    }
    if (const auto year = year_number(word(i + 1))) {
      return DateCandidate{
          std::to_string(*year) + "-" + padded(month, 2), {}, "month"};
    }
  }
  if (const auto year = year_number(word(i))) {
    int month = month_of(date_words, word(i + 1));
    if (month == 0) month = day_number(word(i + 1)).value_or(0);
    const auto day = day_number(word(i + 2));
    if (month >= 1 && month <= 12 && day) return whole(*year, month, *day);
  }
  const auto day = day_number(word(i));
  if (!day) return std::nullopt;
  // "2 de junio de 2025" has a word between.
  std::size_t j = i + 1;
  if (word(j) == "de" || word(j) == "of") ++j;
  if (const int month = month_of(date_words, word(j)); month > 0) {
    std::size_t k = j + 1;
    if (word(k) == "de" || word(k) == "del") ++k;
    if (const auto year = year_number(word(k))) {
      return whole(*year, month, *day);
    }
    return std::nullopt;
  }
  const auto second = day_number(word(i + 1));
  const auto year = year_number(word(i + 2));
  if (second && year) return numeric_date(*day, *second, *year);
  return std::nullopt;
}

bool is_date_word(std::string_view word, const DateWords& date_words) {
  if (look_up(date_words, word)) return true;
  const std::size_t digits =
      std::min(word.find_first_not_of("0123456789"), word.size());
  if (digits == 0 || digits > 4) return false;
  const std::string_view rest = word.substr(digits);
  return rest.empty() || look_up(date_words, rest) != nullptr;
}

/// The signs for year, month and day as dashes: 2014-5-8.
std::string with_ideographs_parted(std::string_view text) {
  std::string out(text);
  for (const std::string_view sign : {"\u5E74", "\u6708"}) {
    for (std::size_t at = out.find(sign); at != std::string::npos;
         at = out.find(sign, at + 1)) {
      out.replace(at, sign.size(), "-");
    }
  }
  for (std::size_t at = out.find("\u65E5"); at != std::string::npos;
       at = out.find("\u65E5", at + 1)) {
    out.replace(at, 3, " ");
  }
  return out;
}

std::size_t digits_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
  return end - at;
}

/// Of the last two digits of a year: the web has no pages before 1990.
std::optional<int> whole_year(int last_two) {
  return last_two >= 90 ? 1900 + last_two : 2000 + last_two;
}

/// "08.05.2014" is day first wherever it is written so; spelled with dashes it
/// reads alike for the rest of this file.
std::string with_dotted_dates_named(std::string_view text) {
  std::string out = with_ideographs_parted(text);
  const auto digit = [&out](std::size_t at) {
    return at < out.size() && out[at] >= '0' && out[at] <= '9';
  };
  for (std::size_t at = 0; at + 7 < out.size(); ++at) {
    if (!digit(at) || (at > 0 && (digit(at - 1) || out[at - 1] == '.'))) {
      continue;
    }
    const std::size_t dot = at + (digit(at + 1) ? 2 : 1);
    if (out[dot] != '.' || !digit(dot + 1)) continue;
    const std::size_t second = dot + (digit(dot + 2) ? 3 : 2);
    if (second >= out.size() || out[second] != '.') continue;
    const std::size_t year_digits = digits_at(out, second + 1);
    // Two digits of a year are read only where all is written in pairs.
    const bool is_short = year_digits == 2 && second == at + 5 &&
                          (second + 3 >= out.size() || out[second + 3] != '.');
    if (year_digits != 4 && !is_short) continue;
    const auto day = number(std::string_view(out).substr(at, dot - at));
    const auto month =
        number(std::string_view(out).substr(dot + 1, second - dot - 1));
    const std::string_view digits =
        std::string_view(out).substr(second + 1, year_digits);
    const auto year =
        is_short ? whole_year(number(digits).value_or(0)) : year_number(digits);
    if (!day || !month || !year || !is_valid({*year, *month, *day})) continue;
    std::string named = to_string(Date{*year, *month, *day});
    // "am08.05.2014": what stood in elements of their own.
    if (at > 0 && is_letter(out[at - 1])) named.insert(0, 1, ' ');
    out.replace(at, second + 1 + year_digits - at, named);
    at += named.size();
  }
  return out;
}

/// Puts the year before the clock: "Jan 4 16:29:06 2004" (asctime), and writes
/// it whole: "01 Jan 04 19:48" (RFC 822).
std::string with_year_before_clock(std::string text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string::npos || colon < 4) return text;
  const std::size_t clock = text.rfind(' ', colon);
  if (clock == std::string::npos || clock == 0) return text;
  const std::string_view view = text;
  const std::string_view head = view.substr(0, clock);
  const std::string_view last = head.substr(head.rfind(' ') + 1);
  const std::size_t blank = view.rfind(' ');
  const std::string_view end = view.substr(blank + 1);
  if (year_number(end) && blank > colon && !year_number(last)) {
    return std::string(head) + " " + std::string(end) +
           text.substr(clock, blank - clock);
  }
  const auto words = std::ranges::count(head, ' ');
  const auto two = last.size() == 2 ? number(last) : std::nullopt;
  if (two && *two >= 0 && words >= 2 && is_letter(head[head.size() - 4])) {
    return std::string(head.substr(0, head.size() - 2)) +
           std::to_string(*whole_year(*two)) + text.substr(clock);
  }
  return text;
}

}  // namespace

DateWords parse_date_words(std::string_view list) {
  DateWords date_words;
  for (const ListEntry& entry : parse_list(list)) {
    if (entry.size() < 2) continue;
    DateWords::Word word;
    if (entry[0] == "month" && entry.size() > 2) {
      word.kind = DateWords::Kind::Month;
      word.month = number(entry[2]).value_or(0);
    } else if (entry[0] == "weekday") {
      word.kind = DateWords::Kind::Weekday;
    }
    date_words.words.emplace(entry[1], word);
  }
  return date_words;
}

std::optional<DateCandidate> read_moment(std::string_view text,
                                         const DateWords& words) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t' ||
                           text.front() == '\n' || text.front() == '\r')) {
    text.remove_prefix(1);
  }
  text = first_bytes(text, 80);
  if (const auto iso = iso_day(text)) {
    return candidate(iso->first, read_clock(text.substr(iso->second)));
  }
  if (year_number(text) ||
      (text.size() == 7 && text[4] == '-' && year_number(text.substr(0, 4)))) {
    return DateCandidate{
        std::string(text), {}, text.size() == 4 ? "year" : "month"};
  }
  const std::string named =
      with_year_before_clock(with_dotted_dates_named(text));
  text = named;
  const FoldedWords folded(text);
  for (std::size_t i = 0; i < folded.words().size() && i < 4; ++i) {
    if (auto found = date_at(folded.words(), i, words)) {
      if (found->precision != "day") return found;
      // The clock follows the year, which is the last word of the date.
      const std::size_t year = text.find(found->value.substr(0, 4));
      if (year == std::string_view::npos) return found;
      const auto date = parse_iso_date(found->value);
      std::string_view rest = text.substr(year + 4);
      // Month and day may follow the year: "2006/09/15 08:19".
      if (rest.starts_with('/') || rest.starts_with('-')) {
        rest.remove_prefix(
            std::min(rest.find_first_not_of("0123456789/-"), rest.size()));
      }
      return candidate(*date, read_clock(rest));
    }
    if (i == 0 && !is_date_word(folded.words()[0], words)) break;
  }
  return std::nullopt;
}

std::optional<DateCandidate> read_date_line(std::string_view line,
                                            const DateWords& words) {
  if (line.size() > 120) return std::nullopt;
  const FoldedWords folded(with_dotted_dates_named(line));
  const auto& tokens = folded.words();
  if (tokens.empty() || tokens.size() > 20) return std::nullopt;
  bool has_number = false;
  bool has_name = false;
  for (const std::string_view token : tokens) {
    if (!is_date_word(token, words)) return std::nullopt;
    const DateWords::Word* word = look_up(words, token);
    if (!word) has_number = true;
    if (word && word->kind != DateWords::Kind::Filler) has_name = true;
  }
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (auto found = date_at(tokens, i, words)) return found;
  }
  // "2 hours ago", "Monday 14:30", "June 5": a date line without its day.
  const bool has_clock = line.find(':') != std::string_view::npos;
  const bool is_ago = std::ranges::find(tokens, "ago") != tokens.end();
  if (has_number && (is_ago || has_name || has_clock)) return DateCandidate{};
  return std::nullopt;
}

std::optional<DateCandidate> find_date(std::string_view text,
                                       const DateWords& words,
                                       std::size_t most_bytes) {
  const FoldedWords folded(
      with_dotted_dates_named(first_bytes(text, most_bytes)));
  for (std::size_t i = 0; i < folded.words().size(); ++i) {
    const auto found = date_at(folded.words(), i, words);
    if (found && found->precision == "day") return found;
  }
  return std::nullopt;
}

std::optional<DateCandidate> read_dateline(std::string_view paragraph,
                                           const DateWords& words) {
  std::string_view head = first_bytes(paragraph, kDatelineBytes);
  std::size_t end = std::string_view::npos;
  for (const std::string_view dash :
       {" - ", " -- ", " \u2013 ", " \u2014 ", "\u2014"}) {
    end = std::min(end, head.find(dash));
  }
  if (end == std::string_view::npos) return std::nullopt;
  head = head.substr(0, end);
  // "In Elbing, on 18 March 2024 - a day to remember -" is a sentence.
  for (std::size_t at = 0; at < head.size();) {
    std::size_t stop = head.find(' ', at);
    if (stop == std::string_view::npos) stop = head.size();
    const std::string_view word = head.substr(at, stop - at);
    if (!word.empty() && word[0] >= 'a' && word[0] <= 'z') return std::nullopt;
    at = stop + 1;
  }
  return find_date(head, words, head.size());
}

}  // namespace synoptic
