// SPDX-License-Identifier: Apache-2.0
#include "ingest/json_ld.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace synoptic {
namespace {

using testing::ElementsAre;

TEST(json_ld, an_article_goes_before_the_page_around_it) {
  JsonLd found;
  read_json_ld(R"({"@graph":[{"@type":"WebPage","datePublished":"2010-01-01"},
      {"@type":"NewsArticle","headline":"Mill &amp; barn burn",
       "author":[{"name":"Mara Lind"},{"name":"https://a/b"},"Jon Ask"],
       "datePublished":"2014-05-08T10:00:00Z",
       "publisher":{"name":"Courier"}}]})",
               found);
  EXPECT_EQ(found.headline, "Mill & barn burn");
  EXPECT_EQ(found.published, "2014-05-08T10:00:00Z");
  EXPECT_EQ(found.publisher, "Courier");
  EXPECT_THAT(found.authors, ElementsAre("Mara Lind", "Jon Ask"));
}

TEST(json_ld, broken_json_is_mended_or_scanned) {
  JsonLd mended;
  read_json_ld(
      "/*<![CDATA[*/ {\"@type\":\"Article\",\"headline\":\"A\nb\",} "
      "/*]]>*/",
      mended);
  EXPECT_EQ(mended.headline, "A b");
  JsonLd scanned;
  read_json_ld("{\"@type\":\"Article\", oops \"datePublished\": \"2014-05-08\"",
               scanned);
  EXPECT_EQ(scanned.published, "2014-05-08");
}

TEST(json_ld, character_references_are_decoded_once) {
  EXPECT_EQ(decode_references("a &amp;amp; b &#8217;&#x41;&bogus; &#0;"),
            "a &amp; b \u2019A&bogus; &#0;");
}

}  // namespace
}  // namespace synoptic
