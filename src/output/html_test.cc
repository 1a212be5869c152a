// SPDX-License-Identifier: Apache-2.0
#include "output/html.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <string>

#include "output/html_columns.h"
#include "output/html_text.h"
#include "output/testing/sample_survey.h"

namespace synoptic {
namespace {

TEST(html, words_of_a_report_are_never_markup) {
  const std::pair<std::string_view, std::string_view> kCases[] = {
      {"a < b & \"c\" > 'd'", "a &lt; b &amp; &quot;c&quot; &gt; &#39;d&#39;"},
      {"</script><script>", "&lt;/script&gt;&lt;script&gt;"},
      {"\x1b[1m\r\n\0", "␛[1m \n"},
      {"\xE2\x80\xAE"
       "abc",
       "\xEF\xBF\xBD"
       "abc"},
      {"\xFF", "\xEF\xBF\xBD"},
  };
  for (const auto& [text, expected] : kCases)
    EXPECT_EQ(escape_html(text), expected);
}

TEST(html, the_policy_names_a_hash_in_base64) {
  // The SHA-256 of nothing.
  EXPECT_EQ(policy_source("e3b0c44298fc1c149afbf4c8996fb924"
                          "27ae41e4649b934ca495991b7852b855"),
            "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='");
}

TEST(html, only_web_addresses_are_links) {
  Survey survey = testing::sample_survey();
  survey.reports[0].document.url = "javascript:alert(1)";
  survey.reports[1].document.url = "https://wire.example/7?a=1&b=\"2\"";
  const std::string page = survey_to_html(survey);
  EXPECT_EQ(page.find("javascript:"), page.npos);
  EXPECT_NE(
      page.find("href=\"https://wire.example/7?a=1&amp;b=&quot;2&quot;\""),
      page.npos);
}

/// The page without its own style and script.
std::string markup_of(const std::string& page) {
  std::string out = page;
  for (const std::string_view name : {"style", "script"}) {
    const std::size_t begin = out.find("\n<" + std::string(name) + ">");
    const std::size_t end = out.find("</" + std::string(name) + ">\n", begin);
    EXPECT_NE(begin, out.npos);
    EXPECT_NE(end, out.npos);
    out.erase(begin, end - begin);
  }
  return out;
}

TEST(html, the_page_loads_nothing_and_closes_what_it_opens) {
  const std::string page = markup_of(survey_to_html(testing::sample_survey()));
  const std::regex acts(
      "<(script|img|link|iframe|object|base)|<[a-z][^>]* "
      "(src|style|on[a-z]+)=");
  std::smatch found;
  EXPECT_FALSE(std::regex_search(page, found, acts)) << found.str();
  for (const std::string_view name :
       {"div", "section", "article", "p", "span", "ul", "li", "a", "h4", "q"}) {
    const std::regex opened("<" + std::string(name) + "[ >]");
    const std::regex closed("</" + std::string(name) + ">");
    const auto count = [&](const std::regex& what) {
      return std::distance(std::sregex_iterator(page.begin(), page.end(), what),
                           {});
    };
    EXPECT_EQ(count(opened), count(closed)) << name;
  }
}

TEST(html, marks_cut_a_text_where_items_begin_and_end) {
  Survey survey;
  survey.reports.resize(1);
  survey.reports[0].document.text = "one two <three> four";
  Account account;
  account.story.members = {{{0}, {}, 1, 1}};
  const Places places(survey);
  const std::string column = report_column(
      account, 0, places,
      {{{0, 7}, 1, -1, false}, {{4, 15}, 2, 0, true}, {{4, 15}, 2, 0, true}});
  EXPECT_NE(
      column.find("<p dir=\"auto\" class=\"paragraph\"><span data-k=\"1\">one "
                  "</span><span data-k=\"1 2:0\" class=\"tense\">two</span>"
                  "<span data-k=\"2:0\" class=\"tense\"> &lt;three&gt;</span>"
                  " four</p>"),
      column.npos)
      << column;
}

TEST(html, what_a_report_leaves_out_and_what_a_copy_changed_are_items) {
  Survey survey = testing::sample_survey();
  const std::string html = survey_to_html(survey);
  for (const std::string_view words :
       {"What one leaves out of what others had told",
        "not in <b dir=\"auto\">The Harbour Post</b>", "Changed in a copy",
        "The copy has another figure."}) {
    EXPECT_NE(html.find(words), html.npos) << words;
  }
  for (Account& account : survey.accounts) {
    account.coverage.clear();
    account.alterations.clear();
  }
  const std::string without = survey_to_html(survey);
  EXPECT_EQ(without.find("leaves out"), without.npos);
  EXPECT_EQ(without.find("Changed in a copy"), without.npos);
}

TEST(html, an_item_that_brings_its_own_mark_gets_no_other) {
  Survey survey = testing::sample_survey();
  Document& document = survey.reports[0].document;
  document.text = "- one\ntwo";
  document.blocks = {{{0, 5}, BlockKind::ListItem},
                     {{6, 9}, BlockKind::ListItem}};
  survey.accounts.clear();
  Account account;
  account.story.members.push_back({.report = {0}, .copy_of = std::nullopt});
  survey.accounts.push_back(account);
  const std::string page = survey_to_html(survey);
  EXPECT_NE(page.find("\"list-item own-mark\">- one"), std::string::npos);
  EXPECT_NE(page.find("\"list-item\">two"), std::string::npos);
}

TEST(html, a_survey_of_nothing_is_a_page) {
  const std::string page = survey_to_html(Survey{});
  EXPECT_NE(page.find("There is no report to show."), page.npos);
}

/// What a command printed, or nothing if it failed.
std::string output_of(const std::string& command) {
  std::string out;
  FILE* pipe = popen(command.c_str(), "r");
  if (pipe == nullptr) return out;
  char buffer[4096];
  while (const std::size_t size = std::fread(buffer, 1, sizeof buffer, pipe))
    out.append(buffer, size);
  return pclose(pipe) == 0 ? out : std::string();
}

/// The page's own account of what a click on its first item did.
std::string self_test_in_chromium(const std::string& page) {
  const auto folder = std::filesystem::temp_directory_path() /
                      ("synoptic-page-" + std::to_string(getpid()));
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "page.html", std::ios::binary) << page;
  const std::string dom = output_of(
      "timeout 100 chromium --headless --no-sandbox --disable-gpu "
      "--disable-quic --no-first-run --disable-background-networking "
      "--disable-component-update --disable-sync --virtual-time-budget=2000 "
      "--user-data-dir='" +
      (folder / "profile").string() + "' --dump-dom 'file://" +
      (folder / "page.html").string() + "#selftest' 2>/dev/null");
  std::error_code ignored;
  std::filesystem::remove_all(folder, ignored);
  std::smatch found;
  std::regex_search(dom, found, std::regex("data-selftest=\"([^\"]*)\""));
  return std::regex_replace(found.str(1), std::regex("&quot;"), "\"");
}

TEST(html, a_click_or_a_key_on_a_point_lights_its_words_in_every_report) {
  if (output_of("command -v chromium").empty())
    GTEST_SKIP() << "no chromium here";
  const std::string state =
      self_test_in_chromium(survey_to_html(testing::sample_survey()));
  EXPECT_EQ(state,
            R"({"chosen":"true","lit":["Talks between Valdoria and Kesh on )"
            R"(the Ister crossing ","ended on Wednesday"," after ",)"
            R"("just over an hour","Talks over the Ister crossing lasted ",)"
            R"("less than an hour","Talks over the Ister crossing lasted ",)"
            R"("less than an hour","The talks ␛[31mlasted an hour␛[0m and ",)"
            R"("65 minutes"],"letters":["A","B","B","C"],"silent":0,)"
            R"("focused":true,"afterJ":"2","silentAfterJ":1,)"
            R"("here":["The two sides "],"afterK":"1",)"
            R"("afterEscape":0})");
}

}  // namespace
}  // namespace synoptic
