// SPDX-License-Identifier: Apache-2.0
#include "reading/quotations.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "reading/direct_speech.h"
#include "reading/indirect_speech.h"
#include "reading/learned_speech.h"
#include "reading/quotation_marks.h"

namespace synoptic {

Result<QuotationResources> load_quotation_resources(
    const OpenList& open, const OpenList& open_model) {
  QuotationResources resources;
  auto verbs = open("speech_verbs.txt");
  if (!verbs) return std::move(verbs).error();
  resources.verbs = parse_speech_verbs(*verbs);
  const auto bytes = open_model(kAttributionModel);
  if (!bytes && bytes.error().code == ErrorCode::NotFound) return resources;
  if (!bytes) return bytes.error();
  auto model = read_attribution_model(*bytes, kAttributionModel);
  if (!model) return std::move(model).error();
  resources.model = *std::move(model);
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
  if (!resources.model.empty()) {
    reading.quotations = combine_speech(
        std::move(reading.quotations),
        read_learned_speech(document, analysis, quoted, resources.verbs,
                            resources.model, reading));
    return;
  }
  std::ranges::move(
      read_indirect_speech(document, analysis, quoted, cues, used, reading),
      std::back_inserter(reading.quotations));
  std::ranges::stable_sort(reading.quotations, {},
                           [](const Quotation& q) { return q.span; });
}

}  // namespace synoptic
