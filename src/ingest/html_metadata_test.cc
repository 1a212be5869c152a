// SPDX-License-Identifier: Apache-2.0
#include "ingest/html_metadata.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "ingest/ingest.h"
#include "ingest/testing/lists.h"

namespace synoptic {
namespace {

using testing::ElementsAre;

Document read_page(std::string_view head, std::string_view body) {
  const std::string page =
      "<html><head><title>Mill burns</title>" + std::string(head) +
      "</head><body><h1>Mill burns</h1>" + std::string(body) +
      "<p>A mill burned down in Elbing, and with it a barn that the town had "
      "just repaired, as the mayor told the people on the square.</p></body>";
  Document document;
  ingest(page, "mill.html",
         {.format = InputFormat::Html, .resources = &test_lists()},
         [&](Ingested one) {
           EXPECT_TRUE(one.document);
           if (one.document) document = *std::move(one.document);
           return true;
         });
  return document;
}

TEST(html_metadata, an_author_may_be_told_by_reference) {
  const Document document = read_page(
      R"(<script type="application/ld+json">{"@graph":[{"@type":"Article",
"author":{"@id":"#/person/1"},"publisher":{"@id":"#org"}},
{"@type":"Organization","@id":"#org","name":"Elbing Courier"},
{"@type":["Person"],"@id":"#/person/1","name":"Mara Lind"}]}</script>)",
      "");
  EXPECT_THAT(document.byline, ElementsAre("Mara Lind"));
}

TEST(html_metadata, who_is_marked_as_author_spells_the_name_at_will) {
  EXPECT_THAT(
      read_page("", "<p>by <a rel=author href=/m>miller84</a></p>").byline,
      ElementsAre("miller84"));
  EXPECT_THAT(read_page("", "<p class=author>posted at noon</p>").byline,
              ElementsAre());
}

TEST(html_metadata, a_date_is_looked_for_in_scripts_last) {
  constexpr std::string_view kScript =
      R"(<script>var page = {"publishedDate":"2014-05-08T10:00:00Z"};</script>)";
  const Document found = read_page(kScript, "");
  EXPECT_EQ(found.published, "2014-05-08T10:00:00Z");
  EXPECT_EQ(found.date_origin, "script");
  const Document shown =
      read_page(kScript, "<time datetime=2014-05-07>yesterday</time>");
  EXPECT_EQ(shown.published, "2014-05-07");
}

TEST(html_metadata, when_readers_wrote_is_no_date_of_the_article) {
  const Document document = read_page(
      "",
      "<div id=comments><time datetime=2014-06-01></time>Well done</div>"
      "<p>Published on 8 May 2014</p>");
  EXPECT_EQ(document.published, "2014-05-08");
}

TEST(html_metadata, a_date_glued_to_its_label_is_read) {
  EXPECT_EQ(read_page("",
                      "<div><span>Created</span><span>09.05.2014</span>"
                      "</div>")
                .published,
            "2014-05-09");
}

}  // namespace
}  // namespace synoptic
