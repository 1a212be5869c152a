// SPDX-License-Identifier: Apache-2.0
#include "reading/quantity_scope.h"

#include <algorithm>
#include <utility>

namespace synoptic {
namespace {

/// How many pieces after a number its noun may end, with all adjectives.
constexpr std::size_t kNounReach = 8;
/// How many pieces around a quantity its share may be told.
constexpr std::size_t kScopeReach = 7;
constexpr std::size_t kScopeReachBefore = 11;
/// How many pieces after a quantity its moment may be told.
constexpr std::size_t kMomentReach = 10;
constexpr std::size_t kMomentBefore = 5;

/// Words that end a noun phrase or begin no noun, for texts without tags.
bool is_function_word(std::string_view word) {
  return is_any(
      word,
      {"a",       "an",      "the",    "and",     "or",     "but",    "in",
       "on",      "at",      "by",     "to",      "from",   "with",   "for",
       "of",      "as",      "into",   "over",    "under",  "after",  "before",
       "than",    "that",    "which",  "who",     "whom",   "whose",  "when",
       "where",   "while",   "if",     "is",      "are",    "was",    "were",
       "be",      "been",    "has",    "have",    "had",    "will",   "would",
       "can",     "could",   "may",    "might",   "must",   "shall",  "should",
       "it",      "its",     "they",   "their",   "them",   "he",     "his",
       "she",     "her",     "we",     "our",     "you",    "your",   "i",
       "this",    "these",   "those",  "there",   "not",    "no",     "since",
       "until",   "about",   "per",    "each",    "both",   "all",    "also",
       "so",      "were",    "did",    "do",      "does",   "said",   "says",
       "between", "against", "during", "through", "around", "across", "because",
       "apiece",  "near",    "via"});
}

bool is_irregular_plural(std::string_view word) {
  return is_any(
      word, {"people", "men",       "women",     "children",   "police",
             "troops", "personnel", "cattle",    "staff",      "mice",
             "feet",   "teeth",     "sheep",     "fish",       "media",
             "data",   "seamen",    "policemen", "servicemen", "firefighters"});
}

/// A lemma by spelling, where the analysis has none.
std::string plain_lemma(std::string_view word) {
  if (word == "people") return "people";
  if (word == "men") return "man";
  if (word == "women") return "woman";
  if (word == "children") return "child";
  const auto ends = [&](std::string_view end) {
    return word.size() > end.size() + 2 &&
           word.substr(word.size() - end.size()) == end;
  };
  if (ends("ies")) return std::string(word.substr(0, word.size() - 3)) + "y";
  if (ends("sses") || ends("shes") || ends("ches") || ends("xes")) {
    return std::string(word.substr(0, word.size() - 2));
  }
  if (ends("s") && !ends("ss") && !ends("us")) {
    return std::string(word.substr(0, word.size() - 1));
  }
  return std::string(word);
}

class NounFinder {
 public:
  NounFinder(const TaggedPieces& text, const QuantityPhrase& phrase,
             const QuantityResources& resources)
      : text_(text), phrase_(phrase), resources_(resources) {}

  Counted find() const {
    if (std::string carrier = carrier_before(); !carrier.empty()) {
      const Counted after = noun_from(phrase_.end);
      return {std::move(carrier), after.end};
    }
    if (phrase_.each) return {{}, phrase_.end};
    if (Counted part = hyphenated(); !part.lemma.empty()) return part;
    std::size_t at = phrase_.end;
    if (is(at, "of")) {
      ++at;
      while (has(at) && is_any(text_.pieces[at].fold,
                               {"the", "its", "their", "his", "her", "our",
                                "those", "these", "all", "a", "an"})) {
        ++at;
      }
      // "3 of the 15 members": the members, but not their number.
      if (has(at) && text_.pieces[at].kind == PieceKind::Digits) {
        Counted whole = noun_from(at + 1);
        whole.end = phrase_.end;
        return whole;
      }
    }
    Counted counted = noun_from(at);
    if (counted.lemma.empty() && at == phrase_.end) return alone(at);
    return counted;
  }

