// SPDX-License-Identifier: Apache-2.0
#include "reading/quoted_times.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "reading/times.h"

namespace synoptic {
namespace {

/// The moment of saying stands at most so many bytes from its cue ("told the
/// Elbing Post in an interview on Tuesday"), a guess.
constexpr std::uint32_t kMomentReach = 60;

bool is_inside(Span span, const std::vector<Span>& pieces) {
  return std::ranges::any_of(pieces,
                             [&](Span piece) { return overlap(piece, span); });
}

/// True if the time was laid against the day of the report.
bool hangs_on_report(const TimeExpression& time) {
  return time.why.rule.find("report's day") != std::string_view::npos ||
         time.why.rule.find("day of the report") != std::string_view::npos;
}

class QuotedTimes {
 public:
  QuotedTimes(const Document& document, const Analysis& analysis,
              const TimeResources& resources, Reading& reading)
      : document_(document),
        analysis_(analysis),
        resources_(resources),
        reading_(reading) {}

  void anchor() {
    for (const Quotation& quotation : reading_.quotations) {
      if (quotation.quoted.empty() || !quotation.cue) continue;
      const TimeExpression* said = moment_of(quotation);
      if (said == nullptr || document_.published.starts_with(said->value))
        continue;
      const std::string day = said->value;
      const Span words = said->span;
      for (const Span piece : quotation.quoted) count_from(day, words, piece);
    }
  }

 private:
  /// The first time that ends behind the byte.
  std::size_t first_after(std::uint32_t byte) const {
    const auto at = std::ranges::upper_bound(
        reading_.times, byte, {},
        [](const TimeExpression& t) { return t.span.end; });
    return static_cast<std::size_t>(at - reading_.times.begin());
  }

  /// The day nearest to the cue, in its sentence and outside the quotation.
  const TimeExpression* moment_of(const Quotation& quotation) const {
    const Span cue = *quotation.cue;
    const auto sentence = std::ranges::upper_bound(
        analysis_.sentences, cue.begin, {},
        [](const Sentence& s) { return s.span.begin; });
    if (sentence == analysis_.sentences.begin()) return nullptr;
    const Span around = (sentence - 1)->span;
    const auto distance = [&](Span span) {
      return span.begin >= cue.end ? span.begin - cue.end
                                   : cue.begin - std::min(cue.begin, span.end);
    };
    const TimeExpression* best = nullptr;
    for (std::size_t i = first_after(around.begin);
         i < reading_.times.size() && reading_.times[i].span.begin < around.end;
         ++i) {
      const TimeExpression& time = reading_.times[i];
      const bool day = time.type == TimeType::Date && time.mod.empty() &&
                       parse_iso_date(time.value).has_value() &&
                       time.value.size() == 10;
      if (!day || is_inside(time.span, quotation.content) ||
          distance(time.span) > kMomentReach)
        continue;
      if (best == nullptr || distance(time.span) < distance(best->span))
        best = &time;
    }
    return best;
  }

  /// Reads the piece as if it were a report of that day, and takes the values
  /// of the times that hung on the report's own.
  void count_from(const std::string& day, Span moment, Span piece) {
    const std::size_t first = first_after(piece.begin);
    if (first == reading_.times.size() ||
        reading_.times[first].span.begin >= piece.end)
      return;
    Document words;
    words.text = slice(document_.text, piece);
    words.published = day;
    words.blocks = {{{0, piece.size()}, BlockKind::Paragraph}};
    Reading read;
    read_times(words, Analysis{}, resources_, read);
    auto again = read.times.begin();
    for (std::size_t i = first;
         i < reading_.times.size() && reading_.times[i].span.begin < piece.end;
         ++i) {
      TimeExpression& time = reading_.times[i];
      const Span own{time.span.begin - std::min(time.span.begin, piece.begin),
                     time.span.end - piece.begin};
      while (again != read.times.end() && again->span.end <= own.begin) ++again;
      if (again == read.times.end()) return;
      if (again->span != own || !hangs_on_report(time)) continue;
      time.type = again->type;
      time.value = again->value;
      time.mod = again->mod;
      time.bounds = again->bounds;
      time.why = {"counted from the day on which the words were said", moment};
    }
  }

  const Document& document_;
  const Analysis& analysis_;
  const TimeResources& resources_;
  Reading& reading_;
};

}  // namespace

void anchor_quoted_times(const Document& document, const Analysis& analysis,
                         const TimeResources& resources, Reading& reading) {
  QuotedTimes(document, analysis, resources, reading).anchor();
}

}  // namespace synoptic
