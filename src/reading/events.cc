// SPDX-License-Identifier: Apache-2.0
//
// An event is read from verbs and what follows them, by a list. News puts what
// happened into the main line and what led to it beside it ("after", "who"),
// so the first listed verb of the main line wins. A verb of saying is stepped
// over; a verb of intent waits for what is intended: "will arrest" threatens,
// "will send food" agrees. The types are PLOVER's (Halterman et al., 2023,
// "PLOVER and POLECAT").
#include "reading/events.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/unicode.h"

namespace synoptic {
namespace {

/// How many tokens after a verb its object may stand.
constexpr std::uint32_t kObjectReach = 12;
/// How many tokens before a verb its auxiliaries and negations may stand.
constexpr std::uint32_t kAuxiliaryReach = 4;

std::optional<EventType> parse_type(std::string_view name) {
  for (int i = 1; i <= static_cast<int>(EventType::Assault); ++i) {
    const auto type = static_cast<EventType>(i);
    if (to_string(type) == name) return type;
  }
  return std::nullopt;
}

bool is_hostile(EventType type) {
  return type >= EventType::Protest || type == EventType::Reject ||
         type == EventType::Threaten;
}

class EventFinder {
 public:
  EventFinder(std::string_view text, const Analysis& analysis,
              std::uint32_t first, std::uint32_t end,
              const EventResources& resources)
      : text_(text),
        analysis_(analysis),
        first_(first),
        end_(end),
        resources_(resources) {}

  EventReading find() {
    EventReading beside;
    for (std::uint32_t at = first_; at < end_; ++at) {
      step(at);
      const EventVerb* verb = verb_at(at);
      if (verb == nullptr || verb->role == EventRole::Say) continue;
      if (verb->role == EventRole::Frame) {
        framed_ = true;
        continue;
      }
      EventReading reading = make(at, *verb);
      if (!weak_) {
        reading.main = true;
        return reading;
      }
      if (beside.type == EventType::None) beside = std::move(reading);
    }
    return beside;
  }

 private:
  std::string word(std::uint32_t at) const {
    return fold(slice(text_, analysis_.tokens[at].span));
  }

  /// Keeps track of what the words before a verb say of it.
  void step(std::uint32_t at) {
    const Token& token = analysis_.tokens[at];
    if (token.upos == Upos::Punct) {
      const std::string mark = word(at);
      if (mark == "," || mark == ";" || mark == ":") weak_ = false;
      return;
    }
    const auto frame = resources_.frames.find(word(at));
    if (frame == resources_.frames.end()) return;
    switch (frame->second) {
      case FrameWord::Weak:
        weak_ = true;
        break;
      case FrameWord::Would:
        if (word(at) != "would") weak_ = true;
        framed_ = framed_ || word(at) == "would";
        break;
      case FrameWord::Will:
        if (word(at) != "to") framed_ = true;
        break;
      default:
        break;
    }
  }

  const EventVerb* verb_at(std::uint32_t at) const {
    const Token& token = analysis_.tokens[at];
    if (token.upos == Upos::Propn || token.upos == Upos::Punct ||
        token.upos == Upos::Adp) {
      return nullptr;
    }
    const auto found = find_verb(at);
    if (found == resources_.verbs.end()) return nullptr;
    // "forces" and "talks" are things, whatever the tagger thinks.
    const std::string form = word(at);
    if (form == "forces" || form == "talks") return nullptr;
    // "the Israeli-occupied town", "an occupied town"
    if (at > first_ && word(at - 1) == "-") return nullptr;
    // A noun or an adjective that could be a verb tells no event here, but
    // for "is willing", "is ready" and verbs that a tagger takes for nouns.
    if (token.upos == Upos::Noun && !may_be_verb(at)) return nullptr;
    for (const EventVerb& verb : found->second) {
      if (verb.objects.empty() || object_follows(at, verb.objects)) {
        return &verb;
      }
    }
    return nullptr;
  }

  /// The entries of a verb by its lemma, or by its form without its ending
  /// where the lemma is not that of the verb ("agreed").
  WordMap<std::vector<EventVerb>>::const_iterator find_verb(
      std::uint32_t at) const {
    const auto& verbs = resources_.verbs;
    auto found = verbs.find(fold(analysis_.tokens[at].lemma));
    if (found != verbs.end()) return found;
    std::string form = word(at);
    const auto without = [&](std::string_view ending, std::string_view add) {
      if (form.size() <= ending.size() + 2 || !form.ends_with(ending)) {
        return verbs.end();
      }
      std::string stem = form.substr(0, form.size() - ending.size());
      stem += add;
      return verbs.find(stem);
    };
    for (const auto& [ending, add] :
         {std::pair{"d", ""}, {"ed", ""}, {"ing", ""}, {"ing", "e"}}) {
      found = without(ending, add);
      if (found != verbs.end()) return found;
    }
    return found;
  }

