// SPDX-License-Identifier: Apache-2.0
#include "reading/times.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "reading/dump_values.h"

namespace synoptic {
namespace {

Result<std::string> open_list(std::string_view name) {
  std::ifstream file(std::string(SYNOPTIC_SOURCE_DIR "/data/languages/en/") +
                     std::string(name));
  if (!file) return Error{ErrorCode::NotFound, std::string(name)};
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

const TimeResources& resources() {
  static const Result<TimeResources> loaded = load_time_resources(open_list);
  return *loaded;
}

/// The times of a text, a line each, in a report of Wednesday, 2 April 2025.
std::string times_in(std::string_view text,
                     std::string_view published = "2025-04-02") {
  Document document;
  document.text = text;
  document.published = published;
  if (!text.empty()) {
    document.blocks.push_back(
        {{0, static_cast<std::uint32_t>(text.size())}, BlockKind::Paragraph});
  }
  Reading reading;
  read_times(document, Analysis{}, resources(), reading);
  std::string lines;
  for (const TimeExpression& time : reading.times) {
    if (!lines.empty()) lines += "; ";
    lines += dump_time(text, time);
  }
  return lines;
}

struct Case {
  std::string_view text;
  std::string_view times;
};

void check(const std::vector<Case>& cases) {
  for (const Case& c : cases) EXPECT_EQ(times_in(c.text), c.times) << c.text;
}

TEST(times, a_weekday_is_the_last_one_unless_the_clause_looks_ahead) {
  check({
      {"The mill closed on Monday.", "Monday = DATE 2025-03-31 20178"},
      {"The mill closed on Wednesday.", "Wednesday = DATE 2025-04-02 20180"},
      {"The mill will close on Monday.", "Monday = DATE 2025-04-07 20185"},
      {"It burned last Friday.", "last Friday = DATE 2025-03-28 20175"},
      {"It opens next Tuesday.", "next Tuesday = DATE 2025-04-08 20186"},
      {"It rained early Sunday morning.",
       "early Sunday morning = TIME 2025-03-30TMO START "
       "[20177.2083333,20177.3541667]"},
  });
}

TEST(times, months_may_stand_in_ranges_and_in_digits) {
  check({
      {"The mill was shut from March to May.",
       "March = DATE 2025-03 [20148,20178]; May = DATE 2025-05 "
       "[20209,20239]"},
      {"It was built in 2015-12.", "2015-12 = DATE 2015-12 [16770,16800]"},
      {"The 2014-15 season ended.", "2014 = DATE 2014 [16071,16435]"},
      {"The mill will close on 22/04.", "22/04 = DATE 2025-04-22 20200"},
      {"It stands on 3/4 acre.", ""},
      {"She was born in April of '87.",
       "April of '87 = DATE 1987-04 [6299,6328]"},
      {"It closed in the last week of June 2021.",
       "the last week of June 2021 = DATE 2021-06 END [18793,18808]"},
      {"In the first nine months of 2019 it grew.",
       "the first nine months = DURATION P9M [21772800,24105600]; "
       "2019 = DATE 2019 [17897,18261]"},
  });
}

TEST(times, days_are_counted_from_days_that_words_name) {
  check({
      {"It opened two weeks before yesterday.",
       "two weeks before yesterday = DATE 2025-03-18 20165"},
      {"The ferry had been due to sail on Monday.",
       "Monday = DATE 2025-03-31 20178"},
      {"The ferry is due to sail on Monday.", "Monday = DATE 2025-04-07 20185"},
      {"It sails tomorrow at seven twenty-five.",
       "tomorrow at seven twenty-five = TIME 2025-04-03T07:25 20181.3090278"},
      {"The scale showed 37.1 in the morning.", "the morning = TIME TMO"},
      {"Wed Oct 26 15:50:06 2016",
       "Oct 26 15:50:06 2016 = TIME 2016-10-26T15:50:06 17100.6597917"},
      {"Three quarters of the houses burned.", ""},
  });
}

TEST(times, without_a_date_of_the_report_nothing_is_resolved) {
  EXPECT_EQ(times_in("The mill closed on Monday.", ""),
            "Monday = DATE XXXX-WXX-1");
  EXPECT_EQ(times_in("It closed last week.", ""), "last week = DATE XXXX-WXX");
  EXPECT_EQ(times_in("It closed on June 5.", ""), "June 5 = DATE XXXX-06-05");
  EXPECT_EQ(times_in("It closed on June 5, 2021.", ""),
            "June 5, 2021 = DATE 2021-06-05 18783");
}

TEST(times, a_whole_date_needs_no_report) {
  check({
      {"on June 5, 2025, he", "June 5, 2025 = DATE 2025-06-05 20244"},
      {"on 5 June 2025 he", "5 June 2025 = DATE 2025-06-05 20244"},
      {"since February 2022", "February 2022 = DATE 2022-02 [19024,inf)"},
      {"in 2014", "2014 = DATE 2014 [16071,16435]"},
      {"in the 1990s", "the 1990s = DATE 199 [7305,10956]"},
      {"in the 19th century", "the 19th century = DATE 18 [-62091,-25568]"},
      {"on 2025-06-02", "2025-06-02 = DATE 2025-06-02 20241"},
  });
}

TEST(times, a_day_the_calendar_has_not_is_no_date) {
  check({
      {"on 31 February 2024", "February 2024 = DATE 2024-02 [19754,19782]"},
      {"on February 29, 2023", "2023 = DATE 2023 [19358,19722]"},
      {"on 2023-02-29", "2023 = DATE 2023 [19358,19722]"},
  });
}

/// The values alone, parted by blanks.
std::string values_in(std::string_view text, std::string_view published) {
  Document document;
  document.text = text;
  document.published = published;
  document.blocks.push_back(
      {{0, static_cast<std::uint32_t>(text.size())}, BlockKind::Paragraph});
  Reading reading;
  read_times(document, Analysis{}, resources(), reading);
  std::string values;
  for (const TimeExpression& time : reading.times) {
    if (!values.empty()) values += ' ';
    values += time.value;
  }
  return values;
}

TEST(times, clocks_days_of_months_and_sets_in_many_forms) {
  const Case cases[] = {
      {"The bell rang at ten past 9.", "T09:10"},
      {"It rang at 20 minutes past eight in the evening.", "T20:20"},
      {"The shift ended at 1140 a.m. there.", "T11:40"},
      {"Pay it by the 15th day of next month.", "2025-05-15"},
      {"It was due on the 21st of this month.", "2025-04-21"},
      {"They met once a week.", "P1W"},
      {"They meet at 6 a.m. every day.", "T06"},
      {"It ends tomorrow before 5 p.m. there.", "2025-04-03T17"},
      {"The file of 20161016 is lost.", "2016-10-16"},
      {"It is due at the end of month.", "2025-04"},
  };
  for (const Case& c : cases)
    EXPECT_EQ(values_in(c.text, "2025-04-02"), c.times) << c.text;
}

TEST(times, minutes_are_counted_from_the_reports_moment_where_it_is_told) {
  EXPECT_EQ(values_in("It will start in 40 minutes.", "2025-04-02T23:30:00"),
            "2025-04-03T00:10:00");
  EXPECT_EQ(values_in("It began two hours ago.", "2025-04-02T01:30"),
            "2025-04-01T23:30:00");
  EXPECT_EQ(values_in("It will start in 40 minutes.", "2025-04-02"), "PT40M");
  EXPECT_EQ(values_in("It will start in 40 minutes.", "2025-04-02T9x:30"),
            "PT40M");
}

TEST(times, each_tells_what_it_is_counted_from) {
  Document document;
  document.text = "It closed on Monday, after June 5, 2021.";
  document.published = "2025-04-02";
  document.blocks.push_back({{0, 40}, BlockKind::Paragraph});
  Reading reading;
  read_times(document, Analysis{}, resources(), reading);
  ASSERT_EQ(reading.times.size(), 2U);
  EXPECT_EQ(reading.times[0].why.rule,
            "the nearest to the report's day, in a clause that looks back");
  EXPECT_EQ(reading.times[1].why.rule, "its words say it in full");
}

TEST(times, words_before_a_length_of_time_bound_it) {
  check({
      {"for less than an hour",
       "less than an hour = DURATION PT1H LESS_THAN [0,3600)"},
      {"for just over an hour",
       "just over an hour = DURATION PT1H MORE_THAN (3600,4500]"},
      {"for a little over an hour",
       "a little over an hour = DURATION PT1H MORE_THAN (3600,4500]"},
      {"for about an hour", "about an hour = DURATION PT1H APPROX [3240,3960]"},
      {"for at least 30 days",
       "at least 30 days = DURATION P30D EQUAL_OR_MORE [2592000,inf)"},
      {"for two to three days",
       "two to three days = DURATION P2D [172800,259200]"},
      {"a 30-day truce", "30-day = DURATION P30D 2592000"},
      {"for half an hour", "half an hour = DURATION PT0.5H 1800"},
      {"for an hour and a half", "an hour and a half = DURATION PT1H30M 5400"},
      {"three years on", "three years = DURATION P3Y [94608000,94867200]"},
  });
}

TEST(times, a_length_of_time_and_ago_is_a_date) {
  check({
      {"two weeks ago", "two weeks ago = DATE 2025-W12 [20164,20170]"},
      {"three years ago", "three years ago = DATE 2022 [18993,19357]"},
      {"10 days ago", "10 days ago = DATE 2025-03-23 20170"},
      {"several years ago", "several years ago = DATE PAST_REF"},
  });
}

TEST(times, an_hour_belongs_to_the_day_that_the_text_names) {
  check({
      {"at 2:35 a.m. local time", "2:35 a.m. local time = TIME T02:35"},
      {"on Monday at 2:35 a.m.",
       "Monday at 2:35 a.m. = TIME 2025-03-31T02:35 20178.1076389"},
      {"at 0735 GMT", "0735 GMT = TIME T07:35"},
      {"On March 3 it rained. At 6 p.m. it stopped.",
       "March 3 = DATE 2025-03-03 20150; 6 p.m. = TIME 2025-03-03T18 "
       "20150.75"},
  });
}

TEST(times, a_length_in_a_clause_that_looks_ahead_may_be_a_day) {
  check({
      {"It will open in two weeks.", "two weeks = DATE 2025-04-16 20194"},
      {"It opened in two weeks.", "two weeks = DURATION P2W 1209600"},
      {"three or more years",
       "three or more years = DURATION P3Y EQUAL_OR_MORE [94608000,inf)"},
  });
}

TEST(times, a_limit_before_a_date_leaves_one_end_open) {
  check({
      {"before the end of June",
       "the end of June = DATE 2025-06 END (-inf,20269]"},
      {"until Friday it will", "Friday = DATE 2025-04-04 (-inf,20182]"},
  });
}

TEST(times, what_only_looks_like_a_time_is_none) {
  check({
      {"It may rain and they march on.", ""},
      {"some 2000 people came", ""},
      {"She is 12 years old.", ""},
      {"flight 1999", ""},
      {"a 4:3 screen", ""},
      {"Mrs. May said so.", ""},
      {"A second round began.", ""},
      {"$5 million a year", ""},
      {"500 barrels a day", ""},
      {"miles from the Daily Post", ""},
      {"", ""},
  });
}

TEST(times, odd_input_is_read_to_its_end) {
  const std::string digits(400, '7');
  EXPECT_EQ(times_in(digits + " days"), "days = DURATION PXD [172800,inf)");
  std::string many;
  for (int i = 0; i < 4000; ++i) many += "the end of the early late ";
  EXPECT_EQ(times_in(many), "");
  EXPECT_EQ(times_in("25th century"), "25th century = DATE 24 [157054,193578]");
}

TEST(times, a_day_is_counted_from_another_day) {
  check({
      {"It ends two weeks after June 5.",
       "two weeks after June 5 = DATE 2025-06-19 20258"},
      {"It was three days before yesterday.",
       "three days before yesterday = DATE 2025-03-29 20176"},
      {"It ends two months from today.",
       "two months from today = DATE 2025-06-02 20241"},
      {"It fell on March 3. Two days later it rose.",
       "March 3 = DATE 2025-03-03 20150; Two days later = DATE 2025-03-05 "
       "20152"},
  });
  EXPECT_EQ(times_in("It ends two weeks after tomorrow.", ""),
            "two weeks after tomorrow = DATE XXXX-XX-XX");
}

TEST(times, a_weekday_may_have_its_week_or_its_number) {
  check({
      {"They will meet next week on Tuesday.",
       "next week on Tuesday = DATE 2025-04-08 20186"},
      {"It is on Monday of the following week.",
       "Monday of the following week = DATE 2025-04-07 20185"},
      {"It was Friday the 13th.", "Friday the 13th = DATE 2025-06-13 20252"},
      {"It was 2025/Sep/23 by the log.", "2025/Sep/23 = DATE 2025-09-23 20354"},
  });
}

TEST(times, what_looks_ahead_of_the_past_is_to_come) {
  check({
      {"It gave the town until Monday to answer.",
       "Monday = DATE 2025-04-07 (-inf,20185]"},
      {"It was not until Monday that it answered.",
       "Monday = DATE 2025-03-31 (-inf,20178]"},
      {"It had been due to close on Monday.", "Monday = DATE 2025-03-31 20178"},
      {"They will have closed on Monday.", "Monday = DATE 2025-04-07 20185"},
      {"Talks are to be held on Monday.", "Monday = DATE 2025-04-07 20185"},
  });
}

TEST(times, days_that_are_none_stay_unresolved) {
  EXPECT_EQ(times_in("On 31 February it rained."),
            "February = DATE 2025-02 [20120,20147]");
}

}  // namespace
}  // namespace synoptic
