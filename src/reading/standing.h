// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/word_list.h"
#include "language/analysis.h"
#include "reading/clause_tree.h"
#include "reading/reading.h"
#include "reading/roles.h"

namespace synoptic {

/// One entry of status-words.txt.
struct StatusWord {
  Status status = Status::Asserted;
  Upos upos = Upos::Verb;
  WordSet needs;  ///< One of them must follow; empty for none needed.
};

/// What clause-words.txt says of a word.
enum class ClauseWord : std::uint8_t {
  Will,
  Would,
  May,
  Can,
  Must,
  If,
  Contain,
  Reach,
  Fail,
  Past,
  Self,
  Judge,
  Done,
};

struct StandingResources {
  WordMap<std::vector<StatusWord>> status_words;  ///< By lemma.
  WordMap<std::vector<ClauseWord>> clause_words;  ///< By lemma.
  WordSet negations;
  RoleLists roles;
};

/// Reads status-words.txt, clause-words.txt, negations.txt and the lists of
/// roles.
Result<StandingResources> load_standing_resources(const OpenList& open);

/// How one clause stands: what is claimed of it, for which time, by whose
/// voice, and the words that say so (`kNoToken` where none does).
struct Standing {
  Status status = Status::Asserted;
  Polarity polarity = Polarity::Positive;
  When when = When::Now;
  Voice voice = Voice::Report;
  std::uint32_t status_token = kNoToken;
  std::uint32_t polarity_token = kNoToken;
  std::uint32_t when_token = kNoToken;
  std::uint32_t voice_token = kNoToken;
};

/// What is known of a clause beside its tree.
struct ClauseSetting {
  std::uint32_t first = 0;
  std::uint32_t end = 0;
  std::uint32_t head = 0;
  bool held = false;  ///< Somebody other than the outlet vouches for it.
};

/// Reads how a clause stands: from its own words ("will not sign"), the verb
/// that frames it ("demanded that"), its subject ("the offer includes"), or
/// what it is coordinated with. A condition or a question is never a fact. No
/// failure: a clause that nothing tells of is asserted, positive, now.
Standing read_standing(const ClauseTree& tree, std::string_view text,
                       const ClauseSetting& setting,
                       const StandingResources& resources);

/// What a line that introduces a list says of its items, or `Asserted`: "The
/// demands of A were:".
Status introduced_status(const ClauseTree& tree, std::string_view text,
                         const StandingResources& resources);

}  // namespace synoptic
