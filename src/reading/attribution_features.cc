// SPDX-License-Identifier: Apache-2.0
#include "reading/attribution_features.h"

#include <algorithm>
#include <string>

#include "base/unicode.h"

namespace synoptic {
namespace {

std::uint32_t hash_text(std::string_view text) {
  std::uint32_t hash = 2166136261U;  // FNV-1a
  for (const char c : text) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 16777619U;
  }
  return hash;
}

std::uint32_t mix(std::uint32_t a, std::uint32_t b) {
  std::uint64_t x = (std::uint64_t{a} << 32 | b) * 0x9E3779B97F4A7C15ULL;
  x ^= x >> 29;
  x *= 0xBF58476D1CE4E5B9ULL;
  return static_cast<std::uint32_t>(x >> 32);
}

/// Collects features: each has a number of its own and up to three parts.
class Collector {
 public:
  explicit Collector(FeatureList& out) : out_(out) {}

  void add(std::uint32_t a = 0, std::uint32_t b = 0, std::uint32_t c = 0) {
    out_.push_back(mix(mix(mix(++number_, a), b), c));
  }

 private:
  FeatureList& out_;
  std::uint32_t number_ = 0;
};

/// A signed distance in few steps: exact to 5, then by doubling.
std::uint32_t step_of(std::int64_t distance) {
  const std::int64_t size = distance < 0 ? -distance : distance;
  std::uint32_t step = 0;
  if (size <= 5)
    step = static_cast<std::uint32_t>(size);
  else if (size <= 8)
    step = 6;
  else if (size <= 14)
    step = 7;
  else if (size <= 25)
    step = 8;
  else
    step = 9;
  return distance < 0 ? step + 20 : step;
}

std::uint32_t few(std::uint32_t count, std::uint32_t most) {
  return std::min(count, most);
}

std::uint32_t shape_of(std::string_view word) {
  const bool upper = !word.empty() && word[0] >= 'A' && word[0] <= 'Z';
  const bool digit = !word.empty() && word[0] >= '0' && word[0] <= '9';
  return upper ? 1U : digit ? 2U : 0U;
}

}  // namespace

AttributionView::AttributionView(const Document& document,
                                 const Analysis& analysis,
                                 const std::vector<QuotedText>& quoted,
                                 const SpeechVerbs& verbs)
    : text_(document.text), analysis_(analysis) {
  facts_.resize(analysis.tokens.size());
  std::uint32_t sentence = 0;
  std::size_t quote = 0;
  for (std::uint32_t t = 0; t < facts_.size(); ++t) {
    const Token& token = analysis.tokens[t];
    const std::string_view text = slice(text_, token.span);
    Facts& facts = facts_[t];
    const std::string word = fold(text);
    facts.word = hash_text(word);
    facts.lemma = hash_text(token.lemma);
    facts.shape = shape_of(text);
    facts.relation = hash_text(token.deprel);
    facts.upos = token.upos;
    facts.head = token.head < facts_.size() ? token.head : kNoToken;
    while (sentence + 1 < analysis.sentences.size() &&
           analysis.sentences[sentence].end_token <= t)
      ++sentence;
    facts.sentence = sentence;
    facts.block = analysis.sentences[sentence].block;
    while (quote < quoted.size() && quoted[quote].outer.end <= token.span.begin)
      ++quote;
    if (quote < quoted.size() &&
        quoted[quote].outer.begin <= token.span.begin) {
      facts.quote = static_cast<std::uint32_t>(quote) + 1;
      facts.mark = token.span.begin < quoted[quote].span.begin ||
                   token.span.begin >= quoted[quote].span.end;
    }
    if (const auto verb = verbs.find(token.lemma); verb != verbs.end())
      facts.verb_kind = static_cast<std::uint8_t>(
          1 + static_cast<std::uint8_t>(verb->second));
    facts.comma = word == ",";
    facts.stop = word == "." || word == "!" || word == "?" || word == ";";
    if (facts.head != kNoToken && facts.head != t)
      facts_[facts.head].children.push_back(t);
  }
}

std::uint32_t AttributionView::upos_at(std::int64_t token) const {
  if (token < 0 || token >= static_cast<std::int64_t>(facts_.size())) return 99;
  return static_cast<std::uint32_t>(
      facts_[static_cast<std::size_t>(token)].upos);
}

