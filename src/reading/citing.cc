// SPDX-License-Identifier: Apache-2.0
#include "reading/citing.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "base/unicode.h"
#include "reading/noun_phrases.h"
#include "reading/speakers.h"

namespace synoptic {
namespace {

/// A quotation that the words of a chain were taken for has its cue no farther
/// from the citing verb than this, in bytes: about two lines.
constexpr std::uint32_t kReach = 240;

/// "As saying" follows the citing verb within so many tokens, the name and the
/// title of who is cited between them.
constexpr std::uint32_t kLongestCited = 16;

/// Content that no quotation gave is no longer than this, in tokens: keeps a
/// sentence of thousands of chains linear.
constexpr std::uint32_t kLongestContent = 100;

/// The words of one chain: "[Post] quoted [an official] as saying".
struct Chain {
  std::uint32_t verb = 0;  ///< "quoted", "cited", "citing".
  std::uint32_t told = 0;  ///< "saying", or the verb again.
  TokenRange citing;       ///< Who cites; may be empty.
  TokenRange cited;        ///< Who is cited.
  TokenRange words;        ///< From the first to the last of the chain's own.
};

class CitingReader {
 public:
  CitingReader(const Document& document, const Analysis& analysis,
               const CitingLists& lists, const Reading& reading,
               std::vector<Quotation>& quotations)
      : document_(document),
        analysis_(analysis),
        lists_(lists),
        reading_(reading),
        quotations_(quotations) {
    for (std::size_t i = 0; i < quotations.size(); ++i)
      if (quotations[i].cue) cues_.emplace_back(quotations[i].cue->begin, i);
    std::ranges::sort(cues_);
    dropped_.resize(quotations.size(), false);
  }

  void read() {
    const auto count = static_cast<std::uint32_t>(analysis_.tokens.size());
    for (std::uint32_t t = 0; t < count; ++t) {
      const Token& token = analysis_.tokens[t];
      if (token.lemma != "quote" && token.lemma != "cite") continue;
      if (token.upos == Upos::Noun || token.upos == Upos::Punct) continue;
      read_verb(t);
    }
    finish();
  }

 private:
  std::string_view raw(std::uint32_t t) const {
    return slice(document_.text, analysis_.tokens[t].span);
  }
  std::string word(std::uint32_t t) const { return to_lower(raw(t)); }

  void read_verb(std::uint32_t verb) {
    const Sentence& sentence = sentence_at(analysis_, verb);
    if (read_by(verb, sentence)) return;
    const std::uint32_t as = find_as(verb, sentence);
    if (as != kNoToken) {
      read_as(verb, as, sentence);
    } else if (word(verb).ends_with("ing")) {
      read_aside(verb, sentence);
    }
  }

  /// The "as" of "as saying" behind the verb.
  std::uint32_t find_as(std::uint32_t verb, const Sentence& sentence) const {
    const std::uint32_t end =
        std::min(sentence.end_token, verb + kLongestCited);
    for (std::uint32_t t = verb + 1; t + 1 < end; ++t) {
      const std::string next = word(t + 1);
      if (word(t) == "as" && analysis_.tokens[t + 1].upos == Upos::Verb &&
          next.ends_with("ing"))
        return t;
    }
    return kNoToken;
  }

  TokenRange phrase(std::uint32_t first, std::uint32_t end) const {
    return phrase_after(document_.text, analysis_, first, end);
  }

  // "an official quoted by the Post" ---------------------------------------

  /// The participle behind its noun in the words of a speaker.
  bool read_by(std::uint32_t verb, const Sentence& sentence) {
    if (verb + 2 >= sentence.end_token || word(verb + 1) != "by") return false;
    const std::optional<std::size_t> held = spoken_by_words_at(verb);
    if (!held) return false;
    const TokenRange citing = phrase(verb + 2, sentence.end_token);
    const Quotation inner = quotations_[*held];
    const std::uint32_t first = token_from(inner.speaker->span.begin);
    std::uint32_t end = verb;
    while (end > first && (raw(end - 1) == "," || word(end - 1) == "as")) --end;
    if (citing.empty() || end == first) return false;
    const Chain chain{verb, verb, citing, {first, end}, {first, citing.end}};
    drop(chain, *held);
    quotations_[*held].speaker = speaker(chain.cited);
    Quotation outer = inner;
    outer.type = QuotationType::Indirect;
    outer.quoted.clear();
    outer.content.push_back(span_of(analysis_, chain.cited));
    std::ranges::sort(outer.content);
    set_outer(chain, std::move(outer));
    return true;
  }

