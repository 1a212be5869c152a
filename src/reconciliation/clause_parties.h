// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "reading/report.h"
#include "reconciliation/resources.h"

namespace synoptic {

/// Finds which party of the story a word of a report's clause stands for.
/// Refers to what it is made of.
class ClauseParties {
 public:
  /// Requires: `linked` are the report's entities in the account.
  ClauseParties(const Report& report, const std::vector<EntityId>& linked,
                const ReconciliationResources& resources)
      : report_(report), linked_(linked), resources_(resources) {}

  /// Whose document the text speaks of at the moment: what "it" stands for
  /// where nothing else is known.
  std::optional<EntityId> spoken_of{};

  std::uint32_t first_token(std::uint32_t byte) const;
  bool follows(std::uint32_t verb, std::uint32_t end,
               const std::string& word) const;
  std::optional<Stance> stance_of(std::uint32_t token, std::uint32_t end) const;
  bool is_negated(std::uint32_t verb) const;
  /// "would accept", "could offer": no stance that was taken.
  bool is_supposed(std::uint32_t verb) const;
  std::optional<EntityId> entity_at(Span words) const;
  /// The named subject of the verb, also through the verb it is joined to. A
  /// noun that a name describes ("Norland's envoy") stands for the name.
  std::optional<EntityId> subject_of(std::uint32_t verb,
                                     const Statement& statement) const;
  std::optional<EntityId> party_at(std::uint32_t subject,
                                   const Statement& statement) const;
  /// "both sides", "the two delegations": the subject of the verb, or of the
  /// one that it is joined to.
  bool names_both_sides(std::uint32_t verb) const;
  bool is_both_sides(std::uint32_t noun) const;
  std::optional<EntityId> owner_of(std::uint32_t word, std::uint32_t end,
                                   const Statement& statement) const;
  /// The first name in a stretch, or else the last one before it.
  std::optional<EntityId> named_in(Span span) const;
  /// The name that describes a noun from before it.
  std::optional<EntityId> named_before(std::uint32_t noun) const;

 private:
  const Report& report_;
  const std::vector<EntityId>& linked_;
  const ReconciliationResources& resources_;
};

}  // namespace synoptic
