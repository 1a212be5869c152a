// SPDX-License-Identifier: Apache-2.0
#include "language/tags.h"

#include "base/unicode.h"
#include "base/utf8.h"
#include "language/lemmas.h"

namespace synoptic {
namespace {

class RuleTagger {
 public:
  RuleTagger(std::string_view text, const TagLists& lists, Analysis& analysis)
      : text_(text), lists_(lists), analysis_(analysis) {}

  void tag() {
    for (const Sentence& sentence : analysis_.sentences) {
      bool headline = is_title_case(sentence);
      for (std::uint32_t i = sentence.first_token; i < sentence.end_token;
           ++i) {
        Token& token = analysis_.tokens[i];
        token.upos = tag_of(i, sentence, headline);
        token.lemma = lemma_of(slice(text_, token.span), token.upos,
                               lists_.irregular_lemmas);
      }
    }
  }

 private:
  bool is_title_case(const Sentence& sentence) const {
    if (slice(text_, analysis_.tokens[sentence.end_token - 1].span) == ".") {
      return false;
    }
    std::size_t upper = 0;
    std::size_t words = 0;
    for (std::uint32_t i = sentence.first_token; i < sentence.end_token; ++i) {
      const Span span = analysis_.tokens[i].span;
      const char32_t c = decode_utf8(text_, span.begin).value;
      if (!is_letter(c) || span.size() < 4) continue;
      ++words;
      if (is_upper(c)) ++upper;
    }
    return words >= 4 && upper * 4 >= words * 3;
  }

  Upos before(std::uint32_t i, const Sentence& sentence) const {
    return i > sentence.first_token ? analysis_.tokens[i - 1].upos
                                    : Upos::Punct;
  }

  Upos tag_of(std::uint32_t i, const Sentence& sentence, bool headline) const {
    const std::string_view word = slice(text_, analysis_.tokens[i].span);
    const char32_t first =
        decode_utf8(text_, 0 + analysis_.tokens[i].span.begin).value;
    if (word.size() > 64) return Upos::X;
    const std::string lower = fold(word);
    const Upos left = before(i, sentence);
    const auto closed = lists_.closed_words.find(lower);
    if (closed != lists_.closed_words.end()) {
      return closed_tag(i, lower, closed->second, left, sentence);
    }
    if (is_digit(first)) {
      return lower.ends_with("th") || lower.ends_with("st") ||
                     lower.ends_with("nd") || lower.ends_with("rd")
                 ? Upos::Adj
             : lower.ends_with("s") ? Upos::Noun
                                    : Upos::Num;
    }
    if (!is_letter(first)) return mark_tag(word, first);
    const bool capital = is_upper(first) && word != "I";
    if (capital && i > sentence.first_token && !headline &&
        left != Upos::Punct) {
      return Upos::Propn;
    }
    const Upos open = open_tag(lower, left);
    if (capital && open == Upos::Noun && !lower.ends_with("s")) {
      return Upos::Propn;
    }
    return open;
  }

  static Upos mark_tag(std::string_view word, char32_t first) {
    if (word == "$" || word == "%" || word == "\u00A3" || word == "\u20AC" ||
        word == "+" || word == "=" || word == "/" || word == "\u00B0" ||
        word.ends_with("$")) {
      return Upos::Sym;
    }
    if (word.size() > 1 && (first == U'#' || first == U'@')) return Upos::Propn;
    if (word.size() > 2 && first == U'\'') return Upos::Noun;
    return Upos::Punct;
  }

  Upos closed_tag(std::uint32_t i, std::string_view lower, Upos usual,
                  Upos left, const Sentence& sentence) const {
    const bool last = i + 1 >= sentence.end_token;
    if (lower == "that") {
      if (left == Upos::Verb || left == Upos::Noun || left == Upos::Adj) {
        return Upos::Sconj;
      }
      return last ? Upos::Pron : Upos::Det;
    }
    if (lower == "'s") {
      return left == Upos::Pron || left == Upos::Adv ? Upos::Aux : Upos::Part;
    }
    if (lower == "her" || lower == "his") return Upos::Pron;
    if (lower == "'") return Upos::Punct;
    if (lower == "to" && !last) {
      const std::string next =
          to_lower(slice(text_, analysis_.tokens[i + 1].span));
      return lists_.common_verbs.contains(next) || next == "be" ||
                     next == "have" || next == "do"
                 ? Upos::Part
                 : Upos::Adp;
    }
    return usual;
  }

  Upos open_tag(const std::string& lower, Upos left) const {
    const std::string_view view = lower;
    const bool after_noun_opener = left == Upos::Det || left == Upos::Adj ||
                                   left == Upos::Adp || left == Upos::Num;
    if (view.ends_with("ly")) return Upos::Adv;
    if (lists_.irregular_lemmas.contains(lower + " VERB") &&
        !after_noun_opener) {
      return Upos::Verb;
    }
    if (view.ends_with("ing") && view.size() > 4) {
      return left == Upos::Det || left == Upos::Adj ? Upos::Noun : Upos::Verb;
    }
    if (view.ends_with("ed") && view.size() > 3) {
      return left == Upos::Det ? Upos::Adj : Upos::Verb;
    }
    if (view.ends_with("ous") || view.ends_with("ful") ||
        view.ends_with("ive") || view.ends_with("ical") ||
        view.ends_with("able") || view.ends_with("ible") ||
        view.ends_with("less") || view.ends_with("ian") ||
        view.ends_with("ese") || view.ends_with("ish")) {
      return Upos::Adj;
    }
    if (left == Upos::Part || left == Upos::Aux || left == Upos::Pron ||
        left == Upos::Noun || left == Upos::Propn || left == Upos::Adv) {
      const std::string stem =
          lemma_of(lower, Upos::Verb, lists_.irregular_lemmas);
      if (lists_.common_verbs.contains(stem)) return Upos::Verb;
    }
    return Upos::Noun;
  }

  std::string_view text_;
  const TagLists& lists_;
  Analysis& analysis_;
};

}  // namespace

void tag_by_rules(std::string_view text, const TagLists& lists,
                  Analysis& analysis) {
  RuleTagger(text, lists, analysis).tag();
}

}  // namespace synoptic
