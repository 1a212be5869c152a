// SPDX-License-Identifier: Apache-2.0
#include "language/analyze.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "language/dump.h"

namespace synoptic {
namespace {

const LanguageResources& english() {
  static const LanguageResources resources = [] {
    const auto open = [](std::string_view name) -> Result<std::string> {
      std::ifstream file(std::string(SYNOPTIC_SOURCE_DIR) +
                         "/data/languages/en/" + std::string(name));
      std::ostringstream text;
      text << file.rdbuf();
      return text.str();
    };
    return *load_language_resources(open);
  }();
  return resources;
}

Document document_of(std::string text) {
  Document document;
  document.text = std::move(text);
  return document;
}

using Dump = std::string (*)(std::string_view, const Analysis&);

std::string analyzed(std::string text, Dump dump) {
  const Document document = document_of(std::move(text));
  return dump(document.text, analyze(document, english()));
}

struct Case {
  std::string text;
  std::string dump;
};

TEST(analyze, cuts_words_as_universal_dependencies_does) {
  const Case cases[] = {
      {"They don't, can't and cannot go.",
       "They|do|n't|,|ca|n't|and|can|not|go|."},
      {"Norland's king isn’t here.", "Norland|'s|king|is|n’t|here|."},
      {"The workers' long-term plan", "The|workers|'|long|-|term|plan"},
      {"It cost $36.5 billion or €4bn.", "It|cost|$|36.5|billion|or|€|4|bn|."},
      {"a 6,000-for-6,000 swap", "a|6,000|-|for|-|6,000|swap"},
      {"See https://a.example/b?c=1, or x@y.org.",
       "See|https://a.example/b?c=1|,|or|x@y.org|."},
      {"“Non-profit” – or anti-war…", "“|Non-profit|”|–|or|anti-war|…"},
      {"At 9am on 3/4/2020 (24/7)", "At|9|am|on|3/4/2020|(|24/7|)"},
      {"AT&T, O'Brien and the '90s", "AT&T|,|O'Brien|and|the|'90s"},
      {"US$5 is 10% more!!!", "US$|5|is|10|%|more|!!!"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(analyzed(c.text, dump_tokens), c.dump) << c.text;
  }
}

TEST(analyze, ends_sentences_where_they_end) {
  const Case cases[] = {
      {"The U.S. sent aid. It came.", "The|U.S.|sent|aid|.\nIt|came|."},
      {"J. D. Marsh met Gov. Lind at 9 a.m. Monday.",
       "J.|D.|Marsh|met|Gov.|Lind|at|9|a.m.|Monday|."},
      {"He left the U.S. The car stayed.",
       "He|left|the|U.S.|\nThe|car|stayed|."},
      {"\"We won.\" he said. \"Now rest.\" Then he left.",
       "\"|We|won|.|\"|he|said|.\n\"|Now|rest|.|\"\nThen|he|left|."},
      {"\"Why now?\" Lena Ost asked.", "\"|Why|now|?|\"|Lena|Ost|asked|."},
      {"It was \"an offensive.\"Everything changed.",
       "It|was|\"|an|offensive|.|\"\nEverything|changed|."},
      {"They left the talks.Nobody spoke.",
       "They|left|the|talks|.\nNobody|spoke|."},
      {"Flood hits Elbing\n\nThe river rose.",
       "Flood|hits|Elbing\nThe|river|rose|."},
      {"Wait... what? No!", "Wait|...|what|?\nNo|!"},
      {"(It rained.) We went.", "(|It|rained|.|)\nWe|went|."},
      {"It fell by 3.5 percent. 12 died.",
       "It|fell|by|3.5|percent|.\n12|died|."},
  };
  for (const Case& c : cases) {
    std::string dump = c.dump;
    if (const auto at = dump.find("|\n"); at != std::string::npos) {
      dump.erase(at, 1);
    }
    EXPECT_EQ(analyzed(c.text, dump_tokens), dump) << c.text;
  }
}

TEST(analyze, finds_names_that_no_list_holds) {
  const Case cases[] = {
      {"Gov. Ottoline Varga flew to Elbing. Varga slept.",
       "Ottoline Varga:person; Elbing:place; Varga:person"},
      {"The Ministry of Water met Peter Quist in Paris.",
       "Ministry of Water:organization; Peter Quist:person; Paris:place"},
      {"On Monday the Russian army crossed the Tarn River.",
       "Russian:other; Tarn River:place"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(analyzed(c.text, dump_names), c.dump) << c.text;
  }
}

TEST(analyze, gives_tags_and_lemmas) {
  EXPECT_EQ(analyzed("He said the soldiers were killed.", dump_tags),
            "He/PRON/he said/VERB/say the/DET/the soldiers/NOUN/soldier "
            "were/AUX/be killed/VERB/kill ./PUNCT/.");
}

TEST(analyze, tokens_cover_any_text_in_order) {
  const std::string texts[] = {"",
                               " \n ",
                               "\xEF\xBB\xBF",
                               "'''''",
                               "((((\"\"\"....",
                               "a.b.c.",
                               "n't 's can't",
                               "\u2019s",
                               "1,2,3.4.5",
                               "@ # $5-6-7-8-9",
                               "\xF0\x9F\x98\x80 ok"};
  for (const std::string& text : texts) {
    const Document document = document_of(text);
    const Analysis analysis = analyze(document, english());
    std::uint32_t at = 0;
    for (const Token& token : analysis.tokens) {
      EXPECT_LE(at, token.span.begin) << text;
      EXPECT_LT(token.span.begin, token.span.end) << text;
      at = token.span.end;
    }
    EXPECT_LE(at, text.size());
    std::uint32_t next = 0;
    for (const Sentence& sentence : analysis.sentences) {
      EXPECT_EQ(sentence.first_token, next) << text;
      EXPECT_LT(sentence.first_token, sentence.end_token) << text;
      next = sentence.end_token;
    }
    EXPECT_EQ(next, analysis.tokens.size()) << text;
  }
}

TEST(analyze, odd_texts_take_linear_time) {
  std::string words;
  for (int i = 0; i < 50'000; ++i) words += "word ";
  const std::string texts[] = {words, std::string(10'000, '('),
                               std::string(10'000'000, 'x'),
                               std::string(100'000, '"'), [] {
                                 std::string capitals;
                                 for (int i = 0; i < 50'000; ++i) {
                                   capitals += "Word ";
                                 }
                                 return capitals;
                               }()};
  for (const std::string& text : texts) {
    const Document document = document_of(text);
    EXPECT_LE(analyze(document, english()).tokens.size(), text.size());
  }
}

}  // namespace
}  // namespace synoptic
