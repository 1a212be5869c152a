// SPDX-License-Identifier: Apache-2.0
//
// What makes a clause more, or less, than a fact. The words that tell stand
// in a few places of its tree, and are asked in this order:
//
//   a condition or a question   "if A signs", "Did A sign?"   possible
//   its modal verb              "A may sign", "must sign"      possible, ...
//   its own verb and its object "A demanded talks"             demanded
//   the verb that frames it     "A demanded that B leave"      demanded
//   its subject                 "The offer includes a truce"   offered
//   "will", "is to"             "A will leave"                 planned
//
// A negated verb of this kind only says that it did not happen ("did not
// agree"); "will not" refuses. The second of two verbs shares the modal and
// the frame of the first.
#include "reading/standing.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/unicode.h"
#include "reading/participants.h"
#include "reading/pieces.h"

namespace synoptic {
namespace {

/// Longer chains of coordinated or framing verbs are not followed (as in
/// participants.cc).
constexpr int kMostSteps = 4;

class StandingReader {
 public:
  StandingReader(const ClauseTree& tree, std::string_view text,
                 const ClauseSetting& setting,
                 const StandingResources& resources)
      : tree_(tree), text_(text), setting_(setting), resources_(resources) {}

  Standing read() {
    read_polarity();
    read_voice();
    if (!read_condition()) read_status();
    read_time();
    return standing_;
  }

  /// Status words anywhere among the subject, verb and object of a line.
  Status introduced() {
    read_status();
    if (standing_.status != Status::Asserted) return standing_.status;
    for (std::uint32_t at = setting_.first; at < setting_.end; ++at) {
      if (const auto* word = status_word(at, Upos::Noun)) return word->status;
    }
    return Status::Asserted;
  }

 private:
  const Token& token(std::uint32_t at) const { return tree_.token(at); }

  bool in_clause(std::uint32_t at) const {
    return at >= setting_.first && at < setting_.end;
  }

  bool is(std::uint32_t at, ClauseWord part) const {
    if (at == kNoToken) return false;
    auto found = resources_.clause_words.find(to_lower(token(at).lemma));
    if (found == resources_.clause_words.end()) {
      found = resources_.clause_words.find(fold(slice(text_, token(at).span)));
    }
    return found != resources_.clause_words.end() &&
           std::ranges::find(found->second, part) != found->second.end();
  }

  bool negates(std::uint32_t at) const {
    return resources_.negations.contains(
        to_lower(slice(text_, token(at).span)));
  }

  /// The word that turns the verb round, or `kNoToken`: "not", "never", the
  /// "no" of its subject or object, the "without" of what goes with it.
  std::uint32_t negation_of(std::uint32_t verb) const {
    for (const std::uint32_t child : tree_.dependents(verb)) {
      const Token& word = token(child);
      if (has_relation(word, {"advmod", "cc", "case", "mark", "det"}) &&
          negates(child)) {
        return child;
      }
      if (!has_relation(word, {"nsubj", "obj", "obl", "expl", "aux"})) continue;
      if (negates(child)) return child;
      for (const std::uint32_t below : tree_.dependents(child)) {
        if (has_relation(token(below), {"det", "case", "advmod"}) &&
            negates(below)) {
          return below;
        }
      }
    }
    return kNoToken;
  }

  void read_polarity() {
    std::uint32_t verb = setting_.head;
    for (int step = 0; step < kMostSteps && verb != kNoToken; ++step) {
      standing_.polarity_token = negation_of(verb);
      if (standing_.polarity_token == kNoToken && is(verb, ClauseWord::Fail) &&
          tree_.dependent(verb, "xcomp") != kNoToken) {
        standing_.polarity_token = verb;
      }
      if (standing_.polarity_token != kNoToken) break;
      verb = tree_.dependent(verb, "xcomp");
    }
    if (standing_.polarity_token != kNoToken) {
      standing_.polarity = Polarity::Negative;
    }
  }

  bool is_question() const {
    const std::uint32_t end = tree_.end_token();
    for (std::uint32_t at = end; at > tree_.first_token() && at + 3 > end;) {
      --at;
      if (slice(text_, token(at).span) == "?") return true;
    }
    return false;
  }

