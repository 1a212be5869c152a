// SPDX-License-Identifier: Apache-2.0
#include "ingest/credits.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "ingest/testing/lists.h"

namespace synoptic {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(credits, a_credit_is_cut_where_it_begins) {
  const char* cases[][2] = {
      {"The mill burns on Monday. /Mara Lind/Reuters", "/Mara Lind/Reuters"},
      {"Smoke rises. REUTERS/Mara Lind", "REUTERS/Mara Lind"},
      {"Mayor Jon Ask - POOL/MARA LIND via REUTERS",
       "POOL/MARA LIND via REUTERS"},
      {"Smoke rises over Elbing. (AP Photo/Mara Lind)", "(AP Photo/Mara Lind)"},
      {"Photo: Mara Lind", "Photo: Mara Lind"},
      {"The mill. Photograph: Mara Lind/Getty Images",
       "Photograph: Mara Lind/Getty Images"},
      {"Jon Ask was hurt. Credit Mara Lind/Elbing Clinic, via Associated Press",
       "Credit Mara Lind/Elbing Clinic, via Associated Press"},
      {"The council met on Monday. (AFP)", "(AFP)"},
      {"He spoke to Reuters on Monday.", ""},
      {"The picture of the mill changed his mind", ""},
      {"Reuters and AP reported the fire, and/or what was left of it", ""},
      {"He gave credit to the firemen", ""},
  };
  for (const auto& one : cases) {
    const std::string_view line = one[0];
    const auto credit = find_credit(line, test_lists());
    EXPECT_EQ(credit ? line.substr(credit->begin) : "", one[1]) << line;
  }
}

TEST(credits, a_byline_gives_its_names) {
  const IngestResources& lists = test_lists();
  EXPECT_THAT(read_byline("By Mara Lind and Jon Ask", lists),
              ElementsAre("Mara Lind", "Jon Ask"));
  EXPECT_THAT(read_byline("By MARA LIND, Elbing Courier | May 8, 2014", lists),
              ElementsAre("MARA LIND", "Elbing Courier"));
  EXPECT_THAT(read_byline("By the end of May the mill was gone", lists),
              IsEmpty());
  EXPECT_THAT(read_byline("By Monday", lists), IsEmpty());
}

TEST(credits, what_a_writer_is_is_no_name) {
  const IngestResources& lists = test_lists();
  EXPECT_THAT(read_byline("By Mara Lind, columnist", lists),
              ElementsAre("Mara Lind"));
  EXPECT_THAT(read_byline("By Mara Lind, Senior Correspondent", lists),
              ElementsAre("Mara Lind"));
  EXPECT_THAT(read_byline("By Easter, mills burned", lists), IsEmpty());
}

TEST(credits, a_date_and_who_wrote_is_a_byline_a_dated_sentence_is_none) {
  const IngestResources& lists = test_lists();
  EXPECT_TRUE(is_dated_byline("8 May 2014, Courier staff and Jon Ask", lists));
  EXPECT_FALSE(is_dated_byline("8 May 2014, Elbing", lists));
  EXPECT_FALSE(is_dated_byline("8 May 2014: staff leave the mill", lists));
  EXPECT_FALSE(is_dated_byline("Courier staff leave on 8 May", lists));
}

TEST(credits, a_dateline_names_its_agency) {
  const IngestResources& lists = test_lists();
  EXPECT_EQ(dateline_agency("ELBING (Reuters) - The mill burned.", lists),
            "Reuters");
  EXPECT_EQ(dateline_agency("ELBING, May 8 (AP) — The mill burned.", lists),
            "AP");
  EXPECT_EQ(dateline_agency("The mill (Reuters said) burned.", lists), "");
}

}  // namespace
}  // namespace synoptic
