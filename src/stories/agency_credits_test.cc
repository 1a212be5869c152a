// SPDX-License-Identifier: Apache-2.0
#include "stories/agency_credits.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "base/testing/shipped_files.h"

namespace synoptic {
namespace {

const CreditLists& english() {
  static const CreditLists lists = *load_credit_lists(shipped_lists());
  return lists;
}

/// "Reuters whole, AFP part".
std::string dump(const Document& document) {
  std::string text;
  for (const AgencyCredit& credit : find_agency_credits(document, english())) {
    if (!text.empty()) text += ", ";
    text.append(credit.agency).append(1, ' ').append(to_string(credit.extent));
  }
  return text;
}

constexpr std::string_view kStory =
    "The mill at Elbing burned down on Monday night, the brigade said.\n"
    "It had stood empty since the spring, and nobody was hurt in it.\n"
    "The county will now pull down what is left of the drying rooms.\n";

TEST(agency_credits, stand_at_the_ends_of_a_text) {
  const std::pair<std::string, std::string> kCases[] = {
      {"ELBING, March 2 (Reuters) - The mill burned.", "Reuters whole"},
      {"ELBING (AP) \u2014 The mill burned.", "AP whole"},
      {"ELBING, March 2. /TASS/. The mill burned.", "TASS whole"},
      {"(AFP) The mill burned.", "AFP whole"},
      {std::string(kStory) + "The loss is large. (dpa)", "dpa whole"},
      {std::string(kStory) + "elb/rc (dpa, AFP, Reuters)",
       "dpa part, AFP part, Reuters part"},
      {std::string(kStory) + "With material from AFP and Reuters.",
       "AFP part, Reuters part"},
      {std::string(kStory) + "(With inputs from PTI)", "PTI part"},
      {std::string(kStory) + "AFP contributed to this report.", "AFP part"},
      {std::string(kStory) +
           "The Echo's Lea Finn and The Associated Press contributed to this "
           "report.",
       "AP part"},
      {std::string(kStory) + "Source: Kyodo News", "Kyodo whole"},
  };
  for (const auto& [text, expected] : kCases) {
    Document document;
    document.text = text;
    EXPECT_EQ(dump(document), expected) << text;
  }
}

TEST(agency_credits, are_none_where_an_agency_is_cited_or_acts) {
  const std::string kCases[] = {
      "The brigade told Reuters that the mill had been empty.",
      "The mill burned, Reuters reported.",
      "Reuters laid off forty people at Elbing on Monday.",
      "The mill (Reuters said) burned.",
      std::string(kStory) + "AFP could not reach the owner of the mill.",
      std::string(kStory) + "The brigade (PA) has no phone on Sundays.",
  };
  for (const std::string& text : kCases) {
    Document document;
    document.text = text;
    EXPECT_EQ(dump(document), "") << text;
  }
}

TEST(agency_credits, are_read_from_what_was_removed) {
  const std::tuple<std::string, std::string, std::string> kCases[] = {
      {"By Ada Moss, Associated Press", "byline", "AP whole"},
      {"Associated Press", "byline", "AP whole"},
      {"By Ada Moss and Associated Press", "byline", "AP part"},
      {"By Petra Novak", "byline", ""},
      {"(AFP)", "agency-credit", "AFP whole"},
      {"Additional reporting by Reuters", "contribution", "Reuters part"},
      {"This article was originally published by Reuters.", "contribution",
       "Reuters whole"},
      {"Copyright 2031 The Associated Press. All rights reserved.", "copyright",
       "AP whole"},
      {"REUTERS/Ada Moss", "photo-credit", ""},
      {"Reporting by Ada Moss; editing by Lea Finn", "contribution", ""},
  };
  for (const auto& [text, reason, expected] : kCases) {
    Document document;
    document.text = kStory;
    document.removed = {{text, reason, 0}};
    EXPECT_EQ(dump(document), expected) << text;
  }
}

TEST(agency_credits, name_each_agency_once_and_tell_the_words) {
  Document document;
  document.source = "Reuters";
  document.text = "ELBING (Reuters) - The mill burned.";
  document.removed = {{"AFP contributed to this report.", "contribution", 0}};
  const auto credits = find_agency_credits(document, english());
  ASSERT_EQ(credits.size(), 2U);
  EXPECT_EQ(credits[0].agency, "Reuters");
  EXPECT_EQ(credits[0].extent, CreditExtent::Own);
  EXPECT_EQ(credits[1].words, "AFP contributed to this report.");
}

TEST(agency_credits, take_any_text) {
  for (const std::string_view text :
       {"", "(", "()", "/", "(\xFF)", "(Dale", ". "}) {
    Document document;
    document.text = text;
    EXPECT_EQ(dump(document), "") << text;
  }
}

}  // namespace
}  // namespace synoptic