  void read_voice() {
    if (setting_.held) return;
    for (std::uint32_t at = setting_.first; at < setting_.end; ++at) {
      const bool judges =
          is(at, ClauseWord::Judge) ||
          (is(at, ClauseWord::Self) && token(at).upos == Upos::Pron) ||
          (is(at, ClauseWord::Must) && token(at).upos == Upos::Aux);
      if (!judges) continue;
      standing_.voice_token = at;
      break;
    }
    if (standing_.voice_token == kNoToken && is_question()) {
      standing_.voice_token = tree_.end_token() - 1;
    }
    if (standing_.voice_token != kNoToken) standing_.voice = Voice::Opinion;
  }

  void set_status(Status status, std::uint32_t at) {
    standing_.status = status;
    standing_.status_token = at;
  }

  /// What leads a verb in -ing that is only thought of: "from signing",
  /// "instead of paying", but not "after signing". `kNoToken` if none.
  std::uint32_t undone_mark() const {
    if (token(setting_.head).xpos != "VBG") return kNoToken;
    for (const std::uint32_t child : tree_.dependents(setting_.head)) {
      if (!has_relation(token(child), {"mark", "case"})) continue;
      if (!is(child, ClauseWord::Done)) return child;
    }
    return kNoToken;
  }

  /// A condition ("if", "unless"), something only thought of, or a question.
  bool read_condition() {
    std::uint32_t at = setting_.head;
    for (int step = 0; step < kMostSteps && at != kNoToken; ++step) {
      for (const std::uint32_t child : tree_.dependents(at)) {
        if (has_relation(token(child), "mark") && is(child, ClauseWord::If)) {
          set_status(Status::Possible, child);
          standing_.when = When::Hypothetical;
          standing_.when_token = child;
          return true;
        }
      }
      if (!has_relation(token(at), "conj")) break;
      at = tree_.head(at);
    }
    if (const std::uint32_t undone = undone_mark(); undone != kNoToken) {
      set_status(Status::Possible, undone);
      standing_.when = When::Hypothetical;
      standing_.when_token = undone;
      return true;
    }
    if (!is_question()) return false;
    set_status(Status::Possible, tree_.end_token() - 1);
    standing_.when = When::Hypothetical;
    standing_.when_token = tree_.end_token() - 1;
    return true;
  }

  /// The auxiliary of a verb with this part; a second verb without its own
  /// shares that of the first.
  std::uint32_t modal(std::uint32_t verb, ClauseWord part) const {
    for (int step = 0; step < kMostSteps && verb != kNoToken; ++step) {
      bool has_aux = false;
      for (const std::uint32_t child : tree_.dependents(verb)) {
        if (!has_relation(token(child), "aux")) continue;
        if (is(child, part)) return child;
        has_aux = true;
      }
      const bool shares = has_relation(token(verb), "conj") && !has_aux &&
                          token(verb).xpos == "VB" &&
                          tree_.dependent(verb, "nsubj") == kNoToken;
      if (!shares) break;
      verb = tree_.head(verb);
    }
    return kNoToken;
  }

  bool is_infinitive(std::uint32_t at) const {
    const std::uint32_t mark = tree_.dependent(at, "mark");
    return mark != kNoToken && token(mark).lemma == "to";
  }

  /// True if one of the needed things hangs on the word.
  bool is_met(std::uint32_t at, const WordSet& needs) const {
    if (needs.empty()) return true;
    for (const std::uint32_t child : tree_.dependents(at)) {
      const Token& word = token(child);
      if (has_relation(word, {"xcomp", "advcl", "acl"})) {
        if (needs.contains("inf") && is_infinitive(child)) return true;
      } else if (has_relation(word, "ccomp")) {
        if (needs.contains("that")) return true;
      } else if (has_relation(word, "obj") || word.deprel == "nsubj:pass") {
        if (needs.contains("obj")) return true;
      } else if (word.deprel == "compound:prt" ||
                 has_relation(word, {"advmod", "case"})) {
        if (needs.contains(word.lemma)) return true;
      }
      if (has_relation(word, {"obl", "advcl", "nmod"})) {
        for (const std::uint32_t below : tree_.dependents(child)) {
          if (has_relation(token(below), {"case", "mark"}) &&
              needs.contains(token(below).lemma)) {
            return true;
          }
        }
      }
    }
    // "the steps agreed by both": a participle that has no object left.
    return needs.contains("obj") && token(at).deprel == "acl";
  }

