// SPDX-License-Identifier: Apache-2.0
#include "reading/learned_speech.h"

#include <algorithm>
#include <cstddef>

#include "reading/noun_phrases.h"
#include "reading/speakers.h"

namespace synoptic {
namespace {

class LearnedReader {
 public:
  LearnedReader(const Document& document, const Analysis& analysis,
                const std::vector<QuotedText>& quoted, const Reading& reading)
      : document_(document),
        analysis_(analysis),
        quoted_(quoted),
        reading_(reading) {}

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
    if (!attribution.cue.empty())
      quotation.cue = span_of(analysis_, {attribution.cue.front().first,
                                          attribution.cue.back().end});
    if (!attribution.source.empty())
      quotation.speaker = resolve_speaker(
          document_.text, analysis_,
          {attribution.source.front().first, attribution.source.back().end},
          reading_);
    return quotation;
  }

 private:
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
  const Reading& reading_;
};

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
  const LearnedReader reader(document, analysis, quoted, reading);
  std::vector<Quotation> found;
  for (const Attribution& attribution :
       find_attributions(view, model, analysis))
    found.push_back(reader.read(attribution));
  return found;
}

std::vector<Quotation> combine_speech(std::vector<Quotation> by_rules,
                                      std::vector<Quotation> learned) {
  for (Quotation& rule : by_rules) {
    auto same = std::ranges::find_if(
        learned, [&](const Quotation& q) { return share_quoted(rule, q); });
    if (same == learned.end()) {
      learned.push_back(std::move(rule));
      continue;
    }
    if (!same->speaker) same->speaker = rule.speaker;
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
