// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "output/disputes.h"
#include "output/places.h"
#include "output/survey.h"
#include "output/terminal.h"

namespace synoptic {

// How much of each section a reader is shown; a terminal holds about 50 lines,
// and nobody scrolls through more than a few of them. Guesses.
inline constexpr std::size_t kMostReports = 40;
inline constexpr std::size_t kMostPoints = 12;
inline constexpr std::size_t kMostDisputes = 15;
inline constexpr std::size_t kMostCompatible = 5;
inline constexpr std::size_t kMostQuotations = 20;
inline constexpr std::size_t kMostRows = 12;
inline constexpr std::size_t kMostSingles = 5;  // For each report.
inline constexpr std::size_t kMostEvidence = 3;
inline constexpr std::size_t kMostPlaces = 6;
/// Bytes of a sentence shown on either side of the words that matter.
inline constexpr std::uint32_t kMostContext = 160;

inline constexpr Indent kItem = {2, 4};
inline constexpr Indent kDetail = {4, 6};
inline constexpr Indent kEvidence = {6, 7};

/// Words that stand alike in several places.
struct Saying {
  std::string words;
  std::vector<const Evidence*> at;
};

/// The distinct words of some evidence, in order, each with all its places.
std::vector<Saying> group_by_words(const Places& places,
                                   const std::vector<Evidence>& evidence);

/// Says how many of all are not shown, if any.
void print_more(TerminalPage& page, std::size_t shown, std::size_t all,
                Indent indent);

/// The words between quotation marks.
std::string quoted(std::string_view words);

/// The word in capitals, if it is of ASCII letters.
std::string upper_case(std::string_view word);

/// Prints one story.
class StoryPage {
 public:
  StoryPage(const Account& account, const Places& places, TerminalPage& page)
      : account_(account), places_(places), page_(page) {}

  void print(std::size_t number);

 private:
  void section(std::string_view title, std::string_view note = {});
  Run place_run(const std::vector<const Evidence*>& at) const;
  void saying(const Saying& saying, Indent indent);
  void evidence_list(const std::vector<Evidence>& evidence, Indent indent);
  void add_holders(const Evidence& evidence, std::vector<Run>& runs) const;

  void reports();
  void shared_points();
  void disputes();
  void dispute(const Dispute& dispute);
  std::vector<Saying> sentences_of(const Value& value) const;
  void value(const Value& value, Verdict verdict);
  void quotations();
  void positions();
  void agreed_and_planned();
  void timeline();
  void singles();
  void related();

  const Account& account_;
  const Places& places_;
  TerminalPage& page_;
};

}  // namespace synoptic
