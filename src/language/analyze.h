// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "base/word_list.h"
#include "ingest/document.h"
#include "language/analysis.h"

namespace synoptic {

/// What the analysis of one language needs to know: word lists and models.
/// Read once, never changed; safe to use from many threads.
struct LanguageResources {
  WordSet abbreviations;  ///< "u.s.", "gov.", without which a stop ends.
  WordSet stop_words;     ///< Words too common to tell texts apart.
  WordMap<std::string> irregular_lemmas;  ///< "said" to "say".
};

/// Reads the resources from the language's folder.
Result<LanguageResources> load_language_resources(const OpenList& open);

/// Sentences, tokens and names of a report. Any text is acceptable; one
/// without words gives an empty analysis. Linear in the text's length.
Analysis analyze(const Document& document, const LanguageResources& resources);

}  // namespace synoptic