  /// The quotation whose speaker's words hold the token.
  std::optional<std::size_t> spoken_by_words_at(std::uint32_t verb) const {
    const Span span = analysis_.tokens[verb].span;
    for (const std::size_t q : near(verb)) {
      const auto& speaker = quotations_[q].speaker;
      if (!dropped_[q] && speaker && contains(speaker->span, span) &&
          quotations_[q].cue->begin != span.begin)
        return q;
    }
    return std::nullopt;
  }

  // "the Post quoted an official as saying" --------------------------------

  void read_as(std::uint32_t verb, std::uint32_t as, const Sentence& sentence) {
    Chain chain;
    chain.verb = verb;
    chain.told = as + 1;
    chain.cited = phrase(verb + 1, as);
    const bool active = !chain.cited.empty();
    const TokenRange before =
        subject_of(document_.text, analysis_, verb, sentence.first_token);
    if (active) {
      chain.citing = before;
    } else {
      chain.cited = before;
      chain.citing = agent(verb, as, sentence);
    }
    if (chain.cited.empty()) return;
    const std::uint32_t first =
        before.empty() ? verb : std::min(before.first, verb);
    chain.words = {first, std::max(as + 2, chain.citing.end)};
    Quotation inner = content_of(chain, sentence);
    if (inner.content.empty()) return;
    inner.speaker = speaker(chain.cited);
    inner.cue = span_of(analysis_, {as, as + 2});
    inner.why = {{"somebody who is cited as saying", *inner.cue}};
    drop(chain, quotations_.size());
    Quotation outer = inner;
    outer.type = QuotationType::Indirect;
    outer.quoted.clear();
    outer.content.push_back(span_of(analysis_, chain.cited));
    std::ranges::sort(outer.content);
    added_.push_back(std::move(inner));
    if (!chain.citing.empty()) set_outer(chain, std::move(outer));
  }

  /// Whom "by" names, before "as saying" or straight behind it.
  TokenRange agent(std::uint32_t verb, std::uint32_t as,
                   const Sentence& sentence) const {
    if (word(verb + 1) == "by") return phrase(verb + 2, as);
    if (as + 3 < sentence.end_token && word(as + 2) == "by")
      return phrase(as + 3, sentence.end_token);
    return {};
  }

  /// What is cited: what was found for any cue of the chain, without the
  /// chain's own words; else all behind them.
  Quotation content_of(const Chain& chain, const Sentence& sentence) const {
    Quotation best;
    const Span own = span_of(analysis_, chain.words);
    for (const std::size_t q : near(chain.verb)) {
      const Quotation& quotation = quotations_[q];
      if (dropped_[q] || !is_of(chain, quotation)) continue;
      Quotation rest = quotation;
      cut_out(own, rest.content);
      if (rest.content.empty()) continue;
      rest.span = cover(rest.content.front(), rest.content.back());
      if (best.content.empty() || !rest.quoted.empty()) best = std::move(rest);
    }
    if (!best.content.empty()) return best;
    std::uint32_t end =
        std::min(sentence.end_token, chain.words.end + kLongestContent);
    while (end > chain.words.end &&
           analysis_.tokens[end - 1].upos == Upos::Punct)
      --end;
    if (end <= chain.words.end) return best;
    best.type = QuotationType::Indirect;
    best.span = span_of(analysis_, {chain.words.end, end});
    best.content = {best.span};
    return best;
  }

