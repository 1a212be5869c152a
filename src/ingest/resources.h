// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "base/word_list.h"
#include "ingest/detect_language.h"
#include "ingest/html_marks.h"
#include "ingest/page_dates.h"
#include "ingest/phrases.h"

namespace synoptic {

/// Everything that ingest knows of words; loaded once, at the edge.
struct IngestResources {
  FurniturePhrases furniture;
  WordSet share_words;    ///< What share bars are made of.
  WordSet share_company;  ///< What may stand beside it there.
  WordSet credit_words;   ///< What begins a picture's credit.
  WordSet photo_houses;   ///< Sellers of pictures and agencies, folded.
  WordSet name_words;     ///< Small words inside bylines.
  WordSet byline_labels;  ///< What stands before a name: "posted by".
  WordSet role_words;     ///< What a writer is, behind the name.
  WordSet menu_words;     ///< Names of sections.
  WordSet menu_company;   ///< What may stand between those.
  WordSet first_names;    ///< Folded.
  PartNames part_names;   ///< Classes and ids of pages.
  DateWords dates;
  LanguageMarks languages;
  /// News agencies: the name as printed, and the one name for all of them.
  WordMap<std::string> agencies;
};

/// Loads the lists page_furniture.txt, page_words.txt, page_marks.txt,
/// page_dates.txt, language_marks.txt and news_agencies.txt; first_names.txt
/// where there is one. Fails as `open` does.
Result<IngestResources> load_ingest_resources(const OpenList& open);

}  // namespace synoptic
