// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace synoptic {

/// Where a word stands in its sentence, as far as its marks tell.
enum class WordPlace { Opening, Inside };

/// One word of a text, for comparing texts with each other.
///
/// Grouping splits texts by itself, without the analysis: it must treat every
/// language alike and cost little, and wants no more than words.
struct Word {
  Span span;
  std::string folded;  ///< Folded; the commas of a number are dropped.
  WordPlace place = WordPlace::Inside;
  bool capital = false;  ///< Begins with an upper-case letter.
  bool number = false;   ///< Begins with a digit.
};

/// The words of a text in order: runs of letters, digits and marks, and
/// numbers with their inner points and commas. Single letters are left out.
std::vector<Word> split_words(std::string_view text);

/// What a folded word has in common with its other forms in English
/// ("soldiers", "soldier"). Light on purpose: it drops plural endings only,
/// since cutting more joined different words and grouped worse (measured).
std::string word_stem(std::string_view folded);

/// `hash_of(word_stem(folded))`, without a string on the way.
std::uint64_t hash_of_stem(std::string_view folded);

/// A number that stands for a string, the same on every machine.
std::uint64_t hash_of(std::string_view text);

}  // namespace synoptic
