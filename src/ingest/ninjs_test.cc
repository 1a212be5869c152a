// SPDX-License-Identifier: Apache-2.0
#include "ingest/ninjs.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string_view>
#include <utility>
#include <vector>

#include "ingest/ingest.h"
#include "ingest/testing/lists.h"

namespace synoptic {
namespace {

using testing::ElementsAre;
using testing::SizeIs;

std::vector<Ingested> read(std::string_view bytes) {
  std::vector<Ingested> all;
  ingest(bytes, "items.json", {.resources = &test_lists()}, [&](Ingested one) {
    all.push_back(std::move(one));
    return true;
  });
  return all;
}

/// One report in each version of ninjs (IPTC), by the names that its schema
/// has.
constexpr std::string_view kNinjs[] = {
    // 1.0 to 1.2
    R"({"uri":"http://agency.test/1","type":"text","language":"en-GB",
"versioncreated":"2014-05-08T10:00:00Z","byline":"By Mara Lind",
"pubstatus":"usable","copyrightholder":"Meridian","headline":"Mill burns",
"description_text":"A fire.","body_text":"Plain.",
"body_xhtml":"<p>A mill burned.</p>"})",
    // 1.3: firstcreated, infosource
    R"({"uri":"http://agency.test/1","type":"text","language":"en",
"firstcreated":"2014-05-08T10:00:00Z","versioncreated":"2014-05-09T10:00:00Z",
"byline":"Mara Lind","infosource":[{"name":"Meridian","rel":"creator"}],
"headline":"Mill burns","body_html":"<p>A mill burned.</p>"})",
    // 1.4 on: any role behind headline, body and description
    R"({"uri":"http://agency.test/1","type":"text","language":"en",
"standard":{"name":"ninjs","version":"1.7"},"copyrightholder":"Meridian",
"versioncreated":"2014-05-08T10:00:00Z","byline":"Mara Lind",
"headline_short":"Fire","headline_main":"Mill burns","body_main":"Plain.",
"body_richtext":"<p>A mill burned.</p>"})",
    // 2.0
    R"({"uri":"http://agency.test/1","type":"text","language":"en",
"standard":{"name":"ninjs","version":"2.0"},
"versioncreated":"2014-05-08T10:00:00Z","by":"Von Mara Lind",
"copyrightholder":"Meridian",
"headlines":[{"role":"short","value":"Fire"},{"role":"main","value":"Mill burns"}],
"bodies":[{"role":"text","contenttype":"text/plain","value":"Plain."},
{"role":"nitf","contenttype":"application/xml","value":"<NITF><P>No</P></NITF>"},
{"role":"html","contenttype":"text/html","value":"<p>A mill burned.</p>"}]})",
    // 2.1: a whole page as body
    R"({"uri":"http://agency.test/1","type":"text","language":"en",
"contentcreated":"2014-05-08T10:00:00Z","versioncreated":"2014-05-09T10:00:00Z",
"by":"Mara Lind","infosources":[{"name":"Meridian","rel":"creator"}],
"headlines":[{"value":"Mill burns"}],
"bodies":[{"contenttype":"text/html","value":
"<html><head><title>Mill burns</title></head><body><h1>Mill burns</h1><p>A mill burned.</p></body></html>"}]})",
    // 3.0: several words begin with capitals
    R"({"uri":"http://agency.test/1","type":"text","language":"en",
"standard":{"name":"ninjs","version":"3.0"},"pubStatus":"usable",
"firstCreated":"2014-05-08T10:00:00Z","versionCreated":"2014-05-09T10:00:00Z",
"by":"Mara Lind","copyrightHolder":"Meridian",
"headlines":[{"role":"main","value":"Mill burns"}],
"bodies":[{"role":"main","contentType":"text/html","value":"<p>A mill burned.</p>"}]})",
    // 3.1
    R"({"uri":"http://agency.test/1","type":"text","language":"en",
"versionCreated":"2014-05-08T10:00:00Z","by":"Mara Lind",
"infoSources":[{"name":"Meridian","rel":"creator"}],
"headlines":[{"role":"main","contentType":"text/plain","value":"Mill burns"}],
"bodies":[{"role":"main","contentType":"text/plain","value":"Plain."},
{"role":"richtext","contentType":"application/xhtml+xml","value":"<p>A mill burned.</p>"}]})",
};

TEST(ninjs, every_version_of_ninjs_says_the_same) {
  for (const std::string_view item : kNinjs) {
    const auto all = read(item);
    ASSERT_THAT(all, SizeIs(1)) << item;
    ASSERT_TRUE(all[0].document) << item;
    const Document& document = *all[0].document;
    EXPECT_EQ(document.id, "http://agency.test/1") << item;
    EXPECT_EQ(document.url, "http://agency.test/1") << item;
    EXPECT_EQ(document.title, "Mill burns") << item;
    EXPECT_EQ(document.text, "Mill burns\n\nA mill burned.") << item;
    EXPECT_EQ(document.published, "2014-05-08T10:00:00Z") << item;
    EXPECT_EQ(document.source, "Meridian") << item;
    EXPECT_EQ(document.language, "en") << item;
    EXPECT_THAT(document.byline, ElementsAre("Mara Lind")) << item;
  }
}

TEST(ninjs, a_ninjs_item_without_a_body_gives_its_description) {
  for (const std::string_view item :
       {R"({"uri":"u","versioncreated":"2014-05-08T10:00:00Z",
"headline":"Mill","description_text":"A mill burned."})",
        R"({"uri":"u","versionCreated":"2014-05-08T10:00:00Z","headlines":
[{"value":"Mill"}],"descriptions":[{"role":"caption","value":"A mill burned."}]})"}) {
    const auto all = read(item);
    ASSERT_THAT(all, SizeIs(1)) << item;
    EXPECT_EQ(all[0].document->text, "Mill\n\nA mill burned.") << item;
  }
}

}  // namespace
}  // namespace synoptic
