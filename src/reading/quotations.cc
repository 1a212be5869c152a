// SPDX-License-Identifier: Apache-2.0
#include "reading/quotations.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "reading/direct_speech.h"
#include "reading/indirect_speech.h"
#include "reading/quotation_marks.h"

namespace synoptic {

Result<QuotationResources> load_quotation_resources(const OpenList& open) {
  QuotationResources resources;
  auto verbs = open("speech_verbs.txt");
  if (!verbs) return std::move(verbs).error();
  resources.verbs = parse_speech_verbs(*verbs);
  return resources;
}

void read_quotations(const Document& document, const Analysis& analysis,
                     const QuotationResources& resources, Reading& reading) {
  const std::vector<QuotedText> quoted =
      find_quoted_text(document.text, document.blocks);
  const std::vector<Cue> cues =
      find_cues(document.text, analysis, resources.verbs);
  std::vector<bool> used(cues.size(), false);
  reading.quotations =
      read_direct_speech(document, analysis, quoted, cues, reading, used);
  std::ranges::move(
      read_indirect_speech(document, analysis, quoted, cues, used, reading),
      std::back_inserter(reading.quotations));
  std::ranges::stable_sort(reading.quotations, {},
                           [](const Quotation& q) { return q.span; });
}

}  // namespace synoptic
