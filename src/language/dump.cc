// SPDX-License-Identifier: Apache-2.0
#include "language/dump.h"

namespace synoptic {
namespace {

template <typename Print>
std::string dump_sentences(const Analysis& analysis, std::string_view between,
                           Print print) {
  std::string out;
  for (const Sentence& sentence : analysis.sentences) {
    if (!out.empty()) out += '\n';
    for (std::uint32_t i = sentence.first_token; i < sentence.end_token; ++i) {
      if (i > sentence.first_token) out += between;
      print(out, analysis.tokens[i]);
    }
  }
  return out;
}

}  // namespace

std::string dump_tokens(std::string_view text, const Analysis& analysis) {
  return dump_sentences(analysis, "|",
                        [text](std::string& out, const Token& token) {
                          out += slice(text, token.span);
                        });
}

std::string dump_tags(std::string_view text, const Analysis& analysis) {
  return dump_sentences(analysis, " ",
                        [text](std::string& out, const Token& token) {
                          out += slice(text, token.span);
                          out += '/';
                          out += to_string(token.upos);
                          out += '/';
                          out += token.lemma;
                        });
}

std::string dump_heads(std::string_view text, const Analysis& analysis) {
  return dump_sentences(
      analysis, " ", [&](std::string& out, const Token& token) {
        out += slice(text, token.span);
        out += "<-";
        out += token.head < analysis.tokens.size()
                   ? slice(text, analysis.tokens[token.head].span)
                   : std::string_view("ROOT");
        out += ':';
        out += token.deprel;
      });
}

std::string dump_names(std::string_view text, const Analysis& analysis) {
  std::string out;
  for (const Name& name : analysis.names) {
    if (!out.empty()) out += "; ";
    out += slice(text, name.span);
    out += ':';
    out += to_string(name.type);
  }
  return out;
}

}  // namespace synoptic