  /// True if the quotation was made of the chain's words: its cue is one.
  bool is_of(const Chain& chain, const Quotation& quotation) const {
    const Span own{analysis_.tokens[chain.verb].span.begin,
                   analysis_.tokens[chain.told].span.end};
    return quotation.cue && overlap(*quotation.cue, own);
  }

  // "the Post reported, citing an official, that" ---------------------------

  void read_aside(std::uint32_t verb, const Sentence& sentence) {
    const TokenRange cited = phrase(verb + 1, sentence.end_token);
    if (cited.empty() || !can_be_cited(cited)) return;
    const std::optional<std::size_t> held = told_beside(verb, sentence);
    if (!held) return;
    std::uint32_t first = verb;
    if (first > sentence.first_token && raw(first - 1) == ",") --first;
    std::uint32_t end = cited.end;
    if (end < sentence.end_token && raw(end) == ",") ++end;
    const Chain chain{verb, verb, {}, cited, {first, end}};
    Quotation& outer = quotations_[*held];
    const Span own = span_of(analysis_, chain.words);
    cut_out(own, outer.content);
    if (outer.content.empty()) return;
    drop(chain, *held);
    if (outer.cue->end > own.begin && outer.cue->begin < own.begin)
      outer.cue->end = analysis_.tokens[first - 1].span.end;
    const Span words = outer.speaker->span;
    if (words.begin < own.begin && words.end > own.begin)
      outer.speaker = speaker({token_from(words.begin), first});
    outer.span = cover(outer.content.front(), outer.content.back());
    Quotation inner = outer;
    inner.type = QuotationType::Indirect;
    inner.quoted.clear();
    inner.cue = analysis_.tokens[verb].span;
    inner.why = {{"a source that is cited beside what is told", *inner.cue}};
    inner.speaker = speaker(cited);
    // What the outer one vouches for is that the inner one says it.
    outer.content.push_back(span_of(analysis_, cited));
    std::ranges::sort(outer.content);
    outer.span = cover(outer.content.front(), outer.content.back());
    if (outer.type == QuotationType::Direct) outer.content = outer.quoted;
    added_.push_back(std::move(inner));
  }

  /// True for somebody, or something that tells; other things are reasons.
  bool can_be_cited(TokenRange cited) const {
    const std::uint32_t head = head_of(cited);
    const Token& noun = analysis_.tokens[head];
    if (lists_.things.contains(noun.lemma) ||
        find_role(lists_.roles, noun, document_.text) != nullptr)
      return true;
    auto mention =
        std::ranges::lower_bound(reading_.mentions, noun.span.end, {},
                                 [](const Mention& m) { return m.span.end; });
    return mention != reading_.mentions.end() &&
           overlap(mention->span, noun.span) &&
           (mention->type == NameType::Person ||
            mention->type == NameType::Organization);
  }

  /// The first word of the phrase that hangs on none in it.
  std::uint32_t head_of(TokenRange phrase) const {
    for (std::uint32_t t = phrase.first; t < phrase.end; ++t) {
      const std::uint32_t above = analysis_.tokens[t].head;
      if (above < phrase.first || above >= phrase.end) return t;
    }
    return phrase.end - 1;
  }

  /// The quotation of the sentence whose cue is nearest to the participle and
  /// is another.
  std::optional<std::size_t> told_beside(std::uint32_t verb,
                                         const Sentence& sentence) const {
    const Span span = analysis_.tokens[verb].span;
    std::optional<std::size_t> best;
    std::uint32_t best_distance = kReach;
    for (const std::size_t q : near(verb)) {
      const Quotation& quotation = quotations_[q];
      const Span cue = *quotation.cue;
      if (dropped_[q] || !quotation.speaker || cue.begin == span.begin ||
          !contains(sentence.span, cue))
        continue;
      const std::uint32_t distance = cue.begin < span.begin
                                         ? span.begin - cue.begin
                                         : cue.begin - span.begin;
      if (distance >= best_distance) continue;
      best = q;
      best_distance = distance;
    }
    return best;
  }

  // All of them -------------------------------------------------------------

