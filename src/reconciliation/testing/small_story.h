// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "reading/testing/shipped_reading.h"
#include "reconciliation/points.h"
#include "reconciliation/reconcile.h"
#include "reconciliation/story_entities.h"
#include "stories/resources.h"

namespace synoptic {

/// The project's own lists and models, for tests.
struct SmallStoryResources {
  const LanguageResources& language = ShippedReading::shared().language;
  const ReadingResources& reading = ShippedReading::shared().reading;
  StoryResources background = *load_story_resources(shipped_lists());
  ReconciliationResources reconciliation = *load_reconciliation_resources(
      shipped_lists(), shipped_models(),
      shipped_files("/data/packs/peace-process/"));

  static const SmallStoryResources& shared() {
    static const SmallStoryResources loaded;
    return loaded;
  }
};

/// A story of short reports, each a family of its own, read with the project's
/// lists and models. Lines of a text are its paragraphs.
class SmallStory {
 public:
  explicit SmallStory(const std::vector<std::string>& texts,
                      const std::string& published = "2025-03-10") {
    const SmallStoryResources& resources = SmallStoryResources::shared();
    for (const std::string& text : texts) {
      Report report;
      report.document.text = text;
      report.document.published = published;
      for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        if (end > at) {
          report.document.blocks.push_back({{static_cast<std::uint32_t>(at),
                                             static_cast<std::uint32_t>(end)},
                                            BlockKind::Paragraph});
        }
        at = end + 1;
      }
      report.analysis = analyze(report.document, resources.language);
      report.reading =
          read(report.document, report.analysis, resources.reading);
      Member member;
      member.report = {static_cast<std::uint32_t>(reports.size())};
      member.family = member.report.value + 1;
      story.members.push_back(member);
      reports.push_back(std::move(report));
    }
    links = link_entities(story, reports);
  }

  Account account() const {
    const SmallStoryResources& resources = SmallStoryResources::shared();
    return reconcile(story, reports, resources.language, resources.background,
                     resources.reconciliation);
  }

  /// All statements as one point, likely the same.
  PointDraft one_point(float likeness = 0.9F) const {
    PointDraft draft;
    for (std::uint32_t m = 0; m < reports.size(); ++m) {
      const auto& statements = reports[m].reading.statements;
      for (std::uint32_t s = 0; s < statements.size(); ++s) {
        draft.statements.push_back({m, s});
      }
    }
    draft.likeness.assign(draft.statements.size() * draft.statements.size(),
                          likeness);
    return draft;
  }

  std::string words(const Evidence& evidence) const {
    return std::string(
        slice(reports[evidence.report.value].document.text, evidence.span));
  }

  std::vector<Report> reports;
  Story story;
  EntityLinks links;
};

}  // namespace synoptic
