// SPDX-License-Identifier: Apache-2.0
#include "reading/learned_speech.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

#include "base/unicode.h"
#include "base/word_list.h"
#include "reading/noun_phrases.h"
#include "reading/speakers.h"

namespace synoptic {
namespace {

class LearnedReader {
 public:
  LearnedReader(const Document& document, const Analysis& analysis,
                const std::vector<QuotedText>& quoted, const SpeechVerbs& verbs,
                const Reading& reading)
      : document_(document),
        analysis_(analysis),
        quoted_(quoted),
        verbs_(verbs),
        reading_(reading) {
    for (const Entity& entity : reading.entities) {
      if (entity.type != NameType::Person) continue;
      const std::size_t last = entity.name.find_last_of(' ');
      by_surname_.insert_or_assign(last == std::string::npos
                                       ? entity.name
                                       : entity.name.substr(last + 1),
                                   entity.id);
    }
  }

  /// In "Quist said that Lund said ..." the inner cue has its own subject,
  /// which the model, taught by data that marks no such pairs, takes for the
  /// outer one. Requires: the quotations are those of `attributions`.
  void name_inner_speakers(const std::vector<Attribution>& attributions,
                           std::vector<Quotation>& quotations) const {
    for (std::size_t i = 1; i < quotations.size(); ++i) {
      const Quotation& outer = quotations[i - 1];
      Quotation& inner = quotations[i];
      const bool same_speaker = outer.speaker && inner.speaker &&
                                outer.speaker->span == inner.speaker->span;
      if (!same_speaker || !outer.cue || attributions[i].cue.empty()) continue;
      const std::uint32_t cue = attributions[i].cue.front().first;
      const std::uint32_t begin = outer.content.front().begin;
      const Token& verb = analysis_.tokens[cue];
      // A participle ("directing") has no subject of its own.
      if (verb.span.begin < begin || verb.upos != Upos::Verb ||
          slice(document_.text, verb.span).ends_with("ing"))
        continue;
      const std::uint32_t limit =
          std::max(sentence_at(analysis_, cue).first_token, token_from(begin));
      TokenRange subject =
          subject_before(document_.text, analysis_, cue, limit);
      if (!subject.empty() &&
          slice(document_.text, analysis_.tokens[subject.first].span) == "that")
        ++subject.first;
      if (subject.empty()) continue;
      inner.speaker =
          resolve_speaker(document_.text, analysis_, subject, reading_);
      inner.why.push_back({"the cue has a subject of its own", verb.span});
      const std::uint32_t from = inner.cue->end;
      if (inner.content.back().begin < from) continue;
      std::erase_if(inner.content, [&](Span s) { return s.begin < from; });
      inner.span = cover(inner.content.front(), inner.content.back());
    }
  }

  Quotation read(const Attribution& attribution) const {
    Quotation quotation;
    for (const TokenRange run : attribution.content)
      quotation.content.push_back(span_of(analysis_, run));
    for (Span& run : quotation.content) move_to_marks(run, quotation.quoted);
    join(quotation.content);
    std::ranges::sort(quotation.quoted);
    quotation.quoted.erase(
        std::unique(quotation.quoted.begin(), quotation.quoted.end()),
        quotation.quoted.end());
    judge(quotation);
    quotation.span = cover(quotation.content.front(), quotation.content.back());
    quotation.why = {{"cue, speaker and content by the model of attribution",
                      analysis_.tokens[attribution.cue_head].span}};
    if (!attribution.cue.empty())
      quotation.cue = span_of(analysis_, {attribution.cue.front().first,
                                          attribution.cue.back().end});
    const bool named = !attribution.source.empty() &&
                       !is_empty_there(attribution.source) &&
                       !is_called(attribution);
    if (named)
      quotation.speaker = resolve_speaker(
          document_.text, analysis_,
          {attribution.source.front().first, attribution.source.back().end},
          reading_);
    else if (attribution.source.empty() && !attribution.cue.empty())
      take_name_from_cue(attribution.cue.front(), quotation);
    return quotation;
  }

 private:
  /// "There" stands where a subject would and is nobody.
  bool is_empty_there(const std::vector<TokenRange>& source) const {
    const TokenRange words{source.front().first, source.back().end};
    return words.end == words.first + 1 &&
           to_lower(slice(document_.text,
                          analysis_.tokens[words.first].span)) == "there";
  }

