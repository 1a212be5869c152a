// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "base/word_list.h"
#include "language/analysis.h"
#include "reading/clause_tree.h"

namespace synoptic {

/// The tokens `[first, end)` of a clause, and the one that leads it: its verb,
/// or the noun or adjective that is said of its subject.
struct Clause {
  std::uint32_t first = 0;
  std::uint32_t end = 0;
  std::uint32_t head = 0;
};

/// Cuts a sentence into clauses, in order, without gap or overlap; empty if
/// the sentence is. One that nothing parsed is a single clause.
///
/// A clause is about as long as one thing said: a main clause with its
/// objects, a relative or adverbial clause, a participle phrase after a comma,
/// one of several coordinated verb phrases, what somebody is reported to have
/// said. Linear in the sentence.
std::vector<Clause> cut_clauses(const ClauseTree& tree, std::string_view text);

/// Gives clauses that are too short to say anything by themselves to a
/// neighbour. What `frames` holds of a clause is kept out of it: such a clause
/// stays as it is, and nothing is given to it.
std::vector<Clause> join_short_clauses(
    const ClauseTree& tree, std::vector<Clause> clauses,
    const std::function<bool(const Clause&)>& frames);

}  // namespace synoptic
