// SPDX-License-Identifier: Apache-2.0
#include "stories/witnesses.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/date.h"

namespace synoptic {
namespace {

struct Row {
  std::string published;
  std::uint32_t family = 0;
  std::string agency{};
  CreditExtent credit = CreditExtent::None;
  std::optional<std::uint32_t> copy_of{};
  std::uint32_t story = 0;
};

Memory memory_of(const std::vector<Row>& rows) {
  Memory memory;
  for (const Row& row : rows) {
    Remembered report;
    report.sketch.id =
        std::string(1, static_cast<char>('a' + memory.reports.size()));
    report.sketch.published = row.published;
    if (const auto date = parse_iso_date(row.published)) {
      report.sketch.day = days_of(*date);
    }
    report.sketch.agency = row.agency;
    report.sketch.credit = row.credit;
    report.family = row.family;
    report.story = row.story;
    if (row.copy_of) report.copy_of = CopyOf{*row.copy_of, 0.9};
    memory.next_story = std::max(memory.next_story, row.story + 1);
    memory.reports.push_back(std::move(report));
  }
  return memory;
}

/// For each report "family order root", "-" for none.
std::string dump(const std::vector<Row>& rows) {
  std::string text;
  for (const WitnessPlace& place : witness_places(memory_of(rows))) {
    if (!text.empty()) text += ", ";
    text += std::to_string(place.family);
    text += place.order ? std::to_string(*place.order) : "-";
    text +=
        place.root ? std::string(1, static_cast<char>('a' + *place.root)) : "-";
  }
  return text;
}

constexpr auto kPart = CreditExtent::Part;
constexpr auto kWhole = CreditExtent::Whole;
constexpr auto kOwn = CreditExtent::Own;

TEST(witnesses, of_one_text_go_back_to_the_one_that_came_first) {
  EXPECT_EQ(dump({{"2031-04-03", 5}, {"2031-04-02", 5}, {"2031-04-02", 7}}),
            "12b, 11b, 2--");
}

TEST(witnesses, are_one_where_one_agency_gave_them_all_of_their_text) {
  EXPECT_EQ(dump({{"2031-04-02T09:00:00Z", 1, "AFP", kWhole},
                  {"2031-04-02T08:00:00Z", 2, "AFP", kWhole},
                  {"2031-04-02", 3, "AP", kWhole},
                  {"2031-04-02", 4, "AFP", kPart},
                  {"2031-04-02", 5, "AFP", kWhole, {}, 1}}),
            "12b, 11b, 2--, 3--, 1--");
}

TEST(witnesses, go_back_to_the_agency_that_others_credit) {
  // The outlet's clock is an hour before the agency's; the agency is the root.
  EXPECT_EQ(dump({{"2031-04-02T08:00:00Z", 1, "AFP", kWhole},
                  {"2031-04-02T09:00:00Z", 1, "AFP", kOwn}}),
            "11b, 12b");
  // Days later it is the agency that has it from there.
  EXPECT_EQ(
      dump({{"2031-04-02", 1, "AFP", kPart}, {"2031-04-06", 1, "AFP", kOwn}}),
      "11a, 12a");
  // An agency that nobody credits is an outlet like any other.
  EXPECT_EQ(dump({{"2031-04-02", 1}, {"2031-04-03", 1, "AFP", kOwn}}),
            "11a, 12a");
}

TEST(witnesses, of_one_day_are_told_apart_by_credits_and_copies) {
  EXPECT_EQ(dump({{"2031-04-02", 1}, {"2031-04-02", 1, "AFP", kWhole}}),
            "11b, 11b");
  EXPECT_EQ(
      dump(
          {{"2031-04-02", 1}, {"2031-04-02", 1}, {"2031-04-02", 1, "", {}, 1}}),
      "11b, 11b, 11b");
  // A day does not tell whether it is before a moment of the same day.
  const auto places = witness_places(
      memory_of({{"2031-04-02T08:00:00Z", 1}, {"2031-04-02", 1}}));
  EXPECT_EQ(places[0].why, RootReason::NothingTells);
}

TEST(witnesses, without_a_date_have_no_order) {
  EXPECT_EQ(dump({{"", 1}, {"", 1}, {"2031-04-02", 1}}), "1-c, 1-c, 11c");
  const auto places = witness_places(memory_of({{"", 1}, {"", 1}}));
  EXPECT_EQ(places[0].why, RootReason::NothingTells);
  EXPECT_EQ(places[0].root, places[1].root);
}

}  // namespace
}  // namespace synoptic
