// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

#include "base/word_list.h"
#include "reading/numerals.h"
#include "reading/pieces.h"

namespace synoptic {

/// How a word tells what became of those counted beside it.
enum class FateForm : std::uint8_t {
  Past,    ///< "killed": of those before it, or of its object.
  Active,  ///< "killing": of its object.
  State,   ///< "dead", "died": of those before it.
  Beast,   ///< "sheep": no people, so that they are no part of a toll.
};

struct FateWord {
  std::string fate;  ///< "dead", "injured", "missing", ...
  FateForm form = FateForm::State;
};

/// Word lists for quantities.
struct QuantityResources {
  NumberWords numbers;
  PhraseTable approximators;  ///< Fields: bound, side.
  PhraseTable units;          ///< Field: the unit's name.
  PhraseTable currencies;     ///< Fields: code, side.
  PhraseTable words;          ///< Fields: what they say, the lemma.
  WordMap<FateWord> fates;
  WordSet over_verbs;  ///< Forms behind which "over" is theirs.
};

}  // namespace synoptic
