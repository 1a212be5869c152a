// SPDX-License-Identifier: Apache-2.0
#include "reading/quotations.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/unicode.h"
#include "reading/citing.h"
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

std::uint32_t block_at(const Document& document, std::uint32_t byte) {
  const auto after = std::ranges::upper_bound(
      document.blocks, byte, {}, [](const Block& b) { return b.span.begin; });
  return static_cast<std::uint32_t>(after - document.blocks.begin());
}

/// "They" who speak again, in the same block or the next, are who they were.
void name_groups_again(const Document& document, std::vector<Quotation>& all) {
  const Quotation* last = nullptr;
  for (Quotation& quotation : all) {
    if (!quotation.speaker ||
        to_lower(slice(document.text, quotation.speaker->span)) != "they")
      continue;
    Speaker& they = *quotation.speaker;
    const bool near =
        last != nullptr && block_at(document, they.span.begin) <=
                               1 + block_at(document, last->span.begin);
    if (they.name.empty() && !they.entity && near)
      they.name = last->speaker->name;
    last = they.name.empty() ? nullptr : &quotation;
  }
}

/// A few words between marks of which nobody is the speaker are a name or
/// somebody's irony ("a plan called 'the bridge'") and no speech.
void drop_names(std::string_view text, std::vector<Quotation>& all) {
  constexpr std::ptrdiff_t kFewBlanks = 3;  // Four words (a guess).
  for (Quotation& quotation : all) {
    if (quotation.speaker || quotation.type != QuotationType::Mixed) continue;
    const bool few = std::ranges::all_of(quotation.quoted, [&](Span s) {
      return std::ranges::count(slice(text, s), ' ') <= kFewBlanks;
    });
    if (!few) continue;
    quotation.quoted.clear();
    quotation.type = QuotationType::Indirect;
  }
}

/// Of each quotation whether its cue's verb tells of a deed.
std::vector<bool> find_deeds(const Analysis& analysis, const WordSet& deeds,
                             const std::vector<Quotation>& quotations) {
  std::vector<bool> found;
  for (const Quotation& quotation : quotations) {
    bool deed = false;
    if (quotation.cue) {
      auto token =
          std::ranges::lower_bound(analysis.tokens, quotation.cue->begin, {},
                                   [](const Token& t) { return t.span.begin; });
      for (; token != analysis.tokens.end() &&
             token->span.begin < quotation.cue->end && !deed;
           ++token)
        deed = token->upos == Upos::Verb && deeds.contains(token->lemma);
    }
    found.push_back(deed);
  }
  return found;
}

}  // namespace

Result<QuotationResources> load_quotation_resources(
    const OpenList& open, const OpenList& open_model) {
  QuotationResources resources;
  auto verbs = open("speech_verbs.txt");
  if (!verbs) return std::move(verbs).error();
  resources.verbs = parse_speech_verbs(*verbs);
  auto deeds = open("told_deeds.txt");
  if (!deeds) return std::move(deeds).error();
  resources.deeds = parse_word_set(*deeds);
  auto citing = load_citing_lists(open);
  if (!citing) return std::move(citing).error();
  resources.citing = *std::move(citing);
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
  add_citing(document, analysis, resources.citing, reading, found);
  name_groups_again(document, found);
  give_to_innermost(find_deeds(analysis, resources.deeds, found), found);
  drop_names(document.text, found);
  reading.quotations = std::move(found);
}

}  // namespace synoptic