  const StatusWord* status_word(std::uint32_t at, Upos upos) const {
    const auto found = resources_.status_words.find(to_lower(token(at).lemma));
    if (found == resources_.status_words.end()) return nullptr;
    for (const StatusWord& word : found->second) {
      if (word.upos == upos && is_met(at, word.needs)) return &word;
    }
    return nullptr;
  }

  const StatusWord* own_word(std::uint32_t at) const {
    if (const auto* word = status_word(at, Upos::Verb);
        word != nullptr && token(at).upos == Upos::Verb) {
      return word;
    }
    const auto* word = status_word(at, Upos::Adj);
    return token(at).upos == Upos::Adj || token(at).xpos == "VBN" ? word
                                                                  : nullptr;
  }

  /// The clause's verb, or the noun that its verb brings about.
  bool read_own_words(std::uint32_t verb) {
    if (const StatusWord* word = own_word(verb)) {
      if (negation_of(verb) != kNoToken) return false;
      set_status(word->status, verb);
      return true;
    }
    if (!is(verb, ClauseWord::Reach) || negation_of(verb) != kNoToken) {
      return false;
    }
    for (const std::uint32_t child : tree_.dependents(verb)) {
      if (!has_relation(token(child), "obj") &&
          token(child).deprel != "nsubj:pass") {
        continue;
      }
      if (const StatusWord* word = status_word(child, Upos::Noun)) {
        set_status(word->status, child);
        return true;
      }
    }
    return false;
  }

  /// The verb that reports this clause, or that of the first it is
  /// coordinated with.
  std::uint32_t frame() const {
    std::uint32_t at = setting_.head;
    for (int step = 0; step < kMostSteps && at != kNoToken; ++step) {
      if (has_relation(token(at), {"ccomp", "csubj"})) return tree_.head(at);
      if (!has_relation(token(at), "conj")) return kNoToken;
      at = tree_.head(at);
    }
    return kNoToken;
  }

  /// "insisted that he go", "agreed that they would meet", and not "insisted
  /// that he had gone".
  bool is_directive() const {
    const std::uint32_t head = setting_.head;
    if (modal(head, ClauseWord::Will) != kNoToken ||
        modal(head, ClauseWord::Would) != kNoToken) {
      return true;
    }
    if (token(head).xpos == "VB") return true;
    return std::ranges::any_of(
        tree_.dependents(head), [&](std::uint32_t child) {
          return has_relation(token(child), {"cop", "aux"}) &&
                 token(child).lemma == "be" &&
                 to_lower(slice(text_, token(child).span)) == "be";
        });
  }

  bool read_frame() {
    const std::uint32_t verb = frame();
    if (verb == kNoToken) return false;
    const StatusWord* word = own_word(verb);
    if (word == nullptr || negation_of(verb) != kNoToken) return false;
    const bool asks = word->status == Status::Agreed ||
                      word->status == Status::Demanded ||
                      word->status == Status::Offered;
    if (asks && !is_directive()) return false;
    set_status(word->status, verb);
    if (word->status == Status::Denied) {
      standing_.polarity = Polarity::Negative;
      standing_.polarity_token = verb;
    }
    return true;
  }

  /// "The offer includes a truce", "Its demand is that B leave".
  bool read_subject() {
    const std::uint32_t subject = subject_token(tree_, setting_.head);
    if (subject == kNoToken || token(subject).upos != Upos::Noun) return false;
    const bool contains = is(setting_.head, ClauseWord::Contain) ||
                          tree_.dependent(setting_.head, "cop") != kNoToken;
    if (!contains) return false;
    const StatusWord* word = status_word(subject, Upos::Noun);
    if (word == nullptr) return false;
    set_status(word->status, subject);
    return true;
  }

