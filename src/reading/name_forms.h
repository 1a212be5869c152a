// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace synoptic {

/// The words of a name, folded, without stops, marks and possessive endings:
/// "J. D. O'Neil's" gives {"j", "d", "o'neil"}.
std::vector<std::string> name_words(std::string_view name);

/// How a name sounds, roughly, across the ways to write it in Latin letters:
/// "Zelensky", "Zelenskyy" and "Zelenskiy" have one key, "Petrov" and "Petrow"
/// too. Equal keys of short words prove little.
///
/// The rules are those by which romanizations of Cyrillic, Arabic, Greek and
/// Turkish differ (BGN/PCGN, ISO 9, press use): y, i and j; w and v; kh and h;
/// doubled letters; silent h; ks and x; ou and u.
std::string sound_key(std::string_view word);

/// True if two first names of one surname can be one person's: equal, one an
/// initial or the head of the other, or the same but for how their inner
/// vowels are written ("Soraya", "Suraya"). An empty one agrees with any.
bool first_names_agree(const std::string& a, const std::string& b);

/// True if two persons' names can be those of one person: the same last word
/// (or one that sounds alike), and first names that do not contradict each
/// other, where an initial or a missing one contradicts none. One word alone
/// may also be the other's first name.
bool may_be_one_person(const std::vector<std::string>& a,
                       const std::vector<std::string>& b);

/// True if `letters` ("NTSB", "U.N.") are the initials of the words that count
/// in `name` ("the United Nations").
bool is_acronym_of(std::string_view letters, std::string_view name);

/// True for two to eight letters that are all capitals, stops between them
/// allowed.
bool is_acronym(std::string_view word);

/// The initials by which a name of several words may be known, without the
/// small words ("Bank of Elbing": "be") and with them ("boe").
std::vector<std::string> initials(std::string_view name);

}  // namespace synoptic