std::uint32_t AttributionView::word_at(std::int64_t token) const {
  if (token < 0 || token >= static_cast<std::int64_t>(facts_.size())) return 1;
  return facts_[static_cast<std::size_t>(token)].word;
}

std::uint32_t AttributionView::lemma_at(std::int64_t token) const {
  if (token < 0 || token >= static_cast<std::int64_t>(facts_.size())) return 1;
  return facts_[static_cast<std::size_t>(token)].lemma;
}

TokenRange AttributionView::window(std::uint32_t cue) const {
  TokenRange range{cue, cue + 1};
  while (range.first > 0 && cue - range.first < kReach &&
         facts_[range.first - 1].block == facts_[cue].block)
    --range.first;
  while (range.end < facts_.size() && range.end - cue < kReach &&
         facts_[range.end].block == facts_[cue].block)
    ++range.end;
  return range;
}

void AttributionView::cue_features(std::uint32_t token,
                                   FeatureList& out) const {
  out.clear();
  Collector all(out);
  const Facts& f = facts_[token];
  const std::int64_t t = token;
  const auto upos = static_cast<std::uint32_t>(f.upos);
  const std::uint32_t kind = f.verb_kind;
  // How far the nearest quotation begins behind it and ends before it.
  std::uint32_t quote_after = 0;
  std::uint32_t quote_before = 0;
  for (std::uint32_t d = 1; d <= 6; ++d) {
    if (token + d < facts_.size() && quote_after == 0 &&
        facts_[token + d].quote != 0 && facts_[token + d].quote != f.quote)
      quote_after = d;
    if (token >= d && quote_before == 0 && facts_[token - d].quote != 0 &&
        facts_[token - d].quote != f.quote)
      quote_before = d;
  }
  const std::uint32_t quoted = f.quote != 0 ? 1 : 0;
  all.add();
  all.add(f.word);
  all.add(f.lemma, upos);
  all.add(upos, kind);
  all.add(kind, quoted);
  all.add(f.lemma, quoted);
  all.add(f.lemma, word_at(t + 1));
  all.add(f.lemma, word_at(t - 1));
  all.add(f.lemma, upos_at(t + 1), upos_at(t + 2));
  all.add(f.lemma, upos_at(t - 1), upos_at(t - 2));
  all.add(f.lemma, upos_at(t - 1), upos_at(t + 1));
  all.add(upos, upos_at(t - 1), upos_at(t + 1));
  all.add(upos, word_at(t + 1), kind);
  all.add(upos, word_at(t - 1), kind);
  all.add(word_at(t + 1), word_at(t + 2), kind);
  all.add(word_at(t - 1), word_at(t - 2), kind);
  all.add(upos, lemma_at(t - 1));
  all.add(upos, lemma_at(t + 1));
  all.add(lemma_at(t + 2), kind);
  all.add(lemma_at(t - 2), kind);
  all.add(few(quote_after, 6), few(quote_before, 6), upos);
  all.add(f.lemma, quote_after != 0, quote_before != 0);
  all.add(f.shape, upos, kind);
  const Sentence& sentence = analysis_.sentences[f.sentence];
  all.add(f.lemma, token == sentence.first_token,
          token + 2 >= sentence.end_token);
  all.add(f.block == 0, upos, kind);
  all.add(f.block == 0, f.lemma);
  // The tree.
  const std::uint32_t head = f.head;
  all.add(f.relation, upos, kind);
  all.add(f.lemma, f.relation);
  all.add(f.lemma, head == kNoToken ? 0 : facts_[head].lemma);
  all.add(f.relation, head == kNoToken ? 0 : facts_[head].lemma, upos);
  all.add(f.relation,
          head == kNoToken ? 0 : static_cast<std::uint32_t>(facts_[head].upos),
          kind);
  std::uint32_t set = 0;
  for (const std::uint32_t child : f.children) {
    const std::uint32_t relation = facts_[child].relation;
    all.add(f.lemma, relation, child > token);
    all.add(upos, relation, mix(kind, child > token));
    all.add(relation, static_cast<std::uint32_t>(facts_[child].upos),
            mix(upos, kind));
    all.add(f.lemma, relation, facts_[child].lemma);
    set += mix(relation, child > token);
    if (out.size() > 120) break;
  }
  all.add(set, upos, kind);
  all.add(set, f.lemma);
}

