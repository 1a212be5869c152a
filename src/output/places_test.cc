// SPDX-License-Identifier: Apache-2.0
#include "output/places.h"

#include <gtest/gtest.h>

#include <string>

#include "output/testing/sample_survey.h"

namespace synoptic {
namespace {

using testing::words_of;

TEST(places, a_place_is_report_and_line) {
  const Survey survey = testing::sample_survey();
  const Places places(survey);
  EXPECT_EQ(places.text_of(words_of(survey, 0, "River talks")), "post-1:1");
  EXPECT_EQ(places.text_of(words_of(survey, 0, "PORT MARROW")), "post-1:3");
  EXPECT_EQ(places.text_of(words_of(survey, 0, "end of April")), "post-1:9");
}

TEST(places, context_is_cut_between_words) {
  const Survey survey = testing::sample_survey();
  const Places places(survey);
  const auto around = [&](std::string_view words, std::uint32_t most) {
    return std::string(slice(survey.reports[0].document.text,
                             places.around(words_of(survey, 0, words), most)));
  };
  EXPECT_EQ(around("the demand", 1000),
            "Valdoria demanded that Kesh withdraw its patrol boats from the "
            "Ister. Kesh rejected the demand.");
  EXPECT_EQ(around("patrol boats", 20),
            "Kesh withdraw its patrol boats from the Ister.");
  EXPECT_EQ(around("Zoë", 0), "Zoë");
  EXPECT_EQ(around("mter", 3), "Ämter");
}

TEST(places, the_most_telling_words_are_long_but_no_long_read) {
  const Survey survey = testing::sample_survey();
  const Places places(survey);
  const Evidence name = words_of(survey, 0, "Valdoria");
  const Evidence clause = words_of(survey, 0, "Kesh rejected the demand");
  Evidence all = name;
  all.span = {0, 400};
  EXPECT_EQ(places.most_telling({}), nullptr);
  const std::vector<Evidence> evidence = {name, all, clause};
  EXPECT_EQ(places.most_telling(evidence), &evidence[2]);
}

TEST(places, a_story_without_headline_is_called_by_its_first_words) {
  Survey survey = testing::sample_survey();
  const Places places(survey);
  Account account = survey.accounts[0];
  account.title.span = {};
  EXPECT_EQ(places.words_of(places.title_of(account)),
            "River talks end after an hour without a truce");
  account.story.members.clear();
  EXPECT_EQ(places.words_of(places.title_of(account)), "");
}

}  // namespace
}  // namespace synoptic
