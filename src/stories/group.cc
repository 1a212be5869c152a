// SPDX-License-Identifier: Apache-2.0
#include "stories/group.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "stories/alike.h"
#include "stories/regroup.h"
#include "stories/relations.h"

namespace synoptic {
namespace {

/// Stories this far apart may still be rounds of one thing.
constexpr int kRelatedDays = 60;

/// Numbers a story's families from 1, in the order of their first members.
void number_families(Story& story) {
  std::unordered_map<std::uint32_t, std::uint32_t> number;
  for (Member& member : story.members) {
    const auto next = static_cast<std::uint32_t>(number.size()) + 1;
    member.family = number.emplace(member.family, next).first->second;
  }
}

/// The stories of a memory that one run filled.
std::vector<Story> stories_of(const Memory& memory,
                              const Regrouped& regrouped) {
  std::vector<Story> stories(memory.next_story);
  for (std::uint32_t i = 0; i < memory.reports.size(); ++i) {
    const Remembered& report = memory.reports[i];
    Member member;
    member.report = {i};
    member.family = report.family;
    member.similarity = report.similarity;
    if (report.copy_of) member.copy_of = ReportId{report.copy_of->text};
    for (const TextShared& shared : regrouped.shared[i]) {
      member.shares.push_back(
          {{shared.text}, shared.jaccard, shared.containment});
    }
    stories[report.story].members.push_back(std::move(member));
  }
  for (std::uint32_t i = 0; i < stories.size(); ++i) {
    stories[i].id = {i};
    number_families(stories[i]);
  }
  return stories;
}

void relate_stories(const Memory& memory, const Regrouped& regrouped,
                    std::span<const Report> reports,
                    std::vector<Story>& stories) {
  std::vector<Placed> placed;
  std::vector<Sketch> speakers;
  for (const std::uint32_t place : regrouped.speakers) {
    const Remembered& report = memory.reports[place];
    placed.push_back({{place}, {report.story}});
    speakers.push_back(report.sketch);
    speakers.back().fingerprint = {};
  }
  relate(alike_pairs(speakers, kRelatedDays), speakers, placed, reports,
         stories);
}

}  // namespace

std::vector<Story> group(std::vector<Sketch> sketches,
                         std::span<const Decision> decisions) {
  Memory memory;
  const Regrouped regrouped = regroup(memory, std::move(sketches), decisions);
  return stories_of(memory, regrouped);
}

std::vector<Story> group(std::span<const Report> reports,
                         const StoryResources& resources,
                         std::span<const Decision> decisions) {
  std::vector<Sketch> sketches;
  sketches.reserve(reports.size());
  for (const Report& report : reports) {
    sketches.push_back(sketch_of(report.document, resources));
  }
  Memory memory;
  const Regrouped regrouped = regroup(memory, std::move(sketches), decisions);
  std::vector<Story> stories = stories_of(memory, regrouped);
  relate_stories(memory, regrouped, reports, stories);
  return stories;
}

}  // namespace synoptic
