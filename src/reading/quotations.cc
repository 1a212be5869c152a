// SPDX-License-Identifier: Apache-2.0
#include "reading/quotations.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "reading/direct_speech.h"
#include "reading/indirect_speech.h"
#include "reading/learned_speech.h"
#include "reading/quotation_chains.h"
#include "reading/quotation_marks.h"
#include "reading/transcript_speech.h"

namespace synoptic {
namespace {

/// A turn of an interview is all one quotation: what was found in it goes.
void add_turns(std::vector<Quotation> turns, std::vector<Quotation>& found) {
  std::erase_if(found, [&](const Quotation& quotation) {
    auto turn =
        std::ranges::lower_bound(turns, quotation.span.begin, {},
                                 [](const Quotation& t) { return t.span.end; });
    return turn != turns.end() && overlap(turn->span, quotation.span);
  });
  std::ranges::move(turns, std::back_inserter(found));
}

}  // namespace

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
  std::vector<Quotation> found =
      read_direct_speech(document, analysis, quoted, cues, reading, used);
  if (!resources.model.empty()) {
    found = combine_speech(
        document.text, std::move(found),
        read_learned_speech(document, analysis, quoted, resources.verbs,
                            resources.model, reading));
  } else {
    std::ranges::move(
        read_indirect_speech(document, analysis, quoted, cues, used, reading),
        std::back_inserter(found));
  }
  add_turns(read_transcript(document, reading), found);
  std::ranges::stable_sort(found, {},
                           [](const Quotation& q) { return q.span; });
  give_to_innermost(found);
  reading.quotations = std::move(found);
}

}  // namespace synoptic
