// SPDX-License-Identifier: Apache-2.0
#include "stories/group.h"

#include <algorithm>
#include <utility>

#include "stories/alike.h"
#include "stories/citations.h"
#include "stories/regroup.h"
#include "stories/relations.h"
#include "stories/witnesses.h"

namespace synoptic {
namespace {

/// Stories this far apart may still be rounds of one thing.
constexpr int kRelatedDays = 60;

/// The stories of a memory that one run filled.
std::vector<Story> stories_of(const Memory& memory,
                              const Regrouped& regrouped) {
  std::vector<Story> stories(memory.next_story);
  const std::vector<WitnessPlace> places = witness_places(memory);
  for (std::uint32_t i = 0; i < memory.reports.size(); ++i) {
    const Remembered& report = memory.reports[i];
    Member member;
    member.report = {i};
    member.family = places[i].family;
    member.order = places[i].order;
    if (places[i].root) member.root = ReportId{*places[i].root};
    member.root_why = to_string(places[i].why);
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
  }
  return stories;
}

/// What each report goes back to, as its words tell.
void tell_sources(const Memory& memory, std::span<const Report> reports,
                  const StoryResources& resources,
                  std::vector<Story>& stories) {
  for (Story& story : stories) {
    for (Member& member : story.members) {
      const Document& document = reports[member.report.value].document;
      member.credits = find_agency_credits(document, resources.credits);
      for (SharedText& shared : member.shares) {
        shared.runs = shared_stretches(
            document.text,
            memory.reports[shared.report.value].sketch.fingerprint);
      }
    }
    story.citations =
        find_citations(story, reports, resources.citing, resources.credits);
  }
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
  tell_sources(memory, reports, resources, stories);
  relate_stories(memory, regrouped, reports, stories);
  return stories;
}

}  // namespace synoptic
