// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "base/word_list.h"
#include "ingest/document.h"
#include "language/analysis.h"
#include "language/names.h"
#include "language/sentences.h"
#include "language/tags.h"
#include "language/tokens.h"

namespace synoptic {

/// What the analysis of one language needs to know: word lists and models.
/// Read once, never changed; safe to use from many threads.
struct LanguageResources {
  TokenLists tokens;
  SentenceLists sentences;
  TagLists tags;
  NameLists names;
  WordSet stop_words;  ///< Words too common to tell texts apart.
};

/// Reads the resources from the language's folder. A list that is missing
/// counts as empty.
Result<LanguageResources> load_language_resources(const OpenList& open);

/// Sentences, tokens and names of a report. Any text is acceptable; one
/// without words gives an empty analysis. Linear in the text's length.
///
/// Filled so far, by rules and lists: spans, `upos`, `lemma`, names. Left
/// empty: `xpos`, `feats`, `head`, `deprel`.
Analysis analyze(const Document& document, const LanguageResources& resources);

}  // namespace synoptic
