// SPDX-License-Identifier: Apache-2.0
#include "reading/quantities.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "language/analyze.h"
#include "reading/dump_values.h"
#include "reading/times.h"
#include "reading/units.h"

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

struct Lists {
  LanguageResources language;
  TimeResources times;
  QuantityResources quantities;
};

const Lists& lists() {
  static const Lists loaded{*load_language_resources(open_list),
                            *load_time_resources(open_list),
                            *load_quantity_resources(open_list)};
  return loaded;
}

std::vector<Quantity> read(std::string_view text) {
  Document document;
  document.text = text;
  document.published = "2025-04-02";
  if (!text.empty()) {
    document.blocks.push_back(
        {{0, static_cast<std::uint32_t>(text.size())}, BlockKind::Paragraph});
  }
  const Analysis analysis = analyze(document, lists().language);
  Reading reading;
  read_times(document, analysis, lists().times, reading);
  read_quantities(document, analysis, lists().quantities, reading);
  return reading.quantities;
}

std::string quantities_in(std::string_view text) {
  std::string line;
  for (const Quantity& quantity : read(text)) {
    if (!line.empty()) line += "; ";
    line += dump_quantity(text, quantity);
  }
  return line;
}

struct Case {
  std::string_view text;
  std::string_view quantities;
};

void check(const std::vector<Case>& cases) {
  for (const Case& c : cases) {
    EXPECT_EQ(quantities_in(c.text), c.quantities) << c.text;
  }
}

TEST(quantities, ages_are_years_of_age) {
  check({
      {"Lena Marsh, 54, said so.", "54 = 54 year of age"},
      {"The 12-year-old boy ran.", "12-year-old = 12 year of age"},
      {"Men aged 18 to 25 may leave.", "aged 18 to 25 = [18,25] year of age"},
      {"Men under the age of 25 may leave.",
       "under the age of 25 = [0,25) year of age"},
      {"She is 54 years old.", "54 years old = 54 year of age"},
  });
}

TEST(quantities, numbers_that_count_nothing_are_none) {
  check({
      {"Call 010-85061466.", ""},
      {"Train 91 left the station.", ""},
      {"Boeing 737 jets stay on the ground.", ""},
      {"The G7 met.", ""},
      {"Flight 370 vanished.", ""},
      {"Article 5 applies.", ""},
      {"He was born in 1990.", ""},
      {"They met at 6 p.m.", ""},
      {"They met on June 5, 2021.", ""},
      {"Call 555-0134-2201 now.", ""},
      {"The score was 3-2.", ""},
      {"It has a 4:3 screen.", ""},
      {"1. Bring water.", ""},
      {"The F-16 crashed.", ""},
      {"One of the men spoke.", ""},
      {"No one spoke.", ""},
  });
}

TEST(quantities, a_share_may_be_for_each_or_for_all) {
  check({
      {"They agreed to swap 6,000 for 6,000.", "6,000 for 6,000 = 6000 each"},
      {"A 1,000-for-1,000 swap was agreed.", "1,000-for-1,000 = 1000 each"},
      {"They will free 1,000 captives from each side.",
       "1,000 captives = 1000 of captive each"},
      {"Each side will free 1,000 captives.",
       "1,000 captives = 1000 of captive each"},
      {"Each side will hand over the bodies of 6,000 miners.",
       "6,000 miners = 6000 of body each"},
      {"The clubs got 500 euros each.", "500 euros = 500 EUR each"},
      {"The players got $20 apiece.", "$20 = 20 USD each"},
      {"In all, 12,000 letters came back.",
       "12,000 letters = 12000 of letter in all"},
      {"A total of 12,000 letters came back.",
       "A total of 12,000 letters = 12000 of letter in all"},
      {"They sent 12,000 letters in total.",
       "12,000 letters = 12000 of letter in all"},
      {"Both sides freed 300 captives each.",
       "300 captives = 300 of captive each"},
      {"The two sides freed 600 captives altogether.",
       "two sides = 2 of side; 600 captives = 600 of captive in all"},
      {"Every family got 300 coins.", "300 coins = 300 of coin each"},
      {"300 captives per side will go home.",
       "300 captives = 300 of captive each"},
      {"300 captives a side will go home.",
       "300 captives = 300 of captive each"},
      {"They swapped 300 captives on each side.",
       "300 captives = 300 of captive each"},
      {"The sides returned 300 captives between them.",
       "300 captives = 300 of captive in all"},
      {"They want to free 1,000 captives, 500 from each side.",
       "1,000 captives = 1000 of captive; 500 = 500 each"},
  });
}

