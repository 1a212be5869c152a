// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/word_list.h"
#include "language/analysis.h"
#include "reading/clause_tree.h"
#include "reading/clauses.h"
#include "reading/reading.h"

namespace synoptic {

/// What a verb makes of the clause that it leads.
enum class EventRole : std::uint8_t {
  Event,  ///< Tells an event of the entry's type.
  Say,    ///< Frames what somebody says; tells none.
  Frame,  ///< Takes its type from what it frames: "plans to arrest".
};

/// One entry of event-verbs.txt.
struct EventVerb {
  EventRole role = EventRole::Event;
  EventType type = EventType::None;
  WordSet objects;  ///< One of them must follow; empty for none needed.
  std::string mode;
};

/// What a word before a verb says of its event.
enum class FrameWord : std::uint8_t { Weak, Will, Would, Past, May, Not };

/// One entry of event-nouns.txt.
struct EventNoun {
  EventType type = EventType::None;
  WordSet beside;  ///< One of them must qualify it; empty for none needed.
  std::string mode;
  /// An event wherever it is a subject or a clause of its own; else only as
  /// the object of a light verb.
  bool happens = false;
};

struct EventResources {
  WordMap<std::vector<EventVerb>> verbs;  ///< By lemma, first fit first.
  WordMap<std::vector<EventNoun>> nouns;  ///< The same.
  WordSet light_verbs;  ///< "launch": add nothing to the noun they take.
  WordMap<FrameWord> frames;
};

/// Reads event-verbs.txt, event-nouns.txt and event-frames.txt of the
/// language's folder.
Result<EventResources> load_event_resources(const OpenList& open);

/// The event that a clause tells.
struct EventReading {
  EventType type = EventType::None;
  std::string mode;  ///< PLOVER's, or empty.
  Polarity polarity = Polarity::Positive;
  /// The token that tells it, or kNoToken if the type is None.
  std::uint32_t token = kNoToken;
  /// Its subject is who is asked ("the guards must leave"), not who asks.
  bool of_subject = false;
};

/// The event of a clause, by its leading verb, the verbs that it leads to, or
/// a noun; type None if no word of the lists tells one. Frames count with what
/// they frame: announced harm is THREATEN, announced help AGREE, a negated
/// acceptance REJECT. How the event stands (when, whether it came about) is
/// read by `read_standing`.
///
/// Requires: the clause lies in the tree's sentence. Linear in the clause.
EventReading read_event(std::string_view text, const ClauseTree& tree,
                        const Clause& clause, const EventResources& resources);

}  // namespace synoptic
