// SPDX-License-Identifier: Apache-2.0
#include "ingest/html.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>

#include "ingest/testing/lists.h"

namespace synoptic {
namespace {

Document read_page(std::string_view page) {
  Document document;
  ingest(page, "mill.html", {.resources = &test_lists()}, [&](Ingested one) {
    EXPECT_TRUE(one.document);
    if (one.document) document = *std::move(one.document);
    return true;
  });
  return document;
}

std::string kept(const Document& document) {
  constexpr std::string_view kNames[] = {"H", "h", "p", "-", ">", "e", "c"};
  std::string out;
  for (const Block& block : document.blocks) {
    out += std::string(kNames[static_cast<int>(block.kind)]) + " " +
           std::string(slice(document.text, block.span)) + "\n";
  }
  return out;
}

constexpr std::string_view kPage = R"(<!DOCTYPE html>
<html lang="en"><head><title>Mill burns - Elbing Courier</title>
<meta charset="utf-8"><style>p{color:red}</style></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/t">Town</a></li></ul></nav>
<div class="cookie-banner"><p>We use cookies to make our site better.</p></div>
<div id="content"><article><h1>Mill burns</h1>
<div class="byline">By <a href="/m">Mara Lind</a></div>
<div class="article-body">
<p>A mill burned down in <a href="/e">Elbing</a> on Monday, and with it a barn
that the town had just repaired.</p>
<figure><img src="a.jpg"><figcaption>Smoke rises over the mill.</figcaption>
</figure>
<h2>What we know</h2>
<p>"We have lost more than a mill," the mayor said to the people who had come
to the square.</p>
<ul><li>Nobody was hurt in the fire.</li><li>The barn was empty.</li></ul>
<blockquote><p>We will build it again, and we will build it in stone this time.
</p></blockquote>
<div class="related-links"><p>Read also: <a href="/b">Barn burns</a></p></div>
<p>The council meets on Friday to decide what becomes of the land.</p>
</div></article>
<aside><h3>Most read</h3><p><a href="/s">Storm hits the coast</a></p></aside>
<div id="comments"><p>What a pity, I used to walk there every Sunday.</p></div>
</div><footer><p>Copyright Elbing Courier</p></footer></body></html>)";

TEST(html, the_article_is_told_from_the_page) {
  const Document document = read_page(kPage);
  EXPECT_EQ(kept(document),
            "H Mill burns\n"
            "p A mill burned down in Elbing on Monday, and with it a barn that "
            "the town had just repaired.\n"
            "c Smoke rises over the mill.\n"
            "h What we know\n"
            "p \"We have lost more than a mill,\" the mayor said to the people "
            "who had come to the square.\n"
            "- Nobody was hurt in the fire.\n"
            "- The barn was empty.\n"
            "> We will build it again, and we will build it in stone this "
            "time.\n"
            "p The council meets on Friday to decide what becomes of the "
            "land.\n");
}

TEST(html, what_was_removed_is_kept_with_its_reason) {
  const Document document = read_page(kPage);
  std::string told;
  for (const RemovedText& removed : document.removed) {
    told += removed.reason + ": " + removed.text + "\n";
  }
  EXPECT_NE(told.find("comments: What a pity"), std::string::npos) << told;
  EXPECT_NE(told.find("page-part: Read also: Barn burns"), std::string::npos)
      << told;
}

TEST(html, metadata_come_from_where_they_are_surest) {
  const Document document = read_page(
      "<html lang=en><head><title>Mill burns down | Elbing Courier</title>"
      "<meta property=og:site_name content='Elbing Courier'>"
      "<meta property=article:published_time "
      "content='2014-05-08T10:00:00+02:00'>"
      "<meta property=article:modified_time content='2014-05-09'>"
      "<link rel=canonical href='http://courier.test/2014/05/08/mill'></head>"
      "<body><h1>Elbing Courier</h1><h2>Mill burns down</h2>"
      "<p class=byline>By Mara Lind and Jon Ask</p>"
      "<div class=article-body><p>A mill burned down in Elbing on Monday, and "
      "with it a barn that the town had just repaired.</p></div></body>");
  EXPECT_EQ(document.title, "Mill burns down");
  EXPECT_EQ(document.source, "Elbing Courier");
  EXPECT_EQ(document.url, "http://courier.test/2014/05/08/mill");
  EXPECT_EQ(document.published, "2014-05-08T10:00:00+02:00");
  EXPECT_EQ(document.date_origin, "meta");
  EXPECT_EQ(document.modified, "2014-05-09");
  EXPECT_EQ(document.byline,
            (std::vector<std::string>{"Mara Lind", "Jon Ask"}));
}

TEST(html, the_outlets_own_day_goes_before_the_one_in_utc) {
  const Document document = read_page(
      "<head><meta property=article:published_time "
      "content='2014-05-09T02:00:00Z'>"
      "<link rel=canonical href='http://courier.test/2014/05/08/mill'></head>"
      "<p>A mill burned down in Elbing, and with it a barn.</p>");
  EXPECT_EQ(document.published, "2014-05-08");
  EXPECT_EQ(document.date_origin, "address");
}

TEST(html, bombs_take_linear_time_and_lose_no_text) {
  const std::string sentence =
      "<p>A mill burned down in Elbing on Monday, and with it a barn.</p>";
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "<div>";
  std::string wide = "<div";
  for (int i = 0; i < 100'000; ++i) wide += " a" + std::to_string(i) + "=1";
  std::string open;
  for (int i = 0; i < 50'000; ++i) open += "<b><i><font>";
  for (const std::string& bomb :
       {deep + sentence, wide + ">" + sentence, open + sentence,
        sentence + "<script>" + std::string(1'000'000, '<'),
        sentence + std::string(1'000'000, '<'),
        sentence + "<!--" + std::string(1'000'000, '-'),
        sentence + "<style>" + deep}) {
    const auto begin = std::chrono::steady_clock::now();
    const Document document = read_page("<html><body>" + bomb);
    EXPECT_NE(document.text.find("A mill burned"), std::string::npos)
        << bomb.substr(0, 80);
    EXPECT_LT(std::chrono::steady_clock::now() - begin,
              std::chrono::seconds(10));
  }
}

TEST(html, a_charset_is_found_in_the_page) {
  EXPECT_EQ(declared_charset("<meta charset='koi8-r'>"), "koi8-r");
  EXPECT_EQ(declared_charset("<meta http-equiv=Content-Type "
                             "content=\"text/html; charset=iso-8859-2\">"),
            "iso-8859-2");
  EXPECT_EQ(declared_charset("<?xml version='1.0' encoding='utf-8'?>"),
            "utf-8");
  EXPECT_EQ(declared_charset("<p>no word of it</p>"), "");
}

TEST(html, a_caption_that_comes_again_is_told_once) {
  const std::string figure =
      "<figure><img src=a><figcaption>The mill stood by the river for two "
      "hundred years.</figcaption></figure>";
  std::string page = "<html><body><h1>Mill burns in Elbing</h1>" + figure;
  page +=
      "<p>A mill burned down in Elbing on Monday, and with it a barn that the "
      "town had just repaired.</p><h3>Caption</h3>" +
      figure +
      "<h4>Advert</h4><p>Nobody was hurt, the fire brigade said in the "
      "evening, and the road is closed.</p></body></html>";
  ingest(page, "in/page.html", {.resources = &test_lists()},
         [&](const Ingested& one) {
           const Document& document = *one.document;
           std::string reasons;
           for (const RemovedText& removed : document.removed) {
             reasons += removed.reason + " ";
           }
           EXPECT_EQ(reasons, "slideshow repeated advertisement ");
           EXPECT_NE(document.text.find("two hundred years"),
                     std::string::npos);
           return true;
         });
}

}  // namespace
}  // namespace synoptic