  /// The quotations whose cue is near the token, in the order of their cues.
  std::vector<std::size_t> near(std::uint32_t verb) const {
    const std::uint32_t at = analysis_.tokens[verb].span.begin;
    std::vector<std::size_t> found;
    auto cue =
        std::ranges::lower_bound(cues_, std::pair<std::uint32_t, std::size_t>(
                                            at > kReach ? at - kReach : 0, 0));
    for (; cue != cues_.end() && cue->first < at + kReach; ++cue)
      found.push_back(cue->second);
    return found;
  }

  std::uint32_t token_from(std::uint32_t byte) const {
    const auto at =
        std::ranges::lower_bound(analysis_.tokens, byte, {},
                                 [](const Token& t) { return t.span.begin; });
    return static_cast<std::uint32_t>(at - analysis_.tokens.begin());
  }

  Speaker speaker(TokenRange words) const {
    return resolve_speaker(document_.text, analysis_, words, reading_);
  }

  /// Drops what the chain's own words were taken for, but `kept`.
  void drop(const Chain& chain, std::size_t kept) {
    for (const std::size_t q : near(chain.verb))
      if (q != kept && is_of(chain, quotations_[q])) dropped_[q] = true;
  }

  void set_outer(const Chain& chain, Quotation outer) {
    outer.cue = analysis_.tokens[chain.verb].span;
    outer.why = {{"somebody who cites somebody", *outer.cue}};
    outer.speaker = speaker(chain.citing);
    outer.span = cover(outer.content.front(), outer.content.back());
    added_.push_back(std::move(outer));
  }

  /// Takes a stretch out of the pieces that overlap it.
  void cut_out(Span own, std::vector<Span>& pieces) const {
    std::vector<Span> kept;
    for (const Span piece : pieces) {
      if (!overlap(piece, own)) {
        kept.push_back(piece);
        continue;
      }
      const Span before{piece.begin, std::max(piece.begin, own.begin)};
      const Span after{std::min(piece.end, own.end), piece.end};
      for (const Span part : {trimmed(before), trimmed(after)})
        if (!part.empty()) kept.push_back(part);
    }
    pieces = std::move(kept);
  }

  /// Without blanks and commas at its ends.
  Span trimmed(Span span) const {
    constexpr std::string_view kJoints = " ,\n\t";
    const std::string_view text = document_.text;
    while (!span.empty() && kJoints.find(text[span.begin]) != kJoints.npos)
      ++span.begin;
    while (!span.empty() && kJoints.find(text[span.end - 1]) != kJoints.npos)
      --span.end;
    return span;
  }

  void finish() {
    std::vector<Quotation> all;
    for (std::size_t q = 0; q < quotations_.size(); ++q)
      if (!dropped_[q]) all.push_back(std::move(quotations_[q]));
    std::ranges::move(added_, std::back_inserter(all));
    std::ranges::stable_sort(all, {},
                             [](const Quotation& q) { return q.span; });
    quotations_ = std::move(all);
  }

  const Document& document_;
  const Analysis& analysis_;
  const CitingLists& lists_;
  const Reading& reading_;
  std::vector<Quotation>& quotations_;
  std::vector<Quotation> added_;
  std::vector<bool> dropped_;
  /// Where each cue begins, and its quotation, in the order of the cues.
  std::vector<std::pair<std::uint32_t, std::size_t>> cues_;
};

}  // namespace

Result<CitingLists> load_citing_lists(const OpenList& open) {
  CitingLists lists;
  auto roles = load_role_lists(open);
  if (!roles) return std::move(roles).error();
  lists.roles = *std::move(roles);
  const auto things = open("cited_things.txt");
  if (!things) return things.error();
  lists.things = parse_word_set(*things);
  return lists;
}

void add_citing(const Document& document, const Analysis& analysis,
                const CitingLists& lists, const Reading& reading,
                std::vector<Quotation>& quotations) {
  CitingReader(document, analysis, lists, reading, quotations).read();
}

}  // namespace synoptic
