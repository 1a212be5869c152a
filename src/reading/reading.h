// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "base/interval.h"
#include "base/span.h"
#include "language/analysis.h"

namespace synoptic {

/// Why a record says what it says: the rule or model that decided it.
struct Reason {
  std::string_view rule;  ///< A phrase of ours that outlives all records.
  Span words;             ///< The words that told it; empty where none do.
};

/// Somebody or something that a report names, with all its names in it.
struct Entity {
  EntityId id;
  NameType type = NameType::Other;
  std::string name;                  ///< Its fullest name in the report.
  std::vector<std::string> aliases;  ///< Its other names, in text order.
  std::vector<std::string> roles;    ///< "Defence Minister", "spokesman".
  /// ISO 3166-1 alpha-2: of a country itself, and of a body of state the
  /// country that it is part of and stands for; or empty.
  std::string country;
};

/// True if the entity is a country itself.
inline bool is_country(const Entity& entity) {
  return entity.type == NameType::Place && !entity.country.empty();
}

enum class MentionKind { Name, Acronym, Pronoun, Description };

/// A place where the text speaks of an entity.
struct Mention {
  Span span;
  NameType type = NameType::Other;  ///< That of the name as it stands.
  EntityId entity;
  MentionKind kind = MentionKind::Name;
  Reason why = {};  ///< Why it is a mention of this entity.
};

enum class TimeType { Date, Time, Duration, Set };

/// A time expression (TimeML's TIMEX3).
struct TimeExpression {
  Span span;
  TimeType type = TimeType::Date;
  std::string value;  ///< TIMEX3: "2025-06-02", "PT1H", "P3D"; may be empty.
  std::string mod;    ///< TIMEX3: "LESS_THAN", "APPROX", ...; may be empty.
  /// A duration's length in seconds, or else days since 1970-01-01, with the
  /// time of day as a fraction; the high end of a date is its last day.
  /// Infinite ends are unknown.
  Interval bounds;
  Reason why = {};  ///< What its value is counted from.
};

enum class Per { Unknown, Each, All };

/// A number of something, with its bounds.
struct Quantity {
  Span span;  ///< From the bound's first word to the unit or noun.
  Interval value;
  std::string unit;  ///< "mile", "percent", "USD"; empty for a plain count.
  std::string of;    ///< Lemma of what is counted: "body", "passenger".
  Per per = Per::Unknown;
  std::string as_of;  ///< The words that say as of when, or empty.
  Reason why = {};    ///< How its bounds were read.
};

enum class QuotationType { Direct, Indirect, Mixed };

/// Who is cited: the words that name the speaker, and the entity if known.
struct Speaker {
  Span span;
  std::optional<EntityId> entity;
  /// The entity's name, or else the words themselves; empty for a pronoun
  /// whose person is not known.
  std::string name;
};

/// Words or content given as somebody's.
struct Quotation {
  Span span;  ///< From the first to the last piece, without outer marks.
  QuotationType type = QuotationType::Direct;
  std::vector<Span> content;  ///< Its pieces in order; at least one.
  /// What of the content stands between quotation marks, without them, in
  /// order: each a stretch of the speaker's own words. What a quotation inside
  /// gives as somebody else's is not among them. Empty if indirect.
  std::vector<Span> quoted;
  std::optional<Span> cue;  ///< The verb or phrase that cites: "said".
  std::optional<Speaker> speaker;
  std::vector<Reason> why;  ///< How it was found; several where they met.
};

/// PLOVER event types, without the auxiliary modes.
enum class EventType {
  None,
  Agree,
  Consult,
  Support,
  Cooperate,
  Aid,
  Yield,
  Request,
  Accuse,
  Reject,
  Threaten,
  Protest,
  Sanction,
  Mobilize,
  Coerce,
  Assault,
};

/// "AGREE" for `EventType::Agree`; empty for `None`.
std::string_view to_string(EventType type);

enum class Status {
  Asserted,
  Agreed,
  Demanded,
  Offered,
  Rejected,
  Planned,
  Denied,
  Possible,
  Opinion,
};
std::string_view to_string(Status status);

enum class Polarity { Positive, Negative };
enum class When { Now, Background, Future, Hypothetical };
std::string_view to_string(When when);
enum class Voice { Report, Opinion };

/// Who vouches for a statement when it is not the outlet itself.
struct Holder {
  std::optional<EntityId> entity;
  std::string name;
  Span span;
};

/// One clause: one thing that could be true or false.
struct Statement {
  Span span;  ///< The clause, without what frames it ("X said that").
  std::uint32_t sentence = 0;  ///< Index into the analysis's sentences.
  EventType event = EventType::None;
  std::string mode;
  Status status = Status::Asserted;
  Polarity polarity = Polarity::Positive;
  When when = When::Now;
  Voice voice = Voice::Report;
  std::vector<EntityId> actor;
  std::vector<EntityId> target;
  std::vector<Holder> holders;       ///< Innermost first; empty for the outlet.
  std::vector<std::uint32_t> times;  ///< Into the reading's times.
  std::vector<std::uint32_t> quantities;  ///< Into the reading's quantities.
  std::vector<EntityId> places;
  bool frame = false;       ///< It only says who says what stands beside it.
  std::vector<Reason> why;  ///< What its standing and event were told by.
  /// A list item's introducing line, whose who and how it inherits.
  std::optional<Span> introduced_by;
};

/// What one report says. Every list is in the order of the text.
struct Reading {
  std::vector<Entity> entities;
  std::vector<Mention> mentions;
  std::vector<TimeExpression> times;
  std::vector<Quantity> quantities;
  std::vector<Quotation> quotations;
  std::vector<Statement> statements;
};

}  // namespace synoptic
