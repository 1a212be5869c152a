// SPDX-License-Identifier: Apache-2.0
#include "reading/speakers.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "base/unicode.h"
#include "base/utf8.h"

namespace synoptic {
namespace {

/// The end of the phrase's head noun group: what stands before the first
/// adposition, comma, bracket or relative word.
std::uint32_t head_end(std::string_view text, const Analysis& analysis,
                       TokenRange words) {
  for (std::uint32_t t = words.first + 1; t < words.end; ++t) {
    const Token& token = analysis.tokens[t];
    const std::string_view word = slice(text, token.span);
    const bool joint = word == "-" || word == "\u2013" || word == "'s" ||
                       word == "\u2019s" || word == "'" || word == "\u2019" ||
                       word == ".";
    if (token.upos == Upos::Adp || token.upos == Upos::Verb ||
        token.upos == Upos::Sconj || token.upos == Upos::Pron)
      return t;
    if (token.upos == Upos::Punct && !joint) return t;
  }
  return words.end;
}

/// The words up to a verb with a subject before it, and the adverbs at it:
/// "the mayor later called it" is "the mayor". Clauses behind a comma or a
/// relative word are part of a description and stay.
TokenRange without_predicate(std::string_view text, const Analysis& analysis,
                             TokenRange words) {
  bool nominal = false;
  for (std::uint32_t t = words.first; t < words.end; ++t) {
    const Token& token = analysis.tokens[t];
    const std::string word = to_lower(slice(text, token.span));
    if (word == "," || word == "who" || word == "which" || word == "that" ||
        word == "whose" || word == "(")
      return words;
    const bool participle = word.ends_with("ing") || word == "named" ||
                            word == "called" || word == "identified";
    const bool past_of_noun =
        token.deprel.starts_with("acl") || token.deprel.starts_with("amod");
    const bool finite = token.upos == Upos::Verb || token.upos == Upos::Aux;
    if (nominal && finite && !participle && !past_of_noun) {
      std::uint32_t end = t;
      while (end > words.first + 1 &&
             analysis.tokens[end - 1].upos == Upos::Adv)
        --end;
      return {words.first, end};
    }
    nominal = nominal || token.upos == Upos::Noun ||
              token.upos == Upos::Propn || token.upos == Upos::Pron;
  }
  return words;
}

/// The words behind a dateline at the head of a block: "Elbing, 3 June - Both
/// sides" is "Both sides".
TokenRange without_dateline(std::string_view text, const Analysis& analysis,
                            TokenRange words) {
  constexpr std::uint32_t kLongest = 12;  // Tokens of a dateline (a guess).
  const Sentence& sentence = sentence_at(analysis, words.first);
  if (words.first > sentence.first_token + kLongest) return words;
  const bool leads =
      sentence.first_token == 0 ||
      sentence_at(analysis, sentence.first_token - 1).block != sentence.block;
  if (!leads) return words;
  const std::uint32_t end =
      std::min(words.end, sentence.first_token + kLongest);
  for (std::uint32_t t = words.first + 1; t + 1 < end; ++t) {
    const Span mark = analysis.tokens[t].span;
    const std::string_view dash = slice(text, mark);
    const bool parted = mark.begin > analysis.tokens[t - 1].span.end &&
                        analysis.tokens[t + 1].span.begin > mark.end;
    if (parted && (dash == "-" || dash == "--" || dash == "\u2013" ||
                   dash == "\u2014" || dash == "\u2015"))
      return {t + 1, words.end};
    const char32_t letter = decode_utf8(dash, 0).value;
    if (is_letter(letter) && !is_upper(letter)) break;
  }
  return words;
}

/// Words that alone name nobody.
bool is_pronoun(const std::string& word) {
  constexpr std::string_view kPronouns[] = {
      "he",    "she",   "they",  "it",  "we",    "i",    "you", "this", "that",
      "these", "those", "there", "who", "which", "what", "him", "her",  "them"};
  return std::ranges::find(kPronouns, word) != std::end(kPronouns);
}

/// Words that somebody gives out: what they say, their owner says.
bool is_document(std::string_view lemma) {
  constexpr std::string_view kDocuments[] = {
      "statement", "tweet",     "post",   "letter",  "website",
      "site",      "biography", "bio",    "memo",    "email",
      "message",   "release",   "memoir", "filing",  "communique",
      "account",   "note",      "page",   "webpage", "newsletter"};
  return std::ranges::find(kDocuments, lemma) != std::end(kDocuments);
}

/// Verbs of two who do something together: "Berg met Lund".
bool is_of_two(std::string_view lemma) {
  constexpr std::string_view kTogether[] = {"join", "meet", "accompany"};
  return std::ranges::find(kTogether, lemma) != std::end(kTogether);
}

/// Finds whom "they" means: the subject of one of the sentences before, where
/// it is several ("the mayor and her deputy", "officials") or does something
/// together with its object ("Berg met Lund").
class GroupReader {
 public:
  GroupReader(std::string_view text, const Analysis& analysis)
      : text_(text), analysis_(analysis) {}