 private:
  bool has(std::size_t at) const {
    return at < text_.pieces.size() && !text_.pieces[at].breaks;
  }
  bool is(std::size_t at, std::string_view fold) const {
    return has(at) && text_.pieces[at].fold == fold;
  }

  const Token* token(std::size_t at) const {
    const std::uint32_t index = text_.tokens[at];
    if (index == kNoToken) return nullptr;
    const Token& found = text_.analysis.tokens[index];
    return found.upos == Upos::X ? nullptr : &found;
  }

  /// "30-member panel" counts members.
  Counted hyphenated() const {
    const std::size_t at = phrase_.end;
    if (!is(at, "-") || text_.pieces[at].spaced || !has(at + 1) ||
        text_.pieces[at + 1].spaced) {
      return {};
    }
    const Token* found = token(at + 1);
    const bool noun =
        found != nullptr && text_.tokens[at] != text_.tokens[at + 1]
            ? found->upos == Upos::Noun
            : !is_any(text_.pieces[at + 1].fold,
                      {"strong", "odd", "plus", "some", "fold", "way", "for"});
    if (!noun || text_.pieces[at + 1].kind != PieceKind::Letters) return {};
    return {plain_lemma(text_.pieces[at + 1].fold), at + 2};
  }

  /// "69 wounded", "12 dead": what stands for the people it is said of.
  Counted alone(std::size_t at) const {
    Counted counted{{}, phrase_.end};
    if (!has(at) || text_.pieces[at].kind != PieceKind::Letters) return counted;
    const Token* found = token(at);
    if (found == nullptr ||
        !is_any(text_.pieces[at].fold,
                {"dead", "wounded", "injured", "killed", "missing", "hurt",
                 "arrested", "detained", "captured", "displaced"})) {
      return counted;
    }
    return {text_.pieces[at].fold, at + 1};
  }

  /// "the bodies of 1,200 fallen soldiers": the lemma of "bodies".
  std::string carrier_before() const {
    std::size_t at = phrase_.begin;
    while (at > 0 && is_any(text_.pieces[at - 1].fold, {"the", "some"})) --at;
    if (at < 2 || text_.pieces[at - 1].fold != "of") return {};
    const PhraseTable::Match match =
        resources_.words.match(text_.pieces, at - 2);
    if (match.fields == nullptr || match.fields->front() != "body" ||
        match.fields->size() < 2) {
      return {};
    }
    return (*match.fields)[1];
  }

  Counted noun_from(std::size_t begin) const {
    Counted counted;
    counted.end = phrase_.end;
    std::size_t noun = text_.pieces.size();
    const std::size_t last = std::min(text_.pieces.size(), begin + kNounReach);
    for (std::size_t at = begin; at < last && has(at); ++at) {
      const Piece& piece = text_.pieces[at];
      if (piece.kind == PieceKind::Digits) break;
      if (piece.kind == PieceKind::Mark) {
        if (piece.fold == "-" && !piece.spaced) continue;
        break;
      }
      const Step step = step_at(at);
      if (step == Step::Stop) break;
      // After a plural head comes a verb that looks like a noun, or an adverb.
      if (noun != text_.pieces.size() &&
          (step == Step::Skip || (is_plural(noun) && !is_plural(at)))) {
        if (text_.pieces[at].fold != "'s" &&
            text_.pieces[at - 1].fold != "'s") {
          break;
        }
      }
      if (step == Step::Noun && is_compound_end(at)) continue;
      if (step == Step::Noun) noun = at;
      if (step == Step::Head) {
        noun = at;
        break;
      }
    }
    if (noun == text_.pieces.size()) return counted;
    counted.lemma = lemma_of(noun);
    counted.end = noun + 1;
    return counted;
  }

