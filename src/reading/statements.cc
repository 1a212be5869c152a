// SPDX-License-Identifier: Apache-2.0
#include "reading/statements.h"

#include <algorithm>
#include <utility>

#include "base/unicode.h"

namespace synoptic {
namespace {

/// Beside its speaker and cue, a stretch with no more words than this only
/// frames what was said ("she told reporters on Monday").
constexpr std::uint32_t kFrameWords = 4;

std::optional<Status> parse_status(std::string_view name) {
  for (int i = 0; i <= static_cast<int>(Status::Opinion); ++i) {
    const auto status = static_cast<Status>(i);
    if (to_string(status) == name) return status;
  }
  return std::nullopt;
}

class StatementReader {
 public:
  StatementReader(const Document& document, const Analysis& analysis,
                  const StatementResources& resources, Reading& reading)
      : document_(document),
        analysis_(analysis),
        resources_(resources),
        reading_(reading) {}

  void read() {
    for (std::size_t i = 0; i < reading_.quotations.size(); ++i) {
      const auto& cue = reading_.quotations[i].cue;
      if (cue) cues_.emplace_back(cue->begin, i);
    }
    std::ranges::sort(cues_);
    const auto introducers = find_introducers();
    for (std::uint32_t i = 0; i < analysis_.sentences.size(); ++i) {
      const Sentence& sentence = analysis_.sentences[i];
      event_ = read_event(document_.text, analysis_, sentence.first_token,
                          sentence.end_token, resources_.events);
      for (const Clause& clause :
           cut_clauses(analysis_.tokens, sentence, document_.text,
                       resources_.clauses)) {
        add(clause, i, introducers[sentence.block]);
      }
    }
  }

 private:
  /// What the first telling word of a stretch says of its standing.
  std::optional<Status> told_status(Span span) const {
    auto token =
        std::ranges::lower_bound(analysis_.tokens, span.begin, {},
                                 [](const Token& t) { return t.span.begin; });
    for (; token != analysis_.tokens.end() && token->span.end <= span.end;
         ++token) {
      if (token->upos != Upos::Verb && token->upos != Upos::Aux &&
          token->upos != Upos::Adv && token->upos != Upos::Adj) {
        continue;
      }
      const auto found = resources_.status_words.find(fold(token->lemma));
      if (found == resources_.status_words.end()) continue;
      return found->second;
    }
    return std::nullopt;
  }

  bool is_item(std::size_t block) const {
    return document_.blocks[block].kind == BlockKind::ListItem;
  }

  /// For each block, the sentence that introduces the list it is an item of.
  std::vector<std::optional<Span>> find_introducers() const {
    std::vector<std::optional<Span>> introducers(document_.blocks.size());
    std::optional<Span> last;
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
        if (!is_item(block)) last = analysis_.sentences[next].span;
      }
    }
    if (introducers.empty()) introducers.resize(1);
    return introducers;
  }

  bool is_word_at(std::uint32_t at) const {
    return analysis_.tokens[at].upos != Upos::Punct;
  }

  /// The clause without the marks and conjunctions at its ends.
  Clause trim(Clause clause) const {
    const auto& tokens = analysis_.tokens;
    const auto droppable = [&](std::uint32_t at) {
      return !is_word_at(at) ||
             resources_.clauses.coordinators.contains(
                 to_lower(slice(document_.text, tokens[at].span)));
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
  bool only_frames(Span span) {
    for (; next_cue_ < cues_.size() && cues_[next_cue_].first < span.begin;) {
      ++next_cue_;
    }
    for (std::size_t i = next_cue_;
         i < cues_.size() && cues_[i].first < span.end; ++i) {
      const Quotation& quotation = reading_.quotations[cues_[i].second];
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

  void add(Clause clause, std::uint32_t sentence,
           std::optional<Span> introducer) {
    clause = trim(clause);
    if (clause.first == clause.end) return;
    Statement statement;
    statement.span = {analysis_.tokens[clause.first].span.begin,
                      analysis_.tokens[clause.end - 1].span.end};
    if (only_frames(statement.span)) return;
    statement.sentence = sentence;
    statement.introduced_by = introducer;
    for (std::uint32_t at = clause.first; at < clause.end; ++at) {
      const std::string word =
          to_lower(slice(document_.text, analysis_.tokens[at].span));
      if (resources_.negations.contains(word)) {
        statement.polarity = Polarity::Negative;
      }
    }
    if (const auto status = told_status(statement.span)) {
      statement.status = *status;
    } else if (introducer) {
      statement.status = told_status(*introducer).value_or(Status::Asserted);
    }
    if (statement.status == Status::Planned) statement.when = When::Future;
    // The event of the sentence is that of the clause which tells it.
    if (event_.type != EventType::None && event_.token >= clause.first &&
        event_.token < clause.end) {
      statement.event = event_.type;
      statement.mode = event_.mode;
      if (statement.when == When::Now) statement.when = event_.when;
    }
    add_holders(statement);
    add_values(statement);
    reading_.statements.push_back(std::move(statement));
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

  void add_holders(Statement& statement) {
    advance(next_quotation_, reading_.quotations, statement.span);
    for (std::size_t i = next_quotation_;
         i < reading_.quotations.size() &&
         reading_.quotations[i].span.begin < statement.span.end;
         ++i) {
      const Quotation& quotation = reading_.quotations[i];
      if (!quotation.speaker) continue;
      std::uint32_t shared = 0;
      for (const Span piece : quotation.content) {
        if (!overlap(piece, statement.span)) continue;
        shared += std::min(piece.end, statement.span.end) -
                  std::max(piece.begin, statement.span.begin);
      }
      if (shared * 2 < statement.span.size()) continue;
      const Speaker& speaker = *quotation.speaker;
      statement.holders.push_back({speaker.entity, speaker.name, speaker.span});
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
  EventReading event_;  ///< Of the sentence being read.
  // Where the cues begin, with their quotations, in the order of the text; and
  // how far each list has been read.
  std::vector<std::pair<std::uint32_t, std::size_t>> cues_;
  std::size_t next_cue_ = 0;
  std::size_t next_quotation_ = 0;
  std::size_t next_time_ = 0;
  std::size_t next_quantity_ = 0;
  std::size_t next_mention_ = 0;
};

}  // namespace

Result<StatementResources> load_statement_resources(const OpenList& open) {
  StatementResources resources;
  auto openers = open("clause-openers.txt");
  if (!openers) return std::move(openers).error();
  for (const ListEntry& entry : parse_list(*openers)) {
    if (entry.size() < 2) continue;
    ClauseLists& clauses = resources.clauses;
    if (entry[1] == "subordinator") clauses.subordinators.insert(entry[0]);
    if (entry[1] == "coordinator") clauses.coordinators.insert(entry[0]);
    if (entry[1] == "phrase") clauses.phrase_openers.insert(entry[0]);
  }
  auto negations = open("negations.txt");
  if (!negations) return std::move(negations).error();
  resources.negations = parse_word_set(*negations);
  auto events = load_event_resources(open);
  if (!events) return std::move(events).error();
  resources.events = *std::move(events);
  auto words = open("status-words.txt");
  if (!words) return std::move(words).error();
  for (const ListEntry& entry : parse_list(*words)) {
    if (entry.size() < 2) continue;
    if (const auto status = parse_status(entry[1])) {
      resources.status_words.emplace(entry[0], *status);
    }
  }
  return resources;
}

void read_statements(const Document& document, const Analysis& analysis,
                     const StatementResources& resources, Reading& reading) {
  StatementReader(document, analysis, resources, reading).read();
}

}  // namespace synoptic
