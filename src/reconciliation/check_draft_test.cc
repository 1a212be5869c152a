// SPDX-License-Identifier: Apache-2.0
#include "reconciliation/check_draft.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "reconciliation/testing/small_story.h"

namespace synoptic {
namespace {

const std::vector<std::string>& reports() {
  static const std::vector<std::string> kReports = {
      "The storm destroyed 12 fishing boats in the harbour of Velden on "
      "Monday. Mayor Anna Berg said that the town would not rebuild the old "
      "pier. Norland arrested three smugglers from Osland in March.",
      "Heavy rain fell on the valley. The council met in the old school for "
      "three hours and chose Peter Lund as its speaker."};
  return kReports;
}

Support support_of(const std::string& sentence) {
  std::vector<std::string> texts = reports();
  texts.push_back(sentence);
  SmallStory small(texts);
  const Report draft = small.reports.back();
  small.reports.pop_back();
  const SmallStoryResources& resources = SmallStoryResources::shared();
  const DraftCheck checked = check_draft(
      draft, small.reports, resources.background, resources.reconciliation);
  return checked.sentences.empty() ? Support::NotFound
                                   : checked.sentences.front().support;
}

TEST(check_draft, a_sentence_that_says_what_a_report_says_is_supported) {
  for (const std::string sentence :
       {"The storm destroyed 12 fishing boats in the harbour of Velden on "
        "Monday.",
        "Twelve fishing boats in the harbour of Velden were destroyed by the "
        "storm.",
        "Anna Berg said that the town would not rebuild the old pier.",
        "The council chose Peter Lund as its speaker."}) {
    EXPECT_EQ(support_of(sentence), Support::Supported) << sentence;
  }
}

TEST(check_draft, another_figure_day_name_role_or_a_not_is_not_supported) {
  for (const std::string sentence :
       {"The storm destroyed 14 fishing boats in the harbour of Velden on "
        "Monday.",
        "The storm destroyed 12 fishing boats in the harbour of Velden on "
        "Thursday.",
        "The storm destroyed 12 fishing boats in the harbour of Sorn on "
        "Monday.",
        "Mayor Anna Berg said that the town would rebuild the old pier.",
        "Mayor Peter Lund said that the town would not rebuild the old pier.",
        "Osland arrested three smugglers from Norland in March.",
        "Norland arrested three smugglers from Osland in June.",
        "The council met in the old school for five hours and chose Peter "
        "Lund as its speaker.",
        "The council met in the old school for three hours and chose Anna "
        "Berg as its speaker."}) {
    EXPECT_NE(support_of(sentence), Support::Supported) << sentence;
  }
}

}  // namespace
}  // namespace synoptic
