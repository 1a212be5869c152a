// SPDX-License-Identifier: Apache-2.0
#include "output/html.h"

#include "output/disputes.h"
#include "output/html_story.h"
#include "output/html_text.h"
#include "output/json_words.h"
#include "output/page_parts.h"
#include "output/places.h"

namespace synoptic {
namespace {

/// The policy of the page: only this style and this script act, nothing is
/// fetched, nothing is sent. Should words of a report ever get through as
/// markup, the browser still refuses to act on them.
std::string policy() {
  return "default-src 'none'; script-src " + policy_source(page_script_hash()) +
         "; style-src " + policy_source(page_style_hash()) +
         "; base-uri 'none'; form-action 'none'";
}

std::string head(const Survey& survey, const Places& places) {
  std::string out = "<head>\n<meta charset=\"utf-8\">\n";
  out += "<meta http-equiv=\"Content-Security-Policy\"" +
         attribute("content", policy()) + ">\n";
  out +=
      "<meta name=\"viewport\" content=\"width=device-width, "
      "initial-scale=1\">\n"
      "<meta name=\"color-scheme\" content=\"light dark\">\n"
      "<meta name=\"referrer\" content=\"no-referrer\">\n";
  out += "<meta name=\"generator\"" + attribute("content", survey.program) +
         ">\n<title>";
  if (!survey.accounts.empty())
    out +=
        escape_html(places.words_of(places.title_of(survey.accounts.front()))) +
        " \u2013 ";
  out += "Synoptic</title>\n<style>";
  out += page_style();
  return out + "</style>\n</head>\n";
}

std::string counts(const Survey& survey) {
  std::string out = "<header class=\"top\"><h1>Synoptic</h1>";
  out +=
      element("span", "", counted(survey.reports.size(), "report") + " read");
  out += element("span", "",
                 std::to_string(count_independent(survey)) + " independent");
  out += element("span", "", std::to_string(survey.undated) + " undated");
  out +=
      element("span", "",
              std::to_string(survey.other_languages) + " in other languages");
  out += element("span", survey.unread > 0 ? "unread" : "",
                 counted(survey.unread, "input") + " not read");
  if (const std::string line = selection_line(survey); !line.empty())
    out += element("span", "selection", line);
  return out +
         "<span class=\"creed\">Shows who says what; never who is right."
         "</span></header>\n";
}

std::string tabs(const Survey& survey, const Places& places) {
  std::string out =
      "<nav class=\"stories\" role=\"tablist\" aria-label=\"Stories\">";
  for (const Account& account : survey.accounts) {
    const std::string id = id_text(account.story.id);
    out += "<a role=\"tab\"" + attribute("id", "tab-" + id) +
           attribute("href", "#" + id) + attribute("aria-controls", id) + ">" +
           element("b", "", std::to_string(account.story.id.value + 1)) +
           "<bdi>" + escape_html(places.words_of(places.title_of(account))) +
           "</bdi></a>";
  }
  return out + "</nav>\n";
}

}  // namespace

std::string survey_to_html(const Survey& survey) {
  const Places places(survey);
  std::string out = "<!doctype html>\n<html lang=\"en\">\n";
  out += head(survey, places) + "<body>\n" + counts(survey);
  out += survey.accounts.size() > 1 ? tabs(survey, places) : "<div></div>\n";
  out += "<main>\n";
  if (survey.accounts.empty())
    out += "<p class=\"empty\">There is no report to show.</p>\n";
  for (const Account& account : survey.accounts)
    out += story_section(account, places);
  out += "</main>\n<div class=\"live\" aria-live=\"polite\"></div>\n<script>";
  out += page_script();
  return out + "</script>\n</body>\n</html>\n";
}

}  // namespace synoptic
