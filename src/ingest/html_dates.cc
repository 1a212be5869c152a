// SPDX-License-Identifier: Apache-2.0
#include "ingest/html_dates.h"

#include <algorithm>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

#include "base/date.h"
#include "ingest/html_metadata.h"

namespace synoptic {
namespace {

using enum HtmlTag;

// Elements that name a date beyond these are those of teasers.
constexpr std::size_t kMostCandidates = 12;
// A node above the headline is as far from it as so many below. A guess.
constexpr std::uint32_t kAbove = 3;

// Names of meta elements, the surest first. Publication: Open Graph, Dublin
// Core, Parse.ly, Sailthru, Highwire and the names that content systems use.
constexpr std::string_view kPublishedNames[] = {
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "article:published",
    "og:published_time",
    "og:pubdate",
    "rnews:datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date.created",
    "dcterms.created",
    "dc.created",
    "dc.date",
    "dcterms.date",
    "citation_publication_date",
    "citation_date",
    "publication_date",
    "publish-date",
    "publish_date",
    "publishdate",
    "pubdate",
    "published_date",
    "published-date",
    "published",
    "date",
    "article.published",
    "article_date_original",
    "originalpublicationdate",
    "cxenseparse:recs:publishtime",
    "shareaholic:article_published_time",
    "dateposted",
    "displaydate",
    "release_date",
    "datecreated",
    "created",
    "article.created",
    "gentime",
    "timestamp",
    "doc_date",
    "content_create_date",
    "video:release_date",
};
constexpr std::string_view kModifiedNames[] = {
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "dc.date.modified",
    "dcterms.modified",
    "lastmod",
    "last-modified",
    "article.updated",
    "modified",
    "revised",
    "updated_time",
};
// What programs that build pages in the reader's browser call it.
constexpr std::string_view kScriptKeys[] = {
    "datePublished",   "publishedDate",    "published_at", "publishedAt",
    "publicationDate", "publication_date", "publishDate",  "publish_date",
    "published_time",  "publishedTime",
};

/// "/2014/05/08/", "2014-05-08", "20140508" in an address.
std::optional<DateCandidate> date_in_address(std::string_view url) {
  const auto digits = [&url](std::size_t at, std::size_t count) -> int {
    int value = 0;
    for (std::size_t i = at; i < at + count; ++i) {
      if (i >= url.size() || url[i] < '0' || url[i] > '9') return -1;
      value = value * 10 + (url[i] - '0');
    }
    return value;
  };
  for (std::size_t at = 1; at + 8 <= url.size(); ++at) {
    const bool begins = digits(at - 1, 1) < 0;
    const int year = digits(at, 4);
    if (!begins || year < 1990 || year > 2100) continue;
    const char mark = url[at + 4];
    const bool marked = mark == '/' || mark == '-' || mark == '_';
    std::size_t next = at + (marked ? 5 : 4);
    const std::size_t month_digits = digits(next, 2) >= 0 ? 2 : 1;
    const int month = digits(next, month_digits);
    next += month_digits;
    if (marked && (next >= url.size() || url[next] != mark)) continue;
    if (marked) ++next;
    const std::size_t day_digits = digits(next, 2) >= 0 ? 2 : 1;
    const int day = digits(next, day_digits);
    if (digits(next + day_digits, 1) >= 0 || (!marked && day_digits < 2)) {
      continue;
    }
    const Date date{year, month, day};
    if (is_valid(date)) return DateCandidate{to_string(date), "address", "day"};
  }
  return std::nullopt;
}

/// The heading that the title is; else the first of the first level, else the
/// beginning.
std::uint32_t headline_node(const std::vector<PageHeading>& headings,
                            std::string_view title) {
  for (const PageHeading& heading : headings) {
    if (same_words(heading.text, title)) return heading.node;
  }
  return headings.empty() ? 0 : headings.front().node;
}

/// The moment behind the first of the keys that a script has.
std::optional<DateCandidate> date_in_script(std::string_view script,
                                            const DateWords& words) {
  for (const std::string_view key : kScriptKeys) {
    for (std::size_t at = script.find(key); at != std::string_view::npos;
         at = script.find(key, at + key.size())) {
      const std::string_view rest = script.substr(at + key.size(), 60);
      const std::size_t begin = rest.find_first_not_of("\\\": ");
      if (begin == 0 || begin == std::string_view::npos) continue;
      auto found = read_moment(rest.substr(begin), words);
      if (found && found->precision != "year") return found;
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<DateCandidate> PageDates::moment_at(std::uint32_t node) const {
  const std::string_view origin =
      tree_.nodes()[node].tag == Time ? "time" : "date-line";
  std::optional<DateCandidate> found;
  for (const std::string_view attribute :
       {"datetime", "content", "title", "data-datetime"}) {
    const auto value = tree_.attribute(node, attribute);
    if (value && !found) found = read_moment(*value, words_);
  }
  if (!found) {
    const std::string text = tree_.text_of(node, 200);
    if (text.size() > 200) return std::nullopt;
    found = find_date(text, words_, text.size());
    if (!found) found = read_date_line(text, words_);
    if (!found || found->precision != "day") return std::nullopt;
  }
  found->origin = origin;
  return found;
}

void PageDates::take_sure(std::uint32_t node) {
  if (auto found = moment_at(node)) surest_.push_back(*std::move(found));
}

void PageDates::take_shown(std::uint32_t node) {
  if (auto found = moment_at(node)) {
    shown_.push_back({*std::move(found), node});
  }
}

void PageDates::note_comments(std::uint32_t node) { comments_.push_back(node); }

bool PageDates::is_full() const { return shown_.size() >= kMostCandidates; }

/// Those nearest to the headline come first. What stands above it belongs to
/// the page rather than to the article, unless it is very near.
void PageDates::sort_shown(std::uint32_t headline) {
  const auto distance = [&](const Shown& shown) {
    return shown.node >= headline ? shown.node - headline
                                  : kAbove * (headline - shown.node);
  };
  std::ranges::stable_sort(shown_, std::less<>(), distance);
}

/// A part named for comments that has the headline, too, is the whole page.
void PageDates::drop_comments(std::uint32_t headline) {
  for (const std::uint32_t part : comments_) {
    const std::uint32_t end = tree_.nodes()[part].end;
    if (part <= headline && headline < end) continue;
    std::erase_if(shown_, [&](const Shown& shown) {
      return part <= shown.node && shown.node < end;
    });
  }
}

std::optional<DateCandidate> PageDates::date_in_scripts() const {
  const auto& nodes = tree_.nodes();
  for (std::uint32_t i = 0; i < nodes.size(); ++i) {
    if (nodes[i].tag != HtmlTag::Script) continue;
    for (std::uint32_t j = i + 1; j < nodes[i].end; ++j) {
      if (auto found = date_in_script(nodes[j].text, words_)) return found;
    }
  }
  return std::nullopt;
}

void PageDates::tell(const std::vector<MetaEntry>& metas, const JsonLd& json_ld,
                     const std::vector<PageHeading>& headings,
                     PageMetadata& page) {
  const auto add = [&page](std::optional<DateCandidate> found,
                           const std::string& origin) {
    if (!found || page.dates.size() >= kMostCandidates) return;
    found->origin = origin;
    page.dates.push_back(*std::move(found));
  };
  add(read_moment(json_ld.published, words_), "json-ld");
  for (const std::string_view name : kPublishedNames) {
    add(read_moment(find_meta(metas, name), words_), "meta");
  }
  for (const DateCandidate& found : surest_) add(found, "time");
  add(date_in_address(page.url), "address");
  const std::uint32_t headline = headline_node(headings, page.title);
  drop_comments(headline);
  sort_shown(headline);
  for (const Shown& shown : shown_) add(shown.date, shown.date.origin);
  if (page.dates.empty()) page.scripted = date_in_scripts();
  const auto modified = read_moment(json_ld.modified, words_);
  if (modified) page.modified = modified->value;
  for (const std::string_view name : kModifiedNames) {
    if (!page.modified.empty()) break;
    const auto found = read_moment(find_meta(metas, name), words_);
    if (found) page.modified = found->value;
  }
}

}  // namespace synoptic
