// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "base/interval.h"
#include "reading/report.h"
#include "stories/story.h"

namespace synoptic {

/// What a comparison is about.
enum class Slot {
  Number,
  Duration,
  Date,
  Place,
  Person,
  Polarity,
  Reciprocity,
  Extent,
  Attribution,
  Wording,
};
std::string_view to_string(Slot slot);

/// How the values of a slot stand to each other; never which one is right.
enum class Verdict {
  Agree,       ///< Equal values.
  Compatible,  ///< Values that can all be true.
  Differs,     ///< One remark of one speaker in other words.
  Update,      ///< A later figure that supersedes an earlier one.
  Conflict,    ///< Values that cannot all be true.
};
std::string_view to_string(Verdict verdict);

/// Who stands against whom in a comparison.
enum class Between { Reports, Parties, OneReport };
std::string_view to_string(Between between);

/// One value that some reports give.
struct Value {
  std::string text;  ///< Words of the first evidence.
  Interval bounds;   ///< Infinite ends are unknown.
  std::vector<ReportId> reports;
  std::vector<Evidence> evidence;
  std::string unit{};  ///< Of the bounds; empty for counts, days and seconds.
};

/// The values that reports give for one slot of a point.
struct Variant {
  Slot slot = Slot::Number;
  Verdict verdict = Verdict::Agree;
  Between between = Between::Reports;
  std::string why;  ///< One plain line of ours.
  std::vector<Value> values;
};

/// One thing that the reports say.
struct Point {
  PointId id;
  EventType event = EventType::None;
  double salience = 0;         ///< 0 to 1: how much it matters.
  std::uint32_t families = 1;  ///< Independent families that say it.
  std::vector<Evidence> evidence;
  std::vector<Variant> variants;
};

/// An entity of the story: the reports' entities that mean the same.
struct StoryEntity {
  struct NameVariant {
    std::string text;
    std::vector<ReportId> reports;
  };
  EntityId id;
  NameType type = NameType::Other;
  std::string name;
  std::vector<NameVariant> variants;
  std::vector<std::string> roles;
};

/// One use of an utterance, with the speaker as that report gives it.
struct QuotationUse {
  Evidence evidence;
  std::string speaker;
};

enum class QuotationVerdict { Agree, Differs, Single };
std::string_view to_string(QuotationVerdict verdict);
enum class QuotationRelation { Verbatim, Paraphrase, Translation };
std::string_view to_string(QuotationRelation relation);

/// One utterance with all its wordings.
struct LedgerEntry {
  std::optional<EntityId> speaker;  ///< Into the account's entities.
  std::string speaker_name;         ///< Empty if no report says who.
  QuotationVerdict verdict = QuotationVerdict::Single;
  QuotationRelation relation = QuotationRelation::Verbatim;
  std::vector<QuotationUse> uses;
};

enum class Stance { Demands, Offers, Accepts, Rejects, States };
std::string_view to_string(Stance stance);

/// What a party wants of an issue.
struct Position {
  EntityId party;     ///< Into the account's entities.
  std::string issue;  ///< Our label, or the reports' own words.
  Stance stance = Stance::States;
  std::string date;  ///< ISO 8601 or empty.
  std::vector<Evidence> evidence;
};

struct Agreement {
  std::string date;
  std::vector<Evidence> evidence;
};

enum class Outcome { Open, Done, NotDone, NotMentioned };
std::string_view to_string(Outcome outcome);

/// What is to come.
struct Plan {
  std::string by;         ///< ISO 8601 or EDTF: by when; may be empty.
  std::string condition;  ///< The reports' words, or empty.
  Outcome outcome = Outcome::Open;
  std::vector<Evidence> evidence;
  std::vector<Evidence> told{};  ///< What tells the outcome: later reports.
};

struct TimelineEntry {
  std::string date;       ///< ISO 8601 or EDTF.
  std::string precision;  ///< "day", "month", "year", ...
  std::vector<Evidence> evidence;
};

/// Whether a report could have had what others have.
enum class Compared : std::uint8_t { Yes, TooEarly, TooShort };
/// "yes", "too early", "too short".
std::string_view to_string(Compared compared);

/// What one report alone has, and what it leaves out that independent others
/// have.
struct Coverage {
  ReportId report;
  std::vector<PointId> only_here;
  std::vector<PointId> missing;  ///< Empty unless it could be compared.
  Compared compared = Compared::Yes;
};

/// A party that wants something else of an issue than in an earlier story.
struct Move {
  EntityId party;  ///< Into the account's entities.
  std::string issue;
  StoryId story;  ///< The earlier one.
  Stance from = Stance::States;
  Stance to = Stance::States;
  std::vector<Evidence> before;  ///< Of the earlier story's reports.
  std::vector<Evidence> after;
};

/// Where copies do not say what they copy.
struct Alteration {
  Slot slot = Slot::Wording;  ///< What they part in.
  bool quoted = false;        ///< It stands inside a quotation.
  std::string why;            ///< One plain line of ours.
  Evidence original;
  std::vector<Evidence> copies;  ///< The same other words in each.
};

/// A story reconciled. Every line of it leads to words of a report.
struct Account {
  Story story;
  Evidence title;     ///< The headline nearest to the others.
  std::string begin;  ///< ISO 8601 date of the event's begin, or empty.
  std::string end;
  std::vector<StoryEntity> entities;
  std::vector<Point> points;  ///< Most salient first.
  std::vector<LedgerEntry> quotations;
  std::vector<Position> positions;
  std::vector<Move> moved;
  std::vector<Agreement> agreed;
  std::vector<Plan> planned;
  std::vector<TimelineEntry> timeline;
  std::vector<Coverage> coverage;
  std::vector<Alteration> alterations;  ///< Worst first.
  /// For each member, its date: the report's own, or one inferred from its
  /// siblings and its text (ISO 8601), or empty.
  struct MemberDate {
    std::string published;
    bool inferred = false;
  };
  std::vector<MemberDate> dates;
};

}  // namespace synoptic