  /// A noun right after a noun or a name, and before a determiner or a name,
  /// is more likely the verb ("guards fire the ...").
  bool may_be_verb(std::uint32_t at) const {
    if (at == first_ || at + 1 >= end_) return false;
    const Upos before = analysis_.tokens[at - 1].upos;
    const Upos after = analysis_.tokens[at + 1].upos;
    return (before == Upos::Noun || before == Upos::Propn ||
            before == Upos::Aux || before == Upos::Part) &&
           (after == Upos::Det || after == Upos::Propn || after == Upos::Num ||
            after == Upos::Pron);
  }

  bool object_follows(std::uint32_t at, const WordSet& objects) const {
    const std::uint32_t last = std::min(end_, at + 1 + kObjectReach);
    for (std::uint32_t next = at + 1; next < last; ++next) {
      const Token& token = analysis_.tokens[next];
      if (objects.contains(fold(token.lemma)) || objects.contains(word(next))) {
        return true;
      }
      // "free-trade", "sit-in"
      const std::string whole = word(next);
      const auto hyphen = whole.rfind('-');
      if (hyphen != std::string::npos &&
          objects.contains(std::string_view(whole).substr(hyphen + 1))) {
        return true;
      }
    }
    return false;
  }

  EventReading make(std::uint32_t at, const EventVerb& verb) {
    EventReading reading;
    reading.type = verb.type;
    reading.mode = verb.mode;
    reading.token = at;
    const std::uint32_t from =
        at > first_ + kAuxiliaryReach ? at - kAuxiliaryReach : first_;
    bool negative = false;
    bool possible = false;
    bool supposed = false;
    bool past = false;
    for (std::uint32_t before = from; before < at; ++before) {
      const auto frame = resources_.frames.find(word(before));
      if (frame == resources_.frames.end()) continue;
      negative = negative || frame->second == FrameWord::Not;
      possible = possible || frame->second == FrameWord::May;
      supposed = supposed ||
                 (frame->second == FrameWord::Would && word(before) != "would");
      past = past || frame->second == FrameWord::Past;
    }
    if (negative) reading.polarity = Polarity::Negative;
    if (framed_) {
      reading.when = When::Future;
      reading.status = Status::Planned;
      const bool statement = verb.type == EventType::Agree ||
                             verb.type == EventType::Request ||
                             verb.type == EventType::Accuse;
      if (negative && !is_hostile(verb.type)) {
        reading.type = EventType::Reject;
      } else if (!statement) {
        reading.type =
            is_hostile(verb.type) ? EventType::Threaten : EventType::Agree;
      }
    } else if (negative && (verb.type == EventType::Agree ||
                            verb.type == EventType::Yield)) {
      reading.type = EventType::Reject;
    }
    switch (verb.type) {
      case EventType::Agree:
        reading.status = Status::Agreed;
        break;
      case EventType::Request:
        reading.status = Status::Demanded;
        break;
      case EventType::Reject:
        reading.status = Status::Rejected;
        break;
      default:
        break;
    }
    if (possible) reading.status = Status::Possible;
    if (supposed) reading.when = When::Hypothetical;
    if (past && reading.when == When::Now) reading.when = When::Background;
    return reading;
  }

  std::string_view text_;
  const Analysis& analysis_;
  std::uint32_t first_;
  std::uint32_t end_;
  const EventResources& resources_;
  bool weak_ = false;    ///< Beside the main line.
  bool framed_ = false;  ///< A verb of intent waits for its event.
};

}  // namespace

Result<EventResources> load_event_resources(const OpenList& open) {
  EventResources resources;
  auto verbs = open("event-verbs.txt");
  if (!verbs) return std::move(verbs).error();
  for (const ListEntry& entry : parse_list(*verbs)) {
    if (entry.size() < 3) continue;
    EventVerb verb;
    if (entry[1] == "SAY") {
      verb.role = EventRole::Say;
    } else if (entry[1] == "FRAME") {
      verb.role = EventRole::Frame;
    } else if (const auto type = parse_type(entry[1])) {
      verb.type = *type;
    } else {
      continue;
    }
    if (entry[2] != "-") {
      std::string_view rest = entry[2];
      while (!rest.empty()) {
        const auto space = rest.find(' ');
        verb.objects.emplace(rest.substr(0, space));
        rest.remove_prefix(space == std::string_view::npos ? rest.size()
                                                           : space + 1);
      }
    }
    if (entry.size() > 3) verb.mode = entry[3];
    resources.verbs[entry[0]].push_back(std::move(verb));
  }
  auto frames = open("event-frames.txt");
  if (!frames) return std::move(frames).error();
  for (const ListEntry& entry : parse_list(*frames)) {
    if (entry.size() < 2) continue;
    constexpr std::string_view kNames[] = {"weak", "will", "would",
                                           "past", "may",  "not"};
    const auto* const name = std::ranges::find(kNames, entry[1]);
    if (name == std::end(kNames)) continue;
    resources.frames.emplace(entry[0], static_cast<FrameWord>(name - kNames));
  }
  return resources;
}

EventReading read_event(std::string_view text, const Analysis& analysis,
                        std::uint32_t first, std::uint32_t end,
                        const EventResources& resources) {
  return EventFinder(text, analysis, first, end, resources).find();
}

}  // namespace synoptic
