// SPDX-License-Identifier: Apache-2.0
#include "ingest/page_dates.h"

#include <gtest/gtest.h>

#include "ingest/testing/lists.h"

namespace synoptic {
namespace {

std::string shown(const std::optional<DateCandidate>& found) {
  return found ? found->value + " " + found->precision : "none";
}

TEST(page_dates, machine_dates_of_many_kinds_become_iso) {
  const char* cases[][2] = {
      {"2025-06-02", "2025-06-02 day"},
      {"2025-06-02T14:05:09Z", "2025-06-02T14:05:09Z second"},
      {"2025-06-02T14:05:09.123+02:00", "2025-06-02T14:05:09+02:00 second"},
      {"2025-06-02 14:05", "2025-06-02T14:05 minute"},
      {"20250602", "2025-06-02 day"},
      {"2025/06/02", "2025-06-02 day"},
      {"Mon, 02 Jun 2025 14:05:09 GMT", "2025-06-02T14:05:09Z second"},
      {"02 Jun 2025 14:05 -0500", "2025-06-02T14:05-05:00 minute"},
      {"June 2, 2025", "2025-06-02 day"},
      {"Mon Jun  2 14:05:09 2025", "2025-06-02T14:05:09 second"},
      {"Mon Jun 2 14:05:09 +0200 2025", "2025-06-02T14:05:09+02:00 second"},
      {"Mon, 02 Jun 25 14:05:09 GMT", "2025-06-02T14:05:09Z second"},
      {"Mon, 02 Jun 2025 14:05:09 EDT", "2025-06-02T14:05:09-04:00 second"},
      {"Mon, 02 Jun 2025 14:05:09 GMT-01:30",
       "2025-06-02T14:05:09-01:30 second"},
      {"Mon, 2025/06/02 14:05:09 MEST", "2025-06-02T14:05:09+02:00 second"},
      {"Mon, 02 Jun 2025 14:05 ESTONIA", "2025-06-02T14:05 minute"},
      {"2. Juni 2025", "2025-06-02 day"},
      {"2 de junio de 2025", "2025-06-02 day"},
      {"2025-06", "2025-06 month"},
      {"2025", "2025 year"},
      {"2025-02-30", "none"},
      {"soon", "none"},
      {"", "none"},
  };
  for (const auto& one : cases) {
    EXPECT_EQ(shown(read_moment(one[0], test_lists().dates)), one[1]) << one[0];
  }
}

TEST(page_dates, a_line_of_dates_is_told_from_a_line_that_names_one) {
  const char* cases[][2] = {
      {"Thursday, May 8, 2014", "2014-05-08 day"},
      {"Updated 3:15 PM ET, Mon October 3, 2016", "2016-10-03 day"},
      {"Published: 08.05.2014 - 14:30", "2014-05-08 day"},
      {"Published: 28.05.2014", "2014-05-28 day"},
      {"08.05.14", "2014-05-08 day"},
      {"sexta-feira, 9 de maio de 2014 \u00E0s 20:13", "2014-05-09 day"},
      {"31.10.98, 14:30", "1998-10-31 day"},
      {"8.5.14", "none"},
      {"10.14.06.23", "none"},
      {"08/05/2014", "2014 year"},
      {"2 hours ago", " "},
      {"Monday 14:30", " "},
      {"On May 8, 2014 the mill burned", "none"},
      {"Monday", "none"},
      {"1984", "none"},
  };
  for (const auto& one : cases) {
    EXPECT_EQ(shown(read_date_line(one[0], test_lists().dates)), one[1])
        << one[0];
  }
}

TEST(page_dates, a_dateline_dates_its_report) {
  const char* cases[][2] = {
      {"ELBING, Norland, 18 March 2024 - The mill burned.", "2024-03-18 day"},
      {"ELBING, Norland (March 18, 2024) \u2014 It burned.", "2024-03-18 day"},
      {"ELBING, 9 October 2023 (Meridian Wire) - It burned.", "2023-10-09 day"},
      {"ELBING, March 18 - The mill burned.", "none"},
      {"In Elbing, on 18 March 2024 - a bad day - it burned.", "none"},
      {"The mill burned on 18 March 2024 - again.", "none"},
      {"ELBING, Norland - The mill burned on 18 March 2024.", "none"},
      {"", "none"},
  };
  for (const auto& one : cases) {
    EXPECT_EQ(shown(read_dateline(one[0], test_lists().dates)), one[1])
        << one[0];
  }
}

TEST(page_dates, the_first_whole_date_of_a_text_is_found) {
  EXPECT_EQ(shown(find_date("It rained in May. On 3 May 2014 it stopped.",
                            test_lists().dates, 1000)),
            "2014-05-03 day");
  EXPECT_EQ(
      shown(find_date("No date here in May 2014.", test_lists().dates, 1000)),
      "none");
}

}  // namespace
}  // namespace synoptic