  /// The group's name, or empty. Requires: `they` is a token.
  std::string before(std::uint32_t they) const {
    const Sentence* sentence = &sentence_at(analysis_, they);
    // The sentences of a quotation at the head of the block are passed over.
    const bool quoted = begins_with_mark(first_of_block(*sentence));
    constexpr int kReach = 2;
    constexpr int kMostQuoted = 12;
    const std::uint32_t block = sentence->block;
    int passed = 0;
    for (int i = 0; i < kReach && sentence->first_token > 0;) {
      sentence = &sentence_at(analysis_, sentence->first_token - 1);
      if (quoted && sentence->block == block) {
        if (++passed > kMostQuoted) break;
        continue;
      }
      ++i;
      std::string name = group_in(*sentence);
      if (!name.empty()) return name;
    }
    return {};
  }

 private:
  std::string_view word(std::uint32_t t) const {
    return slice(text_, analysis_.tokens[t].span);
  }

  const Sentence& first_of_block(const Sentence& sentence) const {
    const Sentence* first = &sentence;
    constexpr int kMost = 12;
    for (int i = 0; i < kMost && first->first_token > 0; ++i) {
      const Sentence& before = sentence_at(analysis_, first->first_token - 1);
      if (before.block != sentence.block) break;
      first = &before;
    }
    return *first;
  }

  bool begins_with_mark(const Sentence& sentence) const {
    return is_double_quote(decode_utf8(text_, sentence.span.begin).value);
  }

  std::string group_in(const Sentence& sentence) const {
    for (std::uint32_t t = sentence.first_token + 1; t < sentence.end_token;
         ++t) {
      const Token& verb = analysis_.tokens[t];
      if (verb.upos != Upos::Verb && verb.upos != Upos::Aux) continue;
      const TokenRange subject =
          subject_before(text_, analysis_, t, sentence.first_token);
      if (subject.empty()) return {};
      if (is_several(subject)) return words_of(subject);
      if (verb.upos == Upos::Aux) continue;  // "has met"
      return is_of_two(verb.lemma) ? with_object(subject, t, sentence)
                                   : std::string();
    }
    return {};
  }

  bool is_several(TokenRange phrase) const {
    for (std::uint32_t s = phrase.first; s < phrase.end; ++s) {
      const Token& token = analysis_.tokens[s];
      const bool plural =
          token.upos == Upos::Noun && token.lemma != to_lower(word(s));
      if (plural || token.upos == Upos::Cconj) return true;
      if (token.upos == Upos::Adp) return false;
    }
    return false;
  }

  std::string with_object(TokenRange subject, std::uint32_t verb,
                          const Sentence& sentence) const {
    std::uint32_t first = verb + 1;
    if (first < sentence.end_token && to_lower(word(first)) == "with") ++first;
    const TokenRange object =
        phrase_after(text_, analysis_, first, sentence.end_token);
    if (object.empty()) return {};
    const std::string joint = is_several(object) ? ", " : " and ";
    return words_of(subject) + joint + words_of(object);
  }

  std::string words_of(TokenRange phrase) const {
    return std::string(slice(text_, span_of(analysis_, phrase)));
  }

  std::string_view text_;
  const Analysis& analysis_;
};

/// The name of the group that the words mean, if they are "they".
std::string group_before(std::string_view text, const Analysis& analysis,
                         TokenRange words) {
  const Span first = analysis.tokens[words.first].span;
  if (words.end - words.first != 1 || to_lower(slice(text, first)) != "they")
    return {};
  return GroupReader(text, analysis).before(words.first);
}

/// Words that count people without naming them.
bool is_quantifier(std::string_view word) {
  constexpr std::string_view kQuantifiers[] = {"many",    "most", "some",
                                               "several", "few",  "others",
                                               "half",    "all",  "both"};
  return std::ranges::find(kQuantifiers, word) != std::end(kQuantifiers);
}

/// Of whom a quantifier alone speaks ("most voters approved, while many
/// feared"): it and the plural noun that was counted last, in its sentence or
/// the one before; empty if none was.
std::string counted_before(std::string_view text, const Analysis& analysis,
                           TokenRange words) {
  const auto word = [&](std::uint32_t t) {
    return to_lower(slice(text, analysis.tokens[t].span));
  };
  if (words.end - words.first != 1 || !is_quantifier(word(words.first)))
    return {};
  const std::uint32_t here = sentence_at(analysis, words.first).first_token;
  const std::uint32_t first =
      here == 0 ? 0 : sentence_at(analysis, here - 1).first_token;
  for (std::uint32_t t = words.first; t > first + 1;) {
    const Token& noun = analysis.tokens[--t];
    const bool plural =
        (noun.upos == Upos::Noun || noun.upos == Upos::Propn) &&
        (word(t) == "people" ||
         (word(t).ends_with('s') && noun.lemma != slice(text, noun.span) &&
          noun.lemma != word(t)));
    if (!plural) continue;
    std::uint32_t before = t - 1;
    if (before > first && analysis.tokens[before].upos == Upos::Adj) --before;
    const bool counted = word(before) == "of" || is_quantifier(word(before)) ||
                         analysis.tokens[before].upos == Upos::Num;
    if (!counted) continue;
    return std::string(slice(text, analysis.tokens[words.first].span)) + ' ' +
           std::string(slice(text, noun.span));
  }
  return {};
}

class SpeakerReader {
 public:
  SpeakerReader(std::string_view text, const Analysis& analysis,
                TokenRange words, const Reading& reading)
      : text_(text),
        analysis_(analysis),
        words_(words),
        reading_(reading),
        span_(span_of(analysis, words)) {}

