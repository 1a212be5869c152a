// SPDX-License-Identifier: Apache-2.0
#include "reading/direct_speech.h"

#include <algorithm>
#include <optional>
#include <string>

#include "base/unicode.h"
#include "base/utf8.h"
#include "reading/noun_phrases.h"
#include "reading/speakers.h"

// The idea: who speaks stands in the sentence of the quotation, after it
// ('"...," said Ada Berg', '"..." Berg told reporters') or before it ('Berg
// said: "..."', 'Berg called it "..."', 'according to Berg, "..."'). Sentences
// of quoted words without a cue go on with the quotation before them, in their
// paragraph or in the one before. A few words without a cue are no speech.

namespace synoptic {
namespace {

/// Between a cue and the quotation after it stand at most so many tokens when
/// the quotation is a sentence of its own ("said in a statement on Monday:").
constexpr std::uint32_t kLongestLeadIn = 14;

/// A quotation without a cue of at least so many tokens is speech and no title
/// or nickname (a guess).
constexpr std::uint32_t kSentenceTokens = 5;

/// So many cues before a quotation are looked at, the nearest first.
constexpr int kMostCues = 8;

/// A cue between the halves of a split quotation is at most so many tokens
/// before the second.
constexpr std::uint32_t kSplitReach = 8;

/// A title with its name is no longer than this, in tokens (a guess).
constexpr std::uint32_t kLongestTitle = 12;

/// One stretch between marks, with its tokens.
struct Piece {
  QuotedText quote;
  TokenRange tokens;   ///< Inside the marks.
  TokenRange outside;  ///< The tokens before and after the marks: first is
                       ///< that of the opening mark, end that past the closing.
};

class DirectReader {
 public:
  DirectReader(const Document& document, const Analysis& analysis,
               const std::vector<QuotedText>& quoted,
               const std::vector<Cue>& cues, const Reading& reading,
               std::vector<bool>& used)
      : document_(document),
        analysis_(analysis),
        cues_(cues),
        reading_(reading),
        used_(used) {
    for (const QuotedText& quote : quoted) add_piece(quote);
  }

  std::vector<Quotation> read() {
    for (std::size_t i = 0; i < pieces_.size(); ++i) read_piece(i);
    return std::move(quotations_);
  }

 private:
  struct Found {
    std::optional<std::size_t> cue;
    TokenRange speaker;
    bool before = false;  ///< The cue stands before the quotation.
  };

  std::string_view word(std::uint32_t t) const {
    return slice(document_.text, analysis_.tokens[t].span);
  }

  static bool is_dash(std::string_view mark) {
    return mark == "\u2014" || mark == "\u2013" || mark == "\u2015" ||
           mark == "-" || mark == "--";
  }

  std::uint32_t token_from(std::uint32_t byte) const {
    const auto at =
        std::ranges::lower_bound(analysis_.tokens, byte, {},
                                 [](const Token& t) { return t.span.begin; });
    return static_cast<std::uint32_t>(at - analysis_.tokens.begin());
  }

  void add_piece(const QuotedText& quote) {
    Piece piece;
    piece.quote = quote;
    piece.tokens = {token_from(quote.span.begin), token_from(quote.span.end)};
    piece.outside = {token_from(quote.outer.begin),
                     token_from(quote.outer.end)};
    if (!piece.tokens.empty()) pieces_.push_back(piece);
  }

  Span block_of(const Piece& piece) const {
    return document_.blocks[piece.quote.block].span;
  }

  /// True if the piece ends a sentence of its own, by its last mark.
  bool ends_sentence(const Piece& piece) const {
    const char32_t last =
        decode_utf8_before(document_.text, piece.quote.span.end).value;
    return last == U'.' || last == U'!' || last == U'?' || last == U'\u2026';
  }

  bool begins_sentence(const Piece& piece) const {
    const CodePoint c = decode_utf8(document_.text, piece.quote.span.begin);
    return is_upper(c.value) || is_digit(c.value) || !is_letter(c.value);
  }

