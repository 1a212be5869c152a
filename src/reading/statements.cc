// SPDX-License-Identifier: Apache-2.0
#include "reading/statements.h"

#include <algorithm>
#include <utility>

#include "base/date.h"
#include "base/unicode.h"
#include "reading/clause_tree.h"
#include "reading/clauses.h"
#include "reading/noun_phrases.h"
#include "reading/participants.h"

namespace synoptic {
namespace {

/// Beside its speaker and cue, a stretch with no more words than this only
/// frames what was said ("she told reporters on Monday").
constexpr std::uint32_t kFrameWords = 4;

/// What happened more days than this before its report is background (a guess:
/// weekly papers tell the news of a week).
constexpr int kNewsDays = 8;

class StatementReader {
 public:
  StatementReader(const Document& document, const Analysis& analysis,
                  const StatementResources& resources, Reading& reading)
      : document_(document),
        analysis_(analysis),
        resources_(resources),
        reading_(reading),
        participants_(analysis, reading) {}

  void read() {
    for (std::size_t i = 0; i < reading_.quotations.size(); ++i) {
      const auto& cue = reading_.quotations[i].cue;
      if (cue) cues_.emplace_back(cue->begin, i);
    }
    std::ranges::sort(cues_);
    const auto introducers = find_introducers();
    for (std::uint32_t i = 0; i < analysis_.sentences.size(); ++i) {
      const Sentence& sentence = analysis_.sentences[i];
      const ClauseTree tree(analysis_.tokens, sentence);
      introduce(introducers[sentence.block]);
      for (const Clause& clause :
           cut_clauses(tree, document_.text, resources_.clauses)) {
        add(tree, clause, i);
      }
    }
  }

 private:
  /// What a list item takes from the line that introduces its list.
  struct Introduction {
    std::optional<std::uint32_t> sentence;
    Status status = Status::Asserted;
    std::vector<EntityId> actor;
  };

  void introduce(std::optional<std::uint32_t> sentence) {
    if (introduction_.sentence == sentence) return;
    introduction_ = {};
    introduction_.sentence = sentence;
    if (!sentence) return;
    const ClauseTree tree(analysis_.tokens, analysis_.sentences[*sentence]);
    introduction_.status =
        introduced_status(tree, document_.text, resources_.standing);
    if (!tree.is_parsed()) return;
    const std::uint32_t head = tree.top_down().front();
    introduction_.actor = participants_.find(tree, head).actor;
    if (!introduction_.actor.empty()) return;
    // "The demands tabled by Norland were:"
    const std::uint32_t subject = subject_token(tree, head);
    if (subject == kNoToken) return;
    const std::uint32_t verb = tree.dependent(subject, "acl");
    if (verb == kNoToken) return;
    introduction_.actor = participants_.find(tree, verb).actor;
  }

  bool is_item(std::size_t block) const {
    return document_.blocks[block].kind == BlockKind::ListItem;
  }

  /// For each block, the sentence that introduces the list it is an item of.
  std::vector<std::optional<std::uint32_t>> find_introducers() const {
    std::vector<std::optional<std::uint32_t>> introducers(
        document_.blocks.size());
    std::optional<std::uint32_t> last;
    std::size_t next = 0;
    for (std::size_t block = 0; block < document_.blocks.size(); ++block) {
      if (is_item(block)) {
        introducers[block] = last;
      } else {
        last.reset();
      }
      for (; next < analysis_.sentences.size() &&
             analysis_.sentences[next].block <= block;
           ++next) {
        if (!is_item(block)) last = static_cast<std::uint32_t>(next);
      }
    }
    if (introducers.empty()) introducers.resize(1);
    return introducers;
  }

  bool is_word_at(std::uint32_t at) const {
    return analysis_.tokens[at].upos != Upos::Punct;
  }

  /// The clause without the marks, conjunctions and "that" at its ends.
  Clause trim(Clause clause) const {
    const auto& tokens = analysis_.tokens;
    const auto droppable = [&](std::uint32_t at) {
      return !is_word_at(at) || tokens[at].upos == Upos::Cconj ||
             (tokens[at].upos == Upos::Sconj && tokens[at].lemma == "that");
    };
    while (clause.first < clause.end && droppable(clause.first)) {
      ++clause.first;
    }
    while (clause.end > clause.first && !is_word_at(clause.end - 1)) {
      --clause.end;
    }
    return clause;
  }

