// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "reading/report.h"

namespace synoptic {

/// A sentence as its words, without marks, folded.
struct SentenceWords {
  std::uint32_t report = 0;  ///< Its number among the reports given.
  std::uint32_t sentence = 0;
  std::vector<std::string> words;
  std::vector<std::uint32_t> tokens;  ///< For each word, its token.
};
SentenceWords words_of(const Report& report, std::uint32_t sentence);

/// Finds among sentences the one that another repeats, in most of its words.
///
/// Sentences are found by their pairs of neighbouring words, of each of which
/// the first holders are kept, so that a look-up costs no more than the
/// sentence is long.
class SentenceIndex {
 public:
  void add(SentenceWords sentence);

  /// The sentence that shares most pairs, if these are at least `share` of the
  /// shorter one's; the first among equals. Those of the reports `except` are
  /// passed over. Lives as long as the index is unchanged.
  const SentenceWords* find(const SentenceWords& sentence, double share,
                            const std::set<std::uint32_t>& except = {}) const;

 private:
  std::vector<SentenceWords> sentences_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> holders_;
};

/// A stretch of words that differs: `a` and `b` are half-open ranges of words,
/// one of which may be empty.
struct WordChange {
  std::uint32_t a_begin = 0;
  std::uint32_t a_end = 0;
  std::uint32_t b_begin = 0;
  std::uint32_t b_end = 0;
};

/// Where two lists of words part, in order, by their longest common
/// subsequence. Lists that differ in hundreds of words give one change. Time:
/// the product of what is left between their common begin and end.
std::vector<WordChange> changes_between(std::span<const std::string> a,
                                        std::span<const std::string> b);

}  // namespace synoptic
