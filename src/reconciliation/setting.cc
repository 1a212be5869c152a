// SPDX-License-Identifier: Apache-2.0
//
// Two numbers contradict each other only if they are numbers of one thing.
// "Four envoys" whom Norland expels and "two envoys" whom Osland does are no
// dispute; nor are shares that fell by five percent and wages that rise by
// one. What a number is said of stands around it in the sentence's tree: the
// noun it counts, the verb above that, and the verb's subject.
#include "reconciliation/setting.h"

#include <algorithm>
#include <cmath>

#include "base/unicode.h"

namespace synoptic {
namespace {

/// A verb further up than this is another clause's.
constexpr int kMostSteps = 6;

bool is_content(const Token& token) {
  return token.upos == Upos::Noun || token.upos == Upos::Verb ||
         token.upos == Upos::Adj || token.upos == Upos::Propn;
}

template <typename Set>
bool share(const Set& a, const Set& b) {
  return std::ranges::any_of(a, [&](const auto& x) { return b.contains(x); });
}

template <typename Set>
std::size_t count_shared(const Set& a, const Set& b) {
  return static_cast<std::size_t>(
      std::ranges::count_if(a, [&](const auto& x) { return b.contains(x); }));
}

/// Verbs too common to say what happened.
bool says_nothing(std::string_view verb) {
  constexpr std::string_view kEmpty[] = {"be",  "have", "do",  "say",
                                         "get", "make", "take"};
  return std::ranges::find(kEmpty, verb) != std::end(kEmpty);
}

/// Words that set some things apart from those at hand. "More" counts where
/// no "than" follows.
bool sets_apart(std::string_view word) {
  constexpr std::string_view kOther[] = {"another", "other", "additional",
                                         "further", "extra", "more"};
  return std::ranges::find(kOther, word) != std::end(kOther);
}

/// Words for some of a row.
bool limits(std::string_view word) {
  constexpr std::string_view kRow[] = {"first", "last",     "past", "next",
                                       "final", "previous", "only"};
  return std::ranges::find(kRow, word) != std::end(kRow);
}

/// Verbs for what is foreseen.
bool foresees(std::string_view verb) {
  constexpr std::string_view kVerbs[] = {"expect",  "forecast",   "predict",
                                         "project", "anticipate", "hope"};
  return std::ranges::find(kVerbs, verb) != std::end(kVerbs);
}

/// Words that stand for a verb beside a length of time.
bool tells_length(std::string_view word) {
  return word == "over" || word == "long";
}

}  // namespace

std::string SettingFinder::kin_of(std::string_view lemma) const {
  std::string folded = fold(lemma);
  const auto kin = resources_.kin.find(folded);
  return kin == resources_.kin.end() ? folded : kin->second;
}

std::uint32_t SettingFinder::first_token_at(std::uint32_t byte) const {
  const auto& tokens = report_.analysis.tokens;
  const auto found = std::ranges::lower_bound(
      tokens, byte, {}, [](const Token& t) { return t.span.begin; });
  return static_cast<std::uint32_t>(found - tokens.begin());
}

/// The last token of the words whose head is outside of them.
std::uint32_t SettingFinder::head_of(Span value) const {
  const auto& tokens = report_.analysis.tokens;
  const std::uint32_t first = first_token_at(value.begin);
  std::uint32_t head = kNoToken;
  for (std::uint32_t i = first;
       i < tokens.size() && tokens[i].span.end <= value.end; ++i) {
    const std::uint32_t up = tokens[i].head;
    const bool outside = up == kNoToken || up < first || up >= tokens.size() ||
                         tokens[up].span.end > value.end;
    if (outside && tokens[i].upos != Upos::Punct) head = i;
  }
  return head;
}

/// The verb, or what stands for one, that a word belongs to.
std::uint32_t SettingFinder::governor_of(std::uint32_t token) const {
  const auto& tokens = report_.analysis.tokens;
  for (int step = 0; step < kMostSteps && token < tokens.size(); ++step) {
    if (step > 0 && tokens[token].upos == Upos::Verb) return token;
    token = tokens[token].head;
  }
  return kNoToken;
}

void SettingFinder::add_thing(std::uint32_t head, Setting& setting) const {
  const auto& tokens = report_.analysis.tokens;
  // "31-day strike", "5,000 of the workers": the noun is above or below.
  std::uint32_t noun = head;
  if (tokens[noun].upos != Upos::Noun) {
    for (std::uint32_t i = head + 1; i < tokens.size() && i < head + 8; ++i) {
      if (tokens[i].head != head || tokens[i].deprel != "nmod") continue;
      if (tokens[i].upos == Upos::Noun) noun = i;
      break;
    }
  }
  if (tokens[noun].upos != Upos::Noun && tokens[noun].head < tokens.size() &&
      tokens[tokens[noun].head].upos == Upos::Noun) {
    noun = tokens[noun].head;
  }
  if (tokens[noun].upos == Upos::Noun) {
    setting.thing = kin_of(tokens[noun].lemma);
    setting.thing_lemma = fold(tokens[noun].lemma);
  }
  const std::uint32_t from = noun > 8 ? noun - 8 : 0;
  const auto to = std::min<std::uint32_t>(
      noun + 8, static_cast<std::uint32_t>(tokens.size()));
  for (std::uint32_t i = from; i < to; ++i) {
    if (tokens[i].head != noun) continue;
    const bool modifies =
        tokens[i].deprel == "amod" || tokens[i].deprel == "compound";
    if (modifies) setting.modifiers.insert(kin_of(tokens[i].lemma));
  }
}

void SettingFinder::add_subject(std::uint32_t token, Setting& setting) const {
  const Token& subject = report_.analysis.tokens[token];
  for (const Mention& mention : report_.reading.mentions) {
    if (mention.span.begin > subject.span.begin) break;
    if (contains(mention.span, subject.span) &&
        mention.entity.value < linked_.size()) {
      setting.actors.insert(linked_[mention.entity.value]);
    }
  }
  if (subject.upos == Upos::Pron) setting.by_pronoun = true;
  if (subject.upos == Upos::Noun) {
    setting.subjects.insert(kin_of(subject.lemma));
    setting.subject_lemmas.insert(fold(subject.lemma));
  }
}

void SettingFinder::add_objects(std::uint32_t verb, Setting& setting) const {
  const auto& tokens = report_.analysis.tokens;
  const std::uint32_t from = verb > 12 ? verb - 12 : 0;
  const auto to = std::min<std::uint32_t>(
      verb + 12, static_cast<std::uint32_t>(tokens.size()));
  for (std::uint32_t i = from; i < to; ++i) {
    if (tokens[i].head == verb && tokens[i].deprel == "obj" &&
        tokens[i].upos == Upos::Noun) {
      setting.objects.insert(kin_of(tokens[i].lemma));
    }
  }
}

/// Subjects of the verb, or else of the verb that it hangs on ("said it will
/// close"), or the noun that it describes ("workers striking").
void SettingFinder::add_subjects(std::uint32_t verb, Setting& setting) const {
  const auto& tokens = report_.analysis.tokens;
  for (int step = 0; step < 3 && verb < tokens.size(); ++step) {
    const std::uint32_t from = verb > 40 ? verb - 40 : 0;
    const auto to = std::min<std::uint32_t>(
        verb + 12, static_cast<std::uint32_t>(tokens.size()));
    bool found = false;
    for (std::uint32_t i = from; i < to; ++i) {
      if (tokens[i].head != verb) continue;
      if (!tokens[i].deprel.starts_with("nsubj") &&
          tokens[i].deprel != "obl:agent") {
        continue;
      }
      found = true;
      // "the talks, which lasted": the noun.
      const bool relative = tokens[i].upos == Upos::Pron &&
                            tokens[verb].deprel.starts_with("acl") &&
                            tokens[verb].head < tokens.size();
      add_subject(relative ? tokens[verb].head : i, setting);
    }
    if (found) return;
    const std::string& relation = tokens[verb].deprel;
    if (relation.starts_with("acl") && tokens[verb].head < tokens.size()) {
      return add_subject(tokens[verb].head, setting);
    }
    if (relation != "conj" && relation != "xcomp" && relation != "advcl")
      return;
    verb = tokens[verb].head;
  }
}

void SettingFinder::add_context(Span clause, Span value,
                                Setting& setting) const {
  const auto& tokens = report_.analysis.tokens;
  for (std::uint32_t i = first_token_at(clause.begin);
       i < tokens.size() && tokens[i].span.end <= clause.end; ++i) {
    const std::string folded = fold(tokens[i].lemma);
    if (folded == "another") setting.other = true;
    if (overlap(tokens[i].span, value)) continue;
    if (is_content(tokens[i])) setting.context.insert(kin_of(tokens[i].lemma));
  }
  for (const Mention& mention : report_.reading.mentions) {
    if (mention.span.begin >= clause.end) break;
    if (mention.kind != MentionKind::Pronoun &&
        contains(clause, mention.span) &&
        mention.entity.value < linked_.size()) {
      setting.named.insert(linked_[mention.entity.value]);
      if (mention.type == NameType::Place) {
        setting.places.insert(linked_[mention.entity.value]);
      }
    }
  }
}

/// Words beside the value, or between it and its noun, that say which of the
/// things are meant.
void SettingFinder::add_limits(Span value, std::uint32_t head,
                               Setting& setting) const {
  const auto& tokens = report_.analysis.tokens;
  const std::uint32_t first = first_token_at(value.begin);
  const auto from = first > 0 ? first - 1 : first;
  const std::uint32_t last = std::max(head, first);
  for (std::uint32_t i = from; i <= last + 1 && i < tokens.size(); ++i) {
    const std::string word = fold(tokens[i].lemma);
    const bool than =
        i + 1 < tokens.size() && fold(tokens[i + 1].lemma) == "than";
    const bool adverb = i == last + 1 && tokens[i].upos != Upos::Adj;
    if (than || adverb) continue;
    setting.other = setting.other || sets_apart(word);
    setting.limited = setting.limited || limits(word);
  }
}

/// "Ten of the 16 games": the 16 are all of them. "Two women and one man":
/// neither are all.
void SettingFinder::add_parts(std::uint32_t head, Setting& setting) const {
  const auto& tokens = report_.analysis.tokens;
  const std::string kind = kin_of(tokens[head].lemma);
  const auto alike = [&](std::uint32_t noun) {
    if (kin_of(tokens[noun].lemma) != kind) return false;
    const std::uint32_t from = noun > 4 ? noun - 4 : 0;
    for (std::uint32_t i = from; i < noun; ++i) {
      if (tokens[i].head == noun && tokens[i].deprel == "nummod") return true;
    }
    return false;
  };
  const auto to = std::min<std::uint32_t>(
      head + 12, static_cast<std::uint32_t>(tokens.size()));
  for (std::uint32_t i = head + 1; i < to; ++i) {
    if (tokens[i].head == head && tokens[i].deprel == "conj" && alike(i)) {
      setting.listed = true;
    }
  }
  const std::uint32_t up = tokens[head].head;
  if (up >= tokens.size()) return;
  if (tokens[head].deprel == "conj" && alike(up)) setting.listed = true;
  if (tokens[head].deprel == "nmod" && tokens[up].upos == Upos::Num) {
    setting.limited = true;
  }
}

/// "The March deal", "her two-year term": it describes a noun, no verb.
void SettingFinder::add_attached(std::uint32_t head, Setting& setting) const {
  const auto& tokens = report_.analysis.tokens;
  const std::uint32_t up = tokens[head].head;
  if (up >= tokens.size() || tokens[up].upos == Upos::Verb) return;
  const std::string& relation = tokens[head].deprel;
  if (relation == "compound" || relation == "nmod:poss" || relation == "amod" ||
      relation == "nummod" || relation == "nmod") {
    setting.attached = kin_of(tokens[up].lemma);
  }
}

/// True if the verb, or one that it hangs on, only foresees.
bool SettingFinder::is_expected(std::uint32_t verb) const {
  const auto& tokens = report_.analysis.tokens;
  for (int step = 0; step < 3 && verb < tokens.size(); ++step) {
    if (foresees(fold(tokens[verb].lemma))) return true;
    verb = tokens[verb].head;
  }
  return false;
}

Setting SettingFinder::find(Span value, Span clause) const {
  Setting setting;
  add_context(clause, value, setting);
  const std::uint32_t head = head_of(value);
  if (head == kNoToken) return setting;
  add_thing(head, setting);
  add_limits(value, head, setting);
  add_parts(head, setting);
  add_attached(head, setting);
  const auto& tokens = report_.analysis.tokens;
  std::uint32_t verb = governor_of(head);
  // "was over in an hour", "was an hour long".
  const std::uint32_t up = tokens[head].head;
  if (up < tokens.size() && tells_length(tokens[up].lemma)) verb = up;
  if (verb == kNoToken) return setting;
  const std::string& lemma = tokens[verb].lemma;
  setting.verb = fold(lemma);
  setting.verb_token = verb;
  if (!says_nothing(lemma)) setting.predicate = kin_of(lemma);
  add_objects(verb, setting);
  setting.expected = is_expected(verb);
  setting.changes = resources_.change_verbs.contains(fold(lemma));
  add_subjects(verb, setting);
  return setting;
}

std::optional<Interval> moment_of(const Report& report,
                                  const Statement& statement) {
  for (const std::uint32_t i : statement.times) {
    const TimeExpression& time = report.reading.times[i];
    const bool dated =
        time.type == TimeType::Date || time.type == TimeType::Time;
    if (dated && std::isfinite(time.bounds.low)) return time.bounds;
  }
  return std::nullopt;
}

bool can_be_one(const Setting& a, const Setting& b) {
  if (a.other != b.other) return false;
  const bool two_actors =
      !a.actors.empty() && !b.actors.empty() && !share(a.actors, b.actors);
  if (two_actors) return false;
  const bool two_subjects = !a.subjects.empty() && !b.subjects.empty() &&
                            !share(a.subjects, b.subjects);
  const bool two_verbs = !a.predicate.empty() && !b.predicate.empty() &&
                         a.predicate != b.predicate;
  if (two_subjects && two_verbs) return false;
  return true;
}

bool share_predicate(const Setting& a, const Setting& b) {
  if (!a.predicate.empty() && a.predicate == b.predicate) return true;
  std::set<std::string> one = a.context;
  one.erase(a.thing);
  one.erase(b.thing);
  const std::size_t fewest = 2;
  return count_shared(one, b.context) >= fewest;
}

bool speak_of_one(const Setting& a, const Setting& b) {
  return share(a.subjects, b.subjects) || share(a.actors, b.actors) ||
         share(a.named, b.named);
}

bool speak_alike(const Setting& a, const Setting& b) {
  if (!a.predicate.empty() && a.predicate == b.predicate) return true;
  if (share(a.subjects, b.subjects)) return true;
  const std::size_t fewest = 2;
  return count_shared(a.context, b.context) >= fewest;
}

}  // namespace synoptic
