// SPDX-License-Identifier: Apache-2.0
#include "ingest/origins.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "base/unicode.h"
#include "base/utf8.h"
#include "ingest/ingest.h"
#include "ingest/json_ld.h"
#include "ingest/testing/lists.h"

namespace synoptic {
namespace {

Document read_with_origins(std::string_view bytes, InputFormat format,
                           Cleaning cleaning = Cleaning::RemoveFurniture) {
  Document document;
  ingest(bytes, "mill",
         {.format = format,
          .cleaning = cleaning,
          .origins = Origins::Told,
          .resources = &test_lists()},
         [&](Ingested one) {
           EXPECT_TRUE(one.document);
           if (one.document) document = *std::move(one.document);
           return true;
         });
  return document;
}

bool is_blank(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint next = decode_utf8(text, at);
    if (!is_space(next.value)) return false;
    at += next.size;
  }
  return true;
}

/// What a reader sees of a stretch of a page: no tags, scripts and controls.
std::string seen(std::string_view page) {
  std::string out;
  for (std::size_t at = 0; at < page.size(); ++at) {
    if (page.substr(at).starts_with("<script>")) {
      at = std::min(page.find("</script>", at), page.size() - 1);
    }
    if (page[at] == '<') at = std::min(page.find('>', at), page.size() - 1);
    if (page[at] != '>' && page[at] != '\x01') out += page[at];
  }
  return decode_references(out);
}

/// What is wrong with the origins of a page in UTF-8, or empty. Every
/// character that is no white space has to have one.
std::string wrong_with(const Document& document, std::string_view page) {
  std::uint32_t end = 0;
  for (const Origin& origin : document.origins) {
    const std::string_view gap = slice(document.text, {end, origin.text.begin});
    if (!is_blank(gap)) return "no origin: " + std::string(gap);
    end = origin.text.end;
    const std::string_view text = slice(document.text, origin.text);
    const std::string_view place = slice(page, origin.page);
    if (origin.is_verbatim ? text == place
        : is_blank(text)   ? is_blank(seen(place))
                           : text == decode_references(place)) {
      continue;
    }
    return "\"" + std::string(text) + "\" is not \"" + std::string(place) +
           "\"";
  }
  const std::string_view rest = std::string_view(document.text).substr(end);
  return is_blank(rest) ? "" : "no origin: " + std::string(rest);
}

constexpr std::string_view kPage = R"(<!DOCTYPE html>
<html><head><title>Mill &amp; barn burn | Elbing Courier</title></head><body>
<nav><a href="/">Home</a> <a href="/t">Town</a></nav>
<div class="article-body">
<p>A mill &amp; a barn burned  down in <a href="/e">El<b>bing</b></a> on
  Monday,<br>and with them a shed of the N&uuml;rnberg&nbsp;road &#8211; all of
it in "an hour", the mayor said, &ldquo;or less&rdquo;.</p><!-- a < comment -->
<p>The price was 5 &lt; 6 &bogus; and AT&T and R&D paid it, as the town's
council had to learn on the very same day, &quot;to its regret&quot;.</p>
<ul><li>No&shy;body was hurt in the fire.<li>The barn was empty, they say.</ul>
<blockquote>We will build it again &mdash; in stone, and without the old wood.
</blockquote>
</div></body></html>)";

TEST(origins, every_character_of_a_page_is_followed_to_its_place) {
  const Document document = read_with_origins(kPage, InputFormat::Html);
  ASSERT_NE(document.text.find("AT&T and R&D"), std::string::npos);
  ASSERT_NE(document.text.find("Nobody was hurt"), std::string::npos);
  EXPECT_EQ(wrong_with(document, kPage), "");
  EXPECT_TRUE(document.text.starts_with("Mill & barn burn\n\n"));
  const Origin& title = document.origins.front();
  EXPECT_EQ(slice(kPage, title.page), "Mill ");
  EXPECT_EQ(title.page.begin, kPage.find("Mill &amp; barn"));
}

TEST(origins, a_document_tells_none_unless_asked) {
  ingest(kPage, "mill", {.resources = &test_lists()}, [](const Ingested& one) {
    EXPECT_TRUE(one.document->origins.empty());
    return true;
  });
}

TEST(origins, the_place_of_a_reference_is_all_of_it) {
  const Document document = read_with_origins(kPage, InputFormat::Html);
  const auto at =
      static_cast<std::uint32_t>(document.text.find("\u2013"));  // a dash
  for (const Origin& origin : document.origins) {
    if (origin.text.begin != at) continue;
    EXPECT_EQ(slice(kPage, origin.page), "&#8211;");
    return;
  }
  FAIL() << "the dash has no origin";
}

TEST(origins, blanks_between_blocks_stand_nowhere) {
  const Document document = read_with_origins(kPage, InputFormat::Html);
  for (const Origin& origin : document.origins) {
    EXPECT_EQ(slice(document.text, origin.text).find("\n\n"),
              std::string_view::npos);
  }
}