  /// True for "a plan, called 'the bridge'", where what is called stands in the
  /// place of the speaker: nobody is said to call it so.
  bool is_called(const Attribution& attribution) const {
    if (attribution.cue.empty()) return false;
    const std::uint32_t source = attribution.source.back().end;
    const std::uint32_t cue = attribution.cue.front().first;
    const Token& verb = analysis_.tokens[cue];
    const std::uint32_t end = attribution.cue.back().end;
    if (source > cue || verb.upos != Upos::Verb || verb.deprel != "acl" ||
        !slice(document_.text, verb.span).ends_with("ed"))
      return false;
    const auto kind = verbs_.find(verb.lemma);
    if (kind == verbs_.end() || kind->second != CueKind::Calls) return false;
    for (std::uint32_t t = cue; t <= end && t < analysis_.tokens.size(); ++t)
      if (slice(document_.text, analysis_.tokens[t].span) == "by") return false;
    return true;
  }

  std::uint32_t token_from(std::uint32_t byte) const {
    const auto at =
        std::ranges::lower_bound(analysis_.tokens, byte, {},
                                 [](const Token& t) { return t.span.begin; });
    return static_cast<std::uint32_t>(at - analysis_.tokens.begin());
  }

  /// A surname that is an auxiliary as well ("May said") was taken into the
  /// cue: it is the speaker, where the text has a person of that name.
  void take_name_from_cue(TokenRange cue, Quotation& quotation) const {
    if (cue.end < cue.first + 2 ||
        analysis_.tokens[cue.first].upos != Upos::Aux)
      return;
    const Span span = analysis_.tokens[cue.first].span;
    const auto entity =
        by_surname_.find(std::string(slice(document_.text, span)));
    if (entity == by_surname_.end()) return;
    quotation.cue->begin = analysis_.tokens[cue.first + 1].span.begin;
    quotation.speaker = Speaker{span, entity->second,
                                reading_.entities[entity->second.value].name};
  }

  /// Widens a run over each stretch between marks that it half covers, and
  /// draws it back from others; notes the stretches that are in it.
  void move_to_marks(Span& run, std::vector<Span>& inside) const {
    auto quote = std::ranges::lower_bound(
        quoted_, run.begin, {},
        [](const QuotedText& q) { return q.outer.end; });
    for (; quote != quoted_.end() && quote->outer.begin < run.end; ++quote) {
      const Span outer = quote->outer;
      if (!overlap(outer, run)) continue;
      const std::uint32_t shared =
          std::min(outer.end, run.end) - std::max(outer.begin, run.begin);
      if (shared * 2 >= quote->span.size()) {
        run = cover(run, outer);
        inside.push_back(quote->span);
      } else if (run.begin > outer.begin && outer.end < run.end) {
        run.begin = outer.end;
      } else if (run.begin < outer.begin) {
        run.end = outer.begin;
      }
    }
  }

  static void join(std::vector<Span>& runs) {
    std::ranges::sort(runs);
    std::size_t kept = 0;
    for (std::size_t i = 1; i < runs.size(); ++i) {
      if (runs[i].begin <= runs[kept].end)
        runs[kept] = cover(runs[kept], runs[i]);
      else
        runs[++kept] = runs[i];
    }
    runs.resize(kept + 1);
  }

  /// Direct if all words stand between marks: then the pieces are those.
  void judge(Quotation& quotation) const {
    std::uint32_t words = 0;
    std::uint32_t between_marks = 0;
    for (const Span run : quotation.content) {
      auto token =
          std::ranges::lower_bound(analysis_.tokens, run.begin, {},
                                   [](const Token& t) { return t.span.begin; });
      for (; token != analysis_.tokens.end() && token->span.begin < run.end;
           ++token) {
        if (token->upos == Upos::Punct) continue;
        ++words;
        for (const Span quoted : quotation.quoted)
          if (contains(quoted, token->span)) ++between_marks;
      }
    }
    quotation.type = between_marks == 0      ? QuotationType::Indirect
                     : between_marks < words ? QuotationType::Mixed
                                             : QuotationType::Direct;
    if (quotation.type == QuotationType::Direct)
      quotation.content = quotation.quoted;
  }