  /// Persons and bodies intend; "the move will cost millions" foretells.
  bool intends() const {
    const std::uint32_t subject = subject_token(tree_, setting_.head);
    if (subject == kNoToken || is_passive(tree_, setting_.head)) return true;
    const Upos upos = token(subject).upos;
    if (upos == Upos::Propn) return true;
    if (upos == Upos::Pron) {
      return !is_any(token(subject).lemma,
                     {"it", "this", "that", "which", "what", "there"}) ||
             frame() != kNoToken;
    }
    return find_role(resources_.roles, token(subject), text_) != nullptr;
  }

  bool read_will() {
    const std::uint32_t will = modal(setting_.head, ClauseWord::Will);
    const std::uint32_t would = modal(setting_.head, ClauseWord::Would);
    const std::uint32_t at = will != kNoToken ? will : would;
    if (at == kNoToken) return false;
    const bool beside = has_relation(token(setting_.head), {"acl", "advcl"});
    const bool framed = frame() != kNoToken || (setting_.held && !beside);
    standing_.when_token = at;
    if (will == kNoToken && !framed) {
      standing_.when = When::Hypothetical;
      set_status(Status::Possible, at);
      return true;
    }
    standing_.when = When::Future;
    if (!intends()) return true;
    const bool refuses = standing_.polarity == Polarity::Negative &&
                         !is_passive(tree_, setting_.head);
    set_status(refuses ? Status::Rejected : Status::Planned, at);
    return true;
  }

  void read_status() {
    const std::uint32_t head = setting_.head;
    std::uint32_t may = modal(head, ClauseWord::May);
    if (may == kNoToken) may = modal(head, ClauseWord::Can);
    if (may != kNoToken) return set_status(Status::Possible, may);
    const std::uint32_t must = modal(head, ClauseWord::Must);
    const bool ought = must != kNoToken ||
                       (is(head, ClauseWord::Must) && is_met(head, {"inf"}));
    if (ought) {
      const std::uint32_t at = must != kNoToken ? must : head;
      return set_status(standing_.voice == Voice::Opinion ? Status::Opinion
                                                          : Status::Demanded,
                        at);
    }
    if (read_adverb() || read_own_chain() || read_frame() || read_subject() ||
        read_will() || read_infinitive()) {
      return;
    }
    if (standing_.voice == Voice::Opinion) {
      set_status(Status::Opinion, standing_.voice_token);
    }
  }

  /// The first telling verb of "plans to offer to", which is not yet done
  /// where a modal stands before it.
  bool read_own_chain() {
    if (modal(setting_.head, ClauseWord::Will) != kNoToken) {
      return read_will();
    }
    if (modal(setting_.head, ClauseWord::Would) != kNoToken) return false;
    std::uint32_t verb = setting_.head;
    for (int step = 0; step < kMostSteps && verb != kNoToken; ++step) {
      if (is(verb, ClauseWord::Fail) || negation_of(verb) != kNoToken) {
        return false;
      }
      if (read_own_words(verb)) return true;
      verb = tree_.dependent(verb, "xcomp");
    }
    return false;
  }

  bool read_adverb() {
    for (const std::uint32_t child : tree_.dependents(setting_.head)) {
      if (!has_relation(token(child), "advmod")) continue;
      const StatusWord* word = status_word(child, Upos::Adv);
      if (word == nullptr) continue;
      set_status(word->status, child);
      return true;
    }
    return false;
  }

  /// "The sides are to meet".
  bool read_infinitive() {
    const std::uint32_t head = setting_.head;
    const std::uint32_t inner = tree_.dependent(head, "xcomp");
    const bool going = token(head).lemma == "go" && token(head).xpos == "VBG";
    const bool is_to =
        ((token(head).lemma == "be" || going) && inner != kNoToken &&
         is_infinitive(inner)) ||
        (tree_.dependent(head, "cop") != kNoToken && token(head).xpos == "VB");
    if (!is_to || !intends()) return false;
    set_status(Status::Planned, head);
    return true;
  }