  /// Where the words outside quotations that belong to the piece's sentence
  /// begin and end.
  std::uint32_t left_limit(std::size_t i) const {
    const Piece& piece = pieces_[i];
    std::uint32_t limit = piece.outside.first;
    if (limit == 0) return 0;
    const std::uint32_t begin = block_of(piece).begin;
    std::uint32_t floor = sentence_at(analysis_, limit).first_token;
    // The opening mark may have been cut from the sentence that leads in.
    if (floor == limit && analysis_.tokens[limit - 1].span.begin >= begin &&
        (word(limit - 1) == ":" || word(limit - 1) == ","))
      floor = sentence_at(analysis_, limit - 1).first_token;
    return std::max(floor, token_from(begin));
  }

  std::uint32_t right_limit(std::size_t i) const {
    const Piece& piece = pieces_[i];
    const std::uint32_t end = piece.outside.end;
    if (end >= analysis_.tokens.size()) return end;
    const Span block = block_of(piece);
    if (analysis_.tokens[end].span.begin >= block.end) return end;
    // After the stop of a sentence of its own, only a cue in lower case or
    // straight after its subject belongs to it; the caller looks at that.
    std::uint32_t limit = sentence_at(analysis_, end).end_token;
    if (i + 1 < pieces_.size())
      limit = std::min(limit, pieces_[i + 1].outside.first);
    return limit;
  }

  void read_piece(std::size_t i) {
    const Piece& piece = pieces_[i];
    Found found = look_after(i);
    if (!found.cue && ends_split(i)) {
      go_on(i);
      return;
    }
    if (!found.cue) found = look_before(i);
    if (!found.cue) found = look_past(i);
    if (!found.cue) found = look_above(i);
    if (found.cue) {
      add(i, found);
    } else if (const TokenRange signer = signed_by(i); !signer.empty()) {
      Quotation quotation = made_of(piece);
      quotation.cue = analysis_.tokens[signer.first - 1].span;
      quotation.speaker =
          resolve_speaker(document_.text, analysis_, signer, reading_);
      quotation.why = {{"words between marks, signed behind a dash",
                        quotation.speaker->span}};
      keep(std::move(quotation), i, false);
    } else if (goes_on(i)) {
      go_on(i);
    } else if (stands_alone(i)) {
      add_alone(i);
    }
  }

  void go_on(std::size_t i) {
    const Span words = pieces_[i].quote.span;
    Quotation& last = quotations_.back();
    last.content.push_back(words);
    last.quoted.push_back(words);
    last.span = cover(last.span, words);
    last_piece_ = i;
  }

  // A cue after the quotation --------------------------------------------

  Found look_after(std::size_t i) const {
    const Piece& piece = pieces_[i];
    const std::uint32_t limit = right_limit(i);
    std::uint32_t first = piece.outside.end;
    if (piece.quote.end != QuoteEnd::Closed) return {};
    while (first < limit && (word(first) == "," || is_dash(word(first))))
      ++first;
    if (first >= limit) return {};
    auto cue = std::ranges::lower_bound(
        cues_, first, {}, [](const Cue& c) { return c.first_token; });
    for (; cue != cues_.end() && cue->end_token <= limit; ++cue) {
      Found found;
      found.cue = static_cast<std::size_t>(cue - cues_.begin());
      if (used_[*found.cue] &&
          quotations_.back().cue !=
              span_of(analysis_, {cue->first_token, cue->end_token}))
        continue;
      if (cue->first_token == first) {
        found.speaker = with_name(
            phrase_after(document_.text, analysis_, cue->end_token, limit),
            cue->end_token, limit);
        if (!found.speaker.empty()) return found;
        return {};
      }
      if (cue->kind == CueKind::According) {
        if (has_mark(first, cue->first_token, ".;")) return {};
        found.speaker =
            phrase_after(document_.text, analysis_, cue->end_token, limit);
        return found.speaker.empty() ? Found{} : found;
      }
      const TokenRange cited = cited_after(*cue, limit);
      if (!cited.empty()) {
        found.speaker = cited;
        return found;
      }
      found.speaker =
          subject_before(document_.text, analysis_, cue->first_token, first);
      if (found.speaker.empty() || found.speaker.first != first)
        found.speaker = named_between(first, cue->first_token);
      if (found.speaker.empty()) return {};
      // "... over." Berg said the talks failed: its own sentence.
      const bool own = ends_sentence(piece) && is_upper(first_letter(first)) &&
                       cue->end_token < limit && takes_clause(*cue, limit);
      if (own) return {};
      return found;
    }
    return {};
  }

