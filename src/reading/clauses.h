// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "base/word_list.h"
#include "language/analysis.h"
#include "reading/clause_tree.h"

namespace synoptic {

/// Words that can open a clause, by what must follow them.
struct ClauseLists {
  WordSet subordinators;   ///< Open a clause wherever a verb follows soon.
  WordSet coordinators;    ///< Open one when a verb follows at once.
  WordSet phrase_openers;  ///< Open a phrase of its own after a comma.
};

/// The tokens `[first, end)` of a clause, and the one that leads it, highest in
/// the tree: its verb, or the noun or adjective that is said of its subject.
struct Clause {
  std::uint32_t first = 0;
  std::uint32_t end = 0;
  std::uint32_t head = 0;
};

/// Cuts a sentence into clauses, in order, without gap or overlap; empty if
/// the sentence is.
///
/// A clause is about as long as one thing said: a main clause with its
/// objects, a relative or adverbial clause, a participle phrase after a comma,
/// one of several coordinated verb phrases. A stretch too short to say
/// anything by itself stays with its neighbour. Linear in the sentence.
std::vector<Clause> cut_clauses(const ClauseTree& tree, std::string_view text,
                                const ClauseLists& lists);

}  // namespace synoptic