  enum class Step { Skip, Noun, Head, Stop };
  Step step_at(std::size_t at) const {
    const Piece& piece = text_.pieces[at];
    if (const Token* found = token(at)) {
      switch (found->upos) {
        case Upos::Noun:
          return Step::Noun;
        case Upos::Propn:
          return Step::Noun;
        case Upos::Adj:
        case Upos::Num:
          return Step::Skip;
        case Upos::Verb:
          // "three fatal crashes": a plural after what is none is the noun.
          if (at > phrase_.end && phrase_.unit != "ordinal" &&
              phrase_.value.high > 1 && is_plural(at) && !is_plural(at - 1) &&
              text_.pieces[at - 1].kind == PieceKind::Letters) {
            return Step::Head;
          }
          // "fallen", "wounded", "remaining" before a noun.
          return noun_follows(at) ? Step::Skip : Step::Stop;
        case Upos::Adv:
          return at == phrase_.end || noun_follows(at) ? Step::Skip
                                                       : Step::Stop;
        case Upos::Cconj:
          return Step::Stop;
        case Upos::Part:
          return piece.fold == "'s" ? Step::Skip : Step::Stop;
        case Upos::Det:
          return piece.fold == "other" ? Step::Skip : Step::Stop;
        default:
          return Step::Stop;
      }
    }
    if (is_function_word(piece.fold)) return Step::Stop;
    if (is_irregular_plural(piece.fold)) return Step::Head;
    const bool plural = piece.fold.size() > 3 && piece.fold.back() == 's' &&
                        piece.fold[piece.fold.size() - 2] != 's' &&
                        piece.fold != "'s";
    if (plural) return Step::Head;
    // The one thing that "one" counts: the first plain word.
    if (phrase_.value.high == 1 && !piece.capital) return Step::Noun;
    return phrase_.value.high > 1 ? Step::Skip : Step::Stop;
  }

  /// "range" in "long-range bombers": part of what describes the noun.
  bool is_compound_end(std::size_t at) const {
    if (at < 2 || text_.pieces[at - 1].fold != "-" || text_.pieces[at].spaced ||
        text_.pieces[at - 1].spaced || at - 1 == phrase_.end || is_plural(at)) {
      return false;
    }
    for (std::size_t next = at + 1; next < at + 4 && has(next); ++next) {
      const Token* found = token(next);
      if (found == nullptr) return false;
      if (found->upos == Upos::Noun) return true;
      if (found->upos != Upos::Adj && found->upos != Upos::Propn) return false;
    }
    return false;
  }

  bool is_plural(std::size_t at) const {
    const std::string& word = text_.pieces[at].fold;
    return is_irregular_plural(word) ||
           (word.size() > 3 && word.back() == 's' &&
            word[word.size() - 2] != 's');
  }

  bool noun_follows(std::size_t at) const {
    for (std::size_t next = at + 1; next < at + 3 && has(next); ++next) {
      const Token* found = token(next);
      if (found == nullptr) return false;
      if (found->upos == Upos::Noun) return true;
      if (found->upos != Upos::Adj && found->upos != Upos::Propn) return false;
    }
    return false;
  }

  std::string lemma_of(std::size_t at) const {
    const Token* found = token(at);
    if (found != nullptr && !found->lemma.empty() && found->lemma != "_") {
      return found->lemma;
    }
    return plain_lemma(text_.pieces[at].fold);
  }

