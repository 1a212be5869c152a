// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/word_list.h"
#include "ingest/document.h"

namespace synoptic {

/// The words that dates of pages are written with, in several languages.
struct DateWords {
  enum class Kind { Month, Weekday, Filler };
  struct Word {
    Kind kind = Kind::Filler;
    int month = 0;
  };
  WordMap<Word> words;  ///< By folded word.
};

/// From a list file: kind (month, weekday, filler), word, month number.
DateWords parse_date_words(std::string_view list);

/// A moment as a machine writes it (ISO 8601, RFC 3339, RFC 5322, the `date`
/// of RSS and its many misspellings) as ISO 8601 with its precision. A zone
/// that is given is kept ("+02:00", "Z"), none is added. Nothing if the text
/// begins with no date, or one the calendar has not. `origin` is left empty.
std::optional<DateCandidate> read_moment(std::string_view text,
                                         const DateWords& words);

/// The date that a line of a page tells, where it tells nothing else: "Updated
/// 3:15 PM ET, Mon October 3, 2016". `value` is empty where the line is one of
/// dates and leaves the day open ("2 hours ago"). A numeric date whose day and
/// month cannot be told apart gives its year. Nothing for any other line.
std::optional<DateCandidate> read_date_line(std::string_view line,
                                            const DateWords& words);

/// The first whole date (day, month, year) that a text names within its first
/// `most_bytes` bytes.
std::optional<DateCandidate> find_date(std::string_view text,
                                       const DateWords& words,
                                       std::size_t most_bytes);

/// The date of a report's dateline: "ELBING, Norland, 18 March 2024 - ...".
/// Only a paragraph's beginning counts, of capitalised words and a whole date
/// up to a dash.
std::optional<DateCandidate> read_dateline(std::string_view paragraph,
                                           const DateWords& words);

}  // namespace synoptic