/// What all tokens of one window are compared with.
struct AttributionView::CueFacts {
  std::vector<std::uint32_t> above;  ///< The cue and its heads, nearest first.
  TokenRange subject;
  TokenRange after;
};

void AttributionView::describe_path(std::uint32_t cue, std::uint32_t token,
                                    CueFacts& facts, FeatureList& out) const {
  // From the token upwards until a token that is the cue or above it.
  std::uint32_t at = token;
  std::uint32_t branch = 0;  // The relation by which the last step came.
  std::uint32_t branch_upos = 0;
  std::uint32_t steps = 0;
  std::size_t level = facts.above.size();
  while (at != kNoToken && steps < 40) {
    const auto found = std::find(facts.above.begin(), facts.above.end(), at);
    if (found != facts.above.end()) {
      level = static_cast<std::size_t>(found - facts.above.begin());
      break;
    }
    branch = facts_[at].relation;
    branch_upos = static_cast<std::uint32_t>(facts_[at].upos);
    at = facts_[at].head;
    ++steps;
  }
  std::uint32_t up = static_cast<std::uint32_t>(level);
  for (std::size_t i = 0; i < level && i < 3; ++i)
    up = mix(up, facts_[facts.above[i]].relation);
  const std::uint32_t path = mix(up, branch);
  const std::uint32_t side = token > cue ? 1 : 0;
  const std::uint32_t same = at == token ? 1 : 0;
  Collector all(out);
  const std::uint32_t lemma = facts_[cue].lemma;
  const auto cue_upos = static_cast<std::uint32_t>(facts_[cue].upos);
  const std::uint32_t base = 0x7000;
  all.add(base, path, mix(side, same));
  all.add(base, path, mix(lemma, side));
  all.add(base, path, mix(few(steps, 3), side));
  all.add(base, path, mix(branch_upos, mix(cue_upos, side)));
  all.add(base, path, static_cast<std::uint32_t>(facts_[token].upos));
  all.add(base, mix(path, facts_[token].relation), few(steps, 3));
  all.add(base, branch, mix(static_cast<std::uint32_t>(level), side));
  all.add(base, mix(path, cue_upos), mix(facts_[cue].verb_kind, side));
  all.add(base, mix(path, facts_[token].word), side);
  all.add(base, facts_[token].relation, mix(side, level == 0));
}