  const Document& document_;
  const Analysis& analysis_;
  const std::vector<QuotedText>& quoted_;
  const SpeechVerbs& verbs_;
  const Reading& reading_;
  WordMap<EntityId> by_surname_;  ///< The last of each surname.
};

bool is_punctuation(std::string_view text, const Analysis& analysis, Span cue) {
  const auto at =
      std::ranges::lower_bound(analysis.tokens, cue.begin, {},
                               [](const Token& t) { return t.span.begin; });
  return at != analysis.tokens.end() && at->upos == Upos::Punct &&
         slice(text, at->span).size() == cue.size();
}

bool share_quoted(const Quotation& a, const Quotation& b) {
  for (const Span x : a.quoted)
    for (const Span y : b.quoted)
      if (overlap(x, y)) return true;
  return false;
}

}  // namespace

std::vector<Quotation> read_learned_speech(
    const Document& document, const Analysis& analysis,
    const std::vector<QuotedText>& quoted, const SpeechVerbs& verbs,
    const AttributionModel& model, const Reading& reading) {
  const AttributionView view(document, analysis, quoted, verbs);
  const LearnedReader reader(document, analysis, quoted, verbs, reading);
  const std::vector<Attribution> attributions =
      find_attributions(view, model, analysis);
  std::vector<Quotation> found;
  for (const Attribution& attribution : attributions)
    found.push_back(reader.read(attribution));
  reader.name_inner_speakers(attributions, found);
  // A mark alone cites nobody.
  std::erase_if(found, [&](const Quotation& quotation) {
    return !quotation.speaker && quotation.cue &&
           is_punctuation(document.text, analysis, *quotation.cue);
  });
  return found;
}

namespace {

/// A quotation inside another has at least so many words: fewer are mostly
/// the outer speaker's own ("both sides agreed 'in principle'").
constexpr int kInnerWords = 5;

/// True if the rule's quotation is one that the learned one reports: its cue
/// and its words are part of what the learned one has somebody say, and the
/// words follow the cue at once ("a poll showed that voters felt '...'").
bool stands_in(std::string_view text, const Quotation& rule,
               const Quotation& learned) {
  if (!rule.cue || !learned.cue || !rule.speaker) return false;
  if (rule.type != QuotationType::Direct || overlap(*rule.cue, *learned.cue))
    return false;
  if (!contains(learned.span, *rule.cue) ||
      !contains(learned.span, rule.speaker->span) ||
      !overlap(learned.span, rule.span))
    return false;
  constexpr std::uint32_t kMarks = 5;  // Bytes of a blank and an opening mark.
  if (rule.span.begin < rule.cue->end ||
      rule.span.begin > rule.cue->end + kMarks)
    return false;
  const std::string_view words = slice(text, rule.span);
  return std::ranges::count(words, ' ') + 1 >= kInnerWords;
}

}  // namespace

std::vector<Quotation> combine_speech(std::string_view text,
                                      std::vector<Quotation> by_rules,
                                      std::vector<Quotation> learned) {
  for (Quotation& rule : by_rules) {
    auto same = std::ranges::find_if(
        learned, [&](const Quotation& q) { return share_quoted(rule, q); });
    if (same == learned.end()) {
      learned.push_back(std::move(rule));
      continue;
    }
    if (stands_in(text, rule, *same)) {
      learned.push_back(std::move(rule));
      continue;
    }
    if (!same->speaker) same->speaker = rule.speaker;
    same->why.insert(same->why.end(), rule.why.begin(), rule.why.end());
    if (rule.type != QuotationType::Direct) continue;
    const bool same_cue =
        rule.cue && same->cue && overlap(*rule.cue, *same->cue);
    if (same->type != QuotationType::Direct && !same_cue) continue;
    // The rules know which pieces go together.
    same->type = QuotationType::Direct;
    same->content = rule.content;
    same->quoted = rule.quoted;
    same->span = rule.span;
    if (!same->cue) same->cue = rule.cue;
    const bool more = rule.speaker && rule.speaker->entity && same->speaker &&
                      contains(rule.speaker->span, same->speaker->span);
    if (!same->speaker || more) same->speaker = rule.speaker;
  }
  std::ranges::stable_sort(learned, {},
                           [](const Quotation& q) { return q.span; });
  return learned;
}

}  // namespace synoptic
