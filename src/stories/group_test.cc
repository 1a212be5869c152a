// SPDX-License-Identifier: Apache-2.0
#include "stories/group.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <string>

#include "base/testing/shipped_files.h"
#include "stories/likeness.h"
#include "stories/sketch.h"

namespace synoptic {
namespace {

const StoryResources& english() {
  static const StoryResources resources =
      *load_story_resources(shipped_lists());
  return resources;
}

Report report(std::string id, std::string published, std::string text) {
  Report report;
  report.document.id = std::move(id);
  report.document.published = std::move(published);
  report.document.text = std::move(text);
  return report;
}

/// Two rounds of invented talks, a fire, and a copy of one report of it.
std::vector<Report> sample() {
  const std::string fire =
      "Fire destroys the old grain mill at Pellworth\n\nA fire destroyed the "
      "old grain mill at Pellworth harbour on Tuesday night, and 14 people "
      "were taken to hospital, the county fire brigade said. Brigade chief "
      "Orla Venn said the blaze began in a drying room and spread along the "
      "conveyor belts within minutes. The mill had stood empty since the "
      "harbour company moved its grain to Stenby two years ago.";
  std::string copy = fire;
  copy.replace(copy.find("14 people"), 9, "19 people");
  return {
      report(
          "talks-2a", "",
          "Veldia and Orsk end second round of talks in Marrow\n\nThe second "
          "round of talks between Veldia and Orsk ended in Marrow on Monday "
          "without a ceasefire. Veldian envoy Tam Ruel said the sides had "
          "agreed to exchange 600 prisoners. Orsk again demanded that "
          "Veldia give up the Lenna valley."),
      report("fire-a", "", fire),
      report(
          "talks-1", "",
          "Veldia and Orsk hold first talks in five years\n\nVeldia and Orsk "
          "held their first talks in five years in Marrow last Friday and "
          "agreed to exchange 200 prisoners. Veldian envoy Tam Ruel said no "
          "ceasefire was in sight. Orsk demanded that Veldia give up the "
          "Lenna valley."),
      report("fire-copy", "", copy),
      report(
          "talks-2b", "",
          "Prisoner exchange but no ceasefire after Marrow meeting\n\n"
          "Negotiators of Orsk and Veldia met in Marrow for a second round "
          "of talks and agreed to swap 600 prisoners, envoy Tam Ruel said. A "
          "ceasefire remains far off, since Orsk insists on the Lenna valley "
          "and Veldia will not give it up."),
      report("fire-b", "",
             "Empty Pellworth mill burns down, 14 hurt\n\nFourteen people were "
             "hurt when a blaze tore through the disused grain mill in "
             "Pellworth harbour, officials said. Orla Venn, who heads the "
             "county brigade, said crews were there within ten minutes but "
             "could not save the building, which the harbour company left for "
             "Stenby two years ago."),
  };
}

/// Each story as the ids of its members, with what it copies and the families.
std::set<std::string> shown(const std::vector<Report>& reports,
                            const std::vector<Story>& stories) {
  std::set<std::string> lines;
  for (const Story& story : stories) {
    std::map<std::uint32_t, std::set<std::string>> families;
    for (const Member& member : story.members) {
      std::string id = reports[member.report.value].document.id;
      if (member.copy_of) {
        id += "=" + reports[member.copy_of->value].document.id;
      }
      families[member.family].insert(id);
    }
    std::set<std::string> parts;
    for (const auto& [number, ids] : families) {
      std::string part;
      for (const std::string& id : ids) part += id + " ";
      parts.insert(part);
    }
    std::string line;
    for (const std::string& part : parts) line += "[ " + part + "]";
    for (const Relation& relation : story.related) {
      line += " " + std::string(to_string(relation.kind)) + ": " + relation.why;
    }
    lines.insert(line);
  }
  return lines;
}

TEST(group, parts_two_rounds_of_talks_and_finds_a_copy_with_a_changed_digit) {
  const std::vector<Report> reports = sample();
  const std::set<std::string> expected = {
      "[ fire-a fire-copy=fire-a ][ fire-b ]",
      "[ talks-1 ] later: \"first talks\" here, \"second round of talks\" "
      "there",
      "[ talks-2a ][ talks-2b ] earlier: \"second round of talks\" here, "
      "\"first talks\" there",
  };
  EXPECT_EQ(shown(reports, group(reports, english())), expected);
}

TEST(sketch, a_day_is_known_by_its_origin_and_only_if_whole) {
  Report told = report("a", "2031-04-02", "Ferry aground at Marrow");
  told.document.date_origin = "date-line";
  const Sketch by_text = sketch_of(told.document, english());
  EXPECT_FALSE(by_text.day);
  EXPECT_TRUE(by_text.told_day);
  const Report given = report("b", "2031-04-02", "Ferry aground at Marrow");
  EXPECT_TRUE(sketch_of(given.document, english()).day);
  const Report year = report("c", "2031", "Ferry aground at Marrow");
  EXPECT_FALSE(sketch_of(year.document, english()).day);
}

TEST(likeness, a_day_told_by_the_text_never_speaks_against_one_event) {
  const std::string text =
      "Ferry runs aground at Marrow harbour\n\nA ferry of the Lenna line ran "
      "aground off Marrow on Monday with 212 people aboard.";
  Report undated = report("a", "", text);
  Report near = report("b", "2031-04-02", text);
  Report far = report("c", "2031-06-02", text);
  near.document.date_origin = far.document.date_origin = "date-line";
  const Sketch a = sketch_of(undated.document, english());
  const Sketch b = sketch_of(near.document, english());
  const Sketch c = sketch_of(far.document, english());
  EXPECT_EQ(likeness_of(b, c).score, likeness_of(a, c).score);
  EXPECT_GT(likeness_of(b, b).score, likeness_of(a, b).score);
}

TEST(group, stories_come_in_the_order_of_their_first_report) {
  const std::vector<Story> stories = group(sample(), english());
  ASSERT_EQ(stories.size(), 3U);
  for (std::uint32_t i = 0; i < stories.size(); ++i) {
    EXPECT_EQ(stories[i].id.value, i);
    EXPECT_EQ(stories[i].members[0].report.value, i);
  }
}

TEST(group, the_order_of_reports_changes_nothing) {
  std::vector<Report> reports = sample();
  const auto before = shown(reports, group(reports, english()));
  std::mt19937 random(7);
  for (int round = 0; round < 20; ++round) {
    std::shuffle(reports.begin(), reports.end(), random);
    EXPECT_EQ(shown(reports, group(reports, english())), before);
  }
}

TEST(group, a_copy_added_changes_no_count_of_families) {
  std::vector<Report> reports = sample();
  const auto families = [](const std::vector<Story>& stories) {
    std::multiset<std::size_t> counts;
    for (const Story& story : stories) {
      std::set<std::uint32_t> numbers;
      for (const Member& member : story.members) numbers.insert(member.family);
      counts.insert(numbers.size());
    }
    return counts;
  };
  const auto before = families(group(reports, english()));
  for (std::size_t i = 0; i < 6; ++i) {
    Report copy = reports[i];
    copy.document.id += "-again";
    reports.push_back(copy);
    EXPECT_EQ(families(group(reports, english())), before) << i;
  }
}

TEST(group, odd_input_is_acceptable) {
  EXPECT_TRUE(group({}, english()).empty());
  std::vector<Report> reports(3);
  reports.push_back(report("short", "1200-01-01", "No words"));
  reports.push_back(report("far", "9999-12-31", "No words"));
  reports.push_back(report("bytes", "??", "\xFF\xFE\x80 .. 1,, 2.."));
  std::size_t members = 0;
  for (const Story& story : group(reports, StoryResources{})) {
    members += story.members.size();
  }
  EXPECT_EQ(members, reports.size());
}

TEST(group, a_thousand_identical_reports_are_one_family) {
  const std::vector<Report> reports(1000, sample()[1]);
  const std::vector<Story> stories = group(reports, english());
  ASSERT_EQ(stories.size(), 1U);
  for (const Member& member : stories[0].members) EXPECT_EQ(member.family, 1U);
}

}  // namespace
}  // namespace synoptic
