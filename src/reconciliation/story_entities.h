// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "reconciliation/account.h"

namespace synoptic {

/// Which entities of several reports mean the same.
struct EntityLinks {
  std::vector<StoryEntity> entities;  ///< Most often named first.
  /// For each member of the story, for each entity of its report, the index
  /// into `entities`.
  std::vector<std::vector<EntityId>> of_member;
};

/// What the spellings of a name in different transliterations share: folded,
/// double letters made one, and letters that transliterations interchange made
/// equal ("Zelinskyi", "Zelinskiy" and "Zelinski" give the same).
std::string transliteration_key(std::string_view name);

/// Links the entities of a story's reports.
///
/// Persons are one when their surnames agree (spelling apart) and no two given
/// names contradict; a surname that two people of the story share is linked
/// only where the given name decides. Other names are one when they are equal
/// (spelling apart), when one is the other's acronym, or when both stand for
/// the same country. Without such evidence entities stay apart.
EntityLinks link_entities(const Story& story, std::span<const Report> reports);

}  // namespace synoptic