  void read_time() {
    if (standing_.when != When::Now) return;
    if (standing_.status == Status::Planned ||
        standing_.status == Status::Demanded ||
        standing_.status == Status::Offered) {
      // The demand is now; what a frame or a modal demands is to come.
      const bool own = standing_.status != Status::Planned &&
                       standing_.status_token == setting_.head;
      if (!own) {
        standing_.when = When::Future;
        standing_.when_token = standing_.status_token;
      }
      return;
    }
    for (const std::uint32_t child : tree_.dependents(setting_.head)) {
      const bool behind =
          has_relation(token(child), "advmod") && is(child, ClauseWord::Past);
      // "had signed", told as such and not reported by somebody
      const bool perfect =
          has_relation(token(child), "aux") && token(child).lemma == "have" &&
          token(child).xpos == "VBD" && !setting_.held && frame() == kNoToken;
      if (!behind && !perfect) continue;
      standing_.when = When::Background;
      standing_.when_token = child;
      return;
    }
  }

  const ClauseTree& tree_;
  std::string_view text_;
  const ClauseSetting& setting_;
  const StandingResources& resources_;
  Standing standing_;
};

std::optional<Status> parse_status(std::string_view name) {
  for (int i = 0; i <= static_cast<int>(Status::Opinion); ++i) {
    const auto status = static_cast<Status>(i);
    if (to_string(status) == name) return status;
  }
  return std::nullopt;
}

std::optional<Upos> parse_part(std::string_view name) {
  if (name == "verb") return Upos::Verb;
  if (name == "noun") return Upos::Noun;
  if (name == "adjective") return Upos::Adj;
  if (name == "adverb") return Upos::Adv;
  return std::nullopt;
}

std::optional<ClauseWord> parse_clause_word(std::string_view name) {
  constexpr std::string_view kNames[] = {
      "will",  "would", "may",  "can",  "must",  "if",  "contain",
      "reach", "fail",  "past", "self", "judge", "done"};
  const auto* const found = std::ranges::find(kNames, name);
  if (found == std::end(kNames)) return std::nullopt;
  return static_cast<ClauseWord>(found - std::begin(kNames));
}

}  // namespace

Result<StandingResources> load_standing_resources(const OpenList& open) {
  StandingResources resources;
  auto words = open("status-words.txt");
  if (!words) return std::move(words).error();
  for (const ListEntry& entry : parse_list(*words)) {
    if (entry.size() < 3) continue;
    const auto status = parse_status(entry[1]);
    const auto upos = parse_part(entry[2]);
    if (!status || !upos) continue;
    StatusWord word{*status, *upos, {}};
    std::string_view rest = entry.size() > 3 ? entry[3] : std::string_view{};
    while (!rest.empty()) {
      const std::size_t space = std::min(rest.find(' '), rest.size());
      word.needs.emplace(rest.substr(0, space));
      rest.remove_prefix(std::min(space + 1, rest.size()));
    }
    resources.status_words[entry[0]].push_back(std::move(word));
  }
  auto parts = open("clause-words.txt");
  if (!parts) return std::move(parts).error();
  for (const ListEntry& entry : parse_list(*parts)) {
    if (entry.size() < 2) continue;
    if (const auto part = parse_clause_word(entry[1])) {
      resources.clause_words[entry[0]].push_back(*part);
    }
  }
  auto negations = open("negations.txt");
  if (!negations) return std::move(negations).error();
  resources.negations = parse_word_set(*negations);
  auto roles = load_role_lists(open);
  if (!roles) return std::move(roles).error();
  resources.roles = *std::move(roles);
  return resources;
}

Standing read_standing(const ClauseTree& tree, std::string_view text,
                       const ClauseSetting& setting,
                       const StandingResources& resources) {
  return StandingReader(tree, text, setting, resources).read();
}

Status introduced_status(const ClauseTree& tree, std::string_view text,
                         const StandingResources& resources) {
  const std::uint32_t first = tree.first_token();
  if (first == tree.end_token()) return Status::Asserted;
  const std::uint32_t head = tree.is_parsed() ? tree.top_down().front() : first;
  const ClauseSetting setting{first, tree.end_token(), head, false};
  return StandingReader(tree, text, setting, resources).introduced();
}

}  // namespace synoptic
