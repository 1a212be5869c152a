// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

#include "base/result.h"
#include "base/word_list.h"
#include "ingest/document.h"
#include "language/analysis.h"
#include "language/name_model.h"
#include "language/names.h"
#include "language/sentence_model.h"
#include "language/sentences.h"
#include "language/syntax_model.h"
#include "language/tags.h"
#include "language/tokens.h"
#include "language/word_vectors.h"

namespace synoptic {

/// Models trained from data; what is missing is done by rules.
struct LanguageModels {
  WordVectors vectors;  ///< Empty where there are none.
  std::optional<SentenceModel> sentences;
  std::optional<SyntaxModel> syntax;
  std::optional<NameModel> names;
  WordMap<char> name_groups;
  Instructions instructions = Instructions::Baseline;
};

/// What the analysis of one language needs to know: word lists and models.
/// Read once, never changed; safe to use from many threads.
struct LanguageResources {
  TokenLists tokens;
  SentenceLists sentences;
  TagLists tags;
  NameLists names;
  WordSet stop_words;  ///< Words too common to tell texts apart.
  LanguageModels models;
};

/// Reads the word lists from the language's folder. A list that is missing
/// counts as empty.
Result<LanguageResources> load_language_resources(const OpenList& open);

/// The same with the models of a language, an ISO 639-1 code:
/// "vectors-en.model", "sentences-en.model", "syntax-en.model" and
/// "names-en.model", which `open_model` gives. One that is not there is left
/// out, and all are where there are no vectors; one that is broken or of
/// another version is an error.
Result<LanguageResources> load_language_resources(
    const OpenList& open, const OpenList& open_model,
    std::string_view language = "en");

/// Sentences and tokens alone.
Analysis segment(const Document& document, const LanguageResources& resources);

/// Fills all but the spans: for words given beforehand.
void annotate(std::string_view text, const LanguageResources& resources,
              Analysis& analysis);

/// Sentences, tokens and names of a report. Any text is acceptable; one
/// without words gives an empty analysis. Linear in the text's length.
///
/// With the syntax model, `upos`, `xpos`, `feats`, `lemma`, `head` and `deprel`
/// are filled by Universal Dependencies; each sentence has one token without a
/// head, whose relation is "root". Without it `upos` and `lemma` are filled by
/// rules and the others are empty. Names come from the name model, or from
/// rules.
Analysis analyze(const Document& document, const LanguageResources& resources);

}  // namespace synoptic