TEST(quantities, a_number_has_the_moment_it_is_said_of) {
  check({
      {"So far 30 houses have been rebuilt.",
       "30 houses = 30 of house as of So far"},
      {"By Monday 30 houses had been rebuilt.",
       "30 houses = 30 of house as of By Monday"},
      {"30 houses were rebuilt so far.",
       "30 houses = 30 of house as of so far"},
      {"30 houses had been rebuilt as of Monday.",
       "30 houses = 30 of house as of as of Monday"},
  });
}

TEST(quantities, parts_are_shares_of_what_they_are_parts_of) {
  check({
      {"A third of the bridges fell.",
       "A third of the bridges = 0.333333333333 share of bridge"},
      {"Two thirds of the bridges fell.",
       "Two thirds of the bridges = 0.666666666667 share of bridge"},
      {"Half of the bridges fell.",
       "Half of the bridges = 0.5 share of bridge"},
      {"More than half of the bridges fell.",
       "More than half of the bridges = (0.5,inf) share of bridge"},
      {"20 percent of voters stayed home.",
       "20 percent of voters = 20 percent of voter"},
      {"Nearly 20% of voters stayed home.",
       "Nearly 20% of voters = [16,20) percent of voter"},
      {"Three-quarters of the crew left.",
       "Three-quarters of the crew = 0.75 share of crew"},
      {"One in three drivers slept.",
       "One in three drivers = 0.333333333333 share of driver"},
      {"Two out of five drivers slept.",
       "Two out of five drivers = 0.4 share of driver"},
      {"Five percentage points separate them.",
       "Five percentage points = 5 percentage point"},
      {"It fell by 25 basis points.", "25 basis points = 25 basis point"},
      {"The budget grew 3.4 percent.", "3.4 percent = 3.4 percent"},
      {"It sold 3 million copies, or 20% of the total.",
       "3 million copies = 3000000 of copy; 20% of the total = 20 percent of "
       "total"},
      {"The law needs a two-thirds majority.",
       "two-thirds majority = 0.666666666667 share of majority"},
  });
}

TEST(quantities, a_rank_is_no_count) {
  check({
      {"A second round began.", "second round = 2 ordinal of round"},
      {"The second round begins.", "second round = 2 ordinal of round"},
      {"They met for a third round of talks.",
       "third round = 3 ordinal of round"},
      {"The first lady spoke.", "first lady = 1 ordinal of lady"},
      {"He came second.", "second = 2 ordinal"},
  });
}

TEST(quantities, money_stays_in_its_currency) {
  check({
      {"It cost $36.5 billion.", "$36.5 billion = 36500000000 USD"},
      {"It cost up to \u20ac3 million.",
       "up to \u20ac3 million = [0,3000000] EUR"},
      {"The firm paid between $2 and $3 million.",
       "between $2 and $3 million = [2000000,3000000] USD"},
      {"He owes 3 million pounds.", "3 million pounds = 3000000 GBP"},
      {"It cost 40 cents.", "40 cents = 40 cent"},
      {"They want 500 million hryvnias.",
       "500 million hryvnias = 500000000 UAH"},
      {"They want 2,000 rubles.", "2,000 rubles = 2000 RUB"},
      {"The budget is 3.4 trillion yen.", "3.4 trillion yen = 3.4e+12 JPY"},
      {"The fee is $5 a share.", "$5 = 5 USD"},
  });
}

