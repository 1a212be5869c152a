// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "base/unicode.h"
#include "reading/report.h"

namespace synoptic::testing {

/// A report of one line for each sentence, analysed by the plainest of rules,
/// so that a test says itself what the words are: a word with a digit is a
/// number, one that begins with a capital inside a sentence a name, one that
/// ends in "~" (which is not part of it) a function word, any other a noun.
inline Report small_report(std::string_view lines) {
  Report report;
  std::string& text = report.document.text;
  auto& [tokens, sentences, names] = report.analysis;
  for (std::size_t at = 0; at < lines.size();) {
    const std::size_t end = std::min(lines.find('\n', at), lines.size());
    std::string_view line = lines.substr(at, end - at);
    at = end + 1;
    Sentence sentence;
    sentence.first_token = static_cast<std::uint32_t>(tokens.size());
    sentence.span.begin = static_cast<std::uint32_t>(text.size());
    while (!line.empty()) {
      const std::size_t space = std::min(line.find(' '), line.size());
      std::string_view word = line.substr(0, space);
      line.remove_prefix(std::min(space + 1, line.size()));
      Token token;
      token.upos = Upos::Noun;
      if (word.ends_with('~')) {
        token.upos = Upos::Adp;
        word.remove_suffix(1);
      } else if (word.find_first_of("0123456789") != word.npos) {
        token.upos = Upos::Num;
      } else if (word[0] >= 'A' && word[0] <= 'Z' &&
                 tokens.size() > sentence.first_token) {
        token.upos = Upos::Propn;
      }
      token.span.begin = static_cast<std::uint32_t>(text.size());
      text += word;
      token.span.end = static_cast<std::uint32_t>(text.size());
      text += ' ';
      token.lemma = fold(word);
      if (token.upos == Upos::Propn) {
        const auto number = static_cast<std::uint32_t>(tokens.size());
        names.push_back({token.span, NameType::Person, number, number + 1});
      }
      tokens.push_back(std::move(token));
    }
    sentence.end_token = static_cast<std::uint32_t>(tokens.size());
    text.back() = '\n';
    sentence.span.end = static_cast<std::uint32_t>(text.size() - 1);
    sentences.push_back(sentence);
  }
  return report;
}

/// Where the words stand in the report's text. Requires: they do.
inline Span place_of(const Report& report, std::string_view words) {
  const std::size_t begin = report.document.text.find(words);
  return {static_cast<std::uint32_t>(begin),
          static_cast<std::uint32_t>(begin + words.size())};
}

}  // namespace synoptic::testing
