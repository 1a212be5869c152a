// SPDX-License-Identifier: Apache-2.0
//
// The event of a clause is told by its verb, by lists: the leading verb, or the
// one that it leads to ("is expected to attend"). A verb of saying is stepped
// over; a verb of intent waits for what is intended: "will arrest" threatens,
// "will send food" agrees. Where the verb tells none, a noun may: the object of
// a verb that adds nothing to it ("launched a strike"), the subject of what
// came of it ("the strike on the mill left ten homeless"), a headline without a
// verb. A noun that is only spoken about ("studied the attack") tells none. The
// types and modes are PLOVER's (Halterman et al., 2023, "PLOVER and POLECAT").
//
// Without a tree, the first listed verb counts, those behind "after" and the
// like last.
#include "reading/events.h"

#include <algorithm>
#include <utility>

#include "base/unicode.h"

namespace synoptic {
namespace {

/// How many tokens after a verb its object may stand.
constexpr std::uint32_t kObjectReach = 12;
/// How many tokens before a verb its auxiliaries and negations may stand.
constexpr std::uint32_t kAuxiliaryReach = 4;
/// A chain of verbs is followed down so far ("is set to begin to withdraw").
constexpr int kMostSteps = 6;

bool is_hostile(EventType type) {
  return type >= EventType::Protest || type == EventType::Reject ||
         type == EventType::Threaten;
}

class EventFinder {
 public:
  EventFinder(std::string_view text, const ClauseTree& tree,
              const Clause& clause, const EventResources& resources)
      : text_(text), tree_(tree), clause_(clause), resources_(resources) {}

  EventReading find() {
    if (tree_.is_parsed()) {
      EventReading told = along_head();
      if (told.type != EventType::None) return told;
      framed_ = false;
    }
    EventReading told = in_order();
    if (told.type != EventType::None || !tree_.is_parsed()) return told;
    // "issued a statement demanding peace"
    allows_participles_ = true;
    framed_ = false;
    return in_order();
  }

 private:
  const Token& token(std::uint32_t at) const { return tree_.token(at); }
  std::string word(std::uint32_t at) const {
    return fold(slice(text_, token(at).span));
  }
  bool holds(std::uint32_t at) const {
    return at >= clause_.first && at < clause_.end;
  }

  // Along the tree --------------------------------------------------------

  EventReading along_head() {
    std::uint32_t at = top();
    framed_ = is_framed_from_above(at);
    for (int step = 0; step < kMostSteps && holds(at); ++step) {
      framed_ = framed_ || has_future_auxiliary(at);
      const EventVerb* verb = verb_at(at);
      // "launched a missile strike": the noun says more than the list of what
      // can be launched.
      if (verb != nullptr && !verb->objects.empty()) {
        EventReading told = told_by_noun(at, NounUse::Happens);
        if (told.type != EventType::None) return told;
      }
      if (verb != nullptr && verb->role == EventRole::Event) {
        if (!must(at)) return make(at, verb->type, verb->mode);
        EventReading asked = make(at, EventType::Request, {});
        asked.of_subject = true;
        return asked;
      }
      const bool frame = verb != nullptr && verb->role == EventRole::Frame;
      if (frame && asks_another(at)) return make(at, EventType::Request, {});
      negative_ = negative_ || is_negative(at);
      framed_ = framed_ || frame;
      EventReading told = told_by_noun(at, NounUse::Any);
      if (told.type != EventType::None) return told;
      at = next_verb(at);
      if (at == kNoToken) break;
    }
    return {};
  }

  /// The highest word of the clause: a frame in it leads what it frames.
  std::uint32_t top() const {
    std::uint32_t at = clause_.head;
    for (int step = 0; step < kMostSteps; ++step) {
      const std::uint32_t above = tree_.head(at);
      if (above == kNoToken || !holds(above)) break;
      at = above;
    }
    return at;
  }

  /// The verb that this one leads to, inside the clause.
  std::uint32_t next_verb(std::uint32_t at) const {
    for (const std::string_view relation : {"xcomp", "ccomp"}) {
      const std::uint32_t next = tree_.dependent(at, relation);
      if (next != kNoToken && holds(next)) return next;
    }
    return kNoToken;
  }

  /// "plans to arrest", where the infinitive is a clause of its own.
  bool is_framed_from_above(std::uint32_t at) const {
    const std::uint32_t above = tree_.head(at);
    if (above == kNoToken || !has_relation(token(at), "xcomp")) return false;
    const EventVerb* verb = verb_at(above);
    return verb != nullptr && verb->role == EventRole::Frame;
  }

  bool has_future_auxiliary(std::uint32_t at) const {
    return std::ranges::any_of(tree_.dependents(at), [&](std::uint32_t child) {
      if (!has_relation(token(child), "aux")) return false;
      const auto frame = resources_.frames.find(word(child));
      return frame != resources_.frames.end() &&
             (frame->second == FrameWord::Will || word(child) == "would");
    });
  }

