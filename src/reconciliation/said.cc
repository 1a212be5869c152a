// SPDX-License-Identifier: Apache-2.0
#include "reconciliation/said.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/unicode.h"
#include "stories/words.h"

namespace synoptic {
namespace {

/// A long sentence is compared in a stretch of so many words at least, or
/// twice the draft's. A guess.
constexpr std::uint32_t kShortestStretch = 14;

/// Sums in another order differ by less than this.
constexpr double kSameWeight = 1e-9;

/// Calls `take` for those of the items, in text order, that begin in a span
/// and end in it.
template <typename Item, typename Take>
static void each_within(const std::vector<Item>& items, Span span, Take take) {
  auto item = std::ranges::lower_bound(
      items, span.begin, {}, [](const Item& one) { return one.span.begin; });
  for (; item != items.end() && item->span.begin < span.end; ++item) {
    if (item->span.end <= span.end) take(*item);
  }
}

}  // namespace

Said SentenceReader::read(const Report& report, std::uint32_t first,
                          std::uint32_t end) const {
  const auto& tokens = report.analysis.tokens;
  Said said;
  said.first_token = first;
  said.end_token = end;
  said.whole_first = first;
  said.whole_end = end;
  if (first >= end) return said;
  said.span = {tokens[first].span.begin, tokens[end - 1].span.end};
  const Reading& reading = report.reading;
  each_within(reading.quantities, said.span, [&](const Quantity& quantity) {
    said.quantities.push_back(&quantity);
  });
  each_within(reading.times, said.span, [&](const TimeExpression& time) {
    if (time.type == TimeType::Date) said.days.push_back(&time);
    if (time.type == TimeType::Duration) said.lengths.push_back(&time);
  });
  // A day counts as that day, not as the word that names it.
  for (std::uint32_t i = first; i < end; ++i) {
    const bool of_a_day =
        std::ranges::any_of(said.days, [&](const TimeExpression* day) {
          return contains(day->span, tokens[i].span);
        });
    if (!of_a_day) add_word(tokens, i, said);
  }
  add_names(report, said);
  for (const auto& [term, weight] : said.terms) said.weight += weight;
  return said;
}

Said SentenceReader::narrowed(const Said& draft, const Report& report,
                              const Said& other) const {
  const std::uint32_t most =
      std::max(kShortestStretch, 2 * (draft.end_token - draft.first_token));
  if (other.end_token - other.first_token <= most) return other;
  std::vector<const std::pair<const std::string, double>*> held;
  for (std::uint32_t i = other.first_token; i < other.end_token; ++i) {
    const auto found =
        draft.terms.find(kin_of(report.analysis.tokens[i].lemma));
    held.push_back(found == draft.terms.end() ? nullptr : &*found);
  }
  std::map<std::string, int> inside;
  double weight = 0;
  double best = -1;
  std::uint32_t best_end = most;
  for (std::uint32_t i = 0; i < held.size(); ++i) {
    if (held[i] != nullptr && ++inside[held[i]->first] == 1) {
      weight += held[i]->second;
    }
    if (i >= most && held[i - most] != nullptr &&
        --inside[held[i - most]->first] == 0) {
      weight -= held[i - most]->second;
    }
    if (i + 1 >= most && weight > best + kSameWeight) {
      best = weight;
      best_end = i + 1;
    }
  }
  Said part = read(report, other.first_token + best_end - most,
                   other.first_token + best_end);
  part.report = other.report;
  part.span = other.span;
  part.whole_first = other.whole_first;
  part.whole_end = other.whole_end;
  // A figure may stand anywhere in the sentence.
  part.quantities = other.quantities;
  part.days = other.days;
  part.lengths = other.lengths;
  return part;
}

std::string SentenceReader::kin_of(std::string_view lemma) const {
  std::string stem = word_stem(fold(lemma));
  const auto kin = resources_.kin.find(fold(lemma));
  return kin == resources_.kin.end() ? stem : kin->second;
}

void SentenceReader::add_word(const std::vector<Token>& tokens,
                              std::uint32_t at, Said& said) const {
  const Token& token = tokens[at];
  const std::string folded = fold(token.lemma);
  const auto side = resources_.opposites.find(folded);
  if (side != resources_.opposites.end()) {
    said.sides.emplace(side->second, folded);
  }
  if (resources_.negations.contains(folded) && token.head < tokens.size()) {
    said.negated.insert(kin_of(tokens[token.head].lemma));
  }
  // "They failed to agree."
  if (token.deprel == "xcomp" && token.head < tokens.size() &&
      resources_.undone_verbs.contains(fold(tokens[token.head].lemma))) {
    said.negated.insert(kin_of(token.lemma));
  }
  const bool content = token.upos == Upos::Noun || token.upos == Upos::Verb ||
                       token.upos == Upos::Adj || token.upos == Upos::Propn;
  if (!content || folded.size() < 2) return;
  const double share = background_.share_of(hash_of_stem(folded));
  said.terms[kin_of(folded)] = -std::log(std::clamp(share, 1e-6, 0.9));
}

/// The words of a sentence's names, but for acronyms, which reports may
/// spell out.
void SentenceReader::add_names(const Report& report, Said& said) const {
  each_within(report.analysis.names, said.span, [&](const Name& name) {
    for (std::uint32_t i = name.first_token; i < name.end_token; ++i) {
      const Token& token = report.analysis.tokens[i];
      const std::string_view word = slice(report.document.text, token.span);
      const bool acronym = std::ranges::none_of(
          word, [](char c) { return c >= 'a' && c <= 'z'; });
      if (token.upos == Upos::Propn && !acronym) {
        said.names.insert(kin_of(token.lemma));
      }
    }
  });
}

}  // namespace synoptic
