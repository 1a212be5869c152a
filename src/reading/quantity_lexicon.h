// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/word_list.h"
#include "reading/numerals.h"
#include "reading/pieces.h"

namespace synoptic {

/// Word lists for quantities.
struct QuantityResources {
  NumberWords numbers;
  PhraseTable approximators;  ///< Fields: bound, side.
  PhraseTable units;          ///< Field: the unit's name.
  PhraseTable currencies;     ///< Fields: code, side.
  PhraseTable words;          ///< Fields: what they say, the lemma.
  WordSet over_verbs;         ///< Forms behind which "over" is theirs.
};

}  // namespace synoptic
