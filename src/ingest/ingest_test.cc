// SPDX-License-Identifier: Apache-2.0
#include "ingest/ingest.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "ingest/testing/lists.h"

namespace synoptic {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;

std::vector<Ingested> read(std::string_view bytes, IngestOptions options = {},
                           std::string_view name = "town/mill.txt") {
  options.resources = &test_lists();
  std::vector<Ingested> all;
  ingest(bytes, name, options, [&](Ingested one) {
    all.push_back(std::move(one));
    return true;
  });
  return all;
}

Document read_one(std::string_view bytes, IngestOptions options = {}) {
  std::vector<Ingested> all = read(bytes, options);
  EXPECT_THAT(all, SizeIs(1));
  EXPECT_TRUE(all[0].document);
  return *std::move(all[0].document);
}

std::string_view name_of(BlockKind kind) {
  constexpr std::string_view kNames[] = {"H", "h", "p", "-", ">", "e", "c"};
  return kNames[static_cast<int>(kind)];
}

/// A line a block, then a line a removed piece with its reason.
std::string dump(const Document& document) {
  std::string out;
  for (const Block& block : document.blocks) {
    out += std::string(name_of(block.kind)) + " " +
           std::string(slice(document.text, block.span)) + "\n";
  }
  for (const RemovedText& removed : document.removed) {
    out += removed.reason + " " + removed.text + "\n";
  }
  return out;
}

TEST(ingest, a_plain_report_is_title_and_paragraphs) {
  const Document document = read_one(
      "Mill burns in Elbing\n\nA mill burned down on Monday.\n\n"
      "What we know\n\nNobody was hurt.\n");
  EXPECT_EQ(document.id, "mill");
  EXPECT_EQ(document.path, "town/mill.txt");
  EXPECT_EQ(document.title, "Mill burns in Elbing");
  EXPECT_EQ(document.language, "en");
  EXPECT_EQ(dump(document),
            "H Mill burns in Elbing\n"
            "p A mill burned down on Monday.\n"
            "h What we know\n"
            "p Nobody was hurt.\n");
}

TEST(ingest, a_first_sentence_is_no_headline) {
  const Document document = read_one(
      "ELBING — A mill burned down on Monday, and with it a barn.\n"
      "Aftermath\n"
      "The town asks for:\n- A new mill.\n- Two barns\n"
      "The council agreed.\n");
  EXPECT_EQ(document.title, "");
  EXPECT_EQ(dump(document),
            "p ELBING — A mill burned down on Monday, and with it a barn.\n"
            "h Aftermath\n"
            "p The town asks for:\n"
            "- - A new mill.\n"
            "- - Two barns\n"
            "p The council agreed.\n");
}

TEST(ingest, furniture_goes_and_the_article_stays) {
  const Document document = read_one(
      "We use cookies to make our site better.\n"
      "CHOOSE YOUR LANGUAGE\n"
      "Thursday, May 8, 2014\n"
      "HomeNewsTownMill burns in Elbing after a storm\n"
      "\n"
      "Mill burns in Elbing after a storm\n"
      "\n"
      "By Mara Lind\n"
      "\n"
      "Smoke rises over the mill on Monday. /Jon Ask/Reuters\n"
      "\n"
      "ELBING (Reuters) - A mill burned down on Monday.\n"
      "\n"
      "BARN BURNS IN NEXT VILLAGE AFTER STORM\n"
      "\n"
      "\"We have lost a mill,\" the mayor said.\n"
      "\n"
      "Slideshow (4 Images)\n"
      "\n"
      "Nobody was hurt. Tove Hald and The Associated Press contributed to this "
      "report.\n"
      "\n"
      "RELATED ARTICLES\n"
      "Barn burns in next village\n"
      "Storm hits the coast\n"
      "Copyright 2014 Elbing Courier. All rights reserved.\n");
  EXPECT_EQ(
      dump(document),
      "H Mill burns in Elbing after a storm\n"
      "c Smoke rises over the mill on Monday.\n"
      "p ELBING (Reuters) - A mill burned down on Monday.\n"
      "p \"We have lost a mill,\" the mayor said.\n"
      "p Nobody was hurt.\n"
      "cookie-notice We use cookies to make our site better.\n"
      "language-chooser CHOOSE YOUR LANGUAGE\n"
      "page-date Thursday, May 8, 2014\n"
      "menu HomeNewsTownMill burns in Elbing after a storm\n"
      "byline By Mara Lind\n"
      "photo-credit /Jon Ask/Reuters\n"
      "link BARN BURNS IN NEXT VILLAGE AFTER STORM\n"
      "slideshow Slideshow (4 Images)\n"
      "contribution Tove Hald and The Associated Press contributed to this "
      "report.\n"
      "related RELATED ARTICLES\n"
      "related Barn burns in next village\n"
      "related Storm hits the coast\n"
      "copyright Copyright 2014 Elbing Courier. All rights reserved.\n");
  EXPECT_EQ(document.published, "2014-05-08");
  EXPECT_EQ(document.date_origin, "date-line");
  EXPECT_THAT(document.byline, ElementsAre("Mara Lind"));
  EXPECT_EQ(document.agency, "Reuters");
  EXPECT_EQ(document.removed[4].before, document.blocks[1].span.begin);
}

TEST(ingest, menu_rows_writers_and_what_they_are_go) {
  const Document document = read_one(
      "Mill burns in Elbing after a storm\n"
      "\n"
      "Menu Home News Sport Weather Subscribe\n"
      "\n"
      "By Mara Lind, columnist\n"
      "\n"
      "Mara Lind\n"
      "\n"
      "@maralind\n"
      "\n"
      "A mill burned down on Monday.\n"
      "\n"
      "World news is bad news, the mayor said.\n"
      "\n"
      "Mara Lind is a columnist for the Courier.\n"
      "\n"
      "Manage your privacy settings\n");
  EXPECT_EQ(dump(document),
            "H Mill burns in Elbing after a storm\n"
            "p A mill burned down on Monday.\n"
            "p World news is bad news, the mayor said.\n"
            "menu Menu Home News Sport Weather Subscribe\n"
            "byline By Mara Lind, columnist\n"
            "byline Mara Lind\n"
            "byline @maralind\n"
            "byline Mara Lind is a columnist for the Courier.\n"
            "cookie-notice Manage your privacy settings\n");
  EXPECT_THAT(document.byline, ElementsAre("Mara Lind"));
}

TEST(ingest, sentences_that_only_sound_like_furniture_stay) {
  const std::string text =
      "Town sues over tracking\n\n"
      "The firm uses cookies to track people, the town said.\n\n"
      "Readers can sign up for the march on Friday.\n\n"
      "He contributed to this victory more than anyone.\n\n"
      "Call the hotline 0800 123 if you saw the fire.\n\n"
      "By Monday the water had gone.\n\n"
      "Sport and Business\n\n"
      "On 4 May, staff and correspondents left the town.\n\n"
      "She told Reuters.\n";
  const Document document = read_one(text);
  EXPECT_THAT(document.removed, SizeIs(0)) << dump(document);
}

TEST(ingest, as_it_is_the_text_is_unchanged) {
  const std::string text =
      "  Mill burns\n\nWe use cookies on our site.\n\nA mill burned.\n ";
  const Document document = read_one(text, {.cleaning = Cleaning::AsIs});
  EXPECT_EQ(document.text, text);
  EXPECT_EQ(dump(document),
            "H Mill burns\np We use cookies on our site.\np A mill burned.\n");
}

TEST(ingest, text_wrapped_by_hand_flows_again) {
  const Document document = read_one(
      "Mill burns\n\nA mill burned down on\nMonday, and with it a\nbarn in the "
      "town of\nElbing.\n\nNobody was hurt, the\nmayor of the town\nsaid.\n");
  EXPECT_EQ(dump(document),
            "H Mill burns\n"
            "p A mill burned down on Monday, and with it a barn in the town of "
            "Elbing.\n"
            "p Nobody was hurt, the mayor of the town said.\n");
}

TEST(ingest, a_record_brings_what_it_knows) {
  const Document document = read_one(
      R"({"id":7,"text":"A mill burned.","title":"Mill burns","url":"http://a",)"
      R"("source":"Courier","byline":["Mara Lind"],)"
      R"("published":"Thu, 08 May 2014 10:00:00 GMT","language":"en"})");
  EXPECT_EQ(document.id, "7");
  EXPECT_EQ(document.url, "http://a");
  EXPECT_EQ(document.source, "Courier");
  EXPECT_EQ(document.published, "2014-05-08T10:00:00Z");
  EXPECT_EQ(document.date_origin, "record");
  EXPECT_THAT(document.byline, ElementsAre("Mara Lind"));
  EXPECT_EQ(dump(document), "H Mill burns\np A mill burned.\n");
}

TEST(ingest, a_title_that_the_text_begins_with_is_not_put_twice) {
  const Document document = read_one(
      R"({"text":"Mill burns!\n\nA mill burned.","title":"Mill Burns"})");
  EXPECT_EQ(document.text, "Mill burns!\n\nA mill burned.");
}

TEST(ingest, a_broken_record_is_named_and_the_rest_is_read) {
  const auto all = read(
      "{\"text\":\"One.\"}\n\n{\"text\":\"Two\n{\"text\":3}\n[1]\n"
      "{\"text\":\"Caf\xFF.\"}\n{\"text\":\"Four.\"}\n",
      {}, "a.jsonl");
  ASSERT_THAT(all, SizeIs(6));
  EXPECT_TRUE(all[0].document);
  ASSERT_FALSE(all[1].document);
  EXPECT_THAT(all[1].document.error().message, HasSubstr("a.jsonl: line 3: "));
  EXPECT_EQ(all[2].document.error().message,
            "a.jsonl: line 4: the record has no \"text\" and no \"html\"");
  EXPECT_EQ(all[3].document.error().message,
            "a.jsonl: line 5: not a JSON object");
  EXPECT_EQ(all[4].document->text, "Caf\uFFFD.");
  EXPECT_THAT(all[4].note, HasSubstr("line 6"));
  EXPECT_EQ(all[5].document->text, "Four.");
}

TEST(ingest, blocks_cover_the_text_in_order) {
  for (const Cleaning cleaning : {Cleaning::AsIs, Cleaning::RemoveFurniture}) {
    const Document document = read_one(
        "Head\n\n- one\n\xC2\xA0\n- two\r\n\r\nA. /Jon Ask/AFP\n\nEnd.",
        {.cleaning = cleaning});
    std::uint32_t at = 0;
    for (const Block& block : document.blocks) {
      EXPECT_FALSE(block.span.empty());
      EXPECT_LE(at, block.span.begin);
      at = block.span.end;
    }
    EXPECT_LE(at, document.text.size());
    EXPECT_TRUE(is_valid_utf8(document.text));
  }
}

TEST(ingest, time_grows_with_the_size_alone) {
  // Lines that each rule looks at twice: a quadratic step would take minutes.
  std::string text = "Head\n\n";
  for (int i = 0; i < 40000; ++i) text += "Related articles\nHome\n\nA > B\n";
  text += std::string(2'000'000, 'a') + ". " + std::string(200'000, '(');
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_THAT(read(text), SizeIs(1));
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(20));
}

}  // namespace
}  // namespace synoptic