  /// The name that begins at or after token `first` and ends by `end`, if no
  /// mark stands before it: titles before a name are often no nouns.
  TokenRange name_in(std::uint32_t first, std::uint32_t end) const {
    if (first >= end) return {};
    auto mention = std::ranges::lower_bound(
        reading_.mentions, analysis_.tokens[first].span.begin, {},
        [](const Mention& m) { return m.span.begin; });
    for (; mention != reading_.mentions.end() &&
           mention->span.end <= analysis_.tokens[end - 1].span.end;
         ++mention) {
      if (mention->kind == MentionKind::Pronoun) continue;
      if (mention->type != NameType::Person) continue;
      const TokenRange name{token_from(mention->span.begin),
                            token_from(mention->span.end)};
      for (std::uint32_t t = first; t < name.first; ++t)
        if (word(t) == "," || word(t) == "." || word(t) == ";") return {};
      return name;
    }
    return {};
  }

  /// The phrase, or more where a person's name stands a few words on.
  TokenRange with_name(TokenRange phrase, std::uint32_t first,
                       std::uint32_t limit) const {
    const TokenRange name =
        name_in(first, std::min(limit, first + kLongestTitle));
    if (name.empty() || name.end <= phrase.end) return phrase;
    const std::string before = to_lower(word(name.first - 1));
    if (before == "of" || before == "for" || before == "in" || before == "on" ||
        before == "about" || before == "that" || before == "to")
      return phrase;
    return {first, name.end};
  }

  /// All from `first` to the cue, where a person's name ends there.
  TokenRange named_between(std::uint32_t first, std::uint32_t cue) const {
    if (cue <= first || cue - first > kLongestTitle) return {};
    const TokenRange name = name_in(first, cue);
    return !name.empty() && name.end == cue ? TokenRange{first, cue}
                                            : TokenRange{};
  }

  /// "the agency cited an official as saying": the official.
  TokenRange cited_after(const Cue& cue, std::uint32_t limit) const {
    const std::string& lemma = analysis_.tokens[cue.first_token].lemma;
    if (lemma != "cite" && lemma != "quote") return {};
    const TokenRange cited =
        phrase_after(document_.text, analysis_, cue.end_token, limit);
    const bool as = !cited.empty() && cited.end + 1 < limit &&
                    word(cited.end) == "as" &&
                    analysis_.tokens[cited.end + 1].upos == Upos::Verb;
    return as ? cited : TokenRange{};
  }

  char32_t first_letter(std::uint32_t t) const {
    return decode_utf8(word(t), 0).value;
  }

  /// True if one of the marks stands between the tokens.
  bool has_mark(std::uint32_t first, std::uint32_t end,
                std::string_view marks) const {
    for (std::uint32_t t = first; t < end; ++t)
      if (marks.find(word(t)) != marks.npos) return true;
    return false;
  }

  /// True if a clause seems to follow the cue.
  bool takes_clause(const Cue& cue, std::uint32_t limit) const {
    if (cue.end_token >= limit) return false;
    const Token& next = analysis_.tokens[cue.end_token];
    if (word(cue.end_token) == "that") return true;
    if (next.upos == Upos::Punct) return word(cue.end_token) == ":";
    if (next.upos != Upos::Pron && next.upos != Upos::Det &&
        next.upos != Upos::Propn && next.upos != Upos::Noun)
      return false;
    for (std::uint32_t t = cue.end_token; t < limit; ++t)
      if (analysis_.tokens[t].upos == Upos::Verb ||
          analysis_.tokens[t].upos == Upos::Aux)
        return true;
    return false;
  }

  /// A cue after the next quotation of the same sentence:
  /// '"a good man" who was "loved by all," she said'.
  Found look_past(std::size_t i) const {
    if (i + 1 >= pieces_.size()) return {};
    const Piece& piece = pieces_[i];
    const Piece& next = pieces_[i + 1];
    if (next.quote.block != piece.quote.block || ends_sentence(piece) ||
        has_mark(piece.outside.end, next.outside.first, ".;"))
      return {};
    return look_after(i + 1);
  }

