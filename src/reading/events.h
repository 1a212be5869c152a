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

struct EventResources {
  WordMap<std::vector<EventVerb>> verbs;  ///< By lemma, first fit first.
  WordMap<FrameWord> frames;
};

/// Reads event-verbs.txt and event-frames.txt of the language's folder.
Result<EventResources> load_event_resources(const OpenList& open);

/// The event that a stretch of a sentence tells.
struct EventReading {
  EventType type = EventType::None;
  std::string mode;  ///< PLOVER's, or empty.
  Status status = Status::Asserted;
  Polarity polarity = Polarity::Positive;
  When when = When::Now;
  /// The token that tells it, or kNoToken if the type is None.
  std::uint32_t token = kNoToken;
  /// It stands in the main line of its sentence, not beside it ("after rebels
  /// attacked").
  bool main = false;
};

/// The event of the tokens `[first, end)` of one sentence: the first that is
/// told in the main line, else the first told beside it. Frames count with
/// what they frame: announced harm is THREATEN, announced help AGREE, a
/// negated acceptance REJECT. Type None if no word of the lists is there.
///
/// Requires: `first <= end <= analysis.tokens.size()`. Linear.
EventReading read_event(std::string_view text, const Analysis& analysis,
                        std::uint32_t first, std::uint32_t end,
                        const EventResources& resources);

}  // namespace synoptic
