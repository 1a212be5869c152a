// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/span.h"
#include "base/word_list.h"
#include "ingest/document.h"
#include "language/analysis.h"

namespace synoptic {

enum class Gender { Unknown, Male, Female };

/// What kind of somebody a role noun speaks of.
enum class RoleKind { Person, Body };

struct RoleNoun {
  RoleKind kind = RoleKind::Person;
  Gender gender = Gender::Unknown;
};

/// Titles ("president", "gov.") and nouns for people and bodies by what they
/// do, by their folded words.
struct RoleLists {
  WordMap<Gender> titles;
  WordMap<RoleNoun> nouns;
};

Result<RoleLists> load_role_lists(const OpenList& open);

/// The role that a token names, in singular or plural; null if it names none.
const RoleNoun* find_role(const RoleLists& lists, const Token& token,
                          std::string_view text);

/// Words that say what somebody is: "Norlandian Defence Minister".
struct Role {
  Span span;
  std::uint32_t first_token = 0;
  std::uint32_t end_token = 0;
  Gender gender = Gender::Unknown;
};

/// The role that stands straight before the name ("Defence Minister Ada
/// Berg") or, parted by a comma, before it ("the defence minister, Ada Berg").
std::optional<Role> role_before(const Document& document,
                                const Analysis& analysis, const Name& name,
                                const RoleLists& lists);

/// The role that stands as an apposition after the name ("Ada Berg, a
/// spokeswoman for the ministry,"), without its article, up to the next comma.
std::optional<Role> role_after(const Document& document,
                               const Analysis& analysis, const Name& name,
                               const RoleLists& lists);

}  // namespace synoptic
