// SPDX-License-Identifier: Apache-2.0
#include "ingest/html_article.h"

#include <gtest/gtest.h>

#include <string>

#include "ingest/ingest.h"
#include "ingest/testing/lists.h"

namespace synoptic {
namespace {

Document read_page(std::string_view page,
                   InputFormat format = InputFormat::Html) {
  Document document;
  ingest(page, "mill.html", {.format = format, .resources = &test_lists()},
         [&](Ingested one) {
           EXPECT_TRUE(one.document);
           if (one.document) document = *std::move(one.document);
           return true;
         });
  return document;
}

constexpr std::string_view kBody =
    "<p>A mill burned down in Elbing on Monday, and with it a barn that the "
    "town had just repaired for the harvest.</p>"
    "<p>Nobody was hurt, the fire brigade said in the evening, and the road "
    "to the harbour stays closed until the end of the week.</p>";

/// A page of an article with something before its paragraphs, and behind them.
std::string page_with(std::string_view before, std::string_view behind) {
  return "<html><head><title>Mill burns down in Elbing</title></head><body>"
         "<header><h1>Mill burns down in Elbing</h1>" +
         std::string(before) + "</header><div class='article-body'>" +
         std::string(kBody) + std::string(behind) + "</div></body></html>";
}

bool has(const Document& document, std::string_view words) {
  return document.text.find(words) != std::string::npos;
}

TEST(html_article, a_standfirst_beside_the_headline_belongs_to_it) {
  const Document document = read_page(page_with(
      "<p>The fire spread within minutes, and the town asks itself why nobody "
      "saw it coming.</p><p>Share this</p>",
      ""));
  ASSERT_GE(document.blocks.size(), 2u);
  EXPECT_EQ(document.blocks[1].kind, BlockKind::Headline);
  EXPECT_EQ(slice(document.text, document.blocks[1].span),
            "The fire spread within minutes, and the town asks itself why "
            "nobody saw it coming.");
  EXPECT_FALSE(has(document, "Share this"));
}

TEST(html_article, headings_and_labels_of_nothing_go) {
  for (const std::string_view behind :
       {"<h3>Further reading</h3><ul><li><a href=/a>Barn burns in Sunde</a>"
        "</li></ul>",
        "<p>Contact:</p><p><a href=/b>The town hall</a></p>",
        "<h2>Read also</h2>", "<h2>Mehr zum Thema</h2>",
        "<p>A lire aussi : le moulin</p>"}) {
    const Document document = read_page(page_with("", behind));
    EXPECT_TRUE(document.text.ends_with("end of the week.")) << behind << "\n"
                                                             << document.text;
  }
}

TEST(html_article, a_heading_that_says_something_whole_stays) {
  EXPECT_TRUE(has(read_page(page_with("", "<h3>The mill is gone.</h3>")),
                  "The mill is gone."));
}

TEST(html_article, items_that_are_links_stay_with_their_list) {
  const Document document = read_page(page_with(
      "",
      "<ol><li>Lind, Mara: a history of the mills of Elbing, in two parts, "
      "with maps, second printing.</li>"
      "<li><a href=/a>\"The last mill of the river\"</a></li></ol>"
      "<ul><li><a href=/c>Barn burns in Sunde</a></li>"
      "<li><a href=/d>Storm hits the coast</a></li></ul>"));
  EXPECT_TRUE(has(document, "\"The last mill of the river\""));
  EXPECT_FALSE(has(document, "Storm hits"));
}

TEST(html_article, what_stands_inside_a_sentence_is_part_of_it) {
  const Document document = read_page(page_with(
      "",
      "<p><cite class='source'>(Courier)</cite> The mayor came in the night "
      "and spoke to the <a class='popup' href=/a>millers</a> of the town.</p>"
      "<p><span class='author'>Jon Ask</span>, Elbing</p>"));
  EXPECT_TRUE(has(document,
                  "(Courier) The mayor came in the night and spoke "
                  "to the millers of the town."));
  EXPECT_FALSE(has(document, "Jon Ask"));
}

TEST(html_article, how_to_say_a_word_is_no_text) {
  const Document document = read_page(page_with(
      "",
      "<p>The <ruby>mill<rp>(</rp><rt>mil</rt><rp>)</rp></ruby> had stood "
      "by the river for longer than anybody in the town can say.</p>"));
  EXPECT_TRUE(has(document, "The mill had stood"));
}

TEST(html_article, characters_numbered_as_windows_does_are_what_was_meant) {
  const Document document = read_page(page_with(
      "",
      "<p>&#132;We will build it again&#148;, the mayor said &#150; and "
      "left the square before the rain came down on it.</p>"));
  EXPECT_TRUE(has(document,
                  "\u201EWe will build it again\u201D, the mayor "
                  "said \u2013 and left"));
}

TEST(html_article, an_article_that_only_scripts_show_is_taken_from_the_data) {
  const std::string sentence =
      "A mill burned down in Elbing on Monday, and with it a barn that the "
      "town had just repaired for the harvest. ";
  std::string body;
  for (int i = 0; i < 12; ++i) body += sentence;
  const Document document = read_page(
      "<html><head><script type='application/ld+json'>{\"@type\":"
      "\"NewsArticle\",\"headline\":\"Mill burns\",\"articleBody\":\"" +
      body +
      "\\nNobody was hurt.\"}</script></head><body><h1>Mill burns</h1>"
      "<p>Please switch scripts on to read this page.</p></body></html>");
  EXPECT_TRUE(document.text.starts_with("Mill burns\n\nA mill burned down"));
  EXPECT_TRUE(document.text.ends_with("Nobody was hurt."));
  EXPECT_FALSE(has(document, "switch scripts on"));
}

TEST(html_article, a_page_in_a_web_archive_reads_like_the_page) {
  const std::string page = page_with(
      "<p>The fire spread within minutes, and the town asks itself why.</p>",
      "<blockquote>We will build it again.</blockquote>");
  const std::string body =
      "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page;
  const std::string archive =
      "WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
      "WARC-Target-URI: http://courier.test/mill\r\n"
      "WARC-Date: 2024-05-08T12:00:00Z\r\nContent-Length: " +
      std::to_string(body.size()) + "\r\n\r\n" + body + "\r\n\r\n";
  const Document alone = read_page(page);
  const Document inside = read_page(archive, InputFormat::Warc);
  EXPECT_EQ(inside.text, alone.text);
  EXPECT_EQ(inside.blocks.size(), alone.blocks.size());
  EXPECT_EQ(inside.removed.size(), alone.removed.size());
}

}  // namespace
}  // namespace synoptic
