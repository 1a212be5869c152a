// SPDX-License-Identifier: Apache-2.0
#include "base/date.h"

#include <gtest/gtest.h>

namespace synoptic {
namespace {

TEST(date, days_go_there_and_back) {
  for (int days = -800000; days < 800000; days += 997) {
    EXPECT_EQ(days_of(date_of(days)), days);
  }
}

TEST(date, the_weekday_of_a_known_day) {
  EXPECT_EQ(weekday({2025, 6, 2}), 0);
  EXPECT_EQ(weekday({1969, 12, 31}), 2);
}

TEST(date, a_month_on_from_its_last_day_is_the_last_day) {
  EXPECT_EQ(to_string(add_months({2024, 1, 31}, 1)), "2024-02-29");
  EXPECT_EQ(to_string(add_months({2024, 1, 31}, -2)), "2023-11-30");
}

TEST(date, a_day_that_no_calendar_has_is_refused) {
  EXPECT_FALSE(parse_iso_date("2025-02-31"));
  EXPECT_FALSE(parse_iso_date("2025-2-3"));
  EXPECT_EQ(parse_iso_date("2025-06-02T10:00:00Z"), (Date{2025, 6, 2}));
}

}  // namespace
}  // namespace synoptic
