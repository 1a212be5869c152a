// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "reading/report.h"

namespace synoptic {

/// Somebody or something that a sentence speaks of.
struct SentenceParty {
  std::vector<std::string> names;  ///< All that its report calls it, folded.
  std::string country;             ///< Of the entity, or empty.
  NameType type = NameType::Other;
  Span span;           ///< The mention.
  bool named = false;  ///< By a name, not by a pronoun or a description.
};

/// What a party does with a verb.
enum class Part : std::uint8_t { Does, Undergoes };

struct PartyRole {
  std::string verb;  ///< Its lemma, with "from", "to" or "against" behind it.
  Part part = Part::Does;
  std::size_t party = 0;  ///< Into the parties.
};

struct SentenceParties {
  std::vector<SentenceParty> parties;  ///< In the order of the text.
  std::vector<PartyRole> roles;
  bool has_pronoun = false;  ///< "He", "their": of whom may stand before.
};

/// Reads the tokens `[first, end)` of a report. Those who vouch for its
/// statements are parties that say something. Linear in the sentence and the
/// logarithm of the report.
SentenceParties read_parties(const Report& report, std::uint32_t first,
                             std::uint32_t end);

/// The entity of a mention, as a party. Requires: the report has the entity.
SentenceParty party_of(const Report& report, const Mention& mention);

/// True if two parties of two texts may be one: the words of the shorter name
/// are in the longer one, one is the other's acronym, or both are of a country.
bool can_be_one_party(const SentenceParty& a, const SentenceParty& b);

}  // namespace synoptic