  /// Whose name stands alone after a dash behind the quotation, to the end of
  /// its block: '"We won." - Ada Berg, mayor of Elbing'.
  TokenRange signed_by(std::size_t i) const {
    const std::uint32_t limit = token_from(block_of(pieces_[i]).end);
    const std::uint32_t first = pieces_[i].outside.end;
    if (first + 1 >= limit || !is_dash(word(first))) return {};
    const TokenRange signer =
        phrase_after(document_.text, analysis_, first + 1, limit);
    if (signer.empty()) return {};
    std::uint32_t end = signer.end;
    while (end < analysis_.tokens.size() && word(end) == ".") ++end;
    const bool whole =
        end >= analysis_.tokens.size() ||
        analysis_.tokens[end].span.begin >= block_of(pieces_[i]).end;
    return whole ? signer : TokenRange{};
  }

  // A cue before the quotation -------------------------------------------

  Found look_before(std::size_t i) const {
    const Piece& piece = pieces_[i];
    const std::uint32_t limit = left_limit(i);
    const std::uint32_t end = piece.outside.first;
    const bool colon = end > limit && word(end - 1) == ":";
    auto cue = std::ranges::lower_bound(
        cues_, end, {}, [](const Cue& c) { return c.first_token; });
    const bool whole = begins_sentence(piece) && ends_sentence(piece) &&
                       piece.tokens.end - piece.tokens.first >= kSentenceTokens;
    for (int looked = 0; cue != cues_.begin() && looked < kMostCues; ++looked) {
      --cue;
      if (cue->first_token < limit) break;
      if (in_piece(cue->first_token, i)) continue;
      const bool taken = used_[static_cast<std::size_t>(cue - cues_.begin())] &&
                         last_cue_after_;
      if (taken && end - cue->end_token > kSplitReach) break;
      Found found;
      found.cue = static_cast<std::size_t>(cue - cues_.begin());
      found.before = true;
      if (whole && !colon && end - cue->end_token > kLongestLeadIn) break;
      if (cue->kind == CueKind::According) {
        found.speaker =
            phrase_after(document_.text, analysis_, cue->end_token, end);
      } else if (cue->end_token < end && word(cue->end_token) == "by") {
        // "was described by Ada Berg as".
        found.speaker =
            phrase_after(document_.text, analysis_, cue->end_token + 1, end);
      } else {
        found.speaker =
            subject_of(document_.text, analysis_, cue->first_token, limit);
      }
      if (is_passive(*cue, limit)) {
        found.speaker = agent_behind(i);
        if (found.speaker.empty()) continue;
      }
      if (!found.speaker.empty()) return found;
    }
    return {};
  }

  /// "a second plan, called", "the plan is called": nobody is said to say it.
  bool is_passive(const Cue& cue, std::uint32_t limit) const {
    if (cue.kind != CueKind::Calls || cue.first_token == limit) return false;
    if (cue.end_token < analysis_.tokens.size() && word(cue.end_token) == "by")
      return false;
    const std::string before = to_lower(word(cue.first_token - 1));
    const bool comma = before == "," && cue.first_token > limit + 1 &&
                       to_lower(word(cue.first_token)).ends_with("ed") &&
                       word(limit) != "," &&
                       !has_mark(limit, cue.first_token - 1, ",");
    constexpr std::string_view kBe[] = {"is",   "are",   "was", "were",
                                        "been", "being", "be"};
    const bool attached = analysis_.tokens[cue.first_token].deprel == "acl" &&
                          to_lower(word(cue.first_token)).ends_with("ed");
    return comma || attached || std::ranges::find(kBe, before) != std::end(kBe);
  }

  /// 'a plan called "a disgrace" by Ada Berg': the words behind "by".
  TokenRange agent_behind(std::size_t i) const {
    const std::uint32_t by = pieces_[i].outside.end;
    const std::uint32_t limit = right_limit(i);
    if (by + 1 >= limit || word(by) != "by") return {};
    return phrase_after(document_.text, analysis_, by + 1, limit);
  }

