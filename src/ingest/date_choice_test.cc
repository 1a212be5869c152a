// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <string>

#include "ingest/ingest.h"
#include "ingest/testing/lists.h"

namespace synoptic {
namespace {

/// "value origin" of the report in a page with this head and body.
std::string date_of(std::string_view head, std::string_view body) {
  const std::string page =
      "<html><head><title>Mill burns in Elbing</title>" + std::string(head) +
      "</head><body>" + std::string(body) +
      "<p>A mill burned down in Elbing, and with it a barn that the town had "
      "just repaired at great cost.</p></body></html>";
  std::string told;
  ingest(page, "in/page.html", {.resources = &test_lists()},
         [&](const Ingested& one) {
           if (!one.document) return true;
           told = one.document->published + " " + one.document->date_origin;
           return true;
         });
  return told;
}

constexpr std::string_view kHeadline = "<h1>Mill burns in Elbing</h1>";

std::string published(std::string_view moment) {
  return "<meta property='article:published_time' content='" +
         std::string(moment) + "'>";
}

std::string modified(std::string_view moment) {
  return "<meta property='article:modified_time' content='" +
         std::string(moment) + "'>";
}

std::string headed(std::string_view line) {
  return std::string(kHeadline) + "<span class='date'>" + std::string(line) +
         "</span>";
}

TEST(date_choice, a_moment_in_utc_gives_way_to_the_day_that_is_shown) {
  const std::string late = published("2024-05-09T01:30:00Z");
  EXPECT_EQ(date_of(late, headed("May 8, 2024")), "2024-05-08 date-line");
  // The outlet may tell both days; then the moment is as good.
  EXPECT_EQ(date_of(late, headed("May 8, 2024") +
                              "<time datetime='2024-05-09'>now</time>"),
            "2024-05-09T01:30:00Z meta");
  // No clock is so far from UTC, and some moments are not in UTC.
  EXPECT_EQ(date_of(published("2024-05-09T15:30:00Z"), headed("May 8, 2024")),
            "2024-05-09T15:30:00Z meta");
  EXPECT_EQ(
      date_of(published("2024-05-09T01:30:00+02:00"), headed("May 8, 2024")),
      "2024-05-09T01:30:00+02:00 meta");
}

TEST(date_choice, a_version_that_alone_is_shown_dates_the_page) {
  const std::string head = published("2024-05-01T10:00:00+02:00") +
                           modified("2024-05-20T10:00:00+02:00");
  EXPECT_EQ(date_of(head, headed("May 20, 2024")), "2024-05-20 date-line");
  EXPECT_EQ(date_of(head, headed("May 20, 2024") + "<time>May 1, 2024</time>"),
            "2024-05-01T10:00:00+02:00 meta");
  EXPECT_EQ(date_of(head, headed("May 11, 2024")),
            "2024-05-01T10:00:00+02:00 meta");
}

TEST(date_choice, of_the_dates_shown_the_one_nearest_to_the_headline_counts) {
  const std::string far =
      "<div><ul><li><time datetime='2024-01-01'>x</time>"
      "</li></ul></div>";
  EXPECT_EQ(date_of("", far + "<p>a</p><p>b</p><p>c</p>" +
                            headed("May 8, 2024") + far),
            "2024-05-08 date-line");
  EXPECT_EQ(
      date_of("", far +
                      "<p>a</p><p>b</p><p>c</p><div "
                      "class='date'>May 8, 2024</div>" +
                      std::string(kHeadline) + "<p>One.</p><p>Two.</p>" + far),
      "2024-05-08 date-line");
}

TEST(date_choice, a_page_that_begins_with_a_style_sheet_is_a_page) {
  const std::string style =
      "<style>" + std::string(9000, 'x') + "</style>" +
      published("2024-05-08") + std::string(kHeadline) +
      "<p>A mill burned down in Elbing, and with it a barn.</p>";
  std::string text;
  ingest(style, "in/page", {.resources = &test_lists()},
         [&](const Ingested& one) {
           text = one.document->text + one.document->published;
           return true;
         });
  EXPECT_EQ(text,
            "Mill burns in Elbing\n\nA mill burned down in Elbing, and with "
            "it a barn.2024-05-08");
}

}  // namespace
}  // namespace synoptic
