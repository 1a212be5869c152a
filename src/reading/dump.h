// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "reading/reading.h"

namespace synoptic {

/// Records of a reading as lines of text, for tests and for people.

/// `e1 person Ada Berg | Berg | mayor of Elbing | NO`: id, type, name, aliases,
/// roles, country; the last three are left out where all after are empty.
std::string dump(const Entity& entity);

/// `Berg:e1 she:e1`: the mentions of a text in order.
std::string dump_mentions(std::string_view text, const Reading& reading);

/// `direct [We won] said <- Ada Berg (e1)`: type, content pieces, cue, and the
/// speaker's name with the entity if known; what is missing is `-`.
std::string dump(std::string_view text, const Quotation& quotation);

/// "[left] rejected not future opinion | A -> B | C": the clause, what is
/// unusual of its standing, actors and targets, holders. Empty parts at the
/// end are left out.
std::string dump(std::string_view text, const Reading& reading,
                 const Statement& statement);

}  // namespace synoptic