  /// True if the clause holds a cue and little beside it and its speaker, and
  /// none of what was said.
  bool only_frames(Span span) const {
    auto at = std::ranges::lower_bound(
        cues_, span.begin, {}, [](const auto& cue) { return cue.first; });
    for (; at != cues_.end() && at->first < span.end; ++at) {
      const Quotation& quotation = reading_.quotations[at->second];
      if (!contains(span, *quotation.cue)) continue;
      bool holds_content = false;
      for (const Span piece : quotation.content) {
        if (overlap(piece, span)) holds_content = true;
      }
      if (!holds_content && words_beside(span, quotation) <= kFrameWords) {
        return true;
      }
    }
    return false;
  }

  std::uint32_t words_beside(Span span, const Quotation& quotation) const {
    std::uint32_t words = 0;
    auto token =
        std::ranges::lower_bound(analysis_.tokens, span.begin, {},
                                 [](const Token& t) { return t.span.begin; });
    for (; token != analysis_.tokens.end() && token->span.end <= span.end;
         ++token) {
      if (token->upos == Upos::Punct) continue;
      if (overlap(token->span, *quotation.cue)) continue;
      if (quotation.speaker && overlap(token->span, quotation.speaker->span)) {
        continue;
      }
      ++words;
    }
    return words;
  }

  bool is_dash(std::uint32_t at) const {
    const std::string_view word =
        slice(document_.text, analysis_.tokens[at].span);
    return word == "-" || word == "--" || word == "\u2013" || word == "\u2014";
  }

  /// True for "ELBING, Norland (3 May) -" at the head of a block: where and
  /// when was written, nothing that the report says.
  bool is_dateline(const Clause& clause, const Sentence& sentence) const {
    const auto& tokens = analysis_.tokens;
    const Span first = tokens[clause.first].span;
    if (first.begin != document_.blocks[sentence.block].span.begin)
      return false;
    const std::string_view word = slice(document_.text, first);
    if (word.size() < 2 || to_lower(word) == word) return false;
    for (const char letter : word) {
      if (letter >= 'a' && letter <= 'z') return false;
    }
    for (std::uint32_t at = clause.first; at < clause.end; ++at) {
      const Upos upos = tokens[at].upos;
      if (upos == Upos::Verb || upos == Upos::Aux) return false;
    }
    return is_dash(clause.end - 1);
  }

  void add(const ClauseTree& tree, Clause clause, std::uint32_t sentence) {
    if (is_dateline(clause, analysis_.sentences[sentence])) return;
    clause = trim(clause);
    if (clause.first == clause.end) return;
    Statement statement;
    statement.span = span_of(analysis_, {clause.first, clause.end});
    statement.frame = only_frames(statement.span);
    statement.sentence = sentence;
    if (introduction_.sentence) {
      statement.introduced_by =
          analysis_.sentences[*introduction_.sentence].span;
    }
    add_holders(analysis_.tokens[clause.head].span, statement);
    add_standing(tree, clause, statement);
    const EventReading event = add_event(tree, clause, statement);
    if (tree.is_parsed()) add_participants(tree, clause, event, statement);
    add_values(statement);
    if (statement.why.empty())
      statement.why.push_back({"no word tells otherwise", {}});
    reading_.statements.push_back(std::move(statement));
  }

  bool is_self(const Holder& holder) const {
    const auto& words = resources_.standing.clause_words;
    const auto found = words.find(to_lower(holder.name));
    return found != words.end() &&
           std::ranges::find(found->second, ClauseWord::Self) !=
               found->second.end();
  }