  /// A cue at the end of the block before, with a colon: 'She added:' and the
  /// quotation in a block of its own.
  Found look_above(std::size_t i) const {
    const Piece& piece = pieces_[i];
    const std::uint32_t end = piece.outside.first;
    const bool at_begin =
        end > 0 && analysis_.tokens[end - 1].span.end <= block_of(piece).begin;
    if (!at_begin || word(end - 1) != ":") return {};
    const std::uint32_t limit = sentence_at(analysis_, end - 1).first_token;
    auto cue = std::ranges::lower_bound(
        cues_, end, {}, [](const Cue& c) { return c.first_token; });
    if (cue == cues_.begin() || (--cue)->first_token < limit) return {};
    Found found;
    found.cue = static_cast<std::size_t>(cue - cues_.begin());
    found.before = true;
    found.speaker =
        cue->kind == CueKind::According
            ? phrase_after(document_.text, analysis_, cue->end_token, end)
            : subject_of(document_.text, analysis_, cue->first_token, limit);
    return found.speaker.empty() ? Found{} : found;
  }

  /// True if the token stands in one of the pieces before `i`.
  bool in_piece(std::uint32_t token, std::size_t i) const {
    while (i > 0 && pieces_[i - 1].outside.end > token)
      if (pieces_[--i].outside.first <= token) return true;
    return false;
  }

  // No cue ------------------------------------------------------------------

  /// True if the piece goes on with the last quotation: the rest of a split
  /// sentence, the next sentence of the same speaker in the paragraph, or the
  /// next paragraph of a quotation that was not closed.
  bool goes_on(std::size_t i) const {
    if (quotations_.empty() || i == 0 || last_piece_ + 1 != i) return false;
    const Piece& piece = pieces_[i];
    const Piece& last = pieces_[i - 1];
    if (last.quote.end == QuoteEnd::Continued) return true;
    if (last.quote.block != piece.quote.block || !last_cue_after_) return false;
    const std::uint32_t from = last.outside.end;
    const std::uint32_t to = piece.outside.first;
    if (to <= from) return false;
    const std::string_view before = word(to - 1);
    if (before == "." || before == ":" || before == ";")
      return ends_sentence(piece) || piece.quote.end != QuoteEnd::Closed;
    return before == "," || is_dash(before);
  }

  /// True if the piece is the rest of a sentence that the piece before began:
  /// '"When he left," Berg said, seeming tired, "we were glad."'
  bool ends_split(std::size_t i) const {
    if (!goes_on(i) || begins_sentence(pieces_[i])) return false;
    const std::string_view last = slice(
        document_.text,
        {pieces_[i - 1].quote.span.end - 1, pieces_[i - 1].quote.span.end});
    const std::uint32_t to = pieces_[i].outside.first;
    if (last != "," || word(to - 1) != "," || to < 2) return false;
    const Upos upos = analysis_.tokens[to - 2].upos;
    return upos != Upos::Verb;
  }

  /// True if the piece is a whole sentence or more, with nothing of the
  /// outlet's own in its sentence.
  bool stands_alone(std::size_t i) const {
    const Piece& piece = pieces_[i];
    const Span block = block_of(piece);
    const bool at_begin = piece.quote.outer.begin == block.begin ||
                          left_limit(i) == piece.outside.first;
    return at_begin && begins_sentence(piece) &&
           (ends_sentence(piece) || piece.quote.end != QuoteEnd::Closed) &&
           piece.tokens.end - piece.tokens.first >= kSentenceTokens;
  }

  /// A quotation without a cue has the speaker of the one before, if that
  /// ends in this paragraph or the one before.
  void add_alone(std::size_t i) {
    const Piece& piece = pieces_[i];
    Quotation quotation = made_of(piece);
    quotation.why = {{"whole sentences between marks without a cue", {}}};
    if (!quotations_.empty() && quotations_.back().speaker &&
        pieces_[last_piece_].quote.block + 1 >= piece.quote.block)
      quotation.speaker = quotations_.back().speaker;
    if (!quotation.speaker) quotation.speaker = told_of_before(i);
    keep(std::move(quotation), i, true);
  }

