// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "language/analysis.h"
#include "reading/clause_tree.h"
#include "reading/reading.h"

namespace synoptic {

/// Who a clause says does something, and to whom: entities in the order of
/// the text, each once.
struct Participants {
  std::vector<EntityId> actor;
  std::vector<EntityId> target;
  /// The words that name the first of each, or `kNoToken`.
  std::uint32_t actor_token = kNoToken;
  std::uint32_t target_token = kNoToken;
};

/// Finds participants in the trees of a report.
class ParticipantFinder {
 public:
  /// Requires: the reading's mentions are filled, in text order.
  ParticipantFinder(const Analysis& analysis, const Reading& reading);

  /// The participants of the clause that the token leads. A passive is turned
  /// round; a second verb has the subject of the first; a relative pronoun
  /// stands for its noun; the noun of a happening gives its own parties
  /// ("talks between A and B"); a body without a name of its own stands for
  /// whose it is ("A's army"). Parties of one side that deal with each other
  /// are actors and targets both.
  Participants find(const ClauseTree& tree, std::uint32_t head) const;

  /// The entities that a noun phrase names, by the token that leads it.
  std::vector<EntityId> entities_of(const ClauseTree& tree,
                                    std::uint32_t noun) const;

 private:
  struct Found;
  const Reading& reading_;
  std::vector<std::uint32_t> mention_of_;  ///< By token; `kNoToken` if none.
};

/// The token that leads the subject of the clause led by `head`, wherever the
/// tree keeps it (a second verb's at the first, an infinitive's above it), or
/// `kNoToken`.
std::uint32_t subject_token(const ClauseTree& tree, std::uint32_t head);

/// True if the verb is passive, or a participle that says what was done to its
/// noun.
bool is_passive(const ClauseTree& tree, std::uint32_t verb);

}  // namespace synoptic
