// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "base/span.h"
#include "reading/report.h"
#include "stories/agency_credits.h"

namespace synoptic {

/// A report that shares a good part of its text with another.
struct SharedText {
  ReportId report;
  double jaccard = 0;      ///< Shared runs of words over all of the two.
  double containment = 0;  ///< Shared runs over those of the shorter text.
  /// The words shared, where they stand in the report that has this record.
  std::vector<Span> runs{};
};

/// A report's place in a story.
struct Member {
  ReportId report;
  /// The report that this one repeats, if it does; of another story where the
  /// two came out more than days apart.
  std::optional<ReportId> copy_of;
  /// Reports of one family share their text, or credit one agency for all of
  /// it, and are one witness; families are numbered from 1 in each story.
  std::uint32_t family = 1;
  double similarity = 0;  ///< To the rest of the story, 0 to 1.
  /// Earlier reports it shares text with, also where that makes no copy of it:
  /// a long article that holds a short one, two that quote a third.
  std::vector<SharedText> shares{};
  /// Its place in its family's order of publication, from 1; none if alone or
  /// undated.
  std::optional<std::uint32_t> order{};
  /// The report that its family probably goes back to, maybe itself; none if
  /// alone. `root_why` is one plain line of ours.
  std::optional<ReportId> root{};
  std::string_view root_why{};
  std::vector<AgencyCredit> credits{};  ///< Those credited most first.
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

/// Where a report of a story cites another outlet, an agency or media that it
/// does not name.
struct Citation {
  Evidence evidence;  ///< The words that name whom it cites.
  std::string cited;  ///< An outlet's or agency's name; empty: unnamed media.
  std::vector<ReportId> of;  ///< The cited outlet's reports in the story.
  /// What it cites goes back to itself, or may: it confirms nothing.
  bool circular = false;
  std::string why;  ///< Where circular, one plain line of ours.
};

/// Reports that tell of one event, in the order of their ids.
struct Story {
  StoryId id;
  std::vector<Member> members;
  std::vector<Relation> related;
  std::vector<Citation> citations{};  ///< By report and place.
};

}  // namespace synoptic