  const Mention* find() const {
    const std::string first = to_lower(word(words_.first));
    if (first == "it") return last_body();
    if (first == "who" || first == "which") return mention_before();
    const std::uint32_t end = head_end(text_, analysis_, words_);
    const Span head = span_of(analysis_, {words_.first, end});
    if (const Mention* named = at_head(head)) return named;
    if (is_document(analysis_.tokens[end - 1].lemma)) return owner();
    return nullptr;
  }

 private:
  std::string_view word(std::uint32_t t) const {
    return slice(text_, analysis_.tokens[t].span);
  }

  auto from(std::uint32_t byte) const {
    return std::ranges::lower_bound(
        reading_.mentions, byte, {},
        [](const Mention& m) { return m.span.begin; });
  }

  bool is_person(const Mention& mention) const {
    return reading_.entities[mention.entity.value].type == NameType::Person;
  }

  const Mention* at_head(Span head) const {
    const Mention* best = nullptr;
    for (auto at = from(span_.begin);
         at != reading_.mentions.end() && at->span.begin < span_.end; ++at) {
      // "the mayor, Ada Berg": the name is the apposition.
      const bool beside = is_person(*at) && at->span.begin > head.end &&
                          (slice(text_, {head.end, at->span.begin}) == ", " ||
                           (text_.substr(at->span.begin - 2, 2) == ", " &&
                            at->span.end == span_.end));
      if (at->span.end == head.end || beside) best = &*at;
      if (beside) break;
    }
    return best;
  }

  /// The first entity named in the words.
  const Mention* owner() const {
    const auto at = from(span_.begin);
    return at != reading_.mentions.end() && at->span.begin < span_.end
               ? &*at
               : nullptr;
  }

  /// What stands straight before the words: "Berg, who said".
  const Mention* mention_before() const {
    const auto at = from(span_.begin);
    if (at == reading_.mentions.begin()) return nullptr;
    const Mention& last = *std::prev(at);
    return last.span.end + 2 >= span_.begin ? &last : nullptr;
  }

  /// The body or state that the sentence before is about: the first named.
  const Mention* last_body() const {
    const Sentence& here = sentence_at(analysis_, words_.first);
    const auto first_in = [&](std::uint32_t begin,
                              std::uint32_t end) -> const Mention* {
      for (auto at = from(begin);
           at != reading_.mentions.end() && at->span.begin < end; ++at)
        if (!is_person(*at) && at->type != NameType::Other &&
            at->type != NameType::Event)
          return &*at;
      return nullptr;
    };
    if (const Mention* near = first_in(here.span.begin, span_.begin))
      return near;
    if (here.first_token == 0) return nullptr;
    const Sentence& before = sentence_at(analysis_, here.first_token - 1);
    return first_in(before.span.begin, before.span.end);
  }

  std::string_view text_;
  const Analysis& analysis_;
  TokenRange words_;
  const Reading& reading_;
  Span span_;
};

}  // namespace

Speaker resolve_speaker(std::string_view text, const Analysis& analysis,
                        TokenRange words, const Reading& reading) {
  words = without_dateline(text, analysis, words);
  words = without_predicate(text, analysis, words);
  Speaker speaker;
  speaker.span = span_of(analysis, words);
  speaker.name = group_before(text, analysis, words);
  if (speaker.name.empty())
    speaker.name = counted_before(text, analysis, words);
  if (!speaker.name.empty()) return speaker;
  speaker.name = slice(text, speaker.span);
  const Mention* best = SpeakerReader(text, analysis, words, reading).find();
  if (best == nullptr) {
    if (words.end - words.first == 1 && is_pronoun(to_lower(speaker.name)))
      speaker.name.clear();
    return speaker;
  }
  const Entity& entity = reading.entities[best->entity.value];
  speaker.entity = best->entity;
  const bool stands_for = is_country(entity) &&
                          best->kind != MentionKind::Pronoun &&
                          best->kind != MentionKind::Description;
  speaker.name =
      stands_for ? std::string(slice(text, best->span)) : entity.name;
  return speaker;
}

}  // namespace synoptic
