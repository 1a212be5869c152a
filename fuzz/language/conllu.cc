// SPDX-License-Identifier: Apache-2.0
// Words given as CoNLL-U are refused or taken: every word is a piece of their
// text, heads are words, and what is printed can be read again.
#include "language/conllu.h"

#include <string>

#include "support/parser.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  using namespace synoptic;
  const auto given = read_conllu(fuzz::view_of(data, size), "input");
  if (!given) {
    fuzz::require_law(!given.error().message.empty(),
                      "an error says what is wrong");
    return 0;
  }
  const Analysis& analysis = given->analysis;
  std::uint32_t end = 0;
  for (const Token& token : analysis.tokens) {
    fuzz::require_law(token.span.begin >= end &&
                          token.span.begin < token.span.end &&
                          token.span.end <= given->text.size(),
                      "words lie in the text, in order, without overlap");
    fuzz::require_law(
        token.head == kNoToken || token.head < analysis.tokens.size(),
        "a head is a word");
    end = token.span.end;
  }
  const std::string printed = to_conllu(given->text, analysis, "input");
  const auto again = read_conllu(printed, "printed");
  fuzz::require_law(static_cast<bool>(again), "what is printed can be read");
  fuzz::require_law(
      again->analysis.tokens.size() == analysis.tokens.size() &&
          again->analysis.sentences.size() == analysis.sentences.size(),
      "no word and no sentence is lost in print");
  return 0;
}