  const TaggedPieces& text_;
  const QuantityPhrase& phrase_;
  const QuantityResources& resources_;
};

}  // namespace

TaggedPieces tag_pieces(std::string_view text, std::span<const Piece> pieces,
                        const Analysis& analysis) {
  TaggedPieces tagged{text, pieces, analysis, {}};
  tagged.tokens.assign(pieces.size(), kNoToken);
  std::size_t token = 0;
  for (std::size_t at = 0; at < pieces.size(); ++at) {
    while (token < analysis.tokens.size() &&
           analysis.tokens[token].span.end <= pieces[at].span.begin) {
      ++token;
    }
    if (token < analysis.tokens.size() &&
        analysis.tokens[token].span.begin <= pieces[at].span.begin) {
      tagged.tokens[at] = static_cast<std::uint32_t>(token);
    }
  }
  return tagged;
}

Counted find_counted(const TaggedPieces& text, const QuantityPhrase& phrase,
                     const QuantityResources& resources) {
  return NounFinder(text, phrase, resources).find();
}

Per find_per(const TaggedPieces& text, const QuantityPhrase& phrase,
             std::size_t end, const QuantityResources& resources) {
  if (phrase.each) return Per::Each;
  const std::size_t last = std::min(text.pieces.size(), end + kScopeReach);
  for (std::size_t at = end; at < last; ++at) {
    const Piece& piece = text.pieces[at];
    if (piece.breaks || is_any(piece.fold, {".", ";", "?", "!", ":"})) break;
    // Another number has its own share.
    if (piece.kind == PieceKind::Digits) break;
    const PhraseTable::Match match = resources.words.match(text.pieces, at);
    if (match.fields == nullptr) continue;
    if (match.fields->front() == "each") return Per::Each;
    if (match.fields->front() == "all") {
      // "together with" and "overall picture" share nothing.
      if (match.end < text.pieces.size() &&
          text.pieces[match.end].fold == "with") {
        continue;
      }
      return Per::All;
    }
  }
  const std::size_t first =
      phrase.begin > kScopeReachBefore ? phrase.begin - kScopeReachBefore : 0;
  for (std::size_t at = phrase.number; at > first;) {
    if (text.pieces[at].breaks) break;
    --at;
    const Piece& piece = text.pieces[at];
    if (piece.kind == PieceKind::Digits) break;
    if (is_any(piece.fold, {".", ";", "?", "!"})) break;
    const PhraseTable::Match match = resources.words.match(text.pieces, at);
    if (match.fields != nullptr && match.end <= phrase.number) {
      if (match.fields->front() == "each-before" ||
          (match.fields->front() == "each" && piece.fold == "each")) {
        return Per::Each;
      }
      if (match.fields->front() == "all-before" &&
          match.end + 2 >= phrase.number) {
        return Per::All;
      }
    }
  }
  return Per::Unknown;
}

namespace {

/// The words at `at` that say as of when, or an empty span.
Span moment_at(const TaggedPieces& text, std::size_t at,
               std::span<const TimeExpression> times,
               const QuantityResources& resources) {
  const PhraseTable::Match match = resources.words.match(text.pieces, at);
  if (match.fields == nullptr) return {};
  const std::uint32_t first = text.pieces[at].span.begin;
  if (match.fields->front() == "as-of") {
    return {first, text.pieces[match.end - 1].span.end};
  }
  if (match.fields->front() != "as-of-time") return {};
  std::size_t next = match.end;
  if (next < text.pieces.size() && text.pieces[next].fold == "the") ++next;
  if (next >= text.pieces.size()) return {};
  const std::uint32_t begin = text.pieces[next].span.begin;
  const auto time = std::lower_bound(
      times.begin(), times.end(), begin,
      [](const TimeExpression& t, std::uint32_t b) { return t.span.end <= b; });
  if (time == times.end() || time->span.begin > begin ||
      time->type == TimeType::Duration) {
    return {};
  }
  return {first, time->span.end};
}

}  // namespace

Span find_as_of(const TaggedPieces& text, std::size_t begin, std::size_t end,
                std::span<const TimeExpression> times,
                const QuantityResources& resources) {
  const std::size_t last = std::min(text.pieces.size(), end + kMomentReach);
  for (std::size_t at = end; at < last; ++at) {
    const Piece& piece = text.pieces[at];
    if (piece.breaks || is_any(piece.fold, {".", ";", "?", "!"})) break;
    const Span moment = moment_at(text, at, times, resources);
    if (!moment.empty()) return moment;
    if (piece.kind == PieceKind::Digits) break;
  }
  // "So far 30", "As of Monday, 30": only right before it.
  const std::size_t first = begin > kMomentBefore ? begin - kMomentBefore : 0;
  for (std::size_t at = begin; at > first && !text.pieces[at].breaks;) {
    --at;
    if (is_any(text.pieces[at].fold, {".", ";", "?", "!"})) break;
    const Span moment = moment_at(text, at, times, resources);
    if (!moment.empty() && moment.end <= text.pieces[begin].span.begin) {
      return moment;
    }
  }
  return {};
}

}  // namespace synoptic