TEST(quantities, units_are_read_as_written) {
  check({
      {"The train ran at 120 mph.", "120 mph = 120 mile per hour"},
      {"The train ran at 190 kilometers per hour.",
       "190 kilometers per hour = 190 kilometre per hour"},
      {"The village lies 12 miles away.", "12 miles = 12 mile"},
      {"The village lies about 20 kilometres away.",
       "about 20 kilometres = [18,22] kilometre"},
      {"He weighs 80 kilograms.", "80 kilograms = 80 kilogram"},
      {"He is 6 feet 2 inches tall.", "6 feet 2 inches = 6.16666666667 foot"},
      {"They burned 300 acres.", "300 acres = 300 acre"},
      {"They burned 120 hectares of forest.",
       "120 hectares of forest = 120 hectare of forest"},
      {"It was 30 degrees Celsius.", "30 degrees Celsius = 30 celsius"},
      {"It was 85 degrees Fahrenheit.",
       "85 degrees Fahrenheit = 85 fahrenheit"},
      {"The temperature was -5 degrees Celsius.",
       "-5 degrees Celsius = -5 celsius"},
      {"They shipped 20 million tonnes of grain.",
       "20 million tonnes of grain = 20000000 tonne of grain"},
      {"They pumped 500,000 barrels a day.",
       "500,000 barrels a day = 500000 barrel per day"},
      {"They pumped 500,000 barrels of oil.",
       "500,000 barrels of oil = 500000 barrel of oil"},
      {"He paid 500 pounds.", "500 pounds = 500 pound"},
      {"It holds 2 1/2 gallons.", "2 1/2 gallons = 2.5 gallon"},
      {"It holds 2\u00bd gallons.", "2\u00bd gallons = 2.5 gallon"},
      {"The 12-mile road is shut.", "12-mile = 12 mile"},
      {"The plant makes 300 megawatts.", "300 megawatts = 300 megawatt"},
  });
}

TEST(quantities, words_around_a_number_bound_it) {
  check({
      {"The two sides will exchange at least 1,000 prisoners.",
       "two sides = 2 of side; at least 1,000 prisoners = [1000,inf) of "
       "prisoner"},
      {"More than 1,000 prisoners went home.",
       "More than 1,000 prisoners = (1000,inf) of prisoner"},
      {"About 40 houses burned.", "About 40 houses = [36,44] of house"},
      {"Some 40 houses burned.", "Some 40 houses = [36,44] of house"},
      {"Nearly 300 sheep drowned.", "Nearly 300 sheep = [240,300) of sheep"},
      {"Up to 12 rooms stood empty.", "Up to 12 rooms = [0,12] of room"},
      {"A minimum of 20 boats will sail.",
       "A minimum of 20 boats = [20,inf) of boat"},
      {"Dozens of boats sank.", "Dozens of boats = [24,120) of boat"},
      {"Hundreds of people fled.", "Hundreds of people = [200,1000) of people"},
      {"Tens of thousands of people marched.",
       "Tens of thousands of people = [20000,100000) of people"},
      {"Several trucks were stuck.", "Several trucks = [3,10) of truck"},
      {"A few trucks were stuck.", "A few trucks = [2,6] of truck"},
      {"A couple of trucks were stuck.", "A couple of trucks = [2,3] of truck"},
      {"Scores of birds died.", "Scores of birds = [40,200) of bird"},
      {"They returned 139 or 140 boats.",
       "139 or 140 boats = [139,140] of boat"},
      {"Two to three nurses came.", "Two to three nurses = [2,3] of nurse"},
      {"At least 7 people were killed and 69 wounded.",
       "At least 7 people = [7,inf) of dead; 69 wounded = 69 of injured"},
      {"As many as 400 drones were used.",
       "As many as 400 drones = [0,400] of drone"},
      {"No fewer than 30 men signed.",
       "No fewer than 30 men = [30,inf) of man"},
      {"No more than 30 men signed.", "No more than 30 men = [0,30] of man"},
      {"Fewer than 30 men signed.", "Fewer than 30 men = [0,30) of man"},
      {"Just over 30 men signed.", "Just over 30 men = (30,37.5] of man"},
      {"Just under 30 men signed.", "Just under 30 men = [24,30) of man"},
      {"Almost 30 men signed.", "Almost 30 men = [24,30) of man"},
      {"Roughly 30 men signed.", "Roughly 30 men = [27,33] of man"},
      {"30 or so men signed.", "30 or so men = [27,33] of man"},
      {"30 or more men signed.", "30 or more men = [30,inf) of man"},
      {"Over 30 men signed.", "Over 30 men = (30,inf) of man"},
      {"Between 30 and 40 men signed.",
       "Between 30 and 40 men = [30,40] of man"},
      {"30-40 men signed.", "30-40 men = [30,40] of man"},
      {"From 30 to 40 men signed.", "From 30 to 40 men = [30,40] of man"},
      {"Thousands of houses lost power.",
       "Thousands of houses = [2000,10000) of house"},
      {"More than a hundred houses lost power.",
       "More than a hundred houses = (100,inf) of house"},
      {"More than two dozen houses lost power.",
       "More than two dozen houses = (24,inf) of house"},
      {"At least two dozen people were hurt.",
       "At least two dozen people = [24,inf) of injured"},
      {"10,000+ people live there.", "10,000+ people = [10000,inf) of people"},
      {"40-odd people live there.", "40-odd people = [36,44] of people"},
      {"More than 40 but fewer than 60 people live there.",
       "More than 40 but fewer than 60 people = (40,60) of people"},
      {"A force of some 3,000 to 4,000 men waited.",
       "some 3,000 to 4,000 men = [2700,4400] of man"},
  });
}