TEST(origins, a_wrapped_text_is_followed_through_its_line_ends) {
  constexpr std::string_view kText =
      "Mill burns\n\nA mill burned down in Elbing on Monday, and\n"
      "  with it a barn that the town had\n"
      "just repaired, the mayor said on the\nsquare.\n\nNobody was hurt.\n";
  const Document document = read_with_origins(kText, InputFormat::Text);
  ASSERT_NE(document.text.find("Monday, and with it"), std::string::npos);
  EXPECT_EQ(wrong_with(document, kText), "");
}

TEST(origins, a_text_as_it_is_is_its_own_place) {
  constexpr std::string_view kText = "One line.\n\n  Another\nline.";
  const Document document =
      read_with_origins(kText, InputFormat::Text, Cleaning::AsIs);
  EXPECT_EQ(document.text, kText);
  EXPECT_EQ(wrong_with(document, kText), "");
}

TEST(origins, places_count_the_bytes_of_the_page_in_its_own_charset) {
  const std::string page =
      "<html><head><meta charset=\"windows-1252\"><title>x</title></head><body>"
      "<p>Der M\xFCller sagte am Montag, die M\xFChle sei \x84"
      "zerst\xF6rt\x93"
      " und werde im n\xE4"
      "chsten Jahr wieder gebaut, wie er hofft.</p></body>";
  const Document document = read_with_origins(page, InputFormat::Html);
  const std::size_t at = document.text.find("hofft");
  ASSERT_NE(at, std::string::npos);
  ASSERT_NE(document.text.find("\u201Ezerst\u00F6rt"), std::string::npos);
  const Origin& last = document.origins.back();
  EXPECT_TRUE(last.is_verbatim);
  EXPECT_EQ(slice(page, {last.page.end - 6, last.page.end}), "hofft.");
}

TEST(origins, places_behind_a_mark_and_dropped_bytes_are_those_of_the_file) {
  using namespace std::string_literals;
  const std::string page =
      "\xEF\xBB\xBF<p>A mill b\0urned down \xFF in Elbing "
      "on a Monday, and with it a barn of wood.</p>"s;
  const Document document = read_with_origins(page, InputFormat::Html);
  ASSERT_FALSE(document.origins.empty());
  const Origin& first = document.origins.front();
  EXPECT_EQ(first.page.begin, page.find("A mill"));
  EXPECT_EQ(document.origins.back().page.end, page.find("</p>"));
}

TEST(origins, a_title_that_only_a_script_tells_is_found_there) {
  const std::string page =
      R"(<html><head><script type="application/ld+json">{"@type":"NewsArticle",
"headline":"Mill \u201cgone\u201d"}</script></head><body><p>A mill burned down
in Elbing on Monday, and with it a barn that the town had just repaired, as the
mayor told the people on the square.</p></body></html>)";
  const Document document = read_with_origins(page, InputFormat::Html);
  ASSERT_TRUE(document.text.starts_with("Mill \u201Cgone\u201D\n"));
  EXPECT_EQ(document.origins.front().page.begin, page.find("Mill \\u201c"));
  EXPECT_EQ(slice(page, document.origins[1].page), "\\u201c");
}

TEST(origins, a_title_in_vain_costs_no_more_than_its_page) {
  const std::string page(200000, 'a');
  EXPECT_TRUE(find_written(page, std::string(400, 'a') + "b").empty());
}

/// A page of parts in any order, for laws that hold of every page.
std::string page_of_chance(unsigned seed) {
  constexpr std::string_view kParts[] = {
      "<p>",
      "</p>",
      "<div>",
      "</div>",
      "<br>",
      "<b>",
      "</b>",
      "&amp;",
      "&lt;",
      "&le",
      "&#8217;",
      "&nope;",
      "&",
      "& ",
      "&#x41;",
      "\n",
      "  ",
      "\u00A0",
      "\u00E9",
      "\u4E2D",
      "\U0001F600",
      "<!--x-->",
      "<script>a<b</script>",
      "<li>",
      "</ul>",
      "A mill burned down in Elbing on Monday, the mayor said. ",
      "word",
      "<h2>",
      "</h2>",
      "<td>",
      "</body>",
      "&nbsp;",
      "<a href='x'>",
      "</a>",
      "\x01",
      "<![CDATA[x]]>"};
  std::mt19937 draw(seed);
  std::string page = "<html><body>";
  for (int i = 0; i < 120; ++i) page += kParts[draw() % std::size(kParts)];
  return page;
}

TEST(origins, of_any_page_what_is_verbatim_is_the_same_in_both) {
  std::size_t followed = 0;
  std::size_t all = 0;
  for (unsigned seed = 1; seed <= 300; ++seed) {
    const std::string page = page_of_chance(seed);
    const Document document = read_with_origins(page, InputFormat::Html);
    all += document.text.size();
    for (const Origin& origin : document.origins) {
      ASSERT_LE(origin.page.end, page.size()) << "seed " << seed;
      followed += origin.text.size();
      if (!origin.is_verbatim) continue;
      ASSERT_EQ(slice(document.text, origin.text), slice(page, origin.page))
          << "seed " << seed;
    }
    ASSERT_EQ(wrong_with(document, page), "") << "seed " << seed << page;
  }
  EXPECT_GT(followed * 10, all * 9);
}

}  // namespace
}  // namespace synoptic
