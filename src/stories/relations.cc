// SPDX-License-Identifier: Apache-2.0
#include "stories/relations.h"

#include <algorithm>
#include <map>

#include "base/date.h"
#include "stories/likeness.h"

namespace synoptic {
namespace {

/// Reports of one topic share at least so much (of two rounds of the same
/// talks 0.15 to 0.4; of two topics hardly ever more than 0.12).
constexpr double kSameTopic = 0.15;

constexpr std::size_t kMostRelations = 10;

/// The pair of reports that says most on how two stories stand.
struct Tie {
  double words = 0;
  AlikePair pair;
  Likeness likeness;
};

bool says_more(const Tie& a, const Tie& b) {
  if (a.likeness.rounds.has_value() != b.likeness.rounds.has_value()) {
    return a.likeness.rounds.has_value();
  }
  return a.words > b.words;
}

Evidence headline(std::span<const Report> reports, ReportId id) {
  const Document& document = reports[id.value].document;
  Span span{0, static_cast<std::uint32_t>(document.text.size())};
  if (!document.blocks.empty()) {
    span = document.blocks.front().span;
  } else {
    span.end = static_cast<std::uint32_t>(
        std::min(document.text.find('\n'), document.text.size()));
  }
  return {id, span, {}};
}

std::string quoted(std::span<const Report> reports, const Evidence& evidence) {
  const std::string& text = reports[evidence.report.value].document.text;
  std::string line;
  line += '"';
  line += slice(text, evidence.span);
  line += '"';
  return line;
}

/// How the story of report `there` stands to that of `here`.
Relation relation(const Sketch& here, const Sketch& there, const Placed& from,
                  const Placed& to, std::span<const Report> reports) {
  Relation relation;
  relation.story = to.story;
  if (const auto rounds = difference_of(here.rounds, there.rounds)) {
    relation.kind = rounds->b.number < rounds->a.number ? RelationKind::Earlier
                                                        : RelationKind::Later;
    relation.evidence = {{from.report, rounds->a.span, {}},
                         {to.report, rounds->b.span, {}}};
    relation.why = quoted(reports, relation.evidence[0]) + " here, " +
                   quoted(reports, relation.evidence[1]) + " there";
    return relation;
  }
  relation.evidence = {headline(reports, from.report),
                       headline(reports, to.report)};
  if (here.day && there.day && *here.day != *there.day) {
    relation.kind =
        *there.day < *here.day ? RelationKind::Earlier : RelationKind::Later;
    relation.why = "published " + to_string(date_of(*here.day)) + " here, " +
                   to_string(date_of(*there.day)) + " there";
    return relation;
  }
  relation.why = "much the same names and terms, and no order told";
  return relation;
}

}  // namespace

void relate(std::span<const AlikePair> pairs, std::span<const Sketch> sketches,
            std::span<const Placed> placed, std::span<const Report> reports,
            std::vector<Story>& stories) {
  std::map<std::pair<StoryId, StoryId>, Tie> ties;
  for (const AlikePair& pair : pairs) {
    const Placed& a = placed[pair.a];
    const Placed& b = placed[pair.b];
    if (a.story == b.story) continue;
    Tie tie{0, pair, likeness_of(sketches[pair.a], sketches[pair.b])};
    tie.words = tie.likeness.words;
    if (tie.words < kSameTopic) continue;
    Tie& best = ties[std::minmax(a.story, b.story)];
    if (best.words == 0 || says_more(tie, best)) best = tie;
  }
  std::vector<std::pair<std::pair<StoryId, StoryId>, Tie>> sorted(ties.begin(),
                                                                  ties.end());
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const auto& a, const auto& b) {
                     return a.second.words > b.second.words;
                   });
  for (const auto& [both, tie] : sorted) {
    const auto add = [&](std::uint32_t from, std::uint32_t to) {
      Story& story = stories[placed[from].story.value];
      if (story.related.size() == kMostRelations) return;
      story.related.push_back(relation(sketches[from], sketches[to],
                                       placed[from], placed[to], reports));
    };
    add(tie.pair.a, tie.pair.b);
    add(tie.pair.b, tie.pair.a);
  }
}

}  // namespace synoptic