TEST(quantities, what_is_counted_is_the_head_of_its_phrase) {
  check({
      {"One hundred and sixteen children were found.",
       "One hundred and sixteen children = 116 of child"},
      {"A dozen eggs broke.", "A dozen eggs = 12 of egg"},
      {"Half a million eggs broke.", "Half a million eggs = 500000 of egg"},
      {"They returned the bodies of 1,212 fallen miners.",
       "1,212 fallen miners = 1212 of body"},
      {"They returned 1,212 bodies of fallen miners.",
       "1,212 bodies = 1212 of body"},
      {"They buried 12,000 fallen soldiers.",
       "12,000 fallen soldiers = 12000 of soldier"},
      {"The number rose from 30 to 40.", "30 = 30; 40 = 40"},
      {"The toll rose to 45 from 38.", "45 = 45; 38 = 38"},
      {"One man spoke.", "One man = 1 of man"},
      {"Two dozen houses lost power.", "Two dozen houses = 24 of house"},
      {"Another 30 houses burned.", "30 houses = 30 of house"},
      {"An additional 30 houses burned.", "30 houses = 30 of house"},
      {"The remaining 30 houses burned.", "30 houses = 30 of house"},
      {"All 30 houses burned.", "30 houses = 30 of house"},
      {"The other 30 houses burned.", "30 houses = 30 of house"},
      {"Fifteen wounded soldiers came home.",
       "Fifteen wounded soldiers = 15 of soldier"},
      {"Fifteen Belgian soldiers came home.",
       "Fifteen Belgian soldiers = 15 of soldier"},
      {"Three civilians, including two children, died.",
       "Three civilians = 3 of civilian; two children = 2 of child"},
      {"Only 3 of the 15 members voted.",
       "Only 3 = 3 of member; 15 members = 15 of member"},
      {"3 of 15 members voted.", "3 = 3 of member; 15 members = 15 of member"},
      {"The vote was 9 to 2.", "9 = 9; 2 = 2"},
      {"The 30-member panel met.", "30-member = 30 of member"},
      {"A 300-page report came out.", "300-page = 300 of page"},
      {"The five-story house fell.", "five-story = 5 of story"},
      {"The 3,000-strong crowd sang.", "3,000-strong crowd = 3000 of crowd"},
      {"They seized 25 weapons and 1,200 rounds of ammunition.",
       "25 weapons = 25 of weapon; 1,200 rounds = 1200 of round"},
      {"They freed 25 men, 10 women and 4 children.",
       "25 men = 25 of man; 10 women = 10 of woman; 4 children = 4 of child"},
      {"They both freed 300 captives.", "300 captives = 300 of captive"},
      {"Twenty-five men and one woman sailed.",
       "Twenty-five men = 25 of man; one woman = 1 of woman"},
      {"One million seven hundred thousand people live there.",
       "One million seven hundred thousand people = 1700000 of people"},
      {"1.7 million people live there.",
       "1.7 million people = 1700000 of people"},
      {"3.5k people live there.", "3.5k people = 3500 of people"},
      {"A hundred people live there.", "A hundred people = 100 of people"},
      {"The first 300 captives came home.", "300 captives = 300 of captive"},
      {"The last 12 captives came home.", "12 captives = 12 of captive"},
      {"Zero people came.", "Zero people = 0 of people"},
      {"A 7.8-magnitude earthquake struck.",
       "7.8-magnitude = 7.8 of magnitude"},
      {"The 7.8 magnitude earthquake struck.",
       "7.8 magnitude earthquake = 7.8 of earthquake"},
  });
}

