// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/utf8.h"
#include "ingest/ingest.h"
#include "ingest/testing/lists.h"
#include "ingest/testing/packed.h"
#include "ingest/warc.h"

namespace synoptic {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;

std::vector<Ingested> read(std::string_view bytes) {
  std::vector<Ingested> all;
  ingest(bytes, "in/file", {.resources = &test_lists()}, [&](Ingested one) {
    all.push_back(std::move(one));
    return true;
  });
  return all;
}

constexpr std::string_view kPage =
    "<html><body><h1>Mill burns</h1><p>A mill burned down in Elbing on Monday, "
    "and with it a barn that the town had just repaired.</p></body></html>";

std::string record(std::string_view type, std::string_view id,
                   std::string_view block) {
  return "WARC/1.0\r\nWARC-Type: " + std::string(type) +
         "\r\nWARC-Record-ID: <urn:uuid:" + std::string(id) +
         ">\r\nWARC-Target-URI: http://courier.test/" + std::string(id) +
         "\r\nWARC-Date: 2014-05-08T12:00:00Z\r\nContent-Length: " +
         std::to_string(block.size()) + "\r\n\r\n" + std::string(block) +
         "\r\n\r\n";
}

std::string response(std::string_view headers, std::string_view body) {
  return "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n" +
         std::string(headers) + "\r\n" + std::string(body);
}

std::string chunked(std::string_view body) {
  return "5;x=y\r\n" + std::string(body.substr(0, 5)) + "\r\n" +
         [](std::size_t n) {
           const char* digits = "0123456789abcdef";
           return std::string{digits[n / 256 % 16], digits[n / 16 % 16],
                              digits[n % 16]};
         }(body.size() - 5) +
         "\r\n" + std::string(body.substr(5)) + "\r\n0\r\n\r\n";
}

TEST(formats, pages_in_an_archive_read_like_the_pages) {
  const std::string alone = read(kPage)[0].document->text;
  const std::string archive =
      record("warcinfo", "i", "software: x") +
      record("request", "q", "GET / HTTP/1.1\r\n\r\n") +
      record("response", "a", response("", kPage)) +
      record("response", "b",
             response("Transfer-Encoding: chunked\r\n", chunked(kPage))) +
      record("response", "c",
             response("Content-Encoding: gzip\r\n", gzip(kPage))) +
      record("response", "d",
             response("Transfer-Encoding: chunked\r\nContent-Encoding: "
                      "gzip\r\n",
                      chunked(gzip(kPage)))) +
      // A head that tells of chunks where there are none.
      record("response", "e",
             response("Transfer-Encoding: chunked\r\n", kPage)) +
      record("response", "f", "HTTP/1.1 404 Not Found\r\n\r\nno") +
      record("revisit", "g", "HTTP/1.1 200 OK\r\n\r\n");
  std::string members;
  for (std::size_t at = 0; at < archive.size();) {
    const std::size_t end =
        std::min(archive.find("WARC/1.0", at + 1), archive.size());
    members += gzip(std::string_view(archive).substr(at, end - at));
    at = end;
  }
  for (const std::string& file : {archive, members, zstd(archive)}) {
    const auto all = read(file);
    ASSERT_THAT(all, SizeIs(5));
    std::string ids;
    for (const Ingested& one : all) {
      ASSERT_TRUE(one.document);
      EXPECT_EQ(one.document->text, alone);
      ids += one.document->id;
    }
    EXPECT_EQ(ids, "abcde");
    EXPECT_EQ(all[0].document->url, "http://courier.test/a");
  }
}

TEST(formats, a_damaged_record_does_not_end_an_archive) {
  const std::string good = record("response", "a", response("", kPage));
  std::string hurt = gzip(good);
  hurt[hurt.size() / 2] ^= 0x55;
  hurt[hurt.size() / 2 + 1] ^= 0x55;
  for (const std::string& file :
       {good + "WARC/1.0\r\nWARC-Type: response\r\n\r\n" + good,
        good + "some bytes that are none of it\r\n" + good,
        gzip(good) + hurt + gzip(good)}) {
    std::size_t pages = 0;
    std::size_t errors = 0;
    std::string told;
    for (const Ingested& one : read(file)) {
      one.document ? ++pages : ++errors;
      if (!one.document) told += one.document.error().message + "\n";
      if (!one.document) {
        EXPECT_THAT(one.document.error().message,
                    HasSubstr("in/file: record at byte"));
      }
    }
    EXPECT_EQ(pages, 2u);
    // Damage that garbles a head before it is noticed is told of twice.
    EXPECT_GE(errors, 1u);
    EXPECT_LE(errors, 2u) << told;
  }
}

TEST(formats, no_date_is_later_than_the_capture) {
  const std::string page =
      "<head><meta name=date content='2019-01-01'>"
      "<meta property=article:published_time content='2014-05-07'></head>" +
      std::string(kPage);
  const auto all = read(record("response", "a", response("", page)));
  ASSERT_THAT(all, SizeIs(1));
  EXPECT_EQ(all[0].document->published, "2014-05-07");
  for (const DateCandidate& one : all[0].document->date_candidates) {
    EXPECT_NE(one.value, "2019-01-01");
  }
}

TEST(formats, what_is_not_read_is_refused_by_name) {
  EXPECT_THAT(read("filedesc://a 0.0.0.0")[0].document.error().message,
              HasSubstr("ARC archive"));
  EXPECT_THAT(read("\x04\x22\x4D\x18 and so on")[0].document.error().message,
              HasSubstr("lz4"));
}

TEST(formats, a_packed_page_is_a_page) {
  const auto all = read(gzip(kPage));
  ASSERT_THAT(all, SizeIs(1));
  EXPECT_EQ(all[0].document->title, "Mill burns");
}

TEST(formats, the_entries_of_feeds_are_reports) {
  const auto rss = read(
      "<?xml version='1.0'?><rss version='2.0' "
      "xmlns:content='http://purl.org/rss/1.0/modules/content/' "
      "xmlns:dc='http://purl.org/dc/elements/1.1/'><channel>"
      "<title>Elbing Courier</title><language>en</language>"
      "<item><title>Mill &amp;amp; barn burn</title>"
      "<link>http://courier.test/1</link><guid>g1</guid>"
      "<pubDate>Thu, 08 May 2014 10:00:00 GMT</pubDate>"
      "<dc:creator>Mara Lind</dc:creator><description>Short.</description>"
      "<content:encoded>&lt;p&gt;A mill burned&nbsp;down.&lt;/p&gt;"
      "&lt;ul&gt;&lt;li&gt;Nobody was hurt.&lt;/li&gt;&lt;/ul&gt;"
      "</content:encoded></item>"
      "<item><title>Storm</title><description>A storm came.</description>"
      "</item></channel></rss>");
  ASSERT_THAT(rss, SizeIs(2));
  const Document& first = *rss[0].document;
  EXPECT_EQ(first.id, "g1");
  EXPECT_EQ(first.source, "Elbing Courier");
  EXPECT_EQ(first.url, "http://courier.test/1");
  EXPECT_EQ(first.published, "2014-05-08T10:00:00Z");
  EXPECT_THAT(first.byline, ElementsAre("Mara Lind"));
  EXPECT_EQ(first.text,
            "Mill & barn burn\n\nA mill burned down.\n\nNobody was hurt.");
  EXPECT_EQ(rss[1].document->text, "Storm\n\nA storm came.");

  const auto atom = read(
      "<feed xmlns='http://www.w3.org/2005/Atom'><title>Courier</title>"
      "<entry><title type='html'>Mill &lt;b&gt;burns&lt;/b&gt;</title>"
      "<link rel='self' href='http://x'/><link href='http://courier.test/2'/>"
      "<id>i2</id><updated>2014-05-09T10:00:00Z</updated>"
      "<author><name>Jon Ask</name></author><content type='xhtml'>"
      "<div xmlns='http://www.w3.org/1999/xhtml'><p>A mill burned.</p></div>"
      "</content></entry></feed>");
  ASSERT_THAT(atom, SizeIs(1));
  EXPECT_EQ(atom[0].document->text, "Mill burns\n\nA mill burned.");
  EXPECT_EQ(atom[0].document->url, "http://courier.test/2");
  EXPECT_EQ(atom[0].document->published, "2014-05-09T10:00:00Z");
}

TEST(formats, a_feed_s_language_is_a_code_or_none) {
  for (const auto& [told, code] :
       {std::pair{"en-gb", "en"}, {"e\u00E9", ""}, {"", ""}}) {
    const auto feed = read(
        "<rss><channel><language>" + std::string(told) +
        "</language><item><title>Xq</title><description>Zz 1.</description>"
        "</item></channel></rss>");
    ASSERT_THAT(feed, SizeIs(1));
    EXPECT_EQ(feed[0].document->language, code);
  }
}

TEST(formats, a_feed_s_entry_is_read_by_its_own_words) {
  const auto feed = read(
      "<r:rss xmlns:r='http://backend.userland.com/rss2' xmlns:x='urn:other' "
      "xml:base='http://courier.test/feed/'><r:channel><r:item>"
      "<x:title>Not this</x:title><r:title>Mill burns</r:title>"
      "<r:link>mill</r:link><x:description>Nor this.</x:description>"
      "<r:description>A mill burned down.</r:description></r:item>"
      "</r:channel></r:rss>");
  ASSERT_THAT(feed, SizeIs(1));
  EXPECT_EQ(feed[0].document->text, "Mill burns\n\nA mill burned down.");
  EXPECT_EQ(feed[0].document->url, "http://courier.test/feed/mill");
}

TEST(formats, an_entry_packed_in_base64_is_unpacked) {
  const auto feed = read(
      "<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>Mill</title>"
      "<content type='application/octet-stream'>\n"
      "PHA+QSBtaWxsIGJ1cm5lZC48L3A+\n</content></entry></feed>");
  ASSERT_THAT(feed, SizeIs(1));
  EXPECT_EQ(feed[0].document->text, "Mill\n\nA mill burned.");
}

TEST(formats, an_ill_formed_feed_is_read_as_far_as_it_can_be) {
  const auto all = read(
      "<rss><channel><item><title>One & two</title><description>Text."
      "</description></item><item><title>Three</title>");
  ASSERT_THAT(all, SizeIs(2));
  EXPECT_THAT(all[0].note, HasSubstr("not well-formed"));
}

TEST(formats, entities_of_a_feed_are_never_expanded) {
  std::string bomb = "<!DOCTYPE rss [<!ENTITY a0 'boom'>";
  for (int i = 1; i < 20; ++i) {
    bomb += "<!ENTITY a" + std::to_string(i) + " '";
    for (int j = 0; j < 10; ++j) bomb += "&a" + std::to_string(i - 1) + ";";
    bomb += "'>";
  }
  bomb +=
      "<!ENTITY f SYSTEM 'file:///etc/hostname'>]><rss><channel><item>"
      "<title>T &a19; &f;</title><description>Text.</description></item>"
      "</channel></rss>";
  for (const Ingested& one : read(bomb)) {
    if (one.document) {
      EXPECT_LT(one.document->text.size(), 1000u);
      EXPECT_EQ(one.document->text.find("boom"), std::string::npos);
    }
  }
}

constexpr std::string_view kMail =
    "From: Mara Lind <mara@courier.test>\r\n"
    "Subject: =?utf-8?Q?Mill_burns_in_=C3=85lburg?=\r\n"
    "Date: Thu, 8 May 2014 12:00:00 +0200\r\n"
    "Message-ID: <a1@courier.test>\r\n"
    "MIME-Version: 1.0\r\n"
    "Content-Type: multipart/alternative;\r\n boundary=\"b=1\"\r\n\r\n"
    "no part\r\n--b=1\r\nContent-Type: text/plain\r\n\r\nThe plain form."
    "\r\n--b=1\r\nContent-Type: text/html; charset=iso-8859-1\r\n"
    "Content-Transfer-Encoding: quoted-printable\r\n\r\n"
    "<p>A mill burned down =\r\nin =C5lburg.</p>\r\n--b=1--\r\n";

TEST(formats, a_mail_is_a_report) {
  const auto mail = read(kMail);
  ASSERT_THAT(mail, SizeIs(1));
  const Document& document = *mail[0].document;
  EXPECT_EQ(document.text,
            "Mill burns in \xC3\x85lburg\n\n"
            "A mill burned down in \xC3\x85lburg.");
  EXPECT_EQ(document.id, "a1@courier.test");
  EXPECT_EQ(document.source, "courier.test");
  EXPECT_EQ(document.published, "2014-05-08T12:00:00+02:00");
  EXPECT_THAT(document.byline, ElementsAre("Mara Lind"));
}

TEST(formats, an_mbox_holds_many_mails_and_their_signatures_go) {
  const std::string plain =
      "From mara Thu May  8 12:00:00 2014\n"
      "From: mara@courier.test\nTo: desk@courier.test\nSubject: One\n\n"
      "The dam held.\n\nFrom the town nothing was heard.\n-- \nMara\n\n";
  std::string other = plain;
  other.replace(other.find("One"), 3, "Two");
  const auto mails = read(plain + other);
  ASSERT_THAT(mails, SizeIs(2));
  EXPECT_EQ(mails[0].document->text,
            "One\n\nThe dam held.\n\nFrom the town nothing was heard.");
  ASSERT_THAT(mails[0].document->removed, SizeIs(1));
  EXPECT_EQ(mails[0].document->removed[0].reason, "signature");
  EXPECT_EQ(mails[1].document->title, "Two");
}

TEST(formats, a_saved_page_reads_like_the_page) {
  const std::string saved =
      "From: <Saved by a browser>\r\nMIME-Version: 1.0\r\n"
      "Snapshot-Content-Location: http://courier.test/mill\r\n"
      "Date: Thu, 8 May 2014 12:00:00 -0000\r\n"
      "Content-Type: multipart/related; type=\"text/html\"; boundary=x\r\n\r\n"
      "--x\r\nContent-Type: text/html\r\n\r\n" +
      std::string(kPage) +
      "\r\n--x\r\nContent-Type: image/png\r\n"
      "Content-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--x--\r\n";
  const auto page = read(saved);
  ASSERT_THAT(page, SizeIs(1));
  EXPECT_EQ(page[0].document->text, read(kPage)[0].document->text);
  EXPECT_EQ(page[0].document->url, "http://courier.test/mill");
}

TEST(formats, a_text_with_a_line_like_a_field_is_no_mail) {
  const auto text = read("From: the mayor\n\nThe dam held on Monday.");
  ASSERT_THAT(text, SizeIs(1));
  EXPECT_THAT(text[0].document->text, HasSubstr("The dam held"));
  EXPECT_EQ(text[0].document->source, "");
}

TEST(formats, heads_of_messages_in_any_bytes_give_valid_fields) {
  std::string mail(kMail);
  mail.replace(mail.find("<a1@"), 4, "<\xE5@");
  mail.replace(mail.find("Mara"), 4, "M\xE5ra");
  std::string bad = record("response", "a\xFF", response("", kPage));
  for (const std::string& bytes : {mail, bad}) {
    const auto all = read(bytes);
    ASSERT_THAT(all, SizeIs(1));
    const Document& document = *all[0].document;
    EXPECT_TRUE(is_valid_utf8(document.id)) << document.id;
    EXPECT_TRUE(is_valid_utf8(document.url));
    for (const std::string& name : document.byline) {
      EXPECT_TRUE(is_valid_utf8(name));
    }
  }
}

TEST(formats, a_record_may_hold_a_page) {
  const auto all = read(
      R"({"id":"p","html":"<h1>Mill burns</h1><p>A mill burned down in Elbing )"
      R"(on Monday, and with it a barn.</p>","source":"Courier"})");
  ASSERT_THAT(all, SizeIs(1));
  EXPECT_EQ(all[0].document->id, "p");
  EXPECT_EQ(all[0].document->title, "Mill burns");
  EXPECT_EQ(all[0].document->source, "Courier");
}

}  // namespace
}  // namespace synoptic
