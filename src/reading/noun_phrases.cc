// SPDX-License-Identifier: Apache-2.0
#include "reading/noun_phrases.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "base/unicode.h"

namespace synoptic {
namespace {

/// An apposition or relative clause between commas is no longer than this, in
/// tokens (a guess; longer ones are mostly clauses of their own).
constexpr std::uint32_t kLongestAside = 25;

/// So many appositions follow one name at most.
constexpr int kMostAsides = 3;

/// A subject stands no farther before its verb, in tokens: keeps a sentence of
/// thousands of verbs linear.
constexpr std::uint32_t kSubjectReach = 80;

class PhraseReader {
 public:
  PhraseReader(std::string_view text, const Analysis& analysis)
      : text_(text), analysis_(analysis) {}

  std::string_view word(std::uint32_t t) const {
    return slice(text_, analysis_.tokens[t].span);
  }
  Upos upos(std::uint32_t t) const { return analysis_.tokens[t].upos; }

  bool is_nominal(std::uint32_t t) const {
    switch (upos(t)) {
      case Upos::Noun:
      case Upos::Propn:
      case Upos::Pron:
      case Upos::Num:
      case Upos::Sym:
        return true;
      default:
        return false;
    }
  }

  bool is_possessive(std::uint32_t t) const {
    return word(t) == "'s" || word(t) == "\u2019s" || word(t) == "'" ||
           word(t) == "\u2019";
  }

  bool is_hyphen(std::uint32_t t) const {
    return word(t) == "-" || word(t) == "\u2013" || word(t) == "/" ||
           word(t) == "&";
  }

  /// May stand inside a noun phrase.
  bool is_inner(std::uint32_t t) const {
    return is_nominal(t) || upos(t) == Upos::Det || upos(t) == Upos::Adj ||
           is_possessive(t) || is_hyphen(t);
  }

  bool is_time_word(std::uint32_t t) const {
    const std::string w = to_lower(word(t));
    constexpr std::string_view kDays[] = {
        "monday",   "tuesday", "wednesday", "thursday", "friday",
        "saturday", "sunday",  "yesterday", "today",    "tomorrow"};
    return std::find(std::begin(kDays), std::end(kDays), w) != std::end(kDays);
  }

  /// The first token of the plain noun phrase that ends at `end`.
  std::uint32_t plain_begin(std::uint32_t end, std::uint32_t limit) const {
    std::uint32_t at = end;
    while (at > limit) {
      const std::uint32_t t = at - 1;
      if (is_inner(t)) {
        // A determiner or pronoun begins a phrase; only "of" and "and" reach
        // over it.
        at = t;
        continue;
      }
      const bool joins = t > limit && at < end && is_inner(t - 1) &&
                         ((upos(t) == Upos::Adp && !is_time_word(t - 1)) ||
                          (upos(t) == Upos::Cconj && is_nominal(t - 1)));
      if (!joins) break;
      at = t;
    }
    return at;
  }

  /// Cuts what stands before the last phrase: "In Elbing the mayor".
  std::uint32_t last_phrase(std::uint32_t first, std::uint32_t end) const {
    for (std::uint32_t t = end; t-- > first + 1;) {
      const bool opens = upos(t) == Upos::Det || upos(t) == Upos::Pron;
      if (!opens || !is_nominal(t - 1) || upos(t - 1) == Upos::Pron) continue;
      return t;
    }
    return first;
  }

  /// The opening comma of the aside whose closing comma is at `close`.
  std::optional<std::uint32_t> aside_begin(std::uint32_t close,
                                           std::uint32_t limit) const {
    for (std::uint32_t t = close;
         t-- > limit + 1 && close - t <= kLongestAside;) {
      if (word(t) == "," && is_nominal(t - 1)) return t;
    }
    return std::nullopt;
  }