  /// "the guards must leave": somebody asks it of them.
  bool must(std::uint32_t at) const {
    return std::ranges::any_of(tree_.dependents(at), [&](std::uint32_t c) {
      return has_relation(token(c), "aux") && token(c).lemma == "must";
    });
  }

  /// "wants the council to pay": another than the subject is to do it.
  bool asks_another(std::uint32_t at) const {
    if (token(at).lemma != "want") return false;
    const std::uint32_t other = tree_.dependent(at, "ccomp");
    return (other != kNoToken && tree_.dependent(other, "nsubj") != kNoToken) ||
           (tree_.dependent(at, "obj") != kNoToken &&
            tree_.dependent(at, "xcomp") != kNoToken);
  }

  // Nouns -----------------------------------------------------------------

  /// Which nouns are asked for: all, or those that are events by themselves.
  enum class NounUse { Any, Happens };

  EventReading told_by_noun(std::uint32_t verb, NounUse use) {
    // "Attack on the mill", but not "it is about the attack".
    if (token(verb).upos == Upos::Noun) {
      return tree_.dependent(verb, "case") == kNoToken ? read_noun(verb, false)
                                                       : EventReading();
    }
    const bool light = resources_.light_verbs.contains(token(verb).lemma);
    for (const std::uint32_t child : tree_.dependents(verb)) {
      const std::string& relation = token(child).deprel;
      const bool object = relation == "obj" || relation == "nsubj:pass";
      const bool subject = relation == "nsubj";
      if ((!object && !subject) || !holds(child) || (object && !light))
        continue;
      EventReading told = read_noun(child, object && use == NounUse::Any);
      if (told.type != EventType::None) return told;
    }
    return {};
  }

  EventReading read_noun(std::uint32_t at, bool is_made) {
    if (token(at).upos != Upos::Noun) return {};
    const auto found = resources_.nouns.find(fold(token(at).lemma));
    if (found == resources_.nouns.end()) return {};
    for (const EventNoun& noun : found->second) {
      if (!noun.beside.empty() && !stands_beside(at, noun.beside)) continue;
      if (!noun.happens && !is_made) return {};
      return make(at, noun.type, noun.mode);
    }
    return {};
  }

  /// True if one of the words qualifies the noun or leads what does: "air
  /// strike", "strike on the mill".
  bool stands_beside(std::uint32_t noun, const WordSet& words) const {
    const auto is = [&](std::uint32_t at) {
      return at != kNoToken && (words.contains(fold(token(at).lemma)) ||
                                words.contains(word(at)));
    };
    return std::ranges::any_of(tree_.dependents(noun), [&](std::uint32_t c) {
      return is(c) || is(tree_.dependent(c, "case"));
    });
  }

  // In the order of the words -----------------------------------------------

  EventReading in_order() {
    EventReading beside;
    for (std::uint32_t at = clause_.first; at < clause_.end; ++at) {
      if (!tree_.is_parsed()) step(at);
      if (is_attribute(at)) continue;
      const EventVerb* verb = verb_at(at);
      if (verb == nullptr || verb->role == EventRole::Say) continue;
      if (verb->role == EventRole::Frame) {
        framed_ = true;
        continue;
      }
      if (tree_.is_parsed()) hear_above(at);
      EventReading reading = make(at, verb->type, verb->mode);
      if (!weak_ || tree_.is_parsed()) return reading;
      if (beside.type == EventType::None) beside = std::move(reading);
    }
    return beside;
  }

  /// What the verbs say that the word hangs on: "will not get leave to sail".
  void hear_above(std::uint32_t at) {
    negative_ = framed_ = false;
    for (int step = 0; step < kMostSteps && at != kNoToken; ++step) {
      framed_ = framed_ || has_future_auxiliary(at);
      negative_ = negative_ || is_negative(at);
      if (!has_relation(token(at), {"xcomp", "acl", "obj"})) return;
      at = tree_.head(at);
    }
  }

  /// What only tells which thing is meant ("the guards accused of theft") is
  /// no event of its clause.
  bool is_attribute(std::uint32_t at) const {
    if (!tree_.is_parsed() || at == clause_.head) return false;
    if (allows_participles_ && token(at).deprel == "acl" &&
        token(at).xpos == "VBG")
      return false;
    return has_relation(token(at), {"acl", "amod", "compound", "nmod"}) ||
           token(at).upos == Upos::Noun;
  }

