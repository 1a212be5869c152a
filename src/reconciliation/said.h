// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "reading/report.h"
#include "reconciliation/resources.h"
#include "stories/resources.h"

namespace synoptic {

/// A sentence as what it says.
struct Said {
  std::uint32_t report = 0;
  Span span;
  std::uint32_t first_token = 0;
  std::uint32_t end_token = 0;
  std::uint32_t whole_first = 0;  ///< Of the whole sentence, where this is a
  std::uint32_t whole_end = 0;    ///< stretch of it.
  /// Content words, near-synonyms made one, each by how rare it is.
  std::map<std::string, double> terms;
  double weight = 0;
  std::vector<const Quantity*> quantities;
  std::vector<const TimeExpression*> days;
  std::vector<const TimeExpression*> lengths;
  std::set<std::string> negated;     ///< Terms that a "not" stands with.
  std::map<int, std::string> sides;  ///< Of contrasts, with the word.
  std::set<std::string> names;       ///< Words of names.
};

/// Reads sentences as what they say. Refers to its resources.
class SentenceReader {
 public:
  SentenceReader(const StoryResources& background,
                 const ReconciliationResources& resources)
      : background_(background), resources_(resources) {}

  /// Reads the tokens `[first, end)`, of one sentence. `report` of the result
  /// is left to the caller.
  Said read(const Report& report, std::uint32_t first, std::uint32_t end) const;

  /// The stretch of a long sentence that has most of what a draft's sentence
  /// says: what stands apart in it belongs to other clauses. A sentence that is
  /// no longer than twice the draft's is left whole. The span is the whole
  /// sentence's. Linear in the sentence.
  Said narrowed(const Said& draft, const Report& report,
                const Said& other) const;

  /// True for "not" and its like.
  bool negates(std::string_view word) const {
    return resources_.negations.contains(word);
  }

  /// What a lemma counts as: the first of its near-synonyms, or its stem.
  std::string kin_of(std::string_view lemma) const;

 private:
  void add_word(const std::vector<Token>& tokens, std::uint32_t at,
                Said& said) const;
  void add_names(const Report& report, Said& said) const;

  const StoryResources& background_;
  const ReconciliationResources& resources_;
};

}  // namespace synoptic
