// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "output/survey.h"

namespace synoptic {

/// Tells where in its report a piece of evidence stands, for people.
///
/// Built once for a survey in linear time; each look-up is logarithmic. Points
/// into the survey, which must outlive it.
class Places {
 public:
  explicit Places(const Survey& survey);

  /// The line of the report's text on which the words begin, from 1.
  std::uint32_t line_of(const Evidence& evidence) const;

  /// "post-1:3": the report's id and the line, as compilers and grep say it.
  std::string text_of(const Evidence& evidence) const;

  /// The words themselves.
  std::string_view words_of(const Evidence& evidence) const;

  /// The words with the sentence, or failing that the paragraph, around them,
  /// but no more than `most` bytes on either side; cut between words.
  Span around(const Evidence& evidence, std::uint32_t most) const;

  /// The sentence, or failing that the paragraph, that the words stand in.
  Span sentence_of(const Evidence& evidence) const;

  /// False for words in which nothing happens, as far as the analysis tells:
  /// a name with its role, a dateline.
  bool says_something(const Evidence& evidence) const;

  /// True if the words stand in a headline or a heading.
  bool is_heading(const Evidence& evidence) const;

  /// True if the words are pronouns only.
  bool is_pronoun(const Evidence& evidence) const;

  /// The evidence that tells a reader most by itself: what says something in
  /// the body of a report before what does not; of that the longest that is no
  /// long read, or else the shortest; the first among equals. Null if there is
  /// none.
  const Evidence* most_telling(const std::vector<Evidence>& evidence) const;
  const Evidence* most_telling_of(
      const std::vector<const Evidence*>& evidence) const;

  /// The headline of a story; where there is none, the first words of its first
  /// report. Empty if there are no words at all.
  Evidence title_of(const Account& account) const;

  const Survey& survey() const { return survey_; }

  const Report& report_of(ReportId report) const {
    return survey_.reports[report.value];
  }

  /// The outlet's name, or the report's id where it has none.
  std::string_view outlet_of(ReportId report) const;

 private:
  const Survey& survey_;
  std::vector<std::vector<std::uint32_t>> line_begins_;  // For each report.
};

}  // namespace synoptic