  void add_standing(const ClauseTree& tree, const Clause& clause,
                    Statement& statement) const {
    const bool introduced = introduction_.status != Status::Asserted;
    // What "I" hold, the outlet holds.
    const bool other = std::ranges::any_of(
        statement.holders,
        [&](const Holder& holder) { return !is_self(holder); });
    const bool held = other || introduced || quoted_;
    const ClauseSetting setting{clause.first, clause.end, clause.head, held};
    const Standing standing =
        read_standing(tree, document_.text, setting, resources_.standing);
    statement.status = standing.status;
    statement.polarity = standing.polarity;
    statement.when = standing.when;
    statement.voice = standing.voice;
    add_reasons(standing, statement);
    if (introduced) {
      statement.why.push_back({"status by the line that leads in the list",
                               statement.introduced_by.value_or(Span{})});
      statement.status = introduction_.status;
      if (statement.when == When::Now) statement.when = When::Future;
    }
    if (statement.when == When::Now && is_past(statement)) {
      statement.when = When::Background;
      statement.why.push_back(
          {"when: its times lie well before the report", statement.span});
    }
  }

  /// The words that say how the statement stands.
  void add_reasons(const Standing& standing, Statement& statement) const {
    const std::pair<std::string_view, std::uint32_t> told[] = {
        {"status by this word", standing.status_token},
        {"polarity by this word", standing.polarity_token},
        {"when by this word", standing.when_token},
        {"voice by this word", standing.voice_token}};
    for (const auto& [rule, token] : told) {
      if (token == kNoToken) continue;
      statement.why.push_back({rule, analysis_.tokens[token].span});
    }
  }

  EventReading add_event(const ClauseTree& tree, const Clause& clause,
                         Statement& statement) const {
    const EventReading event =
        read_event(document_.text, tree, clause, resources_.events);
    if (event.type == EventType::None) return event;
    statement.event = event.type;
    statement.mode = event.mode;
    statement.why.push_back(
        {"event by this word, in the lists of event verbs and nouns",
         analysis_.tokens[event.token].span});
    return event;
  }

  void add_participants(const ClauseTree& tree, const Clause& clause,
                        const EventReading& event, Statement& statement) const {
    // The event's own verb says best who does it to whom: in "Elbing demanded
    // that Norland leave" Elbing demands it of Norland.
    const bool asks = event.type == EventType::Request &&
                      tree.token(event.token).upos == Upos::Verb;
    Participants parties =
        participants_.find(tree, asks ? event.token : clause.head);
    if (event.of_subject) {
      parties.target = std::exchange(parties.actor, {});
      if (!statement.holders.empty() && statement.holders[0].entity) {
        parties.actor = {*statement.holders[0].entity};
      }
    }
    statement.actor = std::move(parties.actor);
    statement.target = std::move(parties.target);
    if (statement.actor.empty() && statement.introduced_by) {
      statement.actor = introduction_.actor;
    }
  }

  /// True if its times all lie well before the report.
  bool is_past(const Statement& statement) const {
    const auto published = parse_iso_date(document_.published);
    if (!published) return false;
    bool any = false;
    auto time = std::ranges::lower_bound(
        reading_.times, statement.span.begin, {},
        [](const TimeExpression& t) { return t.span.begin; });
    for (; time != reading_.times.end() && time->span.end <= statement.span.end;
         ++time) {
      if (time->type == TimeType::Duration || time->type == TimeType::Set) {
        continue;
      }
      if (!(time->bounds.high < days_of(*published) - kNewsDays)) return false;
      any = true;
    }
    return any;
  }

  /// Advances a cursor past the records that end before the statement; both
  /// lists are in the order of the text.
  template <typename Record>
  static void advance(std::size_t& cursor, const std::vector<Record>& records,
                      Span span) {
    while (cursor < records.size() && records[cursor].span.end <= span.begin) {
      ++cursor;
    }
  }

  /// How many bytes of the statement are content of the quotation.
  static std::uint32_t shared_bytes(const Statement& statement,
                                    const Quotation& quotation) {
    std::uint32_t shared = 0;
    for (const Span piece : quotation.content) {
      if (!overlap(piece, statement.span)) continue;
      shared += std::min(piece.end, statement.span.end) -
                std::max(piece.begin, statement.span.begin);
    }
    return shared;
  }