void AttributionView::role_features(std::uint32_t cue, TokenRange window,
                                    std::vector<FeatureList>& out) const {
  out.resize(window.end - window.first);
  CueFacts facts;
  for (std::uint32_t at = cue; at != kNoToken && facts.above.size() < 12;
       at = facts_[at].head)
    facts.above.push_back(at);
  const Sentence& sentence = analysis_.sentences[facts_[cue].sentence];
  facts.subject = subject_of(text_, analysis_, cue, sentence.first_token);
  facts.after = phrase_after(text_, analysis_, cue + 1, sentence.end_token);
  const Facts& c = facts_[cue];
  const auto cue_upos = static_cast<std::uint32_t>(c.upos);
  const std::uint32_t cue_kind = mix(cue_upos, c.verb_kind);
  const std::uint32_t next = word_at(std::int64_t{cue} + 1);
  const std::uint32_t next_upos = upos_at(std::int64_t{cue} + 1);
  const std::uint32_t before = word_at(std::int64_t{cue} - 1);

  // Marks between the cue and each token, counted outwards from the cue.
  const auto fill = [&](bool rightwards) {
    std::uint32_t commas = 0, verbs = 0, stops = 0, joins = 0;
    std::uint32_t last_quote = c.quote;
    std::uint32_t quotes = 0;  // Quotations entered so far.
    std::uint32_t segment_word = 0;
    const std::uint32_t count =
        rightwards ? window.end - cue : cue - window.first + 1;
    for (std::uint32_t d = rightwards ? 0 : 1; d < count; ++d) {
      const std::uint32_t t = rightwards ? cue + d : cue - d;
      const Facts& f = facts_[t];
      FeatureList& list = out[t - window.first];
      list.clear();
      if (f.quote != last_quote) {
        if (f.quote != 0) ++quotes;
        last_quote = f.quote;
      }
      const std::int64_t distance = std::int64_t{t} - cue;
      const std::uint32_t step = step_of(distance);
      const std::uint32_t side = rightwards ? 1 : 0;
      const auto upos = static_cast<std::uint32_t>(f.upos);
      const std::uint32_t in_quote = f.quote == 0         ? 0
                                     : f.quote == c.quote ? 1
                                                          : 2;
      const std::uint32_t sentences =
          few(f.sentence > c.sentence ? f.sentence - c.sentence
                                      : c.sentence - f.sentence,
              3);
      const std::uint32_t subject =
          t < facts.subject.first || t >= facts.subject.end ? 0
          : t == facts.subject.first                        ? 1
                                                            : 2;
      const std::uint32_t after = t < facts.after.first || t >= facts.after.end
                                      ? 0
                                  : t == facts.after.first ? 1
                                                           : 2;
      const std::uint32_t where = mix(side, few(sentences, 2));
      const std::uint32_t crossed = mix(few(commas, 3), few(stops, 1));
      Collector all(list);
      all.add();
      all.add(step, cue_kind);
      all.add(step, c.lemma);
      all.add(step, upos, cue_kind);
      all.add(step, upos, c.lemma);
      all.add(step, f.word);
      all.add(upos, where, in_quote);
      all.add(f.lemma, where);
      all.add(f.word, upos_at(std::int64_t{t} - 1), side);
      all.add(f.word, upos_at(std::int64_t{t} + 1), side);
      all.add(upos, mix(upos_at(std::int64_t{t} - 1), side),
              mix(upos_at(std::int64_t{t} + 1), crossed));
      all.add(upos, mix(word_at(std::int64_t{t} - 1), side), crossed);
      all.add(upos, mix(word_at(std::int64_t{t} + 1), side), crossed);
      all.add(in_quote, few(quotes, 3), mix(where, c.quote != 0));
      all.add(in_quote, mix(few(quotes, 3), where), c.lemma);
      all.add(in_quote, mix(few(quotes, 3), where), mix(next, crossed));
      all.add(crossed, where, cue_kind);
      all.add(crossed, where, c.lemma);
      all.add(crossed, mix(where, few(verbs, 3)), mix(upos, cue_kind));
      all.add(crossed, mix(where, few(verbs, 3)), mix(next_upos, cue_kind));
      all.add(crossed, mix(where, next), mix(c.lemma, in_quote));
      all.add(crossed, mix(where, before), mix(cue_kind, in_quote));
      all.add(subject, side, cue_kind);
      all.add(subject, side, mix(next, in_quote));
      all.add(after, side, cue_kind);
      all.add(after, mix(next, c.lemma), in_quote);
      all.add(after, mix(before, cue_kind), in_quote);
      all.add(joins, crossed, mix(where, cue_kind));
      all.add(segment_word, crossed, where);
      all.add(f.shape, upos, mix(side, f.mark));
      all.add(f.mark, side, step);
      describe_path(cue, t, facts, list);
      commas += f.comma;
      stops += f.stop;
      if (f.comma) segment_word = f.word;
      if (f.upos == Upos::Verb || f.upos == Upos::Aux) ++verbs;
      if (f.upos == Upos::Cconj || f.upos == Upos::Sconj) joins = f.word;
    }
  };
  fill(false);
  fill(true);
}

std::uint32_t AttributionView::joint(std::uint32_t token) const {
  if (token == 0) return 0;
  const Facts& before = facts_[token - 1];
  const Facts& here = facts_[token];
  if (before.sentence != here.sentence) return 1;
  if (before.mark || here.mark) return before.quote == here.quote ? 2 : 3;
  if (here.comma) return 4;
  if (before.comma) return 5;
  if (here.stop) return 6;
  if (here.upos == Upos::Punct || before.upos == Upos::Punct) return 7;
  // A step down the tree or along it, or a leap to another branch.
  if (here.head == token - 1 || before.head == token) return 8;
  if (here.head == before.head && here.head != kNoToken) return 9;
  if (here.upos == Upos::Sconj || here.upos == Upos::Adp) return 10;
  if (here.upos == Upos::Verb || here.upos == Upos::Aux) return 11;
  if (before.upos == Upos::Verb || before.upos == Upos::Aux) return 12;
  return 13;
}

}  // namespace synoptic
