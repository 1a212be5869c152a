// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "language/analyze.h"
#include "reconciliation/account.h"
#include "reconciliation/resources.h"
#include "reconciliation/story_entities.h"
#include "stories/resources.h"

namespace synoptic {

/// One statement of a story, by its member and its index in that report.
struct StatementRef {
  std::uint32_t member = 0;
  std::uint32_t statement = 0;
  friend auto operator<=>(const StatementRef&, const StatementRef&) = default;
};

/// One thing that a statement speaks of, and how much it tells, 0 to 1.
struct WeightedTerm {
  std::uint32_t term = 0;
  float weight = 0;
};

/// Terms in order, each once, with the sum of the squares of their weights.
struct TermVector {
  std::vector<WeightedTerm> terms;
  float square = 0;
};

/// A statement as the things it speaks of.
struct StatementTerms {
  StatementRef ref;
  TermVector words;       ///< Content words and words of names, by stem.
  TermVector kin;         ///< The same, near-synonyms made one.
  TermVector all;         ///< As `kin`, and the words of names one by one.
  TermVector predicates;  ///< Of those, the verbs.
  TermVector pairs;       ///< Content words next to each other.
  TermVector entities;    ///< Entities of the story.
  TermVector values;      ///< Numbers with their unit, times.
  TermVector counted;     ///< What numbers count or measure, whatever they are.
  TermVector sentence;    ///< As `kin` and `entities`, of the whole sentence.
  /// The content words and words of names that have a vector, with weights;
  /// `term` is a row of the story's vectors.
  std::vector<WeightedTerm> meanings;
  /// Of the same rows: the words that lead it, and its subjects and objects.
  std::vector<std::uint32_t> leads;
  std::vector<std::uint32_t> subjects;
  std::vector<std::uint32_t> objects;
  std::vector<float> meaning;      ///< Their weighted sum, or empty.
  std::vector<float> own_meaning;  ///< Its direction without the story's mean.
  std::vector<EntityId> holders;   ///< Story entities that vouch for it.
  std::vector<EntityId> actors;    ///< Story entities that act in it,
  std::vector<EntityId> targets;   ///< and that are acted on.
  EventType event = EventType::None;
  Status status = Status::Asserted;
  std::uint32_t sentence_number = 0;
  std::uint32_t word_count = 0;
  float place = 0;  ///< Where in its report it begins, 0 to 1.
  bool negative = false;
  bool quoted = false;
  bool item = false;  ///< An item of a list.
};

/// The statements of a story as terms.
struct StoryTerms {
  std::vector<StatementTerms> statements;
  /// Unit vectors of words, `width` values each.
  std::vector<float> vectors;
  /// How long each was: words that tell more have longer ones.
  std::vector<float> strengths;
  std::size_t width = 0;

  const float* vector(std::uint32_t row) const {
    return vectors.data() + row * width;
  }

  /// Of two rows, -1 to 1.
  double cosine(std::uint32_t a, std::uint32_t b) const;
};

/// The terms of every statement of a story, in the order of members and
/// statements. A term weighs more the fewer news reports hold it and the fewer
/// statements of this story do (inverse document frequency: Sparck Jones
/// 1972).
StoryTerms collect_terms(const Story& story, std::span<const Report> reports,
                         const EntityLinks& links,
                         const LanguageResources& language,
                         const StoryResources& background,
                         const ReconciliationResources& resources);

}  // namespace synoptic