  /// The speakers of the quotations that hold most of the statement, the
  /// narrowest first: what it holds lies inside the next. `head` is the word
  /// that leads the clause.
  void add_holders(Span head, Statement& statement) {
    advance(next_quotation_, reading_.quotations, statement.span);
    quoted_ = false;
    std::vector<std::pair<std::uint32_t, std::size_t>> holding;
    for (std::size_t i = next_quotation_;
         i < reading_.quotations.size() &&
         reading_.quotations[i].span.begin < statement.span.end;
         ++i) {
      const Quotation& quotation = reading_.quotations[i];
      if (shared_bytes(statement, quotation) * 2 < statement.span.size()) {
        continue;
      }
      // That A agreed to something is not A's word but the outlet's.
      if (quotation.cue && contains(*quotation.cue, head)) continue;
      quoted_ = quoted_ || (!quotation.speaker && !quotation.quoted.empty());
      if (quotation.speaker) holding.emplace_back(quotation.span.size(), i);
    }
    std::ranges::sort(holding);
    for (const auto& [size, i] : holding) {
      const Speaker& speaker = *reading_.quotations[i].speaker;
      const bool known =
          std::ranges::any_of(statement.holders, [&](const Holder& holder) {
            return holder.span == speaker.span ||
                   (holder.entity && holder.entity == speaker.entity);
          });
      if (known) continue;
      statement.holders.push_back({speaker.entity, speaker.name, speaker.span});
      statement.why.push_back(
          {"held by the speaker of a quotation around it", speaker.span});
    }
  }

  void add_values(Statement& statement) {
    const Span span = statement.span;
    advance(next_time_, reading_.times, span);
    for (std::size_t i = next_time_;
         i < reading_.times.size() && reading_.times[i].span.end <= span.end;
         ++i) {
      statement.times.push_back(static_cast<std::uint32_t>(i));
    }
    advance(next_quantity_, reading_.quantities, span);
    for (std::size_t i = next_quantity_;
         i < reading_.quantities.size() &&
         reading_.quantities[i].span.end <= span.end;
         ++i) {
      statement.quantities.push_back(static_cast<std::uint32_t>(i));
    }
    advance(next_mention_, reading_.mentions, span);
    for (std::size_t i = next_mention_;
         i < reading_.mentions.size() &&
         reading_.mentions[i].span.end <= span.end;
         ++i) {
      const Mention& mention = reading_.mentions[i];
      if (mention.type == NameType::Place &&
          std::ranges::find(statement.places, mention.entity) ==
              statement.places.end()) {
        statement.places.push_back(mention.entity);
      }
    }
  }

  const Document& document_;
  const Analysis& analysis_;
  const StatementResources& resources_;
  Reading& reading_;
  ParticipantFinder participants_;
  Introduction introduction_;  ///< Of the list being read.
  bool quoted_ = false;  ///< The statement being read is somebody's words.
  // Where the cues begin, with their quotations, in the order of the text; and
  // how far each list has been read.
  std::vector<std::pair<std::uint32_t, std::size_t>> cues_;
  std::size_t next_quotation_ = 0;
  std::size_t next_time_ = 0;
  std::size_t next_quantity_ = 0;
  std::size_t next_mention_ = 0;
};

}  // namespace

Result<StatementResources> load_statement_resources(const OpenList& open) {
  auto openers = open("clause-openers.txt");
  if (!openers) return std::move(openers).error();
  ClauseLists clauses;
  for (const ListEntry& entry : parse_list(*openers)) {
    if (entry.size() < 2) continue;
    if (entry[1] == "subordinator") clauses.subordinators.insert(entry[0]);
    if (entry[1] == "coordinator") clauses.coordinators.insert(entry[0]);
    if (entry[1] == "phrase") clauses.phrase_openers.insert(entry[0]);
  }
  auto standing = load_standing_resources(open);
  if (!standing) return std::move(standing).error();
  auto events = load_event_resources(open);
  if (!events) return std::move(events).error();
  return StatementResources{std::move(clauses), *std::move(standing),
                            *std::move(events)};
}

void read_statements(const Document& document, const Analysis& analysis,
                     const StatementResources& resources, Reading& reading) {
  StatementReader(document, analysis, resources, reading).read();
}

}  // namespace synoptic
