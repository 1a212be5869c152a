// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/word_list.h"
#include "reading/numerals.h"
#include "reading/pieces.h"
#include "reading/time_value.h"

namespace synoptic {

/// What a word does in a time expression.
enum class TimeWordKind : std::uint8_t {
  Month,      ///< number: 1 to 12
  Weekday,    ///< number: 1 to 7
  Weekdays,   ///< "Mondays"
  Unit,       ///< unit, said of one: "hour"
  Units,      ///< unit, said of several: "hours"
  Season,     ///< text: "SU"
  Part,       ///< of the day, text: "MO"
  Parts,      ///< "mornings"
  Clock,      ///< "noon", number: the hour
  Day,        ///< number: days from today
  Tonight,    ///< text: "NI"
  Shift,      ///< "last", "next", "this", number: -1, 1, 0
  Position,   ///< "early", text: "START"
  PartOf,     ///< "the end of", text: "END"
  Reference,  ///< "now", text: "PRESENT_REF"
  Set,        ///< "daily", text: "P1D"
  Meridiem,   ///< "a.m.", number: 0 or 12
  Zone,       ///< "GMT"
};

enum class WordForm : std::uint8_t { Any, Capital, Title };

struct TimeWord {
  TimeWordKind kind = TimeWordKind::Unit;
  int number = 0;
  TimeUnit unit = TimeUnit::Day;
  WordForm form = WordForm::Any;
  std::string text;
};

/// Word lists for time expressions.
struct TimeResources {
  WordMap<TimeWord> words;
  NumberWords numbers;
  PhraseTable holidays;        ///< Field: the rule.
  PhraseTable approximators;   ///< Fields: bound, side.
  WordMap<int> tense_cues;     ///< "will" 1, "said" -1.
  WordSet before_infinitives;  ///< "agreed": "to" after it looks forward.
};

/// From the text of the language's time-words.txt; odd entries are left out.
WordMap<TimeWord> parse_time_words(std::string_view list);

}  // namespace synoptic
