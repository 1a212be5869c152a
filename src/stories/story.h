// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "reading/report.h"

namespace synoptic {

/// A report that shares a good part of its text with another.
struct SharedText {
  ReportId report;
  double jaccard = 0;      ///< Shared runs of words over all of the two.
  double containment = 0;  ///< Shared runs over those of the shorter text.
};

/// A report's place in a story.
struct Member {
  ReportId report;
  /// The report that this one repeats, if it does; of another story where the
  /// two came out more than days apart.
  std::optional<ReportId> copy_of;
  /// Reports of one family share their text and are one witness; families are
  /// numbered from 1 in each story.
  std::uint32_t family = 1;
  double similarity = 0;  ///< To the rest of the story, 0 to 1.
  /// Earlier reports it shares text with, also where that makes no copy of it:
  /// a long article that holds a short one, two that quote a third.
  std::vector<SharedText> shares{};
};

enum class RelationKind { Earlier, Later, SameTopic };
/// "earlier", "later", "same-topic".
std::string_view to_string(RelationKind kind);

/// How another story stands to this one: `Later` says the other is later.
struct Relation {
  StoryId story;
  RelationKind kind = RelationKind::SameTopic;
  std::string why;  ///< One plain line of ours.
  std::vector<Evidence> evidence;
};

/// Reports that tell of one event, in the order of their ids.
struct Story {
  StoryId id;
  std::vector<Member> members;
  std::vector<Relation> related;
};

}  // namespace synoptic