  /// Whom the sentence before the piece, in its block, is about.
  std::optional<Speaker> told_of_before(std::size_t i) const {
    const std::uint32_t first = pieces_[i].outside.first;
    if (first == 0) return std::nullopt;
    const Span block = block_of(pieces_[i]);
    const Sentence& before = sentence_at(analysis_, first - 1);
    if (before.span.begin < block.begin) return std::nullopt;
    auto mention =
        std::ranges::lower_bound(reading_.mentions, before.span.begin, {},
                                 [](const Mention& m) { return m.span.begin; });
    for (; mention != reading_.mentions.end() &&
           mention->span.end <= pieces_[i].quote.outer.begin;
         ++mention) {
      const Entity& entity = reading_.entities[mention->entity.value];
      if (entity.type == NameType::Person)
        return Speaker{mention->span, mention->entity, entity.name};
    }
    return std::nullopt;
  }

  static Quotation made_of(const Piece& piece) {
    Quotation quotation;
    quotation.span = piece.quote.span;
    quotation.content = quotation.quoted = {piece.quote.span};
    return quotation;
  }

  void keep(Quotation quotation, std::size_t i, bool cue_after) {
    quotations_.push_back(std::move(quotation));
    last_piece_ = i;
    last_cue_after_ = cue_after;
  }

  void add(std::size_t i, const Found& found) {
    const Piece& piece = pieces_[i];
    const Cue& cue = cues_[*found.cue];
    // A second fragment under the same cue: 'called it "a" and "b"'.
    if (used_[*found.cue] && !quotations_.empty() && last_piece_ + 1 == i) {
      Quotation& last = quotations_.back();
      last.quoted.push_back(piece.quote.span);
      if (last.type == QuotationType::Direct)
        last.content.push_back(piece.quote.span);
      last.span = cover(last.span, piece.quote.span);
      last_piece_ = i;
      return;
    }
    Quotation quotation = made_of(piece);
    quotation.cue = span_of(analysis_, {cue.first_token, cue.end_token});
    quotation.speaker =
        resolve_speaker(document_.text, analysis_, found.speaker, reading_);
    quotation.why = {{found.before ? "words between marks, a cue before them"
                                   : "words between marks, a cue behind them",
                      *quotation.cue}};
    if (found.before && !leads_in(i, cue)) widen(i, cue, quotation);
    used_[*found.cue] = true;
    keep(std::move(quotation), i, !found.before);
  }

  /// True if the quotation is all that the cue cites: 'said: "..."'.
  bool leads_in(std::size_t i, const Cue& cue) const {
    const std::uint32_t end = pieces_[i].outside.first;
    if (end <= cue.end_token) return true;
    const std::string_view before = word(end - 1);
    return before == ":" || before == ",";
  }

  /// A few quoted words in a sentence of the outlet's: the content is what the
  /// cue governs, to the end of the sentence.
  void widen(std::size_t i, const Cue& cue, Quotation& quotation) const {
    if (cue.kind == CueKind::According) return;
    std::uint32_t end =
        sentence_at(analysis_, pieces_[i].tokens.first).end_token;
    end = std::max(end, pieces_[i].tokens.end);
    while (end > pieces_[i].tokens.end &&
           analysis_.tokens[end - 1].upos == Upos::Punct &&
           word(end - 1) != ")")
      --end;
    quotation.type = QuotationType::Mixed;
    quotation.span = span_of(analysis_, {cue.end_token, end});
    quotation.content = {quotation.span};
  }

  const Document& document_;
  const Analysis& analysis_;
  const std::vector<Cue>& cues_;
  const Reading& reading_;
  std::vector<bool>& used_;
  std::vector<Piece> pieces_;
  std::vector<Quotation> quotations_;
  std::size_t last_piece_ = 0;
  bool last_cue_after_ = false;
};

}  // namespace

std::vector<Quotation> read_direct_speech(const Document& document,
                                          const Analysis& analysis,
                                          const std::vector<QuotedText>& quoted,
                                          const std::vector<Cue>& cues,
                                          const Reading& reading,
                                          std::vector<bool>& used) {
  return DirectReader(document, analysis, quoted, cues, reading, used).read();
}

}  // namespace synoptic
