// SPDX-License-Identifier: Apache-2.0
#include "reconciliation/sentence_match.h"

#include <algorithm>
#include <map>

#include "base/unicode.h"

namespace synoptic {
namespace {

/// Of a pair of words the first so many sentences are kept: what every
/// sentence has finds none.
constexpr std::size_t kMostHolders = 64;

/// A sentence of fewer words repeats nothing: "He agreed."
constexpr std::size_t kFewestWords = 4;

/// Words that differ in a row beyond this are not taken apart any further.
constexpr std::size_t kMostApart = 200;

bool is_mark(const Token& token) {
  return token.upos == Upos::Punct || token.upos == Upos::Sym;
}

std::string pair_of(const SentenceWords& sentence, std::size_t i) {
  return sentence.words[i] + " " + sentence.words[i + 1];
}

}  // namespace

SentenceWords words_of(const Report& report, std::uint32_t sentence) {
  SentenceWords made;
  made.sentence = sentence;
  const Sentence& place = report.analysis.sentences[sentence];
  for (std::uint32_t i = place.first_token; i < place.end_token; ++i) {
    const Token& token = report.analysis.tokens[i];
    const std::string word = fold(slice(report.document.text, token.span));
    if (word.empty() || is_mark(token)) continue;
    made.words.push_back(word);
    made.tokens.push_back(i);
  }
  return made;
}

void SentenceIndex::add(SentenceWords sentence) {
  if (sentence.words.size() < kFewestWords) return;
  const auto number = static_cast<std::uint32_t>(sentences_.size());
  for (std::size_t i = 0; i + 1 < sentence.words.size(); ++i) {
    auto& holders = holders_[pair_of(sentence, i)];
    if (holders.size() == kMostHolders) continue;
    if (holders.empty() || holders.back() != number) holders.push_back(number);
  }
  sentences_.push_back(std::move(sentence));
}

const SentenceWords* SentenceIndex::find(
    const SentenceWords& sentence, double share,
    const std::set<std::uint32_t>& except) const {
  if (sentence.words.size() < kFewestWords) return nullptr;
  std::map<std::uint32_t, std::size_t> shared;
  for (std::size_t i = 0; i + 1 < sentence.words.size(); ++i) {
    const auto found = holders_.find(pair_of(sentence, i));
    if (found == holders_.end()) continue;
    for (const std::uint32_t number : found->second) ++shared[number];
  }
  const SentenceWords* best = nullptr;
  std::size_t most = 0;
  for (const auto& [number, count] : shared) {
    const SentenceWords& other = sentences_[number];
    const std::size_t pairs =
        std::min(other.words.size(), sentence.words.size()) - 1;
    const bool is_near =
        static_cast<double>(count) >= share * static_cast<double>(pairs);
    if (count <= most || !is_near || except.contains(other.report)) continue;
    most = count;
    best = &other;
  }
  return best;
}

std::vector<WordChange> changes_between(std::span<const std::string> a,
                                        std::span<const std::string> b) {
  std::size_t first = 0;
  while (first < a.size() && first < b.size() && a[first] == b[first]) ++first;
  std::size_t last = 0;
  while (last < a.size() - first && last < b.size() - first &&
         a[a.size() - 1 - last] == b[b.size() - 1 - last]) {
    ++last;
  }
  const std::size_t rows = a.size() - first - last;
  const std::size_t columns = b.size() - first - last;
  const auto at = [](std::size_t i) { return static_cast<std::uint32_t>(i); };
  if (rows == 0 && columns == 0) return {};
  if (rows == 0 || columns == 0 || rows > kMostApart || columns > kMostApart) {
    return {{at(first), at(first + rows), at(first), at(first + columns)}};
  }
  // common[i][j]: words in common order from the i-th and j-th on.
  const std::size_t width = columns + 1;
  std::vector<std::uint16_t> common((rows + 1) * width, 0);
  for (std::size_t i = rows; i-- > 0;) {
    for (std::size_t j = columns; j-- > 0;) {
      common[i * width + j] =
          a[first + i] == b[first + j]
              ? static_cast<std::uint16_t>(common[(i + 1) * width + j + 1] + 1)
              : std::max(common[(i + 1) * width + j],
                         common[i * width + j + 1]);
    }
  }
  std::vector<WordChange> changes;
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < rows || j < columns) {
    if (i < rows && j < columns && a[first + i] == b[first + j]) {
      ++i;
      ++j;
      continue;
    }
    WordChange change = {at(first + i), 0, at(first + j), 0};
    while (i < rows || j < columns) {
      if (i < rows && j < columns && a[first + i] == b[first + j]) break;
      const bool down =
          j == columns || (i < rows && common[(i + 1) * width + j] >=
                                           common[i * width + j + 1]);
      ++(down ? i : j);
    }
    change.a_end = at(first + i);
    change.b_end = at(first + j);
    changes.push_back(change);
  }
  return changes;
}

}  // namespace synoptic