  /// Keeps track of what the words before a verb say of it.
  void step(std::uint32_t at) {
    if (token(at).upos == Upos::Punct) {
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

  // Verbs -----------------------------------------------------------------

  const EventVerb* verb_at(std::uint32_t at) const {
    const Upos upos = token(at).upos;
    if (upos == Upos::Propn || upos == Upos::Punct || upos == Upos::Adp)
      return nullptr;
    if (tree_.is_parsed() && upos != Upos::Verb && upos != Upos::Adj)
      return nullptr;
    const auto found = find_verb(at);
    if (found == resources_.verbs.end()) return nullptr;
    // "forces" and "talks" are things, whatever the tagger thinks.
    const std::string form = word(at);
    if (form == "forces" || form == "talks") return nullptr;
    // "the Israeli-occupied town", "an occupied town"
    if (at > tree_.first_token() && word(at - 1) == "-") return nullptr;
    // A noun or an adjective that could be a verb tells no event here, but
    // for "is willing", "is ready" and verbs that a tagger takes for nouns.
    if (upos == Upos::Noun && !may_be_verb(at)) return nullptr;
    for (const EventVerb& verb : found->second) {
      if (verb.objects.empty() || object_follows(at, verb.objects))
        return &verb;
    }
    return nullptr;
  }

  /// The entries of a verb by its lemma, or by its form without its ending
  /// where the lemma is not that of the verb ("agreed").
  WordMap<std::vector<EventVerb>>::const_iterator find_verb(
      std::uint32_t at) const {
    const auto& verbs = resources_.verbs;
    auto found = verbs.find(fold(token(at).lemma));
    if (found != verbs.end()) return found;
    std::string form = word(at);
    const auto without = [&](std::string_view ending, std::string_view add) {
      if (form.size() <= ending.size() + 2 || !form.ends_with(ending))
        return verbs.end();
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
    if (tree_.is_parsed()) return false;
    if (at == tree_.first_token() || at + 1 >= tree_.end_token()) return false;
    const Upos before = token(at - 1).upos;
    const Upos after = token(at + 1).upos;
    return (before == Upos::Noun || before == Upos::Propn ||
            before == Upos::Aux || before == Upos::Part) &&
           (after == Upos::Det || after == Upos::Propn || after == Upos::Num ||
            after == Upos::Pron);
  }

  bool object_follows(std::uint32_t at, const WordSet& objects) const {
    // "Prisoners were freed"
    const std::uint32_t subject = tree_.dependent(at, "nsubj");
    if (subject != kNoToken && token(subject).deprel == "nsubj:pass" &&
        objects.contains(fold(token(subject).lemma)))
      return true;
    const std::uint32_t limit =
        tree_.is_parsed() ? clause_.end : tree_.end_token();
    const std::uint32_t last = std::min(limit, at + 1 + kObjectReach);
    for (std::uint32_t next = at + 1; next < last; ++next) {
      if (objects.contains(fold(token(next).lemma)) ||
          objects.contains(word(next)))
        return true;
      // "free-trade", "sit-in"
      const std::string whole = word(next);
      const auto hyphen = whole.rfind('-');
      if (hyphen != std::string::npos &&
          objects.contains(std::string_view(whole).substr(hyphen + 1)))
        return true;
    }
    return false;
  }

  // What the words around say of it ----------------------------------------

  EventReading make(std::uint32_t at, EventType type, std::string_view mode) {
    EventReading reading;
    reading.type = type;
    reading.mode = mode;
    reading.token = at;
    const bool negative = negative_ || is_negative(at);
    if (negative) reading.polarity = Polarity::Negative;
    if (framed_) {
      const bool statement = type == EventType::Agree ||
                             type == EventType::Request ||
                             type == EventType::Accuse;
      if (negative && !is_hostile(type)) {
        reading.type = EventType::Reject;
      } else if (!statement) {
        reading.type =
            is_hostile(type) ? EventType::Threaten : EventType::Agree;
      }
    } else if (negative &&
               (type == EventType::Agree || type == EventType::Yield)) {
      reading.type = EventType::Reject;
    }
    // Threats are told apart by what is threatened; the modes of other types
    // are their own.
    if (reading.type != type && reading.type != EventType::Threaten)
      reading.mode.clear();
    return reading;
  }

  bool is_negative(std::uint32_t at) const {
    const std::uint32_t from = std::max(
        tree_.first_token(), at > kAuxiliaryReach ? at - kAuxiliaryReach : 0);
    for (std::uint32_t before = from; before < at; ++before) {
      const auto frame = resources_.frames.find(word(before));
      if (frame != resources_.frames.end() && frame->second == FrameWord::Not)
        return true;
    }
    return false;
  }

  std::string_view text_;
  const ClauseTree& tree_;
  const Clause& clause_;
  const EventResources& resources_;
  bool weak_ = false;                ///< Beside the main line.
  bool framed_ = false;              ///< A verb of intent waits for its event.
  bool negative_ = false;            ///< A verb above the event is negated.
  bool allows_participles_ = false;  ///< Nothing surer was found.
};

}  // namespace

EventReading read_event(std::string_view text, const ClauseTree& tree,
                        const Clause& clause, const EventResources& resources) {
  return EventFinder(text, tree, clause, resources).find();
}

}  // namespace synoptic
