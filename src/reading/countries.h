// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "base/word_list.h"

namespace synoptic {

/// In what way a word speaks of a country.
enum class CountryWord {
  Name,       ///< "Norway"
  Adjective,  ///< "Norwegian", "Norwegians"
  Capital,    ///< "Oslo": the city, or the state by it
  Seat,       ///< "Storting": a seat of power, which stands for the state
};

/// What a word says about a country.
struct CountryEntry {
  std::string code;  ///< ISO 3166-1 alpha-2
  std::string name;  ///< The country's usual name
  CountryWord kind = CountryWord::Name;
  /// The word means other things too, and counts only beside another word of
  /// the same country.
  bool needs_company = false;
};

/// Countries by the folded words for them.
using CountryTable = WordMap<CountryEntry>;

/// Reads "country_codes.txt"; its head tells the fields.
CountryTable parse_country_table(std::string_view text);

/// What the words say about a country, an article before them passed over; or
/// null.
const CountryEntry* find_country(const CountryTable& table,
                                 std::string_view words);

}  // namespace synoptic
