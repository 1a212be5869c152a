// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <set>
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
inline constexpr std::size_t kMostPoints = 8;
inline constexpr std::size_t kMostDisputes = 12;
inline constexpr std::size_t kMostCompatible = 4;
inline constexpr std::size_t kMostAlterations = 8;
inline constexpr std::size_t kMostQuotations = 10;
inline constexpr std::size_t kMostRows = 8;
inline constexpr std::size_t kMostSingles = 3;  // For each report.
inline constexpr std::size_t kMostPlaces = 6;
/// Bytes of a sentence shown on either side of the words that matter.
inline constexpr std::uint32_t kMostContext = 90;
/// A wider value stands on a line of its own.
inline constexpr int kValueColumn = 26;

inline constexpr Indent kItem = {2, 4};
inline constexpr Indent kCounted = {2, 7};  ///< Behind "all  " or "  3  ".
inline constexpr Indent kDetail = {4, 6};

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

/// The words between quotation marks, without the comma that a report puts
/// before its own closing mark.
std::string quoted(std::string_view words);

/// The word in capitals, if it is of ASCII letters.
std::string upper_case(std::string_view word);

/// Prints one story. A section shows no sentence twice, and none that says
/// nothing.
class StoryPage {
 public:
  StoryPage(const Account& account, const Places& places, TerminalPage& page)
      : account_(account), places_(places), page_(page) {}

  void print(std::size_t number);

 private:
  void section(std::string_view title, std::string_view note = {});
  Run place_run(const std::vector<const Evidence*>& at) const;
  const Evidence* take_fresh(const std::vector<Evidence>& evidence);
  void add_in_context(const Evidence& evidence, std::vector<Run>& runs) const;
  void told(std::vector<Run> head, const Evidence& telling,
            const std::vector<Evidence>& all, Indent indent);
  void add_holders(const Evidence& evidence, Span shown,
                   std::vector<Run>& runs) const;

  void reports();
  std::vector<Run> origin_of(const Member& member) const;
  void citations();
  void shared_points();
  void disputes();
  void dispute(const Dispute& dispute);
  void compatible(const Variant& variant);
  void figures(const Variant& variant);
  void value(const Value& value, int column);
  std::string outlets_of(const Value& value) const;
  void alterations();
  void quotations();
  void positions();
  void moves();
  void agreed_and_planned();
  void timeline();
  void singles();
  bool single(const Coverage& coverage);
  void gaps();
  void related();

  const Account& account_;
  const Places& places_;
  TerminalPage& page_;
  std::vector<Evidence> shown_;         // The sentences of this section.
  std::set<std::uint32_t> told_alone_;  // Points that one alone says.
};

}  // namespace synoptic