TEST(quantities, units_of_one_kind_are_compared_in_one) {
  const auto metres = [](std::string_view text) {
    const std::vector<Quantity> found = read(text);
    return found.empty() ? std::string("none")
                         : dump(comparable(found[0]).value) + ' ' +
                               std::string(comparable(found[0]).unit);
  };
  EXPECT_EQ(metres("It lies 2 miles away."), "3218.688 metre");
  EXPECT_EQ(metres("It lies 2 kilometres away."), "2000 metre");
  EXPECT_EQ(metres("It was 50 degrees Fahrenheit."), "10 celsius");
  EXPECT_EQ(metres("It fell 20 percent."), "0.2 share");
  EXPECT_EQ(metres("It cost 40 cents."), "0.4 USD");
  EXPECT_EQ(metres("It cost 40 euros."), "40 EUR");
}

TEST(quantities, odd_input_is_read_to_its_end) {
  EXPECT_EQ(quantities_in(std::string(400, '7') + " boats"), "");
  EXPECT_EQ(quantities_in(""), "");
  EXPECT_EQ(quantities_in("-"), "");
  std::string many;
  for (int i = 0; i < 3000; ++i) many += "more than two hundred and ";
  EXPECT_EQ(read(many).size(), 3000U);
  std::string commas = "1";
  for (int i = 0; i < 3000; ++i) commas += ",000";
  EXPECT_LE(read(commas).size(), 3001U);
  std::string scales = "2";
  for (int i = 0; i < 3000; ++i) scales += " million and 3 thousand";
  EXPECT_GE(read(scales).size(), 1U);
}

TEST(quantities, money_is_read_with_its_coins_and_scaled_codes) {
  check({
      {"It cost 15 dollars 50.", "15 dollars 50 = 15.5 USD"},
      {"A ticket is seventeen euros and forty.",
       "seventeen euros and forty = 17.4 EUR"},
      {"They had 15 dollars 50 miles away.",
       "15 dollars = 15 USD; 50 miles = 50 mile"},
      {"The loss was 120 MEUR.", "120 MEUR = 120000000 EUR"},
      {"It asks three quarters billion euros.",
       "three quarters billion euros = 750000000 EUR"},
  });
}

TEST(quantities, parts_are_added_to_what_they_are_parts_of) {
  check({
      {"The fund is one billion and a half million.",
       "one billion and a half million = 1000500000"},
      {"The fund is five billion and three quarters.",
       "five billion and three quarters = 5750000000"},
      {"It holds one hundred and thirty-two fifths.",
       "one hundred and thirty-two fifths = 26.4"},
      {"It holds six million and two thirds.",
       "six million and two thirds = 6666666.66667"},
  });
}

TEST(quantities, a_digit_against_a_length_makes_it_an_area) {
  check({
      {"The hall has 240m2.", "240m2 = 240 square metre"},
      {"The reserve covers 190 km2.", "190 km2 = 190 square kilometre"},
      {"The beam is 12 m 2 dm long.", "12 m = 12 metre; 2 dm = 2 decimetre"},
  });
}

TEST(quantities, of_two_bounds_the_one_that_says_more_counts) {
  check({
      {"About more than 20 boats sank.",
       "About more than 20 boats = (20,inf) of boat"},
      {"It is equal to or less than 30 tonnes.",
       "equal to or less than 30 tonnes = [0,30] tonne"},
      {"It holds if x <-30.", "<-30 = (-inf,-30)"},
  });
}

TEST(quantities, the_dead_are_not_the_hurt) {
  check({
      {"The fire killed three people and injured 12 others.",
       "three people = 3 of dead; 12 others = 12 of injured"},
      {"A flood in the valley, killing 40 people, closed the road.",
       "40 people = 40 of dead"},
      {"Two men killed a guard.", "Two men = 2 of man"},
      {"Two men were killed on Friday.", "Two men = 2 of dead"},
      {"Police arrested 30 protesters.", "30 protesters = 30 of arrested"},
      {"Five miners are still missing.", "Five miners = 5 of missing"},
      {"At least 30 people have died.",
       "At least 30 people = [30,inf) of dead"},
      {"Three guards and nine drivers were wounded.",
       "Three guards = 3 of injured; nine drivers = 9 of injured"},
      {"They were killed 12 miles from the town.", "12 miles = 12 mile"},
      {"The mill burned and 40 houses were lost.", "40 houses = 40 of house"},
  });
}

}  // namespace
}  // namespace synoptic
