// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace synoptic {

/// The universal parts of speech (universaldependencies.org/u/pos).
enum class Upos : std::uint8_t {
  Adj,
  Adp,
  Adv,
  Aux,
  Cconj,
  Det,
  Intj,
  Noun,
  Num,
  Part,
  Pron,
  Propn,
  Punct,
  Sconj,
  Sym,
  Verb,
  X,
};

/// "NOUN" for `Upos::Noun`, and so on.
std::string_view to_string(Upos upos);

/// No token: the head of a sentence's root, and of an unparsed token.
inline constexpr std::uint32_t kNoToken = 0xFFFFFFFF;

/// A word, number or mark of the text.
struct Token {
  Span span;
  Upos upos = Upos::X;
  std::string lemma;  ///< Lower case, but for proper nouns.
  std::string xpos;   ///< The language's own fine tag, or empty.
  std::string feats;  ///< Features as CoNLL-U writes them, or empty.
  std::uint32_t head = kNoToken;  ///< Index into the analysis's tokens.
  std::string deprel;             ///< Relation to the head, or empty.
};

/// A sentence: the tokens `[first_token, end_token)`, all of one block.
struct Sentence {
  Span span;
  std::uint32_t first_token = 0;
  std::uint32_t end_token = 0;
  std::uint32_t block = 0;  ///< Index into the document's blocks.
};

enum class NameType : std::uint8_t {
  Person,
  Organization,
  Place,
  Event,
  Other
};

/// "person" for `NameType::Person`, and so on.
std::string_view to_string(NameType type);

/// A name as it stands in the text. Names do not overlap.
struct Name {
  Span span;
  NameType type = NameType::Other;
  std::uint32_t first_token = 0;
  std::uint32_t end_token = 0;
};

/// The analysis of one report. Tokens are in the order of the text and do not
/// overlap; sentences cover all tokens, in order.
struct Analysis {
  std::vector<Token> tokens;
  std::vector<Sentence> sentences;
  std::vector<Name> names;
};

}  // namespace synoptic