 private:
  std::string_view text_;
  const Analysis& analysis_;
};

}  // namespace

Span span_of(const Analysis& analysis, TokenRange range) {
  return {analysis.tokens[range.first].span.begin,
          analysis.tokens[range.end - 1].span.end};
}

const Sentence& sentence_at(const Analysis& analysis, std::uint32_t token) {
  const auto at = std::upper_bound(
      analysis.sentences.begin(), analysis.sentences.end(), token,
      [](std::uint32_t t, const Sentence& s) { return t < s.first_token; });
  return at == analysis.sentences.begin() ? *at : *std::prev(at);
}

TokenRange subject_before(std::string_view text, const Analysis& analysis,
                          std::uint32_t verb, std::uint32_t limit) {
  const PhraseReader read(text, analysis);
  std::uint32_t end = verb;
  while (end > limit &&
         (read.upos(end - 1) == Upos::Aux || read.upos(end - 1) == Upos::Adv ||
          read.word(end - 1) == "not"))
    --end;
  std::uint32_t begin = end;
  if (end > limit + 2 && read.word(end - 1) == ",") {
    const auto comma = read.aside_begin(end - 1, limit);
    if (!comma) return {};
    begin = *comma;
    // "Ada Berg, 25, a baker, said": one more aside of a single word.
    if (begin > limit + 2 && read.word(begin - 2) == "," &&
        read.is_nominal(begin - 3))
      begin -= 2;
  } else if (end > limit + 2 && read.word(end - 1) == ")") {
    std::uint32_t open = end - 1;
    while (open > limit && read.word(open) != "(" && end - open < kLongestAside)
      --open;
    if (read.word(open) != "(") return {};
    begin = open;
  }
  const std::uint32_t core = begin;
  begin = read.plain_begin(core, limit);
  begin = read.last_phrase(begin, core);
  if (begin == core) return {};
  while (begin < core && (read.is_hyphen(begin) || read.is_possessive(begin)))
    ++begin;
  return {begin, end};
}

TokenRange subject_of(std::string_view text, const Analysis& analysis,
                      std::uint32_t verb, std::uint32_t limit) {
  const PhraseReader read(text, analysis);
  const bool participle = to_lower(read.word(verb)).ends_with("ing") &&
                          (verb == limit || read.upos(verb - 1) != Upos::Aux);
  if (!participle) {
    const TokenRange near = subject_before(text, analysis, verb, limit);
    if (!near.empty()) return near;
  }
  const std::uint32_t floor =
      verb > limit + kSubjectReach ? verb - kSubjectReach : limit;
  for (std::uint32_t t = verb; t-- > floor + 1;) {
    if (read.upos(t) != Upos::Verb && read.upos(t) != Upos::Aux) continue;
    const TokenRange subject = subject_before(text, analysis, t, limit);
    if (subject.empty()) continue;
    const std::string first = to_lower(read.word(subject.first));
    if (first != "who" && first != "that" && first != "which" &&
        first != "there")
      return subject;
  }
  return {};
}

TokenRange phrase_after(std::string_view text, const Analysis& analysis,
                        std::uint32_t first, std::uint32_t limit) {
  const PhraseReader read(text, analysis);
  std::uint32_t end = first;
  while (end < limit) {
    if (read.is_time_word(end) && end > first) break;
    const bool pronoun_next =
        end > first && read.upos(end) == Upos::Pron && !read.is_possessive(end);
    if (pronoun_next) break;
    if (read.is_inner(end)) {
      ++end;
      continue;
    }
    const bool joins = end > first && end + 1 < limit && read.is_inner(end + 1);
    const std::string word = to_lower(read.word(end));
    if (joins &&
        (word == "of" || word == "for" || word == "and" ||
         (word == "at" && !read.is_time_word(end + 1)) || word == "from")) {
      ++end;
      continue;
    }
    break;
  }
  if (end == first) return {};
  // Appositions: ", a baker from Elbing,", ", who leads the union".
  for (int aside = 0;
       aside < kMostAsides && end + 2 < limit && read.word(end) == ",";
       ++aside) {
    const std::string next = to_lower(read.word(end + 1));
    const bool opens = next == "a" || next == "an" || next == "the" ||
                       next == "who" || next == "whose" || next == "its" ||
                       next == "his" || next == "her" ||
                       read.upos(end + 1) == Upos::Num;
    if (!opens) break;
    std::uint32_t close = end + 1;
    while (close < limit && read.word(close) != "," &&
           close - end < kLongestAside)
      ++close;
    end = close;
  }
  return {first, end};
}

}  // namespace synoptic
